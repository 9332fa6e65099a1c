"""Making and changing a measure."""

from ui.measures.dialog import MeasureDialog
from ui.measures.draft import Archive, Draft

__all__ = ["Archive", "Draft", "MeasureDialog"]
