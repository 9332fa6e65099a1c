"""The two sides of the editor, each of which scrolls where it has no room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

SIZE = 1040, 704
"""The editor's size in the pixels of the design."""
_LEFT_WIDTH = 600


def side_by_side(left: QWidget, right: Iterable[QWidget]) -> QHBoxLayout:
    """``left`` beside a column of what stands at the right."""
    upright = QFrame()
    upright.setObjectName("upright")
    upright.setFixedWidth(1)
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(_Side(left), _LEFT_WIDTH)
    row.addWidget(upright)
    other = _Side(_column(right))
    other.setObjectName("preview-side")
    row.addWidget(other, SIZE[0] - _LEFT_WIDTH)
    return row


def _column(parts: Iterable[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 16, 16, 16)
    column.setSpacing(14)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made


class _Side(QScrollArea):
    """Scrolls up and down alone: it is never narrower than what is in it."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        needed = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(needed, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
