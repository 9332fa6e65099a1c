"""Export to a workbook: what goes into it, how it will look, and where to."""

from ui.exporting.dialog import ExportDialog
from ui.exporting.fill_in_dialog import FillInDialog
from ui.exporting.wish import Occasion, Wish

__all__ = ["ExportDialog", "FillInDialog", "Occasion", "Wish"]
