"""Parts beside one another, in as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme


class WrappingRow(QLayout):
    """Each part is as large as it wants to be; what has no room beside the others begins a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.GAP)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(QRect(0, 0, width, 0))), default=0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        for item, place in zip(self._items, self._places(area), strict=True):
            item.setGeometry(place)

    def _places(self, area: QRect) -> list[QRect]:
        """Where each part stands, in the middle of its line."""
        lines: list[list[QRect]] = []
        corner, height = area.topLeft(), 0
        for size in (item.sizeHint() for item in self._items):
            if lines and corner.x() + size.width() > area.left() + area.width():
                corner, height = QPoint(area.left(), corner.y() + height + self.spacing()), 0
                lines.append([])
            elif not lines:
                lines.append([])
            lines[-1].append(QRect(corner, size))
            corner += QPoint(size.width() + self.spacing(), 0)
            height = max(height, size.height())
        return [place for line in lines for place in _centred(line)]


def _centred(line: list[QRect]) -> list[QRect]:
    height = max(place.height() for place in line)
    return [place.translated(0, (height - place.height()) // 2) for place in line]
