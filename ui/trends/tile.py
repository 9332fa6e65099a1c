"""One small chart with its head."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from scorecard.board import Row
from scorecard.status import Status
from scorecard.trend import Basis, Trend
from scorecard.units import MISSING, NO_BREAK_SPACE
from ui import theme
from ui.trends.flags import paint_small_flags
from ui.trends.flow import TILE, grown
from ui.trends.layers import SMALL_LAYERS
from ui.trends.picture import empty_text, point_tip
from ui.trends.plot import SMALL, Plot
from ui.trends.scale import Scale
from ui.widgets import paint_mark

_PADDING = 13
_MARK = QPointF(_PADDING + 6, 18)
_NAME = QRectF(32, 8, TILE.width() - 32 - _PADDING, 20)
_VALUE = QRectF(_PADDING, 28, TILE.width() - 2 * _PADDING, 30)
_GOAL_LINE, _YEAR_LINE, _LINE_HEIGHT = 28.0, 43.0, 14.0
_PLOT = QRectF(_PADDING, 72, TILE.width() - 2 * _PADDING, 80)
_MONTHS = QRectF(_PADDING, 154, TILE.width() - 2 * _PADDING, 14)
_FEWEST_FOR_LINE = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Run = tuple[str, int, str]
"""A piece of a line: its words, weight and colour token."""


class Tile(QWidget):
    """A measure's mark, name, value, goal and year change over its 13 months."""

    pressed = Signal()
    opened = Signal()
    menu_requested = Signal(QPoint)
    hovered = Signal(object)
    """The index under the pointer; None when it has left."""

    def __init__(self, parent: QWidget) -> None:
        """Shows nothing until :meth:`show_measure`."""
        super().__init__(parent)
        self._row: Row | None = None
        self._plot: Plot | None = None
        self._trend: Trend | None = None
        self._selected = False
        self._guide: int | None = None
        self.setFixedSize(grown(TILE))
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_requested)

    @property
    def trend(self) -> Trend | None:
        """What is drawn."""
        return self._trend

    @property
    def measure_id(self) -> int:
        """The measure shown. Raises ValueError before there is one."""
        if self._row is None:
            raise ValueError("the tile shows no measure yet")
        return self._row.measure.id

    @property
    def guide(self) -> int | None:
        """The point under the guide."""
        return self._guide

    def show_measure(self, row: Row, trend: Trend) -> None:
        """Show another measure."""
        self._row, self._trend, self._plot = row, trend, None
        words = (row.measure.name, row.cell.status.word.lower(), row.cell.text, trend.headline)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def set_selected(self, selected: bool) -> None:
        """The selected tile is the one Tab reaches."""
        self._selected = selected
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus)
        self.update()

    def set_guide(self, index: int | None) -> None:
        """Draw the guide at a point; None for nowhere."""
        if index != self._guide:
            self._guide = index
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() * 100 / theme.text_size()
        if self._plot is None or self._trend is None or at.y() < _PLOT.top():
            self.hovered.emit(None)
            return
        index = self._plot.index_at(at.x())
        if index != self._guide:
            place = event.globalPosition().toPoint() + QPoint(12, 12)
            QToolTip.showText(place, point_tip(self._trend, index), self)
        self.hovered.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        self.update()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._plot = None
        elif event.type() is QEvent.Type.StyleChange:
            self.setFixedSize(grown(TILE))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            if event.pos().y() < theme.px(_PLOT.top()):
                QToolTip.showText(event.globalPos(), self._head_tip(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        painter.scale(theme.text_size() / 100, theme.text_size() / 100)
        if self._row is not None and self._trend is not None:
            self._paint_head(painter, self._row, self._trend)
            self._paint_plot(painter, self._trend)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        colours = theme.current()
        width = 2 if self._selected else 1
        edge = colours.borderStrong if self.underMouse() else colours.border
        painter.setPen(QPen(colours.accent if self._selected else edge, width))
        painter.setBrush(colours.surface)
        inset = width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, theme.RADIUS_CARD - inset, theme.RADIUS_CARD - inset)

    def _paint_head(self, painter: QPainter, row: Row, trend: Trend) -> None:
        colours = theme.current()
        paint_mark(painter, _MARK, row.cell.status, colours)
        painter.setFont(theme.picture_font(13, 500))
        painter.setPen(colours.text)
        painter.drawText(_NAME, int(_LEFT), _elided(row.measure.name, painter, _NAME.width()))
        off = row.cell.status is Status.OFF_TRACK
        word: Run = (row.cell.status.word, 600 if off else 500, "bad" if off else "text2")
        in_full, compact = ((word, (_goal(text), 400, "text3")) for text in (row.goal_text, row.goal_compact))
        value = self._paint_value(painter, row, sum(_advances(in_full)))
        room = _VALUE.width() - value - theme.GAP
        status: tuple[Run, ...] = in_full if sum(_advances(in_full)) <= room else compact
        _paint_runs(painter, _GOAL_LINE, room, status)
        if trend.year_text:
            year: Run = (trend.year_text, 500, "text")
            _paint_runs(painter, _YEAR_LINE, room, (year, (f" {trend.year_caption}", 400, "text3")))

    def _paint_value(self, painter: QPainter, row: Row, beside: float) -> float:
        """Paint the value and return its width; it is short where in full it leaves no room ``beside`` it.

        A unit that is a word is smaller.
        """
        number, space, word = row.cell.text.partition(NO_BREAK_SPACE)
        strong, small = theme.picture_font(20, 600), theme.picture_font(13, 600)
        unit = QFontMetricsF(small).horizontalAdvance(space + word)
        figures = QFontMetricsF(strong)
        if figures.horizontalAdvance(number) + unit + theme.GAP + beside > _VALUE.width():
            number = row.cell.compact.partition(NO_BREAK_SPACE)[0]
        painter.setPen(theme.current().text)
        painter.setFont(strong)
        painter.drawText(_VALUE, int(_LEFT), number)
        width = figures.horizontalAdvance(number)
        painter.setFont(small)
        painter.drawText(_VALUE.adjusted(width, 4, 0, 0), int(_LEFT), space + word)
        return width + unit

    def _paint_plot(self, painter: QPainter, trend: Trend) -> None:
        colours = theme.current()
        if self._plot is None:
            self._plot = Plot(trend, _PLOT, Scale.of(trend), SMALL, colours)
        for layer in (*SMALL_LAYERS, paint_small_flags):
            layer(painter, self._plot)
        painter.setFont(theme.picture_font(11))
        if text := _why_no_line(trend):
            painter.setPen(colours.text2)
            area = QRectF(_PLOT.left(), _PLOT.center().y() - 9, _PLOT.width(), 18)
            painter.fillRect(area, colours.surface)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(colours.text3)
        painter.drawText(_MONTHS, int(_LEFT), trend.points[0].label)
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(_MONTHS, int(middle), trend.points[len(trend.points) // 2].label)
        painter.drawText(_MONTHS, int(_RIGHT), trend.points[-1].label)
        if self._guide is not None and self._guide <= self._plot.last:
            x = round(self._plot.x(self._guide)) + 0.5
            painter.setPen(QPen(colours.borderStrong, 1))
            painter.drawLine(QLineF(x, _PLOT.top(), x, _PLOT.bottom()))

    def _head_tip(self) -> str:
        if self._row is None or self._trend is None:
            return ""
        return f"{self._row.measure.name}\n{self._trend.points[-1].tip}"


def _goal(text: str) -> str:
    return f", goal {text}" if text not in ("", MISSING) else ""


def _why_no_line(trend: Trend) -> str:
    """The words where there is no line to see; empty where there is one."""
    count = sum(point.value is not None for point in trend.points)
    if not count:
        return empty_text(trend)
    periods = "quarters" if trend.basis is Basis.QUARTERS else "months"
    return f"Needs {_FEWEST_FOR_LINE} {periods} for a line" if count < _FEWEST_FOR_LINE else ""


def _paint_runs(painter: QPainter, top: float, room: float, runs: tuple[Run, ...]) -> None:
    """Write ``runs`` one after the other so that the last ends at the right edge."""
    advances = _advances(runs)
    left = _VALUE.right() - min(sum(advances), room)
    for (text, weight, token), advance in zip(runs, advances, strict=True):
        painter.setFont(theme.picture_font(11, weight))
        painter.setPen(getattr(theme.current(), token))
        area = QRectF(left, top, _VALUE.right() - left, _LINE_HEIGHT)
        painter.drawText(area, int(_LEFT), _elided(text, painter, area.width()))
        left += advance


def _advances(runs: tuple[Run, ...]) -> list[float]:
    return [QFontMetricsF(theme.picture_font(11, weight)).horizontalAdvance(text) for text, weight, _ in runs]


def _elided(text: str, painter: QPainter, width: float) -> str:
    return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width + 1)
