"""The library of known measures: a page to browse and add from, a picker of one, and the archive."""

from ui.library.archive import ArchiveDialog
from ui.library.dialog import LibraryDialog
from ui.library.picker import LibraryPicker

__all__ = ["ArchiveDialog", "LibraryDialog", "LibraryPicker"]
