"""The line that answers first: how many are on track, how many are not; and what part of them is shown."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from scorecard.board import Board, Summary
from scorecard.status import Status
from ui import theme
from ui.widgets import PairButton, Segmented, StatusMark, button, label

ALL_DEPARTMENTS = "All departments"


class Mode(StrEnum):
    """How a tab shows its rows."""

    TABLE = "table"
    TRENDS = "trends"


class SummaryLine(QFrame):
    """Counts, the filter, and the switch between table and trends."""

    filter_changed = Signal(object, bool)
    """The department, None for all, and whether only off-track rows are wanted."""
    mode_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_board`."""
        super().__init__(parent)
        self.setObjectName("summary")
        self.setFixedHeight(theme.SUMMARY_LINE)
        self.setAccessibleName("Summary")
        self._department: str | None = None
        self._only_off_track = False
        self._counts = QHBoxLayout()
        self._counts.setSpacing(6)
        self._filter = PairButton()
        self._filter.setProperty("kind", "quiet")
        self._filter.clicked.connect(self._open_filter)
        self._departments: tuple[str, ...] = ()
        self._mode = Segmented([(Mode.TABLE, "Table"), (Mode.TRENDS, "Trends")])
        self._mode.chosen.connect(self.mode_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.addLayout(self._counts)
        row.addStretch(1)
        row.addWidget(self._filter)
        row.addSpacing(8)
        row.addWidget(self._mode)
        self._name_filter()

    def show_board(self, board: Board, mode: Mode) -> None:
        """Show the counts of ``board`` and the mode of its tab."""
        self._mode.set_value(mode)
        self._departments = tuple(group.department for group in board.groups)
        if self._department is not None and self._department not in self._departments:
            self.set_filter(None, False)
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for index, (status, text) in enumerate(count_texts(board.summary)):
            if index:
                self._counts.addSpacing(8)
            self._counts.addWidget(StatusMark(status))
            self._counts.addWidget(self._count(status, text, first=index == 0))

    def set_filter(self, department: str | None, only_off_track: bool) -> None:
        """Filter and tell."""
        self._department, self._only_off_track = department, only_off_track
        self._name_filter()
        self.filter_changed.emit(department, only_off_track)

    def _count(self, status: Status, text: str, *, first: bool) -> QWidget:
        if status is not Status.OFF_TRACK:
            return label(text, "strong" if first else "")
        made: QPushButton = button(text, kind="count", tip="Show only what is off track")
        made.clicked.connect(lambda: self.set_filter(self._department, not self._only_off_track))
        return made

    def _open_filter(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name in (None, *self._departments):
            action = group.addAction(_checkable(name or ALL_DEPARTMENTS, self._department == name, menu))
            action.triggered.connect(lambda _, name=name: self.set_filter(name, self._only_off_track))
            menu.addAction(action)
        menu.addSeparator()
        only = _checkable("Only off track", self._only_off_track, menu)
        only.triggered.connect(lambda on: self.set_filter(self._department, on))
        menu.addAction(only)
        menu.popup(self._filter.mapToGlobal(QPoint(0, self._filter.height())))

    def _name_filter(self) -> None:
        self._filter.set_texts(
            self._department or ALL_DEPARTMENTS, "only off track" if self._only_off_track else ""
        )


def count_texts(summary: Summary) -> list[tuple[Status, str]]:
    """``8 of 11 on track``, ``2 off track``, ``1 missing``; a part that is 0 is left out."""
    held = summary.total - summary[Status.NO_GOAL]
    lead = Status.ON_PACE if summary[Status.ON_PACE] or summary[Status.BEHIND] else Status.ON_TRACK
    good, word = summary[lead], lead.word.lower()
    texts = []
    if held:
        all_good = good == held
        texts.append((lead, f"All {held} {word}" if all_good else f"{good} of {held} {word}"))
    texts += [
        (status, f"{summary[status]} {status.word.lower()}")
        for status in Status
        if status is not lead and summary[status]
    ]
    return texts


def _checkable(text: str, checked: bool, menu: QMenu) -> QAction:
    action = QAction(text, menu)
    action.setCheckable(True)
    action.setChecked(checked)
    return action
