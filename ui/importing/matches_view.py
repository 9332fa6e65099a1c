"""The matches: what each name of the file stands for, to be found, changed and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.importing.mapping import LEAVE_OUT, Certainty, Match
from ui.importing.match_table import MatchTable, names
from ui.widgets import ElidedLabel, button

_MANY = 15
"""More names than these are searched by typing."""


class MatchesView(QWidget):
    """The table of matches; under it how many are to be checked, or what can be done with those chosen."""

    chosen = Signal(int, object)
    """The match's index and what the person chose: a measure's id, NEW or LEAVE_OUT."""
    left_out = Signal(tuple)
    brought_back = Signal(tuple)
    """The indices of matches."""
    accept_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_matches`."""
        super().__init__(parent)
        self._found = ""
        self._likely = 0
        self.table = MatchTable(self)
        self.table.chosen.connect(self.chosen)
        self.table.left_out.connect(self.left_out)
        self.table.brought_back.connect(self.brought_back)
        self.table.selection_changed.connect(self._offer)
        self.filter = _Filter(self.table)
        self._counts = ElidedLabel("", "small")
        self.accept_button = button("Accept all likely matches", kind="link")
        self.accept_button.clicked.connect(self.accept_requested)
        self.out_button = button("", kind="link", tip="Delete or Space")
        self.out_button.clicked.connect(self.table.leave_out)
        self.back_button = button("", kind="link", tip="Space")
        self.back_button.clicked.connect(self.table.bring_back)
        self.others_button = button("Leave out all but these", kind="link")
        self.others_button.clicked.connect(self.table.leave_out_others)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._counts, 1)
        for each in (self.accept_button, self.out_button, self.back_button, self.others_button):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    @property
    def summary(self) -> str:
        """``5 likely matches, 1 to check``; ``3 chosen`` while several are."""
        return self._counts.text()

    def show_matches(self, matches: Sequence[Match], book: Book) -> None:
        """Show matches to the measures of ``book``."""
        counts = Counter(match.certainty for match in matches)
        self._likely, check = counts[Certainty.LIKELY], counts[Certainty.CHECK]
        parts = []
        if self._likely:
            parts.append(f"{self._likely:,} likely {'match' if self._likely == 1 else 'matches'}")
        if check:
            parts.append(f"{check:,} to check")
        self._found = ", ".join(parts)
        self.filter.setVisible(len(matches) > _MANY)
        if len(matches) <= _MANY:
            self.filter.clear()
        self.table.show_matches(matches, book)

    def go_to_check(self) -> bool:
        """Move to the first match that asks for a decision; tells whether there is one."""
        self.filter.clear()
        return self.table.go_to_check()

    def _offer(self) -> None:
        """Say how many are chosen, and what can be done with them; with one or none, how all stand."""
        chosen = self.table.chosen_matches
        several, out = len(chosen) > 1, sum(match.choice is LEAVE_OUT for match in chosen)
        self._counts.setText(f"{len(chosen):,} chosen" if several else self._found)
        self.accept_button.setVisible(bool(self._likely) and not several)
        self.out_button.setText(f"Leave out {names(len(chosen) - out)}")
        self.out_button.setVisible(several and out < len(chosen))
        self.back_button.setText(f"Bring back {names(out)}")
        self.back_button.setVisible(several and out > 0)
        others = any(match.choice is not LEAVE_OUT for match in self.table.other_matches)
        self.others_button.setVisible(several and others)


class _Filter(QLineEdit):
    """Narrows the table while it is typed in; Down goes on to the table, Esc shows all again."""

    def __init__(self, table: MatchTable) -> None:
        super().__init__(placeholderText="Find names", clearButtonEnabled=True)
        self.setAccessibleName("Find names")
        self._table = table
        self.textChanged.connect(table.show_only)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._table.setFocus()
        else:
            super().keyPressEvent(event)
