"""The grid's head: two lines high, the period that is entered in strong ink."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.entry import columns
from ui.entry.painting import NOW_PADDING, PADDING

_LINE = 14


class Header(QHeaderView):
    """Paints the headings of an entry model; widths are the grid's to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Fixed in height."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.headings: tuple[tuple[str, str], ...] = ()
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(theme.TABLE_HEADER)

    def show_headings(self, headings: tuple[tuple[str, str], ...]) -> None:
        """Show other headings: for each column its upper line, which may be empty, and its lower one."""
        if headings != self.headings:
            self.headings = headings
            self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(theme.TABLE_HEADER))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self.viewport()), theme.current()
        painter.fillRect(event.rect(), colours.surface)
        for column in range(min(self.count(), len(self.headings))):
            width = self.sectionSize(column)
            if width and not self.isSectionHidden(column):
                self._paint_heading(painter, column, self.sectionViewportPosition(column), width)
        painter.fillRect(0, self.height() - 1, self.viewport().width(), 1, colours.border)
        painter.end()

    def _paint_heading(self, painter: QPainter, column: int, left: int, width: int) -> None:
        colours, line = theme.current(), theme.px(_LINE)
        upper, lower = self.headings[column]
        is_now, to_right = column == columns.NOW, columns.UNIT <= column <= columns.NOW
        before = theme.MARGIN if column in (columns.MEASURE, columns.STATUS, columns.NOTE) else 0
        after = NOW_PADDING if is_now else PADDING if to_right else 0
        area = QRect(left + before, self.height() - 5 - line, width - before - after, line)
        weight = 600 if is_now else 500
        strong = colours.text if is_now else colours.text2
        if upper:
            self._text(painter, upper, area.translated(0, -line), weight, strong, to_right)
        ink = strong if not upper or is_now else colours.text3
        self._text(painter, lower, area, weight if not upper or is_now else 400, ink, to_right)

    @staticmethod
    def _text(painter: QPainter, text: str, area: QRect, weight: int, ink: QColor, to_right: bool) -> None:
        painter.setFont(theme.font(11, weight))
        painter.setPen(ink)
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 4)
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
