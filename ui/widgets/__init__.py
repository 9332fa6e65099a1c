"""Small parts used on more than one page."""

from ui.widgets.buttons import Segmented, button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.marks import StatusMark, paint_mark

__all__ = ["ElidedLabel", "Segmented", "StatusMark", "button", "label", "paint_mark"]
