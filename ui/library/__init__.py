"""The library of known measures: a page to browse and add from, and a small picker of one."""

from ui.library.picker import LibraryPicker

__all__ = ["LibraryPicker"]
