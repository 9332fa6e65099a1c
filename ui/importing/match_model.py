"""The names of the file and what each stands for, as a table model."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard.book import Book
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Match
from ui.widgets.line_table import INK, TO_CHECK, WEIGHT

CERTAINTY = TO_CHECK + 1
"""The role of a match's certainty."""
NEW_MEASURE = "New measure: "
_NOWHERE = QModelIndex()
_INKS = {Certainty.CHECK: "warn", Certainty.NEW: "accent"}


class Column(IntEnum):
    """The columns, from left to right."""

    PLACE = 0
    NAME = 1
    CHOICE = 2
    MATCH = 3


class MatchModel(QAbstractTableModel):
    """A row a match. A choice changes its own row; the table is only reset for another sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show_matches`."""
        super().__init__(parent)
        self._matches: tuple[Match, ...] = ()
        self._book = Book()

    def show_matches(self, matches: Sequence[Match], book: Book) -> None:
        """Show matches to the measures of ``book``."""
        names = [match.name for match in matches]
        other = names != [match.name for match in self._matches]
        if other:
            self.beginResetModel()
        self._matches, self._book = tuple(matches), book
        if other:
            self.endResetModel()
            return
        if matches:
            self.dataChanged.emit(self.index(0, 0), self.index(len(matches) - 1, Column.MATCH))

    def match_at(self, row: int) -> Match:
        """The match of a row."""
        return self._matches[row]

    def choice_words(self, match: Match) -> str:
        """What a name stands for: a measure's name, ``New measure: Win-backs`` or ``Leave out``."""
        if match.choice is LEAVE_OUT:
            return "Leave out"
        if match.choice is NEW:
            return f"{NEW_MEASURE}{match.new_measure.name if match.new_measure else match.name}"
        measure = self._book.by_id.get(int(match.choice))
        return measure.name if measure is not None else ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._matches)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        match, column = self._matches[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(match, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._in_full(match)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{match.name}: {self.choice_words(match)}, {match.certainty.label}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.PLACE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        looks = {
            INK: _ink(match, column),
            WEIGHT: _weight(match, column),
            TO_CHECK: match.certainty is Certainty.CHECK,
            CERTAINTY: match.certainty,
        }
        return looks.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                first = "Col." if self._matches and self._matches[0].place.isalpha() else "Row"
                return (first, "In the file", "Measure in Scorecard", "Match")[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _in_full(self, match: Match) -> str:
        """Both names as they are, however narrow their columns, and why they are matched."""
        certainty = match.certainty.label
        is_same = not match.reason or match.reason.casefold() == certainty.casefold()
        why = certainty if is_same else f"{certainty}: {match.reason}"
        return f"In the file: {_one_line(match.name)}\nIn Scorecard: {self.choice_words(match)}\n{why}"

    def _words(self, match: Match, column: Column) -> str:
        match column:
            case Column.PLACE:
                return match.place
            case Column.NAME:
                return _one_line(match.name)
            case Column.CHOICE:
                return self.choice_words(match)
            case Column.MATCH:
                return match.certainty.label


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _ink(match: Match, column: Column) -> str:
    if column is Column.NAME:
        return "text3" if match.choice is LEAVE_OUT else "text"
    return _INKS.get(match.certainty, "text2") if column is Column.MATCH else "text2"


def _weight(match: Match, column: Column) -> int:
    if column is Column.MATCH:
        return {Certainty.CHECK: 600, Certainty.NEW: 500}.get(match.certainty, 400)
    return 500 if column is Column.NAME else 400


def always_offered(match: Match) -> list[tuple[Hashable, str]]:
    """What can be chosen for any name beside the company's measures."""
    new = [(NEW, f"{NEW_MEASURE}{match.new_measure.name}")] if match.new_measure is not None else []
    return [*new, (LEAVE_OUT, "Leave out")]
