"""What a measure would show if it were saved as it is drafted: its chart, newest numbers, what changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from scorecard import reading
from scorecard.board import Cell, NotesByPeriod
from scorecard.board_rows import make_cell
from scorecard.book import Book
from scorecard.formulas import Name, Operation, Tree, closure, dependents, names, tree_of
from scorecard.formulas.syntax import Call, Negation
from scorecard.goals import format_target
from scorecard.measures import Measure, Rollup
from scorecard.periods import Cadence, Grain, Period
from scorecard.reading import EntrySpan, Need
from scorecard.rollup import Numbers, ReportedTotal
from scorecard.status import Status
from scorecard.trend import Trend
from scorecard.trend_window import build_trend, default_basis, window
from scorecard.units import Unit, format_value

PERIODS_IN_TABLE = 3


class PreviewLine(NamedTuple):
    """A measure with its values in the last periods."""

    name: str
    texts: tuple[str, ...]
    typed: tuple[bool, ...]
    """Where a formula's number was typed or imported as such, and is not worked out."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A drafted measure as it would be shown."""

    trend: Trend
    cell: Cell
    """The newest period that has ended."""
    title: str
    """That period's name: ``Oct 2026``."""
    goal_text: str
    headings: tuple[str, ...]
    """The names of the last periods, oldest first."""
    lines: tuple[PreviewLine, ...]
    """The formula's inputs, then the measure itself, in these periods."""
    uses: str
    """``Uses 2 measures with numbers since Jan 2024. Empty when New leads is 0.``, where it has a formula."""
    too_coarse: tuple[Measure, str] | None
    """An input with numbers too coarse for a tab that shows the measure, and the sentence that says so."""
    changed: int
    """How many past values on the tabs become others."""
    judged_anew: int
    """How many past values on the tabs stay as they are and get another status."""
    sub_values: Mapping[int, str]
    """The values of its sub-metrics for the newest period, by their ids."""

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        return any(point.value is not None for point in self.trend.points)


@dataclass(frozen=True)
class Drafting:
    """A measure being drafted: the company's definitions as they are, and as they would be."""

    before: Book
    after: Book
    measure_id: int
    cadence: Cadence
    today: date

    @property
    def measure(self) -> Measure:
        """The measure as it is drafted."""
        return self.after.by_id[self.measure_id]

    @property
    def period(self) -> Period:
        """The newest period that has ended."""
        return self.after.calendar.newest_ended(self.cadence.grain, self.today)

    @property
    def subs(self) -> list[Measure]:
        """The sub-metrics under the measure."""
        return [each for each in self.after.measures if each.parent_id == self.measure_id]

    def concerned(self) -> dict[Cadence, set[int]]:
        """Measures on the tabs, as these are now, whose values come from the drafted one, itself included."""
        known = self.before.by_id.get(self.measure_id)
        if known is None:
            return {}
        ids = {
            self.measure_id,
            *dependents(known.short_name, self.before.measures),
            *dependents(self.measure.short_name, self.after.measures),
        }
        found: dict[Cadence, set[int]] = {}
        for card in self.before.scorecards:
            found.setdefault(card.cadence, set()).update(ids.intersection(card.measure_ids))
        return {cadence: ids for cadence, ids in found.items() if ids}

    def needs(self) -> Need:
        """The entries that :func:`build_preview` reads, as one stretch."""
        periods = window(self.after, self.period, None, self.today)
        shown = [self.measure, *self.subs]
        found = [reading.for_trends(self.after, shown, periods)]
        found.append(reading.for_measures(self.after, shown, self.cadence, self.period))
        for cadence, ids in self.concerned().items():
            newest = self.after.calendar.newest_ended(cadence.grain, self.today)
            for book in (self.before, self.after):
                measures = [book.by_id[each] for each in ids]
                found.append(reading.for_measures(book, measures, cadence, newest))
        return reading.joined(found)


Spans = Mapping[int, EntrySpan]
"""From when to when each measure has numbers, and at which grains."""


def build_preview(
    draft: Drafting, rows: Sequence[ReportedTotal], spans: Spans, notes: NotesByPeriod
) -> Preview:
    """The preview of a draft. ``rows`` are the entries that :meth:`Drafting.needs` asks for."""
    book, measure, period = draft.after, draft.measure, draft.period
    numbers = Numbers.of_totals(book, rows)
    basis = default_basis(measure, draft.cadence)
    cell = make_cell(book, numbers, measure, period, draft.today)
    last = book.calendar.trailing(period, PERIODS_IN_TABLE)
    changed, judged_anew = _changed(draft, Numbers.of_totals(draft.before, rows), numbers)
    return Preview(
        trend=build_trend(book, numbers, measure, period, basis, draft.today, notes),
        cell=cell,
        title=book.calendar.short_title(period),
        goal_text=format_target(cell.target, measure.unit, measure.decimals, book.writing),
        headings=tuple(_heading(book, each) for each in last),
        lines=tuple(_lines(book, numbers, measure, last)),
        uses=_uses(draft, spans),
        too_coarse=_too_coarse(draft, spans),
        changed=changed,
        judged_anew=judged_anew,
        sub_values={each.id: _text(book, numbers, each, period) for each in draft.subs},
    )


