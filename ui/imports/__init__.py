"""The imports page, and the history of one number."""

from ui.imports.dialog import ImportsDialog
from ui.imports.history_dialog import HistoryDialog

__all__ = ["HistoryDialog", "ImportsDialog"]
