"""Says in plain words what a trend shows. Every text is made from the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.book import Book
from scorecard.goals import Target, format_target
from scorecard.measures import Direction, Measure
from scorecard.periods import MONTH_NAMES, Grain, Period
from scorecard.status import Status
from scorecard.trend import Limits, run_length
from scorecard.units import (
    MISSING,
    Unit,
    format_change,
    format_number,
    format_value,
    relative_change,
    shows_nothing,
    without_unit,
)

LEVEL = 0.005
"""A change of no more than this fraction is "level"."""
_NUMBER_WORDS = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_FEW = 100
_NOTHING = 0.0005
"""A change below this fraction is shown as 0."""


@dataclass(frozen=True, slots=True)
class Told:
    """A headline and the sentence under it."""

    headline: str
    body: str


class Wording:
    """The words for the trend of a measure or segment; ``per_week`` where points are averages per week."""

    def __init__(self, book: Book, measure: Measure, segment: str = "", *, per_week: bool) -> None:
        self._book = book
        self._measure = measure
        self._segment = segment
        self._per_week = per_week
        self._writing = book.writing

    def value(self, value: float | None) -> str:
        """A point's value in full. An average of counts keeps one decimal while it is small."""
        unit, decimals = self._measure.unit, self._measure.decimals
        if self._per_week and value is not None and unit is Unit.COUNT and not decimals:
            decimals = 1 if abs(value) < _FEW else 0
        return format_value(value, unit, decimals, self._writing)

    def label(self, period: Period) -> str:
        """A point's label on the axis: ``Nov`` or ``Q4``."""
        if period.grain is Grain.QUARTER:
            return self._book.calendar.title(period).split()[0]
        return MONTH_NAMES[period.begin.month - 1][:3]

    def short(self, period: Period) -> str:
        """A point's label with its year: ``Nov 2026`` or ``Q4 2026``."""
        return self._book.calendar.short_title(period)

    def subtitle(self, periods: Sequence[Period]) -> str:
        """``average per week, Nov 2025 – Nov 2026``."""
        span = f"{self.short(periods[0])} – {self.short(periods[-1])}"
        return f"average per week, {span}" if self._per_week else span

    def year_text(self, value: float | None, year_ago: float | None) -> str:
        """``+20%`` or, for percent, ``+1.0 pt``; empty where it is undefined."""
        change = relative_change(value, year_ago)
        if change is None:
            return ""
        if self._measure.unit.in_points:
            return format_change(value, year_ago, self._measure.unit, self._measure.decimals, self._writing)
        if abs(change) < _NOTHING:
            return format_number(0, 0, self._writing) + "%"
        text = format_number(change * 100, 0 if abs(change) >= 0.0995 else 1, self._writing) + "%"
        return text if change < 0 else f"+{text}"

    def goal_text(self, shown: Period, point_target: Target | None) -> str:
        """``At least 18 a week (78 a month)``; a dash without a goal."""
        goal_book = self._book.goal_book
        target = goal_book.target(self._measure, shown, self._segment) or point_target
        if target is None:
            return "No goal"
        text = self._goal_words(target)
        month = self._book.calendar.containing(shown, Grain.MONTH) if shown.grain is Grain.WEEK else None
        if not self._per_week or month is None:
            return text
        monthly = goal_book.target(self._measure, month, self._segment)
        if monthly is None:
            return f"{text} a week"
        if self.is_of_month(shown, point_target):
            return f"{text} a week; the chart shows the monthly goal, {self._amount(monthly)}"
        return f"{text} a week ({self._amount(monthly)} a month)"

    def is_of_month(self, shown: Period, point_target: Target | None) -> bool:
        """Whether a chart of weekly averages shows a monthly goal that is not the weekly one."""
        if not self._per_week or shown.grain is not Grain.WEEK or point_target is None:
            return False
        weekly = self._book.goal_book.target(self._measure, shown, self._segment)
        return weekly is not None and self._amount(weekly) != self._amount(point_target)

    def range_text(self, limits: Limits | None) -> str:
        """``16.2–23.0 a week``; empty without a range."""
        if limits is None:
            return ""
        low, high = self.value(limits.low), self.value(limits.high)
        dash = " – " if low.startswith("−") else "–"
        return f"{without_unit(low)}{dash}{high}{self._a_week}"

    def tip(
        self,
        period: Period,
        value: float | None,
        target: Target | None,
        status: Status,
        year_before: Period,
        year_ago: float | None,
    ) -> str:
        """``Sep 2026: 20.0 a week · goal 18 · on track · Sep 2025: 17.2 (+16.3%)``."""
        if value is None:
            return f"{self.short(period)}: {MISSING}"
        parts = [f"{self.short(period)}: {self.value(value)}{self._a_week}"]
        if target is not None:
            parts.append(f"goal {self._amount(target)}")
        parts.append(status.word.lower())
        if year_ago is not None:
            change = format_change(value, year_ago, self._measure.unit, self._measure.decimals, self._writing)
            parts.append(f"{self.short(year_before)}: {self.value(year_ago)} ({change})")
        return " · ".join(parts)

    def tell(
        self,
        last: Period,
        value: float | None,
        year_ago: float | None,
        ended: Sequence[float | None],
        so_far: str | None,
        present: str = "",
    ) -> Told:
        """The headline and the sentence for the newest point.

        ``ended`` holds the values of the ended periods, oldest first: a period to date makes no trend.
        ``so_far`` tells how much of a period to date there is: ``3 of 4 weeks``, empty where it is in one
        piece; None for a period that has ended. ``present`` tells the same of an ended one that lacks parts.
        """
        title = self._book.calendar.title(last)
        year_title = self._book.calendar.title(self._book.calendar.same_last_year(last))
        if value is None:
            return Told(f"No number for {title} yet", "")
        now = f"{self._now(last, so_far, present)}: {self.value(value)}{self._a_week}"
        to_date = so_far is not None
        if year_ago is None:
            # A total to date in one piece cannot be compared with a whole period.
            headline = f"No {'comparison with' if to_date else 'number for'} {year_title} yet"
            return Told(headline, f"{now}{self._run(ended, last, rising_agrees=None, to_date=to_date)}.")
        run = self._run(ended, last, rising_agrees=value > year_ago, to_date=to_date)
        return Told(
            self._headline(value, year_ago, year_title),
            f"{now}, against {self.value(year_ago)} {self._then(so_far, year_title)}{run}.",
        )

    def _headline(self, value: float, year_ago: float, year_title: str) -> str:
        change = relative_change(value, year_ago)
        text = self.year_text(value, year_ago) or self.value(abs(value - year_ago))
        if shows_nothing(text) or (change is not None and abs(change) <= LEVEL):
            return f"Level with {year_title}"
        word = "above" if value > year_ago else "below"
        return f"{text.lstrip('+−')} {word} {year_title}"

    def _now(self, last: Period, so_far: str | None, present: str) -> str:
        if so_far is None:
            return self._book.calendar.title(last) + (f" ({present})" if present else "")
        return f"{self._name(last)} so far" + (f" ({so_far})" if so_far else "")

    def _name(self, period: Period) -> str:
        """``November`` or ``Q4 2026``."""
        title = self._book.calendar.title(period)
        return title.split()[0] if period.grain is Grain.MONTH else title

    def _then(self, so_far: str | None, year_title: str) -> str:
        if not so_far:
            return f"in {year_title}"
        return f"in the same {so_far.rsplit(' ', 1)[-1]} last year"

    def _run(
        self, ended: Sequence[float | None], last: Period, *, rising_agrees: bool | None, to_date: bool
    ) -> str:
        """What the short trend adds: a run of rises or falls, else whether the newest step was better."""
        run = run_length(ended)
        steps = "quarters" if last.grain is Grain.QUARTER else "months"
        if abs(run) < 2:
            return self._newest_step(run, last, to_date=to_date)
        verb = "risen" if run > 0 else "fallen"
        count = _NUMBER_WORDS[abs(run)] if abs(run) < len(_NUMBER_WORDS) else str(abs(run))
        clause = f"it has {verb} {count} {steps} in a row"
        if rising_agrees is None:
            return f"; {clause}"
        return f", {'and' if rising_agrees == (run > 0) else 'although'} {clause}"

    def _newest_step(self, step: int, last: Period, *, to_date: bool) -> str:
        word = self.direction(step)
        if not word:
            return ""
        newest = self._book.calendar.shift(last, -1) if to_date else last
        before = self._name(self._book.calendar.shift(newest, -1))
        return f"; {self._name(newest)} was {word} than {before}"

    def direction(self, step: float) -> str:
        """``better`` or ``worse`` for a rise (positive) or fall of this measure; empty if neither."""
        if step == 0 or self._measure.direction is Direction.BETWEEN:
            return ""
        wanted = -1 if self._measure.direction is Direction.AT_MOST else 1
        return "better" if step * wanted > 0 else "worse"

    def _goal_words(self, target: Target) -> str:
        match target.kind:
            case Direction.YES:
                return "Yes"
            case Direction.AT_LEAST:
                return f"At least {self._amount(target)}"
            case Direction.AT_MOST:
                return f"At most {self._amount(target)}"
            case Direction.BETWEEN:
                return f"Within {self._amount(target)}"

    def _amount(self, target: Target) -> str:
        text = format_target(target, self._measure.unit, self._measure.decimals, self._writing)
        return text.lstrip("≥≤ ")

    @property
    def _a_week(self) -> str:
        return " a week" if self._per_week else ""
