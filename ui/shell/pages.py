"""What is under the summary line: the table with its panel, the trend tiles, or why there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from scorecard.board import Board
from scorecard.trend import Trend
from ui import theme
from ui.board import BoardView
from ui.widgets import button, label

if TYPE_CHECKING:
    from ui.trends import TrendPanel, TrendTiles


class Pages(QStackedWidget):
    """The table is made at once; charts only when the table is on screen, for their library takes long."""

    import_requested = Signal()
    new_measure_requested = Signal()
    charts_loaded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing until there is a board."""
        super().__init__(parent)
        self.board = BoardView()
        self.panel: TrendPanel | None = None
        self.tiles: TrendTiles | None = None
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.board)
        self._room = QWidget()
        self._room.setObjectName("panel-room")
        self._room.setMinimumHeight(180)
        self.splitter.addWidget(self._room)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([416, 214])
        self._blank = QWidget()
        self._empty = _EmptyPage()
        self._empty.import_button.clicked.connect(self.import_requested)
        self._empty.measure_button.clicked.connect(self.new_measure_requested)
        for page in (self._blank, self.splitter, self._empty):
            self.addWidget(page)

    def load_charts(self) -> None:
        """Load the charts' library and put the panel into its room."""
        if self.panel is not None:
            return
        from ui.trends import TrendPanel

        self.panel = TrendPanel()
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.panel)
        self.charts_loaded.emit()

    def show_table(self, board: Board) -> None:
        """Show a board as a table, with the panel under it."""
        self.board.show_board(board)
        self.setCurrentWidget(self.splitter)

    def show_tiles(self, board: Board, trends: Mapping[int, Trend]) -> None:
        """Show a board as small charts, by the measures' ids."""
        if self.tiles is None:
            from ui.trends import TrendTiles

            self.tiles = TrendTiles()
            self.addWidget(self.tiles)
        self.tiles.show_tiles(board, trends)
        self.setCurrentWidget(self.tiles)

    def show_empty(self, tab: str) -> None:
        """The tab has no measures."""
        self._empty.name(tab)
        self.setCurrentWidget(self._empty)

    def set_panel_visible(self, visible: bool) -> None:
        """Show or hide what is under the table."""
        self._room.setVisible(visible)


class _EmptyPage(QWidget):
    """One sentence and what would change it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "lead")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.import_button = button("Import…", icon="import", kind="primary")
        self.measure_button = button("New measure…")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        row.addWidget(self.import_button)
        row.addWidget(self.measure_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GROUP_GAP)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addLayout(row)
        column.addStretch(2)

    def name(self, tab: str) -> None:
        """Say which tab is empty."""
        self._text.setText(f"No measures on the {tab} tab yet.")
