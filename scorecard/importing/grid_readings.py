"""Reads the cells that a layout points at: a number for each, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from scorecard.cells import address
from scorecard.importing.examples import shown
from scorecard.importing.grid import CellError, Grid, GridCell
from scorecard.importing.layout import NO_PERIOD, FoundSeries, Layout, Point
from scorecard.importing.numbers import NumberStyle, is_missing, read_number
from scorecard.importing.readings import (
    ANY,
    MOST_UNREAD,
    OF_NUMBERS,
    FoundName,
    Readings,
    Unread,
    Written,
    written_text,
)
from scorecard.importing.scales import make_scales, title_currencies, title_scale
from scorecard.importing.words import is_formula_error, is_suppressed
from scorecard.units import LARGEST, Unit, parse_value


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell is worth: a number, a reason why it is none, or neither where it is missing."""

    value: float | None = None
    written: Written = Written.PLAIN
    unit_word: str = ""
    """The unit that was cut off: ``d`` of ``39 d``."""
    footnote: str = ""
    """The mark that was cut off: ``*`` of ``12*``."""
    currency: str = ""
    """The sign of its currency."""
    reason: str = ""


@dataclass
class _Taken:
    """The numbers met so far, and what is no number."""

    segments: dict[str, int] = field(default_factory=lambda: {"": 0})
    numbers: list[tuple[int, int, int, float, int, float, int, int]] = field(default_factory=list)
    """Name, first day, segment, value, way of writing, scale, row, column."""
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)


def read_cell(cell: GridCell, style: NumberStyle) -> ReadCell:
    """The number in a cell as it stands; ``yes`` and ``no`` are 1 and 0."""
    value = cell.value
    if isinstance(value, bool):
        return ReadCell(float(value), Written.YES_NO)
    if value is None or (isinstance(value, str) and (is_missing(value) or is_suppressed(value))):
        return ReadCell()
    if isinstance(value, CellError):
        return ReadCell(reason=f"“{value.code}” is a formula error in the file")
    if isinstance(value, date):
        return ReadCell(reason=f"“{cell.text}” is a date and no number")
    if isinstance(value, float):
        return _small_enough(cell, ReadCell(value, OF_NUMBERS[cell.style], currency=cell.currency))
    found = read_number(value, style)
    if found is not None:
        written = written_text(found)
        read = ReadCell(found.value, written, found.unit_word, found.footnote, found.currency)
        return _small_enough(cell, read)
    if is_formula_error(value):
        return ReadCell(reason=f"“{cell.text[:60]}” is a formula error in the file")
    return _yes_or_no(value) or _no_number(cell)


def make_readings(grid: Grid, layout: Layout, style: NumberStyle) -> Readings:
    """All numbers of a layout; name ``i`` is that of ``layout.series[i]``."""
    taken = _Taken()
    names = [
        _found_name(series, *_take(taken, grid, code, series.points, style))
        for code, series in enumerate(layout.series)
    ]
    return _as_columns(taken, grid, layout, names)


def read_goals(grid: Grid, layout: Layout, style: NumberStyle) -> Readings:
    """All goals of a layout in the same form: number by number the goal of ``layout.series[name_code]``.

    Each holds from its first day on.
    """
    taken = _Taken()
    for goals in layout.goals:
        _take(taken, grid, goals.of, goals.points, style)
    return _as_columns(taken, grid, layout, [_found_name(series, (), ()) for series in layout.series])


def _found_name(series: FoundSeries, unit_words: Sequence[str], currencies: Sequence[str]) -> FoundName:
    return FoundName(
        series.name,
        series.place,
        series.section,
        series.unit_text,
        tuple(unit_words),
        series.written,
        tuple(currencies),
    )


