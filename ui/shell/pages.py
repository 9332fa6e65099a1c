"""What is under the summary line: the table with its panel, or the trend tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from scorecard.board import Board
from ui.board import BoardView
from ui.board.lines import Segments
from ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from scorecard.trend import Trend
    from ui.trends import TrendPanel, TrendTiles

_LEAST_PANEL = 190
"""The least height that a person can give the panel."""
_GIVES_WAY = 44
"""So much of its height the panel gives up where that lets all rows be seen, as while a message is shown."""
_PANEL = 210
"""What the panel gets at first: room for the chart, the sentence and four facts."""


class Pages(QStackedWidget):
    """The table is made at once; charts only when the table is on screen, for their library takes long."""

    charts_loaded = Signal()
    """The panel is there."""
    tiles_loaded = Signal()
    """The tiles are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing until there is a board."""
        super().__init__(parent)
        self.board = BoardView()
        self.panel: TrendPanel | None = None
        self.tiles: TrendTiles | None = None
        self.splitter = Splitter()
        self._room = QWidget()
        self._room.setObjectName("panel-room")
        self._room.setMinimumHeight(_LEAST_PANEL)
        self.splitter.addWidget(self.board)
        self.splitter.addWidget(self._room)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setFocusProxy(self.board)
        self.splitter.splitterMoved.connect(self._keep_sizes)
        self._fits = True
        self._needed = 0
        self._panel_wanted = self._filled = True
        self.addWidget(QWidget())
        self.addWidget(self.splitter)

    def load_charts(self) -> None:
        """Put the panel into its room."""
        from ui.trends import TrendPanel

        self.panel = TrendPanel()
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.panel)
        self.charts_loaded.emit()

    def show_table(self, board: Board, segments: Segments | None = None) -> None:
        """Show a board as a table, some measures opened into their segments, with the panel under it."""
        self._filled = bool(board.rows or board.below)
        self._show_panel()
        self.board.show_board(board, segments)
        self._needed = self.board.needed_height
        self._fit()
        self._turn_to(self.splitter)

    def show_tiles(self, board: Board, trends: Mapping[int, Trend]) -> None:
        """Show a board as small charts, by the measures' ids; where none is left the table says so."""
        if not board.rows:
            self._turn_to(self.splitter)
            return
        if self.tiles is None:
            from ui.trends import TrendTiles

            self.tiles = TrendTiles()
            self.addWidget(self.tiles)
            self.tiles_loaded.emit()
        self.tiles.show_tiles(board, trends)
        if (row := self.board.row) is not None:
            self.tiles.select_measure(row.measure.id)
        self._turn_to(self.tiles)

    def take_focus(self) -> None:
        """Put the keyboard into what is shown: the current row or tile, or an empty page's button."""
        shown = self.tiles if self.currentWidget() is self.tiles else None
        (shown or self.board).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def select_measure(self, measure_id: int) -> None:
        """Select a measure where it is shown, and bring it into sight."""
        self.board.select_measure(measure_id)
        if self.tiles is not None:
            self.tiles.select_measure(measure_id)

    def set_panel_visible(self, visible: bool) -> None:
        """Show or hide what is under the table."""
        self._panel_wanted = visible
        focused = QApplication.focusWidget()
        if not visible and focused is not None and self._room.isAncestorOf(focused):
            self.board.setFocus()
        self._show_panel()

    def restore_splitter(self, state: QByteArray) -> None:
        """Put the splitter where the person left it; empty leaves it to fit the table."""
        self._fits = state.isEmpty() or not self.splitter.restoreState(state)

    def splitter_state(self) -> QByteArray:
        """Where the person left the splitter; empty where it was never moved."""
        return QByteArray() if self._fits else self.splitter.saveState()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _turn_to(self, page: QWidget) -> None:
        """Bring a page to the front, with the keyboard where it was on the page before."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        if page is not self.currentWidget():
            self.setCurrentWidget(page)
            if had_focus:
                self.take_focus()

    def _show_panel(self) -> None:
        """Where there is no row there is nothing to tell of it."""
        self._room.setVisible(self._panel_wanted and self._filled)

    def _fit(self) -> None:
        """Give the table what its rows need and the rest to the panel, until a person moves the splitter."""
        if self._fits:
            room = self.height() - self.splitter.handleWidth()
            all_rows = self._needed <= room - _PANEL + _GIVES_WAY
            self._room.setMinimumHeight(_PANEL - _GIVES_WAY if all_rows else _LEAST_PANEL)
            table = self._needed if all_rows else room - _PANEL
            self.splitter.setSizes([table, room - table])

    def _keep_sizes(self) -> None:
        self._fits = False
        self._room.setMinimumHeight(_LEAST_PANEL)
