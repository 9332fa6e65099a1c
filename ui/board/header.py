"""The table's head: two lines high, edges to drag, a click to sort, a right click to hide or show."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import icons, theme
from ui.board import columns
from ui.board.lines import Order
from ui.board.looks import Looks, Style, looks
from ui.board.painting import PADDING, PERIOD_PADDING

_LINE = 14
_RIGHT_ALIGNED = (columns.GOAL, columns.VALUE, columns.CHANGE)


class Header(QHeaderView):
    """Paints names over small dates; which are shown and how wide is the table's to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Fixed in height."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.headings: tuple[tuple[str, str], ...] = ()
        self.order: Order | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(columns.LEAST_WIDTH)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setFixedHeight(theme.TABLE_HEADER)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(theme.TABLE_HEADER))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        made = looks(theme.current().name, self.devicePixelRatioF())
        painter.fillRect(event.rect(), made.colours.surface)
        for column in range(min(self.count(), len(self.headings))):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            if width and not self.isSectionHidden(column) and left < event.rect().right():
                self._paint_heading(painter, made, column, QRect(left, 0, width, self.height()))
        bottom = self.height() - 1
        painter.fillRect(0, bottom, self.viewport().width(), 1, made.colours.border)
        painter.end()

    def _paint_heading(self, painter: QPainter, made: Looks, column: int, area: QRect) -> None:
        below, above = self.headings[column]
        area.adjust(_left_edge(column), 0, -_right_edge(column), 0)
        to_right = column in _RIGHT_ALIGNED or column >= columns.FIRST_PERIOD
        line = theme.px(_LINE)
        bottom = area.bottom() - 4 - line
        colours = made.colours
        top = bottom - line if above else bottom
        if above:
            width = _text(painter, made, above, Style.SMALL, colours.text2, area, top, to_right)
            _text(painter, made, below, Style.SMALL, colours.text3, area, bottom, to_right)
        elif column == columns.VALUE:
            width = _text(painter, made, below, Style.HEADING_STRONG, colours.text, area, bottom, to_right)
        else:
            width = _text(painter, made, below, Style.HEADING, colours.text2, area, bottom, to_right)
        if self.order is not None and self.order.column == column:
            x = area.right() - round(width) - 13 if to_right else area.left() + round(width) + 3
            name = "chevron-down" if self.order.descending else "chevron-up"
            icons.paint(painter, name, QRect(x, top + 2, 10, 10), colours.accent)


def _left_edge(column: int) -> int:
    if column == columns.STATUS:
        return theme.MARGIN
    return 4 if column == columns.MEASURE else PADDING if column == columns.TREND else 0


def _right_edge(column: int) -> int:
    return PERIOD_PADDING if column >= columns.FIRST_PERIOD else PADDING if column in _RIGHT_ALIGNED else 0


def _text(
    painter: QPainter,
    made: Looks,
    text: str,
    style: Style,
    colour: QColor,
    area: QRect,
    top: int,
    to_right: bool,
) -> float:
    laid_out = made.text(text, style, area.width() + 2)
    painter.setFont(made.types[style].font)
    painter.setPen(colour)
    x = area.right() + 1 - laid_out.width if to_right else area.left()
    painter.drawStaticText(QPointF(x, top), laid_out.shape)
    return laid_out.width