def _take(
    taken: _Taken, grid: Grid, code: int, points: Sequence[Point], style: NumberStyle
) -> tuple[list[str], list[str]]:
    """Read the cells of one name; gives the units that were written into them, and their currencies."""
    cells = [grid.cells[point.row][point.column] for point in points]
    read = [read_cell(cell, style) for cell in cells]
    if any(each.written is Written.YES_NO for each in read) and not _answers_yes_or_no(read):
        read = [
            _no_number(cell) if each.written is Written.YES_NO else each
            for each, cell in zip(read, cells, strict=True)
        ]
    words = []
    for point, cell, found in zip(points, cells, read, strict=True):
        segment = taken.segments.setdefault(point.segment, len(taken.segments))
        key = (code, point.period.begin.toordinal(), segment)
        if found.value is not None:
            number = found.value, int(found.written), point.scale, point.row, point.column
            taken.numbers.append((*key, *number))
        elif found.reason:
            text = cell.text
            taken.unread.append(Unread(point.row, point.column, text, found.reason, *key))
        if found.unit_word:
            words.append(found.unit_word)
            taken.notes.append(_cut_unit(point, cell, found))
        if found.footnote:
            taken.footnotes.append(found.footnote)
    return words, list(dict.fromkeys(each.currency for each in read if each.currency))


def _as_columns(taken: _Taken, grid: Grid, layout: Layout, names: Sequence[FoundName]) -> Readings:
    # Only here, so that a sheet without a layout costs nothing.
    import numpy as np

    in_order = sorted(taken.numbers, key=lambda number: number[-2:])
    codes, begins, segments, values, written, scales, rows, columns = (
        zip(*in_order, strict=True) if in_order else [()] * 8
    )
    name_codes, ways = np.array(codes, np.int32), np.array(written, np.int8)
    signs = [series.sign for series in layout.series]
    title = title_scale(grid, layout)
    titled_in = title_currencies(grid, layout)
    unread = sorted(taken.unread, key=lambda each: (each.row, each.column))
    keys = [(each.name_code, each.begin, each.segment_code) for each in unread]
    return Readings(
        grain=layout.grain,
        names=tuple(names),
        segments=tuple(taken.segments),
        name_codes=name_codes,
        begins=np.array(begins, np.int32),
        segment_codes=np.array(segments, np.int32),
        values=np.array(values, np.float64),
        written=ways,
        rows=np.array(rows, np.int32),
        columns=np.array(columns, np.int32),
        unread=tuple(unread[:MOST_UNREAD]),
        unread_keys=np.array([*keys, *_under_headings(layout)], np.int32).reshape(-1, 3),
        unread_count=len(unread),
        notes=(*taken.notes, *_cut_footnotes(taken.footnotes)),
        exchanged=layout.exchanged,
        scales=make_scales(np.array(scales, np.float64), ways, name_codes, names, signs, title),
        titled_in=titled_in,
    )


def _under_headings(layout: Layout) -> list[tuple[int, int, int]]:
    """What may stand under headings that name no period, or one that cannot be: numbers of any period."""
    area = layout.headings
    between = (
        *(layout.ignored_columns.get(column) for column in range(area.left + 1, area.right)),
        *(layout.ignored_rows.get(row) for row in range(area.top + 1, area.bottom)),
    )
    return [(ANY, 0, 0)] if layout.remarks or NO_PERIOD in between else []


def _small_enough(cell: GridCell, found: ReadCell) -> ReadCell:
    if found.value is not None and abs(found.value) < LARGEST:
        return found
    return ReadCell(reason=f"“{cell.text[:60]}” is too large a number")


def _yes_or_no(text: str) -> ReadCell | None:
    try:
        return ReadCell(parse_value(text, Unit.YES_NO), Written.YES_NO)
    except ValueError:
        return None


def _answers_yes_or_no(read: Iterable[ReadCell]) -> bool:
    """Whether a series is one of answers: beside them stands no number but 0 and 1."""
    return all(each.value in (0.0, 1.0) for each in read if each.value is not None)


def _no_number(cell: GridCell) -> ReadCell:
    return ReadCell(reason=f"“{cell.text[:60]}” is no number")


def _cut_unit(point: Point, cell: GridCell, found: ReadCell) -> str:
    return f"{address(point.row, point.column)} “{cell.text}” is read as {shown(found.value or 0.0)}."


def _cut_footnotes(marks: Sequence[str]) -> list[str]:
    if not marks:
        return []
    which = ", ".join(dict.fromkeys(marks))[:60]
    if len(marks) == 1:
        return [f"1 number has a footnote mark ({which}), which is left out."]
    return [f"{len(marks):,} numbers have footnote marks ({which}), which are left out."]
