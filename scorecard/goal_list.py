"""The goals of a scorecard as one list: what every measure is held against in a week, a month, a quarter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.board_rows import RowBuilder
from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.goal_clashes import clash
from scorecard.goals import Goal, Target, format_target
from scorecard.measures import Direction, Measure, Rollup, department_title
from scorecard.periods import Cadence, Grain, Period
from scorecard.rollup import Numbers
from scorecard.units import Unit, parse_value
from scorecard.writing import Writing

_RANGE = re.compile(r"(.+?)\s*(?:–|—|\bto\b|(?<=[\d%])-)\s*(.+)")


@dataclass(frozen=True, slots=True)
class GoalCell:
    """What a measure or segment is held against in one period."""

    cadence: Cadence
    period: Period
    entered: Goal | None
    """The goal in force that was entered for this cadence; None where it is derived or there is none."""
    text: str
    """As it is shown: ``≥ 5,000``; a dash for none."""
    how: str
    """How a derived goal comes about, or from when on an entered one holds; empty without a goal."""
    needed: str = ""
    """``5,200 a week``: what each week that is left must bring; empty where there is no such need."""

    @property
    def derived(self) -> bool:
        """Whether the goal was worked out from another cadence's."""
        return self.entered is None and bool(self.how)


@dataclass(frozen=True, slots=True)
class GoalLine:
    """The goals of one measure, or of one segment of it."""

    measure: Measure
    segment: str
    level: int
    cells: tuple[GoalCell, ...]
    """Weekly, monthly, quarterly."""
    clash: str = ""
    """How the goals of two cadences differ; empty where they agree."""

    @property
    def name(self) -> str:
        """The measure's name, or the segment's."""
        return self.segment or self.measure.name


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """The measures of a department."""

    department: str
    lines: tuple[GoalLine, ...]

    @property
    def title(self) -> str:
        """The department's name, also of measures that have none."""
        return department_title(self.department)


@dataclass(frozen=True, slots=True)
class GoalList:
    """All goals of a scorecard in one period of each cadence."""

    periods: Mapping[Cadence, Period]
    groups: tuple[GoalGroup, ...]
    writing: Writing

    @property
    def lines(self) -> tuple[GoalLine, ...]:
        """All lines in order."""
        return tuple(line for group in self.groups for line in group.lines)


def listed(book: Book, scorecard: str = "") -> list[Measure]:
    """The measures on any tab of a scorecard, each once, in the order of the tabs."""
    ids = dict.fromkeys(
        each for cadence in Cadence for each in book.scorecard(cadence, scorecard).measure_ids
    )
    return [book.by_id[each] for each in ids if each in book.by_id and not book.by_id[each].archived]


def build_goal_list(
    book: Book,
    numbers: Numbers,
    measures: Sequence[Measure],
    periods: Mapping[Cadence, Period],
    today: date,
) -> GoalList:
    """The goals of some measures by department. ``numbers`` has the weeks of the month, with segments."""
    maker = _Maker(book, numbers, periods, today)
    departments = dict.fromkeys((*book.company.departments, *(each.department for each in measures)))
    groups = [
        GoalGroup(department, maker.lines([each for each in measures if each.department == department]))
        for department in departments
    ]
    return GoalList(periods, tuple(group for group in groups if group.lines), book.writing)


def read_bounds(
    text: str, kind: Direction, unit: Unit, writing: Writing
) -> tuple[float | None, float | None]:
    """The least and the most of a typed goal: ``48``, ``≤ $48``, ``3 – 5``. Raises ScorecardError."""
    plain = text.strip().lstrip("≥≤<>= ")
    try:
        match kind:
            case Direction.YES:
                if not parse_value(plain, Unit.YES_NO):
                    raise ScorecardError("The goal of what is answered by yes or no is yes.")
                return None, None
            case Direction.AT_LEAST:
                return parse_value(plain, unit, writing), None
            case Direction.AT_MOST:
                return None, parse_value(plain, unit, writing)
            case Direction.BETWEEN:
                found = _RANGE.fullmatch(plain)
                if found is None:
                    raise ScorecardError("A range has two numbers, such as 3 – 5.")
                return parse_value(found[1], unit, writing), parse_value(found[2], unit, writing)
    except ValueError as error:
        raise ScorecardError(str(error)) from None


