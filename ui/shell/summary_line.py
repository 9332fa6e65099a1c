"""The line that answers first: how many are on track, how many are not; and what part of them is shown."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from scorecard.board import Board, Summary
from scorecard.status import Status
from ui import theme
from ui.shell.filters import Filter
from ui.widgets import PairButton, Segmented, StatusMark, button

ALL_DEPARTMENTS = "All departments"


class Mode(StrEnum):
    """How a tab shows its rows."""

    TABLE = "table"
    TRENDS = "trends"


class SummaryLine(QFrame):
    """Counts, the filter, and the switch between table and trends."""

    filter_requested = Signal(object)
    """The Filter that the person wants."""
    mode_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_board`."""
        super().__init__(parent)
        self.setObjectName("summary")
        self.setFixedHeight(theme.SUMMARY_LINE)
        self.setAccessibleName("Summary")
        self._filter = Filter()
        self._departments: tuple[str, ...] = ()
        self._counts = QHBoxLayout()
        self._counts.setSpacing(6)
        self._list = PairButton()
        self._list.setProperty("kind", "quiet")
        self._list.clicked.connect(self._open_list)
        self._mode = Segmented([(Mode.TABLE, "Table"), (Mode.TRENDS, "Trends")])
        self._mode.chosen.connect(self.mode_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.addLayout(self._counts)
        row.addStretch(1)
        row.addWidget(self._list)
        row.addSpacing(8)
        row.addWidget(self._mode)
        self.show_filter(self._filter)

    def show_board(self, board: Board, mode: Mode, shown: Filter) -> None:
        """Show the counts of ``board``, the mode of its tab, and what part of it is shown."""
        self._mode.set_value(mode)
        self._departments = tuple(group.department for group in board.groups)
        self.show_filter(shown)
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for index, (status, text) in enumerate(count_texts(board.summary)):
            if index:
                self._counts.addSpacing(8)
            self._counts.addWidget(StatusMark(status))
            self._counts.addWidget(self._count(status, text, first=index == 0))

    def show_filter(self, shown: Filter) -> None:
        """Say what part is shown."""
        self._filter = shown
        states = " or ".join(status.word.lower() for status in Status if status in shown.statuses)
        self._list.set_texts(shown.department or ALL_DEPARTMENTS, f"only {states}" if states else "")

    def _count(self, status: Status, text: str, *, first: bool) -> QWidget:
        made: QPushButton = button(text, kind="count", tip=f"Show only: {status.word.lower()}")
        made.setProperty("first", first)
        made.clicked.connect(lambda: self.filter_requested.emit(self._filter.toggled(status)))
        return made

    def _open_list(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name in (None, *self._departments):
            wanted = replace(self._filter, department=name)
            action = self._offer(menu, name or ALL_DEPARTMENTS, wanted, checked=wanted == self._filter)
            group.addAction(action)
        menu.addSeparator()
        only = self._filter.toggled(Status.OFF_TRACK)
        self._offer(menu, "Only off track", only, checked=Status.OFF_TRACK in self._filter.statuses)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.mapToGlobal(QPoint(0, self._list.height())))

    def _offer(self, menu: QMenu, text: str, wanted: Filter, *, checked: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: self.filter_requested.emit(wanted))
        return action


def count_texts(summary: Summary) -> list[tuple[Status, str]]:
    """``8 of 11 on track``, ``2 off track``, ``1 missing``; a part that is 0 is left out."""
    held = summary.total - summary[Status.NO_GOAL]
    to_date = any(summary[status] for status in (Status.ON_PACE, Status.BEHIND, Status.NOT_DUE))
    lead = Status.ON_PACE if to_date else Status.ON_TRACK
    good, word = summary[lead], lead.word.lower()
    texts = []
    if held > summary[Status.NOT_DUE]:
        all_good = good == held
        texts.append((lead, f"All {held} {word}" if all_good else f"{good} of {held} {word}"))
    texts += [
        (status, f"{summary[status]} {status.word.lower()}")
        for status in Status
        if status is not lead and summary[status]
    ]
    return texts
