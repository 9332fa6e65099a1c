"""What part of a sheet is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from scorecard.entry_sheet import EntryRow, EntrySheet


class Whose(StrEnum):
    """Which rows: all, those of the person, or those without a number."""

    ALL = "all"
    MINE = "mine"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Filter:
    """``person`` is the one to whom “mine” refers; ``text`` a part of a measure's or department's name."""

    whose: Whose = Whose.ALL
    person: str = ""
    text: str = ""

    def keys(self, sheet: EntrySheet) -> frozenset[tuple[int, str]]:
        """The rows that pass now. They stay shown when they are filled in."""
        passing = set()
        for group in sheet.groups:
            for row in group.rows:
                if self._names(group.department, row) and self._concerns(row):
                    passing.add(row.key)
        # A segment goes with its measure.
        shown = {row.key for row in sheet.rows if row.segment and (row.measure.id, "") in passing}
        opened = {(row.measure.id, "") for row in sheet.rows if row.segment and row.key in passing}
        return frozenset(passing | opened | (shown if self.whose is not Whose.EMPTY else set()))

    def apply(self, sheet: EntrySheet, keys: frozenset[tuple[int, str]]) -> EntrySheet:
        """``sheet`` with only these rows."""
        if keys >= sheet.row_keys:
            return sheet
        groups = (
            replace(group, rows=tuple(row for row in group.rows if row.key in keys)) for group in sheet.groups
        )
        return replace(sheet, groups=tuple(group for group in groups if group.rows))

    def _names(self, department: str, row: EntryRow) -> bool:
        wanted = self.text.casefold()
        return any(wanted in text.casefold() for text in (department, row.measure.name, row.segment))

    def _concerns(self, row: EntryRow) -> bool:
        match self.whose:
            case Whose.MINE:
                return row.measure.owner == self.person
            case Whose.EMPTY:
                return row.is_empty
            case _:
                return True
