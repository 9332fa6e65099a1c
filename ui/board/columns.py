"""The table's columns and how wide each is in a given room. Sizes are logical pixels at 100 % text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ui import theme

STATUS, MEASURE, GOAL, VALUE, CHANGE, TREND, FIRST_PERIOD = range(7)
LEAST_PERIODS = 6
_FEWEST_PERIODS = 3
"""Where the text is larger than the design's."""
RIGHT_MARGIN = 4
GUTTER = 12
"""What the chevrons before the names need, where there are any."""
PERIOD_COUNTS = (6, 8, 10, 13)
"""How many periods can be asked for, the one shown included."""
LEAST_WIDTH = 40


class Part(IntEnum):
    """What is resized or hidden as one: a column, or all earlier periods together."""

    STATUS = STATUS
    MEASURE = MEASURE
    GOAL = GOAL
    VALUE = VALUE
    CHANGE = CHANGE
    TREND = TREND
    PERIODS = FIRST_PERIOD


_CURVE, _CURVE_HEADING = 76, 62
_WIDTHS = {
    Part.STATUS: 96,
    Part.MEASURE: 328,
    Part.GOAL: 84,
    Part.VALUE: 80,
    Part.CHANGE: 60,
    Part.TREND: _CURVE,
    Part.PERIODS: 46,
}
_MEASURE_LEAST, _MEASURE_WITHOUT_KIND, _MEASURE_MOST, _PERIOD_MOST = 316, 236, 400, 56


@dataclass(frozen=True, slots=True)
class Layout:
    """The width of every column, 0 where it is not shown."""

    widths: tuple[int, ...]
    kind_shown: bool
    """Whether the word leading or lagging stands beside the name."""


def part_of(column: int) -> Part:
    """The part to which a column belongs."""
    return Part(min(column, FIRST_PERIOD))


def lay_out(
    room: int,
    periods: int,
    chosen: Mapping[Part, int],
    hidden: Collection[Part],
    *,
    asked: int | None = None,
    gutter: int = 0,
) -> Layout:
    """Widths for ``periods`` earlier periods in ``room``.

    ``asked`` is how many earlier periods a person wants, None for as many as fit; ``gutter`` is what the
    status needs besides its words.

    The oldest periods go first, never below six, then the word beside the name, then the change. What is
    left over goes to the names, then to the periods, and what these do not take to all columns alike.
    ``chosen`` widths always hold.
    """
    sizes = {part: 0 if part in hidden else chosen.get(part, _grown(part)) for part in Part}
    if sizes[Part.STATUS] and Part.STATUS not in chosen:
        sizes[Part.STATUS] += gutter
    wanted = 0 if Part.PERIODS in hidden else periods if asked is None else min(periods, asked)
    least = min(wanted, LEAST_PERIODS if asked is None else asked)
    room -= RIGHT_MARGIN
    measure, kind_shown = _least_measure(chosen, hidden, theme.px(_MEASURE_LEAST)), True
    count = _fitting(room, sizes, measure, wanted)
    if count < least:
        measure, kind_shown = _least_measure(chosen, hidden, _least_name()), False
        if _fitting(room, sizes, measure, wanted) < least:
            sizes[Part.CHANGE] = 0
        if theme.text_size() > 100:
            # Large text has room for few periods; what stands before them must stay in sight.
            least = min(least, max(_FEWEST_PERIODS, _fitting(room, sizes, measure, wanted)))
        count = least
    left = room - _fixed(sizes) - count * sizes[Part.PERIODS]
    if measure and Part.MEASURE not in chosen:
        measure = max(measure, min(left, theme.px(_MEASURE_MOST)))
    if count and Part.PERIODS not in chosen:
        sizes[Part.PERIODS] = max(
            theme.px(_WIDTHS[Part.PERIODS]), min(theme.px(_PERIOD_MOST), _each(left - measure, count))
        )
    sizes[Part.MEASURE] = measure
    _widen(sizes, room, count, chosen)
    ahead = tuple(sizes[part] for part in Part if part is not Part.PERIODS)
    return Layout(ahead + (0,) * (periods - count) + (sizes[Part.PERIODS],) * count, kind_shown)


def _widen(sizes: dict[Part, int], room: int, count: int, chosen: Collection[Part]) -> None:
    """Give the room of a large screen to all columns that nobody set, by their widths."""
    counts = {part: count if part is Part.PERIODS else 1 for part in sizes}
    left = room - sum(size * counts[part] for part, size in sizes.items())
    free = sum(size * counts[part] for part, size in sizes.items() if part not in chosen)
    if left > 0 and free and sizes[Part.PERIODS] >= theme.px(_PERIOD_MOST):
        for part in sizes:
            if part not in chosen:
                sizes[part] += sizes[part] * left // free


def _grown(part: Part) -> int:
    """A part's width at the text size in use; the curve does not grow, only its heading."""
    return max(_CURVE, theme.px(_CURVE_HEADING)) if part is Part.TREND else theme.px(_WIDTHS[part])


def _least_name() -> int:
    """A name can end in dots: it takes half of what larger text would like."""
    return (_MEASURE_WITHOUT_KIND + theme.px(_MEASURE_WITHOUT_KIND)) // 2


def _least_measure(chosen: Mapping[Part, int], hidden: Collection[Part], least: int) -> int:
    return 0 if Part.MEASURE in hidden else chosen.get(Part.MEASURE, least)


def _fixed(sizes: Mapping[Part, int]) -> int:
    return sum(size for part, size in sizes.items() if part not in (Part.MEASURE, Part.PERIODS))


def _fitting(room: int, sizes: Mapping[Part, int], measure: int, wanted: int) -> int:
    if not wanted:
        return 0
    return max(0, min(wanted, (room - _fixed(sizes) - measure) // sizes[Part.PERIODS]))


def _each(left: int, count: int) -> int:
    return theme.px(_WIDTHS[Part.PERIODS]) + max(0, left) // count
