"""The measure editor."""

from ui.measures.dialog import MeasureDialog, Parts
from ui.measures.draft import Archive, Delete, Draft, Wish

__all__ = ["Archive", "Delete", "Draft", "MeasureDialog", "Parts", "Wish"]
