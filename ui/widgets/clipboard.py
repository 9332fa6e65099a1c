"""What goes to the clipboard in several forms at once."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QStandardItemModel


def clipboard_data() -> QMimeData:
    """Empty data, to be filled and given to the clipboard.

    The clipboard may outlive Python, and what Python made cannot be taken apart without it: so Qt makes it.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data
