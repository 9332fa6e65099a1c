"""Pages for paper and pictures: tabs and hand-outs, painted with Qt from a report."""
