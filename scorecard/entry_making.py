"""Makes the sheet on which numbers are entered, and makes it anew where a number changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from scorecard.board import NotesByPeriod
from scorecard.board_building import by_department, heading
from scorecard.book import Book
from scorecard.entry_rows import RowMaker
from scorecard.entry_sheet import EARLIER, EntryGroup, EntryRow, EntrySheet, Lock
from scorecard.formulas import closure, dependents
from scorecard.measures import EntryKey, Measure, Rollup
from scorecard.periods import Cadence, Grain, Period, format_span
from scorecard.reading import Need, need
from scorecard.rollup import Numbers, ReportedValue
from scorecard.trend import EXPECTED_FROM


@dataclass(frozen=True)
class SheetMaker:
    """What a sheet is made of. It reads no file, so that a number can be tried before it is saved."""

    book: Book
    cadence: Cadence
    period: Period
    today: date
    reported: Mapping[int, tuple[ReportedValue, ...]]
    """By measure: all entries of the time that :func:`needed` tells."""
    notes: NotesByPeriod
    scorecard: str = ""
    opened: Mapping[int, bool] = field(default_factory=dict)
    """Measures that the person opened into their segments (True) or closed (False)."""
    kept: frozenset[tuple[EntryKey, float]] = frozenset()
    """Unusual numbers of which the person said that they are right."""
    added: frozenset[tuple[int, str]] = frozenset()
    """Measure and name of segments that the person added and that have no number yet."""
    earlier: int = EARLIER
    """Periods beside the one that is entered."""

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods side by side, oldest first."""
        return self.book.calendar.trailing(self.period, self.earlier + 1)

    @cached_property
    def spared(self) -> frozenset[int]:
        """Inputs that stand on no tab themselves, where all that needs them was reported as such."""
        now = (self.period.grain, self.period.begin, "")
        by_id = self.book.by_id
        known = {
            each
            for each, rows in self.reported.items()
            if by_id[each].rollup is Rollup.FORMULA and any(row[1:4] == now for row in rows)
        }
        if not known:
            return frozenset()
        cards = (self.book.scorecard(each, self.scorecard) for each in (self.cadence, *_longer(self.cadence)))
        listed = {by_id[each] for card in cards for each in card.measure_ids if each in by_id}
        # What stands behind a number that is known so is not asked for through it.
        open_names = {name: each for name, each in self.book.by_short_name.items() if each.id not in known}
        asked = {
            need.id for each in listed if each.id not in known for need in inputs(self.book, each, open_names)
        }
        told = {need.id for each in known for need in inputs(self.book, by_id[each])}
        return frozenset(told - asked - {each.id for each in listed})

    def make(self) -> EntrySheet:
        """The sheet."""
        calendar = self.book.calendar
        rows = self._row_maker(self.reported)
        headings = [heading(self.book, period) for period in self.periods]
        dates = format_span(self.period.begin, self.period.last_day, year=False)
        if self.period.grain is Grain.WEEK:
            headings[-1] = (headings[-1][0], dates)
        return EntrySheet(
            cadence=self.cadence,
            period=self.period,
            title=calendar.title(self.period),
            mention=calendar.mention(self.period, self.today),
            dates=calendar.dates(self.period),
            periods=self.periods,
            headings=tuple(headings),
            groups=tuple(self._groups(rows)),
        )

    def with_values(self, values: Mapping[EntryKey, float | None]) -> SheetMaker:
        """The same with other numbers; None takes one away."""
        reported = dict(self.reported)
        for (measure_id, grain, begin, segment), value in values.items():
            rest = [row for row in reported.get(measure_id, ()) if row[1:4] != (grain, begin, segment)]
            if value is not None:
                rest.append((measure_id, grain, begin, segment, value))
            reported[measure_id] = tuple(rest)
        return replace(self, reported=reported)

    def remake(self, sheet: EntrySheet, changed: Iterable[int]) -> EntrySheet:
        """``sheet`` with the rows made anew that the numbers of these measures concern."""
        touched = set(changed)
        for measure_id in tuple(touched):
            touched |= dependents(self.book.by_id[measure_id].short_name, self.book.measures)
        # Where a formula's own number comes or goes, its inputs are asked for no more, or again.
        touched |= {row.measure.id for row in sheet.rows if row.is_spared != (row.measure.id in self.spared)}
        shown = [self.book.by_id[each] for each in touched & {row.measure.id for row in sheet.rows}]
        rows = self._row_maker(self._read_by(shown))
        groups = (
            replace(
                group,
                rows=tuple(rows.again(row) if row.measure.id in touched else row for row in group.rows),
            )
            for group in sheet.groups
        )
        return replace(sheet, groups=tuple(groups))

    def _row_maker(self, reported: Mapping[int, tuple[ReportedValue, ...]]) -> RowMaker:
        numbers = Numbers(self.book, (row for rows in reported.values() for row in rows))
        grains = {measure_id: {Grain(row[1]) for row in rows} for measure_id, rows in reported.items()}
        return RowMaker(
            self.book,
            numbers,
            self.periods,
            self.today,
            grains,
            self.notes,
            self.kept,
            self.added,
            self.spared,
        )

    def _read_by(self, measures: Iterable[Measure]) -> dict[int, tuple[ReportedValue, ...]]:
        ids = [self.book.by_short_name[name].id for name in closure(measures, self.book.by_short_name)]
        return {each: self.reported[each] for each in ids if each in self.reported}

    def _groups(self, rows: RowMaker) -> Iterator[EntryGroup]:
        listed = self.book.scorecard(self.cadence, self.scorecard).measure_ids
        told = set(listed)
        for department, measures in by_department(self.book, listed):
            made: list[EntryRow] = []
            for measure, level in measures:
                made += self._with_segments(rows, rows.row(measure, level))
                for needed in inputs(self.book, measure):
                    row = rows.row(needed, level + 1, purpose(measure))
                    if needed.id not in told and row.now.lock is not Lock.GRAIN:
                        told.add(needed.id)
                        made += self._with_segments(rows, row)
            if made:
                yield EntryGroup(department, tuple(made))
        if further := tuple(self._further(rows, told)):
            yield EntryGroup(f"For the {_listing(_longer(self.cadence))} numbers", further)

    def _further(self, rows: RowMaker, told: set[int]) -> Iterator[EntryRow]:
        """What longer periods need and was reported at this grain: nobody could enter it elsewhere."""
        for measure, text in for_longer(self.book, self.cadence, self.scorecard):
            grains = {row[1] for row in self.reported.get(measure.id, ())}
            if measure.id not in told and self.cadence.grain in grains:
                told.add(measure.id)
                yield from self._with_segments(rows, rows.row(measure, purpose=text))

    def _with_segments(self, rows: RowMaker, row: EntryRow) -> Iterator[EntryRow]:
        if not row.has_segments or row.is_calculated:
            yield replace(row, has_segments=False)
            return
        by_default = row.now.value is None and rows.is_kept_by_segments(row.measure)
        is_open = self.opened.get(row.measure.id, by_default)
        yield replace(row, is_open=is_open)
        if is_open:
            yield from rows.segment_rows(row)


