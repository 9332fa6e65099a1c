"""What to count in a table in which each row is a deal, an order or a visit."""
