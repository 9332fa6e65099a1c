"""The line that answers first: how many are on track, how many are not; and what part of them is shown."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from scorecard.board import Board
from scorecard.measures import department_title
from ui import theme
from ui.board.filters import Filter
from ui.icons import icon
from ui.shell.counts import Count, counts_of
from ui.shell.filter_menu import ALL_DEPARTMENTS, Choose, department_menu, filter_menu
from ui.widgets import ElidedLabel, PairButton, Segmented, StatusMark, button

_CHIP = 132
"""The most room that the words of a chip get, also of larger ones: the counts beside them stand whole."""


class Mode(StrEnum):
    """How a tab shows its rows."""

    TABLE = "table"
    TRENDS = "trends"


class SummaryLine(QFrame):
    """Counts, the filters, and the switch between table and trends."""

    filter_requested = Signal(object)
    """The Filter that the person wants."""
    mode_chosen = Signal(object)
    own_list_requested = Signal()
    """The quarterly tab is to have a list of its own."""
    departments_requested = Signal()
    """The company's departments are to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_board`."""
        super().__init__(parent)
        self.setObjectName("summary")
        self.setFixedHeight(theme.SUMMARY_LINE)
        self.setAccessibleName("Summary")
        self._filter = Filter()
        self._board: Board | None = None
        self._counts, self._chips = QHBoxLayout(), QHBoxLayout()
        self._counts.setSpacing(2)
        self._chips.setSpacing(4)
        self._shown_counts: list[Count] = []
        self._part = ElidedLabel("", "hint")
        self._part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._hint = ElidedLabel("Follows the monthly tab", "hint")
        self._hint.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.own = button("Make it its own", kind="link", tip="Keep the measures of this tab on their own")
        self.own.clicked.connect(self.own_list_requested)
        self.departments, self.filters = _list_button(), _list_button()
        self.departments.clicked.connect(lambda: self._open(self._department_menu, self.departments))
        self.filters.set_texts("Filter")
        self.filters.clicked.connect(lambda: self._open(filter_menu, self.filters))
        self._mode = Segmented([(Mode.TABLE, "Table"), (Mode.TRENDS, "Trends")])
        self._mode.chosen.connect(self.mode_chosen)
        self._arrange()
        self.show_filter(self._filter)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.addLayout(self._counts)
        row.addSpacing(theme.GROUP_GAP)
        row.addLayout(self._chips)
        row.addWidget(self._part)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.own)
        row.addSpacing(theme.GAP)
        row.addWidget(self.departments)
        row.addWidget(self.filters)
        row.addSpacing(theme.GAP)
        row.addWidget(self._mode)

    def show_board(self, board: Board, mode: Mode, shown: Filter) -> None:
        """Show the counts of ``board``, the mode of its tab, and what part of it is shown."""
        self._mode.set_value(mode)
        self._board = board
        self._hint.setVisible(board.follows_months)
        self.own.setVisible(board.follows_months)
        self.show_filter(shown)

    def show_filter(self, shown: Filter) -> None:
        """Say what part is shown, and count in it."""
        self._filter = shown
        self.departments.set_texts(
            ALL_DEPARTMENTS if shown.department is None else department_title(shown.department)
        )
        _empty(self._chips)
        for words, without in shown.chips:
            self._chips.addWidget(self._chip(words, without))
        self._show_counts()

    def _show_counts(self) -> None:
        if self._board is None:
            return
        board = self._filter.apply(self._board)
        part = f"{len(board.rows)} of {len(self._board.rows)} shown" if self._filter != Filter() else ""
        self._part.setText(part)
        self._part.setVisible(bool(part))
        counts = counts_of(board.summary)
        # What stays as it is keeps its buttons, and one of them the keyboard.
        if counts != self._shown_counts:
            self._shown_counts = counts
            _empty(self._counts)
            for index, count in enumerate(counts):
                if index:
                    self._counts.addSpacing(12)
                self._counts.addWidget(StatusMark(count.mark))
                self._counts.addWidget(self._count(count, first=index == 0))

    def _count(self, count: Count, *, first: bool) -> QWidget:
        word = count.status.word.lower()
        made: QPushButton = button(count.text, kind="count", tip=f"Show only: {word}")
        made.setProperty("first", first)
        made.clicked.connect(lambda: self.filter_requested.emit(self._filter.toggled(count.status)))
        return made

    def _chip(self, words: str, without: Filter) -> QPushButton:
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _CHIP)
        made: QPushButton = button(shown.replace("&", "&&"), kind="chip", tip=f"Show not only: {words}")
        made.setIcon(icon("cross", "accent"))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setAccessibleName(f"Only {words}. Press to show all again")
        made.clicked.connect(lambda: self.filter_requested.emit(without))
        return made

    def _department_menu(self, parent: QWidget, board: Board, shown: Filter, choose: Choose) -> QMenu:
        return department_menu(parent, board, shown, choose, self.departments_requested.emit)

    def _open(self, make: Callable[[QWidget, Board, Filter, Choose], QMenu], under: QWidget) -> None:
        if self._board is not None:
            menu = make(self, self._board, self._filter, self.filter_requested.emit)
            menu.popup(under.mapToGlobal(QPoint(0, under.height())))


def _list_button() -> PairButton:
    made = PairButton()
    made.setProperty("kind", "quiet")
    return made


def _empty(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