def _heading(book: Book, period: Period) -> str:
    text = book.calendar.short_title(period)
    return text.split()[0] if period.grain is Grain.MONTH else text


def _lines(
    book: Book, numbers: Numbers, measure: Measure, periods: Collection[Period]
) -> Iterator[PreviewLine]:
    for each in (*_inputs(book, measure), measure):
        is_formula = each.rollup is Rollup.FORMULA
        yield PreviewLine(
            each.name,
            tuple(_text(book, numbers, each, period) for period in periods),
            tuple(is_formula and numbers.value(each, period).reported for period in periods),
        )


def _text(book: Book, numbers: Numbers, measure: Measure, period: Period) -> str:
    value = numbers.value(measure, period).number
    return format_value(value, measure.unit, measure.decimals, book.writing)


def _inputs(book: Book, measure: Measure) -> list[Measure]:
    if measure.rollup is not Rollup.FORMULA:
        return []
    return [book.by_short_name[name] for name in names(tree_of(measure.formula))]


def _uses(draft: Drafting, spans: Spans) -> str:
    if draft.measure.rollup is not Rollup.FORMULA:
        return ""
    inputs = _inputs(draft.after, draft.measure)
    if not inputs:
        return "Uses no measure: it is the same in every period."
    count = "1 measure" if len(inputs) == 1 else f"{len(inputs)} measures"
    divisors = [each.name for each in _divisors(draft.after, tree_of(draft.measure.formula))]
    empty = f" Empty when {' or '.join(dict.fromkeys(divisors))} is 0." if divisors else ""
    return f"Uses {count}{_since(draft, spans, inputs)}.{empty}"


def _since(draft: Drafting, spans: Spans, inputs: Collection[Measure]) -> str:
    firsts = {each.name: _first_number(draft, spans, each) for each in inputs}
    without = [name for name, first in firsts.items() if first is None]
    if without:
        return f"; {' and '.join(without)} {'has' if len(without) == 1 else 'have'} no numbers yet"
    since = max(first for first in firsts.values() if first is not None)
    calendar = draft.after.calendar
    return f" with numbers since {calendar.short_title(calendar.period(Grain.MONTH, since))}"


def _reported(draft: Drafting, spans: Spans, measure: Measure) -> list[EntrySpan]:
    """The spans of the reported measures that a measure comes from, its own where it was reported."""
    book = draft.after
    sources = (book.by_short_name[name] for name in closure([measure], book.by_short_name))
    return [spans[each.id] for each in sources if each.id in spans]


def _first_number(draft: Drafting, spans: Spans, measure: Measure) -> date | None:
    return max((first for first, _, _ in _reported(draft, spans, measure)), default=None)


def _divisors(book: Book, tree: Tree) -> Iterator[Measure]:
    """The measures by which a formula divides as they are."""
    match tree:
        case Operation(operator, left, right):
            if operator == "/" and isinstance(right, Name):
                yield book.by_short_name[right.name]
            yield from _divisors(book, left)
            yield from _divisors(book, right)
        case Negation(operand):
            yield from _divisors(book, operand)
        case Call(_, arguments):
            for argument in arguments:
                yield from _divisors(book, argument)


def _too_coarse(draft: Drafting, spans: Spans) -> tuple[Measure, str] | None:
    shown = [card.cadence for card in draft.after.scorecards if draft.measure_id in card.measure_ids]
    for each in _inputs(draft.after, draft.measure):
        finest = max((min(grains) for _, _, grains in _reported(draft, spans, each)), default=Grain.DAY)
        for cadence in sorted(shown, key=lambda cadence: cadence.grain):
            if cadence.grain < finest:
                return each, f"{each.name} is {finest.adjective}, so this cannot be {cadence.value}."
    return None


def _changed(draft: Drafting, before: Numbers, after: Numbers) -> tuple[int, int]:
    """How many past values become others, and how many are only judged anew."""
    if draft.before == draft.after:
        return 0, 0
    changed = judged_anew = 0
    for cadence, ids in draft.concerned().items():
        calendar = draft.after.calendar
        newest = calendar.newest_ended(cadence.grain, draft.today)
        for period in calendar.trailing(newest, cadence.trailing):
            for each in ids:
                old, old_status = _judged(draft.before, before, each, period, draft.today)
                new, new_status = _judged(draft.after, after, each, period, draft.today)
                changed += old != new
                judged_anew += old == new and old_status is not new_status
    return changed, judged_anew


def _judged(
    book: Book, numbers: Numbers, measure_id: int, period: Period, today: date
) -> tuple[tuple[float, Unit] | None, Status]:
    """A value in its unit, and its status."""
    measure = book.by_id[measure_id]
    cell = make_cell(book, numbers, measure, period, today)
    return None if cell.value is None else (cell.value, measure.unit), cell.status