def needed(book: Book, cadence: Cadence, period: Period, scorecard: str = "", earlier: int = EARLIER) -> Need:
    """What a sheet reads: its periods, and those that tell what is usual in them."""
    listed = book.scorecard(cadence, scorecard).measure_ids
    measures = [book.by_id[each] for each in listed if each in book.by_id]
    measures += [measure for measure, _ in for_longer(book, cadence, scorecard)]
    first = book.calendar.shift(period, -earlier - EXPECTED_FROM)
    return need(book, measures, (first, period))


def for_longer(book: Book, cadence: Cadence, scorecard: str = "") -> Iterator[tuple[Measure, str]]:
    """The measures whose numbers the tabs of longer periods need, and what for where they show them not."""
    for longer in _longer(cadence):
        for measure_id in book.scorecard(longer, scorecard).measure_ids:
            measure = book.by_id.get(measure_id)
            if measure is None or measure.archived:
                continue
            if measure.rollup is not Rollup.FORMULA:
                yield measure, ""
            for needed in inputs(book, measure):
                yield needed, purpose(measure)


def inputs(book: Book, measure: Measure, among: Mapping[str, Measure] | None = None) -> Iterator[Measure]:
    """The measures that a formula needs and that somebody has to report, in the order of the formula.

    Where it is given, only through and of those ``among`` the measures by short name.
    """
    if measure.rollup is not Rollup.FORMULA:
        return
    for name in closure([measure], book.by_short_name if among is None else among):
        other = book.by_short_name[name]
        if other.rollup is not Rollup.FORMULA and not other.archived:
            yield other


def _longer(cadence: Cadence) -> tuple[Cadence, ...]:
    return tuple(other for other in Cadence if other.grain > cadence.grain)


def _listing(cadences: Iterable[Cadence]) -> str:
    return " and ".join(cadence.value for cadence in cadences)


_KINDS = ("share", "rate", "ratio", "cost", "margin", "average", "coverage", "score", "value", "growth")


def purpose(measure: Measure) -> str:
    """What an input of a formula is for: ``for the share``, else ``for Return on advertising``."""
    words = measure.name.casefold().split()
    found = [kind for kind in _KINDS if kind in words]
    return f"for the {found[0]}" if len(found) == 1 else f"for {measure.name}"
