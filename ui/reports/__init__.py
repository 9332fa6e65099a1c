"""Pages for paper and pictures: tabs, hand-outs and charts, painted with Qt from a report."""

from ui.reports.painting import paint

__all__ = ["paint"]
