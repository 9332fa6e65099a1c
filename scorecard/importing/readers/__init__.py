"""Files read into plain values, each kind by its own reader, in a process of their own."""
