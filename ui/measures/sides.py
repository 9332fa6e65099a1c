"""The two sides of the editor, each of which scrolls where it has no room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme

SIZE = QSize(1040, 704)
"""The editor's size in the pixels of the design."""
_LEFT_WIDTH, _SLACK = 600, 40


def side_by_side(left: QWidget, right: Iterable[QWidget]) -> QHBoxLayout:
    """``left`` beside a column of what stands at the right."""
    upright = QFrame()
    upright.setObjectName("upright")
    upright.setFixedWidth(1)
    row = QHBoxLayout()
    row.setSpacing(0)
    side = _scrolled(left)
    side.setMinimumWidth(theme.px(_LEFT_WIDTH - _SLACK))
    row.addWidget(side, _LEFT_WIDTH)
    row.addWidget(upright)
    other = _scrolled(_column(right))
    other.setObjectName("preview-side")
    row.addWidget(other, SIZE.width() - _LEFT_WIDTH)
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


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
