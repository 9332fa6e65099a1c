"""A small picture of the first sheet of an export, painted from the board’s values."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scorecard.board import Board, Cell, Row
from scorecard.exporting.report import marked
from scorecard.status import Status
from ui import theme

_SHEET = QSize(720, 470)
"""The picture before it is made larger or smaller as a whole."""
_HEADER, _GRID, _GROUP, _BAR = QColor("#243B6B"), QColor("#E2E5EB"), QColor("#EEF0F4"), QColor("#F5F6F8")
_TINTS = {
    Status.ON_TRACK: ("#0F5C3C", "#E2F2E9"),
    Status.ON_PACE: ("#0F5C3C", "#E2F2E9"),
    Status.OFF_TRACK: ("#9A2C14", "#FBE3DB"),
    Status.AT_RISK: ("#7A4B00", "#FBF1DA"),
    Status.BEHIND: ("#7A4B00", "#FBF1DA"),
}
"""Words and ground, as the workbook has them whatever the theme."""
_LEFT, _TOP, _LINE, _TABS, _CHART = 14.0, 54.0, 17.0, 24.0, 112.0
_STATUS, _NAME, _GOAL, _VALUE, _CHANGE, _PERIOD, _TREND = 84.0, 176.0, 66.0, 62.0, 52.0, 34.0, 56.0
_GAP = 5.0
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the picture shows."""

    board: Board
    title: str
    sheets: tuple[str, ...]
    has_chart: bool


class SheetPreview(QWidget):
    """The picture, or a sentence in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until there is something to show."""
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._words = ""
        self.setAccessibleName("Preview")
        self.setMinimumSize(360, 235)

    @property
    def sheet(self) -> Sheet | None:
        """What it shows."""
        return self._sheet

    @property
    def words(self) -> str:
        """What it says in the place of a picture."""
        return self._words

    def show_sheet(self, sheet: Sheet) -> None:
        """Paint a sheet."""
        self._sheet, self._words = sheet, ""
        told = f"{sheet.title}, {sheet.board.title}; {len(sheet.board.rows)} measures"
        self.setAccessibleDescription(f"{told}. Sheets: {', '.join(sheet.sheets)}")
        self.update()

    def say(self, words: str) -> None:
        """Say something in the place of a picture."""
        self._sheet, self._words = None, words
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(480) * _SHEET.height() // _SHEET.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._sheet is None:
            painter.setPen(theme.current().text2)
            painter.setFont(theme.font(13))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, self._words)
        else:
            scale = min(self.width() / _SHEET.width(), self.height() / _SHEET.height())
            # Ends where the fields below end.
            painter.translate(self.width() - _SHEET.width() * scale, 0)
            painter.scale(scale, scale)
            _Picture(painter, self._sheet).paint()
        painter.end()


