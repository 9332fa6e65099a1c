"""Templates from the window: apply one after seeing what it changes, and save one's own."""

from ui.templates.apply_dialog import ApplyDialog
from ui.templates.save_dialog import SaveDialog

__all__ = ["ApplyDialog", "SaveDialog"]
