"""Making and changing a measure."""

from ui.measures.dialog import MeasureDialog

__all__ = ["MeasureDialog"]
