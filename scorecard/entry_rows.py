"""Makes the rows of the sheet on which numbers are entered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from scorecard.board import Cell, NotesByPeriod
from scorecard.board_rows import make_cell
from scorecard.book import Book
from scorecard.doubts import doubt
from scorecard.entry_sheet import Check, EntryCell, EntryRow, Lock
from scorecard.formulas import tree_of
from scorecard.formulas.wording import in_words
from scorecard.goals import format_target
from scorecard.measures import EntryKey, Measure, Rollup
from scorecard.periods import Grain, Period
from scorecard.rollup import Numbers
from scorecard.trend import EXPECTED_FROM
from scorecard.units import (
    Unit,
    decimals_that_tell_apart,
    format_number,
    format_plain,
    format_value,
    natural_decimals,
)
from scorecard.writing import Writing

_UNIT_WORDS = {
    Unit.COUNT: "number",
    Unit.PERCENT: "%",
    Unit.RATIO: "×",
    Unit.DAYS: "days",
    Unit.HOURS: "hours",
    Unit.MONTHS: "months",
    Unit.SCORE: "score",
    Unit.YES_NO: "yes / no",
}
_RULES = {
    Rollup.SUM: "Sum of its {} numbers",
    Rollup.AVERAGE: "Average of its {} numbers",
    Rollup.LAST: "Newest of its {} numbers",
    Rollup.FIRST: "Oldest of its {} numbers",
    Rollup.MINIMUM: "Least of its {} numbers",
    Rollup.MAXIMUM: "Greatest of its {} numbers",
    Rollup.ALL: "Yes if all its {} answers are",
}


class RowMaker:
    """What all rows of one sheet share."""

    def __init__(
        self,
        book: Book,
        numbers: Numbers,
        periods: tuple[Period, ...],
        today: date,
        grains: Mapping[int, Collection[Grain]],
        notes: NotesByPeriod,
        kept: Collection[tuple[EntryKey, float]] = (),
        added: Collection[tuple[int, str]] = (),
        spared: Collection[int] = (),
    ) -> None:
        """``periods`` stand side by side, oldest first; ``grains`` are those of each measure's entries.

        ``kept`` are the numbers that nobody is asked about, ``added`` segments that have no number yet,
        ``spared`` measures that nobody is asked for.
        """
        self._book, self._numbers = book, numbers
        self._periods, self._today = periods, today
        self._grains, self._notes, self._kept = grains, notes, kept
        self._added, self._spared = added, spared

    def row(self, measure: Measure, level: int = 0, purpose: str = "", segment: str = "") -> EntryRow:
        """The row of a measure or of one of its segments."""
        cells = tuple(self._cell(measure, period, segment) for period in self._periods)
        period = self._periods[-1]
        note = self._notes.get((measure.id, period.grain, period.begin)) if not segment else None
        target = cells[-1].cell.target
        row = EntryRow(
            measure=measure,
            cells=cells,
            segment=segment,
            level=level,
            purpose=purpose,
            unit_text=self._book.writing.sign.strip()
            if measure.unit is Unit.CURRENCY
            else _UNIT_WORDS[measure.unit],
            goal_text=format_target(target, measure.unit, measure.decimals, self._book.writing),
            note=note,
            is_spared=measure.id in self._spared,
            has_segments=not segment and (self._numbers.is_split(measure) or bool(self._new(measure))),
        )
        asks = self._book.company.asks_note and row.is_off_track and note is None and not segment
        return replace(row, asks_note=asks)

    def again(self, row: EntryRow) -> EntryRow:
        """The same row with the numbers of now."""
        made = self.row(row.measure, row.level, row.purpose, row.segment)
        return replace(made, has_segments=row.has_segments, is_open=row.is_open)

    def segment_rows(self, row: EntryRow) -> Iterator[EntryRow]:
        """A row for each segment, in alphabetical order."""
        for name in sorted({*self._numbers.segments(row.measure.id), *self._new(row.measure)}):
            yield self.row(row.measure, row.level + 1, segment=name)

    def _new(self, measure: Measure) -> list[str]:
        return [name for measure_id, name in self._added if measure_id == measure.id]

    def is_kept_by_segments(self, measure: Measure) -> bool:
        """Whether the earlier periods were all reported by segments."""
        values = [self._numbers.value(measure, period) for period in self._periods[:-1]]
        split = [self._is_sum_of_segments(measure, period) for period in self._periods[:-1]]
        return any(split) and all(
            one or value.number is None for one, value in zip(split, values, strict=True)
        )

    def _cell(self, measure: Measure, period: Period, segment: str) -> EntryCell:
        cell = make_cell(self._book, self._numbers, measure, period, self._today, segment)
        lock, *reasons = self._lock(measure, cell, segment)
        key = (measure.id, period.grain, period.begin, segment)
        is_kept = cell.value is not None and (key, cell.value) in self._kept
        return EntryCell(
            key=key,
            cell=cell,
            text=self._text(measure, cell),
            plain=format_plain(cell.value, measure.unit, self._book.writing),
            lock=lock,
            reason=reasons[0],
            brief=reasons[-1],
            check=None if lock or is_kept else self._check(measure, cell, segment),
        )

    def _text(self, measure: Measure, cell: Cell) -> str:
        """The number alone, with as many decimals as it takes to show that it misses its goal."""
        if cell.value is None:
            return ""
        bound = cell.target.missed_bound(cell.value) if cell.target is not None else None
        return entry_text(cell.value, measure, self._book.writing, bound)

    def _lock(self, measure: Measure, cell: Cell, segment: str) -> tuple[Lock | None, str, str]:
        """Why a number cannot be entered, in words, and in fewer."""
        grain, grains = cell.period.grain, self._grains.get(measure.id, ())
        if measure.rollup is Rollup.FORMULA and not cell.reported:
            return Lock.FORMULA, *self._calculation(measure, cell)
        finer = [each for each in grains if each < grain]
        if cell.parts is not None and finer:
            return Lock.GRAIN, _RULES[measure.rollup].format(max(finer).adjective), ""
        if cell.value is None and grains and grain not in grains:
            longer = f"by {min(grains).word}" if min(grains) > grain else f"by {max(grains).word}"
            return Lock.GRAIN, f"Entered {longer}", ""
        if not segment and self._is_sum_of_segments(measure, cell.period):
            return Lock.SEGMENTS, "Sum of its segments", ""
        return None, "", ""

    def _is_sum_of_segments(self, measure: Measure, period: Period) -> bool:
        if not measure.adds_up_segments:
            return False
        parts = [self._numbers.value(measure, period, name) for name in self._numbers.segments(measure.id)]
        present = [value.number for value in parts if value.reported and value.number is not None]
        whole = self._numbers.value(measure, period).number
        return bool(present) and whole is not None and abs(whole - sum(present)) <= 1e-9 * max(1, abs(whole))

    def _calculation(self, measure: Measure, cell: Cell) -> tuple[str, str]:
        tree = tree_of(measure.formula)
        if cell.value is None:
            return cell.reason, ""
        numbers = in_words(tree, partial(self._number, cell.period))
        return f"Calculated: {in_words(tree, self._name)} = {numbers}", f"Calculated: {numbers}"

    def _name(self, short_name: str) -> str:
        found = self._book.by_short_name.get(short_name)
        return found.name if found is not None else short_name

    def _number(self, period: Period, short_name: str) -> str:
        found = self._book.by_short_name.get(short_name)
        if found is None:
            return short_name
        value = self._numbers.value(found, period).number
        return format_value(value, found.unit, found.decimals, self._book.writing)

    def _check(self, measure: Measure, cell: Cell, segment: str) -> Check | None:
        if cell.value is None:
            return None
        before = self._book.calendar.trailing(cell.period, EXPECTED_FROM + 1)[:-1]
        known = [self._numbers.value(measure, period, segment).number for period in before]
        found = doubt(cell.value, known, measure.unit)
        if found is None:
            return None

        def shown(value: float) -> str:
            places = max(measure.shown_decimals, natural_decimals(value, measure.unit, measure.decimals))
            return format_number(value, places, self._book.writing)

        usual = "–".join(dict.fromkeys((shown(found.usual.low), shown(found.usual.high))))
        unit = "" if measure.unit in (Unit.COUNT, Unit.SCORE) else _UNIT_WORDS.get(measure.unit, "")
        gap = " " if unit.isalpha() else ""
        suggestion = found.suggestion
        return Check(
            text=f"Usually {usual}{gap}{unit}. A slip?",
            suggestion=suggestion,
            use="" if suggestion is None else f"Use {shown(suggestion)}",
            keep=f"Keep {shown(cell.value)}",
        )


def entry_text(value: float, measure: Measure, writing: Writing, missed: float | None = None) -> str:
    """A number of a measure alone, as it stands in a place for it.

    It has as many decimals as it takes to be told apart from the bound that it ``missed``.
    """
    if measure.unit is Unit.YES_NO:
        return format_plain(value, measure.unit)
    places = natural_decimals(value, measure.unit, measure.decimals)
    if missed is not None:
        places = decimals_that_tell_apart(value, missed, places)
    return format_number(value, places, writing)
