"""The small charts of a tab, all its measures at a glance."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from scorecard.board import Board, Group
from scorecard.trend import Trend
from ui import theme
from ui.trends import picture
from ui.trends.flow import flow
from ui.trends.legend import Legend
from ui.trends.tile import Tile
from ui.widgets import group_summary

_ARROWS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TrendTiles(QScrollArea):
    """One tile a measure, in rows of departments."""

    manual_page = "trends"

    selected = Signal(int)
    """The id of the measure whose tile was selected."""
    open_requested = Signal(int)
    """A measure's chart is wanted large: Enter, a double-click or the menu."""
    edit_measure_requested = Signal(int)
    mark_requested = Signal(int, object)
    """Measure id, and the period in which a day is to be marked."""
    picture_requested = Signal(object)
    """The trend whose chart is to be saved as a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until there is a board."""
        super().__init__(parent)
        self._sheet = _Sheet()
        self._sheet.chosen.connect(self._choose)
        self._sheet.opened.connect(lambda index: self.open_requested.emit(self._measure_id(index)))
        self._sheet.menu_requested.connect(self._show_menu)
        self._sheet.mark_requested.connect(self._mark)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self._sheet)
        self.setWidget(self._sheet)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles on screen, in order."""
        return self._sheet.tiles

    @property
    def trend(self) -> Trend | None:
        """What the selected tile draws."""
        return self.tiles[self._sheet.current].trend if self.tiles else None

    def show_tiles(self, board: Board, trends: Mapping[int, Trend]) -> None:
        """Show the measures of ``board`` with their trends, by id; the selected measure stays selected."""
        former = self._measure_id(self._sheet.current) if self.tiles else None
        self._sheet.show_board(board, trends)
        ids = [self._measure_id(index) for index in range(len(self.tiles))]
        if ids:
            self._sheet.select(ids.index(former) if former in ids else 0)

    def select_measure(self, measure_id: int) -> None:
        """Select a measure's tile, where it is shown, without telling anybody."""
        ids = [tile.measure_id for tile in self.tiles]
        if measure_id in ids:
            self._sheet.select(ids.index(measure_id))

    def copy_chart(self) -> None:
        """Put the selected chart and its numbers on the clipboard."""
        if (trend := self.trend) is not None:
            QGuiApplication.clipboard().setMimeData(picture.for_clipboard(trend))

    def menu(self) -> QMenu:
        """What can be done with the selected tile."""
        menu = QMenu(self)
        measure_id = self._measure_id(self._sheet.current)
        menu.addAction("Open", lambda: self.open_requested.emit(measure_id))
        menu.addAction("Mark this month…\tM", self._mark)
        menu.addAction("Copy chart", self.copy_chart)
        menu.addAction("Save chart as picture…", lambda: self.picture_requested.emit(self.trend))
        menu.addAction("Edit measure…", lambda: self.edit_measure_requested.emit(measure_id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _mark(self) -> None:
        tile = self.tiles[self._sheet.current]
        if tile.trend is not None:
            place = -1 if tile.guide is None else tile.guide
            self.mark_requested.emit(tile.measure_id, tile.trend.points[place].period)

    def _show_menu(self, place: QPoint) -> None:
        self.menu().popup(place)

    def _choose(self, index: int) -> None:
        self.ensureWidgetVisible(self.tiles[index], 0, theme.MARGIN)
        self.selected.emit(self._measure_id(index))

    def _measure_id(self, index: int) -> int:
        return self.tiles[index].measure_id


class _Sheet(QWidget):
    """Headings, tiles and legend; arrow keys move from tile to tile."""

    chosen = Signal(int)
    opened = Signal(int)
    menu_requested = Signal(QPoint)
    mark_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current = 0
        self._pool: list[Tile] = []
        self._shown = 0
        self._to_date = False
        self._groups: tuple[Group, ...] = ()
        self._flow = flow((), 0)
        self._legend = Legend(self)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return tuple(self._pool[: self._shown])

    def show_board(self, board: Board, trends: Mapping[int, Trend]) -> None:
        """Show another board. Tiles are made as they are needed, and then kept."""
        self._groups, self._shown, self._to_date = board.groups, len(board.rows), board.to_date
        while len(self._pool) < self._shown:
            self._add_tile(len(self._pool))
        for tile, row in zip(self._pool, board.rows, strict=False):
            tile.show_measure(row, trends[row.measure.id])
        for index, tile in enumerate(self._pool):
            tile.setVisible(index < self._shown)
        self._legend.name_periods(board.cadence)
        self._lay_out()

    def select(self, index: int) -> None:
        """Put the selection on a tile without telling anybody."""
        self.current = index
        for place, tile in enumerate(self._pool):
            tile.set_selected(place == index)
        self.setFocusProxy(self._pool[index])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shown and event.key() in _ARROWS:
            self._move_to(self._flow.neighbour(self.current, *_ARROWS[event.key()]))
        elif self._shown and event.key() in _ENTER:
            self.opened.emit(self.current)
        elif self._shown and event.key() == Qt.Key.Key_M and not event.modifiers():
            self.mark_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(event.rect(), colours.window)
        for group, middle in zip(self._groups, self._flow.headings, strict=True):
            line = theme.px(20)
            area = QRectF(theme.MARGIN, middle - line / 2, self.width() - 2 * theme.MARGIN, line)
            name = theme.font(12, 600)
            painter.setFont(name)
            painter.setPen(colours.text)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), group.title)
            painter.setFont(theme.font(12))
            painter.setPen(colours.text2)
            beside = QFontMetricsF(name).horizontalAdvance(group.title) + 12
            counts = group_summary(group, to_date=self._to_date)
            painter.drawText(area.adjusted(beside, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), counts)
        painter.end()

    def _add_tile(self, index: int) -> None:
        tile = Tile(self)
        tile.pressed.connect(lambda: self._move_to(index))
        tile.opened.connect(lambda: self.opened.emit(index))
        tile.menu_requested.connect(lambda place: self.menu_requested.emit(tile.mapToGlobal(place)))
        tile.hovered.connect(self._guide)
        self._pool.append(tile)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._lay_out()

    def _guide(self, index: int | None) -> None:
        for tile in self.tiles:
            tile.set_guide(index)

    def _move_to(self, index: int) -> None:
        moved = index != self.current
        self.select(index)
        self._pool[index].setFocus()
        if moved:
            self.chosen.emit(index)

    def _lay_out(self) -> None:
        self._flow = flow([len(group.rows) for group in self._groups], self.width())
        for tile, place in zip(self._pool, self._flow.tiles, strict=False):
            tile.setGeometry(place)
        self._legend.setGeometry(self._flow.legend)
        self._legend.setVisible(bool(self._flow.tiles))
        self.setMinimumHeight(self._flow.height)
        self.update()
