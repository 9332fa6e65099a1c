"""Explains one number: what it is made of, where it came from and what it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from scorecard.board import Cell
from scorecard.book import Book
from scorecard.formulas import names, tree_of
from scorecard.goals import format_target
from scorecard.measures import Measure, Note, Rollup
from scorecard.periods import Grain, Period
from scorecard.rollup import Numbers
from scorecard.status import Status
from scorecard.units import format_value

_RULES = {
    Rollup.SUM: "Sum",
    Rollup.AVERAGE: "Average",
    Rollup.LAST: "Newest",
    Rollup.FIRST: "Oldest",
    Rollup.MINIMUM: "Least",
    Rollup.MAXIMUM: "Greatest",
    Rollup.ALL: "Yes only if all are yes, out of",
}
_MOST_PARTS_NAMED = 7


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a tooltip tells of one number, a line each."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)


def explain(
    book: Book, numbers: Numbers, measure: Measure, cell: Cell, origin: str, note: Note | None
) -> Explanation:
    """Explain a cell. ``origin`` says which import or person a reported value came from."""
    period = cell.period
    calendar = book.calendar
    lines = [f"{measure.name}, {calendar.title(period)} ({calendar.dates(period)})"]
    lines.append(_value_line(book, measure, cell))
    if cell.reported:
        lines.append(origin or "Reported for this period")
    elif measure.rollup is Rollup.FORMULA:
        lines += _formula_lines(book, numbers, measure, cell)
    elif cell.parts is not None:
        lines.append(_parts_line(book, numbers, measure, cell, cell.parts))
    if (split := _segments_line(book, numbers, measure, cell)) is not None:
        lines.append(split)
    if cell.rolled_up is not None:
        other = format_value(cell.rolled_up, measure.unit, measure.decimals, book.writing)
        lines.append(f"Reported {cell.text}, but the finer entries give {other}")
    if (goal := _goal_line(book, measure, cell)) is not None:
        lines.append(goal)
    if note is not None:
        lines.append(note.told)
    return Explanation(tuple(lines))


def _value_line(book: Book, measure: Measure, cell: Cell) -> str:
    if cell.value is None:
        return f"No value: {cell.reason}" if cell.reason else "No number for this period"
    so_far = " so far" if cell.to_date else ""
    status = "" if cell.status is Status.NO_GOAL else f" · {cell.status.word.lower()}"
    exact = format_value(cell.value, measure.unit, max(measure.shown_decimals, 2), book.writing)
    differs = not measure.shown_decimals and cell.value != round(cell.value)
    return f"{cell.text}{so_far}{status}" + (f" · exactly {exact}" if differs else "")


def _formula_lines(book: Book, numbers: Numbers, measure: Measure, cell: Cell) -> list[str]:
    lines = [f"Worked out: {measure.formula}"]
    if cell.partial and cell.parts is not None and cell.parts[0] < cell.parts[1]:
        grain = _grain_of_parts(cell.period, cell.parts[1])
        lines.append(f"Of {cell.parts[0]} of {cell.parts[1]} {grain.word}s")
    known = (book.by_short_name.get(name) for name in names(tree_of(measure.formula)))
    inputs = [other for other in known if other is not None]
    lacks = _lacking(book, numbers, inputs, cell)
    for other in inputs:
        number = numbers.value(other, cell.period).number
        text = format_value(number, other.unit, other.decimals, book.writing)
        lines.append(f"   {other.name}: {text}{_without(book, lacks.get(other.id, ()))}")
    if len(set(lacks.values())) > 1:
        lines.append("   The inputs are not of the same periods, so this may mislead")
    return lines


def _without(book: Book, lacking: tuple[Period, ...]) -> str:
    """`` (without W47, W48)``; empty where nothing is lacking."""
    if len(lacking) > _MOST_PARTS_NAMED:
        return f" (without {len(lacking)} {lacking[0].grain.word}s)"
    named = ", ".join(book.calendar.short_title(part) for part in lacking)
    return f" (without {named})" if named else ""


def _lacking(
    book: Book, numbers: Numbers, inputs: list[Measure], cell: Cell
) -> dict[int, tuple[Period, ...]]:
    """The parts of a cell's period that a rolled-up input has no number for; of one to date those so far."""
    found: dict[int, list[tuple[Period, bool]]] = {}
    for other in inputs:
        parts = numbers.value(other, cell.period).parts
        if parts is not None:
            grain = _grain_of_parts(cell.period, parts[1])
            spans = book.calendar.parts(cell.period, grain)
            found[other.id] = [(part, numbers.value(other, part).number is not None) for part in spans]
    last = max((part.end for each in found.values() for part, there in each if there), default=None)
    return {
        other: tuple(
            part
            for part, there in each
            if not there and (not cell.to_date or (last is not None and part.end <= last))
        )
        for other, each in found.items()
    }


def _parts_line(book: Book, numbers: Numbers, measure: Measure, cell: Cell, parts: tuple[int, int]) -> str:
    present, expected = parts
    grain = _grain_of_parts(cell.period, expected)
    count = f"all {expected}" if present == expected else f"{present} of {expected}"
    line = f"{_RULES[measure.rollup]} of {count} {grain.word}s"
    if expected > _MOST_PARTS_NAMED:
        return line
    shown = [
        f"{book.calendar.short_title(part)} "
        + format_value(numbers.value(measure, part).number, measure.unit, measure.decimals, book.writing)
        for part in book.calendar.parts(cell.period, grain)
    ]
    return f"{line}: {' · '.join(shown)}"


def _segments_line(book: Book, numbers: Numbers, measure: Measure, cell: Cell) -> str | None:
    """``Organic search 2,100 · Paid search 900 · unsplit 12``; None for a measure without segments."""
    found = [
        (name, number)
        for name in numbers.segments(measure.id)
        if (number := numbers.value(measure, cell.period, name).number) is not None
    ]
    if not found:
        return None
    rest = (
        None if cell.value is None or not measure.adds_up_segments else cell.value - fsum(n for _, n in found)
    )
    if rest is not None and abs(rest) >= 0.5 * 10.0**-measure.shown_decimals:
        found.append(("unsplit", rest))
    return " · ".join(
        f"{name} {format_value(number, measure.unit, measure.decimals, book.writing)}"
        for name, number in found
    )


def _grain_of_parts(period: Period, expected: int) -> Grain:
    if period.grain >= Grain.QUARTER:
        return Grain.MONTH if period.grain is Grain.QUARTER else Grain.QUARTER
    return Grain.WEEK if period.grain is Grain.MONTH and expected <= _MOST_PARTS_NAMED else Grain.DAY


def _goal_line(book: Book, measure: Measure, cell: Cell) -> str | None:
    if cell.target is None:
        return None
    text = f"Goal {format_target(cell.target, measure.unit, measure.decimals, book.writing)}"
    if cell.target.origin is None:
        return text
    source = book.calendar.containing(cell.period, max(cell.target.origin, cell.period.grain))
    if cell.target.origin < cell.period.grain or measure.rollup is not Rollup.SUM:
        return f"{text}, from the {cell.target.origin.word}ly goal"
    whole = book.goal_book.target(measure, source)
    amount = format_target(whole, measure.unit, measure.decimals, book.writing)
    return f"{text}, a part of {amount} for {book.calendar.title(source)}"
