"""The numbers of a sheet's rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

_NARROWEST, _BESIDE = 29, 14


class RowNumbers(QHeaderView):
    """As wide as the last number, which Qt would find by measuring hundreds of them."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        """``height`` of every row in pixels."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(height)
        self.setDefaultSectionSize(height)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(_NARROWEST)

    def fit(self, row_count: int) -> None:
        """Make room for the numbers of so many rows."""
        digits = self.fontMetrics().horizontalAdvance(str(row_count))
        self.setFixedWidth(max(_NARROWEST, digits + _BESIDE))

    def sizeHint(self) -> QSize:
        return self.minimumSize()