class _Maker:
    """What all lines share."""

    def __init__(self, book: Book, numbers: Numbers, periods: Mapping[Cadence, Period], today: date) -> None:
        self._book, self._numbers, self._periods = book, numbers, periods
        self._rows = RowBuilder(book, numbers, Cadence.WEEKLY, periods[Cadence.WEEKLY], today, {})

    def lines(self, measures: Sequence[Measure]) -> tuple[GoalLine, ...]:
        """Each measure followed by its segments."""
        found = []
        for measure in measures:
            level = 0 if measure.parent_id is None else 1
            found.append(self._line(measure, "", level))
            found += [self._line(measure, segment, level + 1) for segment in self._segments(measure)]
        return tuple(found)

    def _segments(self, measure: Measure) -> list[str]:
        with_goals = {goal.segment for goal in self._book.goals if goal.measure_id == measure.id} - {""}
        return sorted(with_goals | set(self._numbers.segments_of(measure)), key=str.casefold)

    def _line(self, measure: Measure, segment: str, level: int) -> GoalLine:
        cells = tuple(self._cell(measure, segment, cadence) for cadence in Cadence)
        return GoalLine(measure, segment, level, cells, self._clash(measure, segment))

    def _clash(self, measure: Measure, segment: str) -> str:
        book, month = self._book, self._periods[Cadence.MONTHLY]
        year = book.calendar.containing(month, Grain.YEAR)
        years = (year, book.calendar.shift(year, 1))
        return clash(book.goal_book, book.calendar, measure, years, book.writing, segment)

    def _cell(self, measure: Measure, segment: str, cadence: Cadence) -> GoalCell:
        period, goals = self._periods[cadence], self._book.goal_book
        entered = goals.goal_in_force(measure.id, period, segment)
        target = goals.target(measure, period, segment)
        return GoalCell(
            cadence,
            period,
            entered,
            format_target(target, measure.unit, measure.decimals, self._book.writing),
            self._since(entered) if entered is not None else self._how(measure, segment, period, target),
            "" if segment or cadence is not Cadence.WEEKLY else self._needed(measure),
        )

    def _since(self, goal: Goal) -> str:
        calendar = self._book.calendar
        begin = calendar.mention(calendar.period(goal.cadence.grain, goal.begin))
        note = f": {goal.note}" if goal.note else ""
        return f"{'Only in' if goal.once else 'Since'} {begin}{note}"

    def _how(self, measure: Measure, segment: str, period: Period, target: Target | None) -> str:
        """``≥ 20,000 in November 2026, shared equally by its 4 weeks``; empty without a goal."""
        if target is None or target.origin is None:
            return ""
        calendar, grain = self._book.calendar, target.origin
        if measure.rollup is not Rollup.SUM:
            return f"The same as the {grain.word}ly goal"
        if grain < period.grain:
            return f"The sum of its {len(calendar.parts(period, grain))} {grain.word}ly goals"
        whole = calendar.containing(period, grain)
        goal = self._book.goal_book.target(measure, whole, segment)
        amount = format_target(goal, measure.unit, measure.decimals, self._book.writing)
        if period.grain is Grain.MONTH:
            return f"A third of {amount} in {calendar.title(whole)}"
        weeks = len(calendar.parts(calendar.containing(period, Grain.MONTH), Grain.WEEK))
        if grain is Grain.MONTH:
            return f"{amount} in {calendar.title(whole)}, shared equally by its {weeks} weeks"
        return f"A third of {amount} in {calendar.title(whole)}, shared by the {weeks} weeks of its month"

    def _needed(self, measure: Measure) -> str:
        needed = self._rows.needed(measure)
        if needed is None:
            return ""
        if needed <= 0:
            return "reached"
        target = Target(Direction.AT_LEAST, low=needed)
        text = format_target(target, measure.unit, measure.decimals, self._book.writing)
        return f"{text.removeprefix('≥ ')} a week"