class _Picture:
    """Paints one sheet in the colours of a workbook."""

    def __init__(self, painter: QPainter, sheet: Sheet) -> None:
        self._painter, self._sheet, self._board = painter, sheet, sheet.board
        room = _SHEET.width() - 2 * _LEFT - _STATUS - _NAME - _GOAL - _VALUE - _CHANGE - _TREND
        self._shown = max(1, min(len(self._board.periods), int(room / _PERIOD)))

    def paint(self) -> None:
        painter, whole = self._painter, QRectF(0, 0, _SHEET.width(), _SHEET.height())
        painter.fillRect(whole, theme.LIGHT.surface)
        self._write(QRectF(_LEFT, 8, 690, 22), self._sheet.title, 15, 650, _HEADER)
        below = f"{self._board.title}, {self._board.dates}"
        self._write(QRectF(_LEFT, 30, 690, 18), below, 11, 400, theme.LIGHT.text2)
        foot = whole.height() - _TABS - (_CHART + 16 if self._sheet.has_chart else 8)
        bottom = self._paint_table(foot)
        if self._sheet.has_chart:
            self._paint_chart(QRectF(_LEFT, bottom + 10, 340, _CHART))
        self._paint_tabs(whole.bottom() - _TABS)
        painter.setPen(theme.LIGHT.border)
        painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5))

    def _columns(self) -> list[tuple[float, str]]:
        board = self._board
        heads = [(_STATUS, "Status"), (_NAME, "Measure"), (_GOAL, "Goal"), (_VALUE, board.shown_heading)]
        heads += [(_CHANGE, "Change")]
        heads += [(_PERIOD, name.split()[0]) for name, _ in board.headings[-self._shown :]]
        return [*heads, (_TREND, "Trend")]

    def _paint_table(self, foot: float) -> float:
        top, left = _TOP, _LEFT
        width = sum(width for width, _ in self._columns())
        self._painter.fillRect(QRectF(left, top, width, _LINE), _HEADER)
        for place, (wide, head) in enumerate(self._columns()):
            area = QRectF(left + _GAP, top, wide - 2 * _GAP, _LINE)
            self._write(area, head, 10, 600, theme.LIGHT.surface, _START if place < 2 else _END)
            left += wide
        top += _LINE
        for group in self._board.groups:
            if top + 2 * _LINE > foot:
                break
            self._painter.fillRect(QRectF(_LEFT, top, width, _LINE), _GROUP)
            self._write(QRectF(_LEFT + _GAP, top, 300, _LINE), group.title, 10, 600, theme.LIGHT.text)
            top += _LINE
            for row in group.rows:
                if top + _LINE > foot:
                    break
                self._paint_row(row, top)
                top += _LINE
        return top

    def _paint_row(self, row: Row, top: float) -> None:
        left, cell, plain = _LEFT, row.cell, theme.LIGHT.text
        ink, ground = _tint(cell)
        self._painter.fillRect(QRectF(left, top, _STATUS, _LINE), ground)
        words = (
            (_STATUS, marked(cell.status), ink, _START, 400),
            (_NAME, "   " * row.level + row.name, plain, _START, 400),
            (_GOAL, row.goal_compact, plain, _END, 400),
            (_VALUE, cell.compact, ink if cell.status is Status.OFF_TRACK else plain, _END, 600),
            (_CHANGE, row.change_text, plain, _END, 400),
        )
        for width, text, colour, side, weight in words:
            area = QRectF(left + _GAP, top, width - 2 * _GAP, _LINE)
            self._write(area, text, 10, weight, colour, side)
            left += width
        for each in row.cells[-self._shown :]:
            ink, ground = _tint(each)
            self._painter.fillRect(QRectF(left, top, _PERIOD, _LINE), ground)
            self._write(QRectF(left, top, _PERIOD - 3, _LINE), each.short, 9, 400, ink, _END)
            left += _PERIOD
        self._paint_course(row, QRectF(left + 4, top + 4, _TREND - 8, _LINE - 8), 1.2)
        self._painter.setPen(QPen(_GRID, 0.6))
        self._painter.drawLine(QPointF(_LEFT, top + _LINE), QPointF(left + _TREND, top + _LINE))

    def _paint_chart(self, area: QRectF) -> None:
        row = next((r for r in self._board.rows if r.cell.status is Status.OFF_TRACK), None)
        row = row or next(iter(self._board.rows), None)
        if row is None:
            return
        self._painter.setPen(QPen(theme.LIGHT.borderStrong, 0.8))
        self._painter.drawRect(area)
        self._write(area.adjusted(10, 4, -10, -_CHART + 24), row.name, 11, 600, theme.LIGHT.text)
        self._paint_course(row, area.adjusted(14, 32, -14, -14), 1.8, dots=True)

    def _paint_course(self, row: Row, area: QRectF, width: float, *, dots: bool = False) -> None:
        """The values in a row as a line, which breaks where one is missing."""
        known = [cell.value for cell in row.cells if cell.value is not None]
        if not known:
            return
        low, span = min(known), (max(known) - min(known)) or 1.0
        step = area.width() / max(1, len(row.cells) - 1)
        line = QPolygonF()
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.LIGHT.series, width))
        for place, cell in enumerate(row.cells):
            if cell.value is None:
                painter.drawPolyline(line)
                line = QPolygonF()
                continue
            point = QPointF(
                area.left() + place * step, area.bottom() - (cell.value - low) / span * area.height()
            )
            line.append(point)
            if dots:
                is_off = cell.status is Status.OFF_TRACK
                painter.setBrush(theme.LIGHT.bad if is_off else theme.LIGHT.series)
                painter.drawEllipse(point, 2.2, 2.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_tabs(self, top: float) -> None:
        self._painter.fillRect(QRectF(0, top, _SHEET.width(), _TABS), _BAR)
        left = 10.0
        for place, name in enumerate(self._sheet.sheets):
            width = 20.0 + 7 * len(name)
            area = QRectF(left, top, width, _TABS)
            if place == 0:
                self._painter.fillRect(area, theme.LIGHT.surface)
            colour = theme.LIGHT.good if place == 0 else theme.LIGHT.text2
            self._write(area, name, 11, 600 if place == 0 else 400, colour, Qt.AlignmentFlag.AlignCenter)
            left += width

    def _write(
        self,
        area: QRectF,
        text: str,
        size: int,
        weight: int,
        colour: QColor,
        side: Qt.AlignmentFlag = _START,
    ) -> None:
        self._painter.setFont(theme.picture_font(size, weight))
        self._painter.setPen(colour)
        shown = self._painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(area.width()) + 1
        )
        self._painter.drawText(area, int(side), shown)


def _tint(cell: Cell) -> tuple[QColor, QColor]:
    ink, ground = _TINTS.get(cell.status, ("#505B6D", "#FFFFFF"))
    return QColor(ink), QColor(ground)
