"""A company typed as text, so that a test shows its numbers as a person would write them down.

::

    week monday                                  (or: sunday, saturday; fiscal 4)
    measure won sum
    measure rate = 100 * won / met               (a formula, in percent)
    tab rate                                     (what stands on all tabs; else every measure)
    goal won monthly at_least 20000 from 2026-01 (or: only 2026-01; a segment after the colon)
    2026-W47   won 15   met 40   visits:paid 7   (a segment after the colon)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from scorecard.board import Board
from scorecard.board_building import build_board
from scorecard.book import Book
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Measure, Note, Rollup, Scorecard
from scorecard.periods import Cadence, Period, WeekStart
from scorecard.rollup import Numbers, ReportedValue, Value
from scorecard.trend import Basis, Trend
from scorecard.trend_window import build_trend
from scorecard.units import Unit

_NOON = datetime(2026, 11, 22, 12, 0)


@dataclass(frozen=True)
class Typed:
    book: Book
    numbers: Numbers
    reported: list[ReportedValue]
    notes: dict

    def period(self, key: str) -> Period:
        return self.book.calendar.parse(key)

    def value(self, short_name: str, key: str, segment: str = "") -> Value:
        return self.numbers.value(self.book.by_short_name[short_name], self.period(key), segment)

    def number(self, short_name: str, key: str, segment: str = "") -> float | None:
        return self.value(short_name, key, segment).number

    def target(self, short_name: str, key: str):
        return self.book.goal_book.target(self.book.by_short_name[short_name], self.period(key))

    def board(self, cadence: Cadence, key: str, today: date) -> Board:
        return build_board(self.book, self.numbers, cadence, self.period(key), today, self.notes)

    def trend(self, short_name: str, key: str, basis: Basis, today: date, segment: str = "") -> Trend:
        measure, shown = self.book.by_short_name[short_name], self.period(key)
        return build_trend(self.book, self.numbers, measure, shown, basis, today, self.notes, segment)


@pytest.fixture
def typed() -> Callable[[str], Typed]:
    return parse_company


def parse_company(text: str) -> Typed:
    lines = [line.split() for line in text.strip().splitlines() if line.strip()]
    company = _company([words for words in lines if words[0] in ("week", "fiscal")])
    calendar = company.calendar
    measures = tuple(
        _measure(number, words)
        for number, words in enumerate((w for w in lines if w[0] == "measure"), start=1)
    )
    ids = {measure.short_name: measure.id for measure in measures}
    goals = []
    reported: list[ReportedValue] = []
    notes = {}
    for words in lines:
        match words:
            case ["goal", name, cadence, kind, *bounds, "from" | "only" as word, first]:
                numbers = [float(bound) for bound in bounds]
                low = numbers[0] if kind in ("at_least", "between") else None
                high = numbers[-1] if kind in ("at_most", "between") else None
                begin = calendar.parse(first).begin
                short, _, segment = name.partition(":")
                goal = Goal(ids[short], Cadence(cadence), begin, Direction(kind), low, high)
                goals.append(replace(goal, segment=segment, once=word == "only"))
            case ["note", name, key, *rest]:
                period = calendar.parse(key)
                note = Note(
                    ids[name], period.grain, period.begin, " ".join(rest), "Ana", _NOON, "new" in rest
                )
                notes[note.key] = note
            case [key, *pairs] if key[0].isdigit():
                period = calendar.parse(key)
                for name, value in zip(pairs[::2], pairs[1::2], strict=True):
                    short, _, segment = name.partition(":")
                    reported.append((ids[short], period.grain, period.begin, segment, float(value)))
    tabs = [name for words in lines if words[0] == "tab" for name in words[1:]]
    listed = tuple(ids[name] for name in tabs or ids)
    book = Book(company, measures, tuple(goals), tuple(Scorecard(cadence, listed) for cadence in Cadence))
    return Typed(book, Numbers(book, reported), reported, notes)


def _company(lines: list[list[str]]) -> Company:
    settings = {words[0]: words[1] for words in lines}
    return Company(
        week_start=WeekStart(settings.get("week", "monday")),
        fiscal_year_start=int(settings.get("fiscal", 1)),
    )


def _measure(number: int, words: list[str]) -> Measure:
    name = words[1]
    options = dict(word.split("=", 1) for word in words[2:] if "=" in word and word != "=")
    if words[2] == "=":
        return Measure(
            number, name, name, "Sales", unit=Unit.PERCENT, rollup=Rollup.FORMULA, formula=" ".join(words[3:])
        )
    return Measure(
        number,
        name,
        name.replace("_", " ").capitalize(),
        options.get("department", "Sales"),
        rollup=Rollup(words[2]),
        unit=Unit(options.get("unit", "count")),
        direction=Direction(options.get("direction", "at_least")),
        tolerance=float(options.get("tolerance", 0)),
        parent_id=int(options["under"]) if "under" in options else None,
    )
