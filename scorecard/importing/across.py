"""Finds measures down and periods across; a turned grid gives periods down and measures across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scorecard.importing.clues import Clues, Timeline
from scorecard.importing.grid import CellError, Grid, address
from scorecard.importing.layout import Area, FoundSeries, Layout, LayoutKind, Point
from scorecard.importing.mapping import normalized
from scorecard.importing.moments import Moment, is_year, read_moment
from scorecard.importing.numbers import is_missing, looks_numeric
from scorecard.importing.words import UNIT_HEADINGS, is_total, is_unit
from scorecard.periods import Grain

_HEADINGS_WITHIN = 100
_NUMBERED = {
    "week": Grain.WEEK,
    "wk": Grain.WEEK,
    "kw": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
}
_MOST_NUMBER = {Grain.WEEK: 53, Grain.MONTH: 12, Grain.QUARTER: 4}


@dataclass
class _Labels:
    """The columns left of the periods, by what they hold."""

    name: int
    others: list[int]
    unit: int | None = None


@dataclass
class _Found:
    """What the walk down the rows has met so far."""

    series: list[FoundSeries] = field(default_factory=list)
    ignored: dict[int, str] = field(default_factory=dict)
    sections: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    section: str = ""
    section_open: bool = False


def find_across(grid: Grid, clues: Clues) -> Layout | None:
    """Measures down, periods across; None where the sheet is not laid out so."""
    return _find(grid, clues, LayoutKind.MEASURES_DOWN)


def find_down(grid: Grid, clues: Clues) -> Layout | None:
    """Periods down, measures across; None where the sheet is not laid out so."""
    if grid.is_empty:
        return None
    found = _find(grid.turned(), clues, LayoutKind.PERIODS_DOWN)
    return None if found is None else _turned(found)


def _find(view: Grid, clues: Clues, kind: LayoutKind) -> Layout | None:
    heading = _heading_row(view, clues)
    if heading is None:
        return None
    row, moments = heading
    if kind is LayoutKind.PERIODS_DOWN and _holds_records(view, row, moments):
        return None
    timeline = Timeline.of(view, row, moments, clues, kind)
    if not timeline.periods:
        return None
    labels = _labels(view, row, min(moments))
    if labels is None:
        return None
    found = _walk(view, row, labels, timeline, clues, kind)
    if not found.series or (timeline.is_one_day and len(found.series) == 1):
        return None
    return _layout(view, row, labels, timeline, found, kind)


def _heading_row(view: Grid, clues: Clues) -> tuple[int, dict[int, Moment]] | None:
    best: tuple[float, int, dict[int, Moment]] | None = None
    for row in range(min(view.row_count, _HEADINGS_WITHIN)):
        moments = _moments(view, row, clues)
        weight = sum(1.0 if moment.year is not None else 0.9 for moment in moments.values())
        if moments and min(moments) > 0 and (best is None or weight > best[0]):
            best = (weight, row, moments)
    if best is None:
        return None
    return best[1], _with_years(view, best[1], best[2], clues)


def _moments(view: Grid, row: int, clues: Clues) -> dict[int, Moment]:
    line = view.cells[row]
    found = {
        column: moment
        for column, cell in enumerate(line)
        if not isinstance(cell.value, float) and (moment := read_moment(cell.value, clues.order)) is not None
    }
    if found:
        return found
    title = next((normalized(cell.value) for cell in line if isinstance(cell.value, str)), "")
    grain = _NUMBERED.get(title.split(" ")[0]) if title else None
    if grain is None:
        return {}
    return {
        column: Moment(grain, None, int(cell.value))
        for column, cell in enumerate(line)
        if isinstance(cell.value, float)
        and cell.value.is_integer()
        and 1 <= cell.value <= _MOST_NUMBER[grain]
    }


def _with_years(view: Grid, row: int, moments: dict[int, Moment], clues: Clues) -> dict[int, Moment]:
    """The moments with the year that stands above (or beside) them, else the one that the titles name."""
    above = [each for each in (row - 1, row - 2, row + 1) if 0 <= each < view.row_count]
    lines = [{c: y for c, cell in enumerate(view.cells[r]) if (y := is_year(cell.value))} for r in above]
    years = next((line for line in lines if line and min(line) <= max(moments)), {})
    result = {}
    year, previous = None if years else clues.year, None
    for column, moment in moments.items():
        if years:
            year = next((years[c] for c in range(column, -1, -1) if c in years), None)
        elif year is not None and previous is not None and (moment.number, moment.day) < previous:
            year += 1
        previous = (moment.number, moment.day)
        result[column] = moment.in_year(year)
    return result


def _holds_records(view: Grid, row: int, moments: dict[int, Moment]) -> bool:
    """Whether lines are single records (orders, people) rather than periods, each once."""
    if len(moments) - len(set(moments.values())) > max(1, len(moments) // 5):
        return True
    texts = numbers = 0
    for index, line in enumerate(view.cells):
        if index == row:
            continue
        values = [line[column].value for column in moments]
        words = sum(isinstance(value, str) and not looks_numeric(value) for value in values)
        if words > len(values) / 2 and index < row:
            return True
        texts += words > len(values) / 2
        numbers += sum(map(looks_numeric, values)) > len(values) / 2
    return texts > numbers


def _labels(view: Grid, heading: int, first_period: int) -> _Labels | None:
    columns = [
        column
        for column in range(first_period)
        if any(isinstance(view.cells[row][column].value, str) for row in range(heading + 1, view.row_count))
    ]
    unit = next(
        (column for column in columns if len(columns) > 1 and _is_unit_column(view, heading, column)), None
    )
    names = [column for column in columns if column != unit]
    if not names:
        return None
    rows = [row for row in range(heading + 1, view.row_count) if _has_number(view, row, first_period)]
    texts = {column: [_text(view, row, column) for row in rows] for column in names}
    best = max(names, key=lambda column: (len({*texts[column]} - {""}), sum(map(bool, texts[column]))))
    if sum(map(bool, texts[best])) == 0:
        return None
    later = [c for c in names if c > best and len({*texts[c]}) == len({*texts[best]})]
    name = later[-1] if later and best < later[-1] and _are_codes(texts[best]) else best
    return _Labels(name, [column for column in names if column != name], unit)


def _walk(
    view: Grid, heading: int, labels: _Labels, timeline: Timeline, clues: Clues, kind: LayoutKind
) -> _Found:
    found = _Found()
    for row in range(heading + 1, view.row_count):
        cells = [view.cells[row][column] for column in timeline.periods]
        filled = [cell for cell in cells if not cell.is_empty]
        name, column = _name(view, row, labels)
        numbers = sum(looks_numeric(cell.value) for cell in filled)
        if not name:
            found.ignored[row] = "no name" if filled else "empty"
        elif not filled or all(is_missing(cell.text) for cell in filled):
            _take_title(found, row, column, name, kind)
        elif _repeats_heading(view, row, timeline, clues):
            found.ignored[row] = "headings again"
        elif is_total(name, found.section):
            found.ignored[row] = "total"
        elif numbers == 0 and not any(isinstance(cell.value, CellError) for cell in filled):
            found.ignored[row] = "text"
            found.notes.append(f"“{name[:60]}” holds text and is left out.")
        else:
            _take_series(found, view, row, column, name, labels, timeline, kind)
    return found


def _take_title(found: _Found, row: int, column: int, name: str, kind: LayoutKind) -> None:
    """A label without numbers: the rest of a wrapped name, or the title of a section."""
    last = found.series[-1] if found.series else None
    if last and last.row == row - 1 and last.column == column and name[:1].islower():
        found.series[-1] = replace(last, name=f"{last.name} {name}")
        found.ignored[row] = "wrapped name"
        return
    if kind is LayoutKind.PERIODS_DOWN:
        found.ignored[row] = "empty"
        return
    if not found.section_open:
        found.section = name
    found.section_open = True
    found.sections.add(row)


def _take_series(
    found: _Found,
    view: Grid,
    row: int,
    column: int,
    name: str,
    labels: _Labels,
    timeline: Timeline,
    kind: LayoutKind,
) -> None:
    found.section_open = False
    if column == labels.name:
        beside = next((text for c in labels.others if c < column and (text := _text(view, row, c))), "")
        found.section = found.section if _are_codes([beside]) else beside or found.section
    points = tuple(
        Point(period, row, c) for c, period in timeline.periods.items() if not view.cells[row][c].is_empty
    )
    unit = _text(view, row, labels.unit) if labels.unit is not None else ""
    found.series.append(FoundSeries(name, row, column, points, found.section, unit, kind))


def _layout(
    view: Grid, heading: int, labels: _Labels, timeline: Timeline, found: _Found, kind: LayoutKind
) -> Layout:
    rows = [series.row for series in found.series]
    columns = list(timeline.periods)
    sections = frozenset(row for row in found.sections if row < max(rows))
    ignored = found.ignored | dict.fromkeys(found.sections - sections, "text")
    top = heading - 1 if timeline.has_line_above else heading
    ignored |= dict.fromkeys(range(top), "title")
    used = {labels.name, *labels.others, labels.unit, *columns}
    others = {c: _why_ignored(view, heading, c) for c in range(view.column_count) if c not in used}
    said = {remark.column for remark in timeline.remarks}
    unused = [column for column in (*labels.others, *others) if column not in said]
    return Layout(
        kind=kind,
        grain=timeline.grain,
        series=tuple(found.series),
        names=Area(min(rows), labels.name, max(rows), labels.name),
        headings=Area(top, min(columns), heading, max(columns)),
        values=Area(min(rows), min(columns), max(rows), max(columns)),
        ignored_rows=ignored,
        ignored_columns=others,
        section_rows=sections,
        remarks=timeline.remarks,
        notes=(
            *timeline.notes,
            *found.notes,
            *_unread_notes(view, heading, columns, unused, kind),
            *_hidden_notes(view, rows, columns, kind),
        ),
    )


def _why_ignored(view: Grid, heading: int, column: int) -> str:
    text = _text(view, heading, column)
    if is_total(text):
        return "total"
    return "no period" if any(not line[column].is_empty for line in view.cells) else "empty"


def _unread_notes(
    view: Grid, heading: int, columns: Sequence[int], unused: Iterable[int], kind: LayoutKind
) -> list[str]:
    """Headings over numbers that should name a period and do not: most often a slip of the pen."""
    turned = kind is LayoutKind.PERIODS_DOWN
    notes = []
    for column in unused:
        text = _text(view, heading, column)
        expected = min(columns) < column < max(columns) or any(map(str.isdigit, text))
        numbers = any(looks_numeric(line[column].value) for line in view.cells[heading + 1 :])
        if text and expected and numbers and not is_total(text):
            place = address(column, heading) if turned else address(heading, column)
            line = "row" if turned else "column"
            notes.append(f"{place}: “{text[:60]}” is no date or period; its {line} is left out.")
    return notes


def _hidden_notes(view: Grid, rows: Sequence[int], columns: Sequence[int], kind: LayoutKind) -> list[str]:
    hidden = len(view.hidden_rows & set(rows)), len(view.hidden_columns & set(columns))
    words = ("row", "column") if kind is LayoutKind.MEASURES_DOWN else ("column", "row")
    return [
        f"1 hidden {word} is imported too." if count == 1 else f"{count} hidden {word}s are imported too."
        for count, word in zip(hidden, words, strict=True)
        if count
    ]


def _turned(layout: Layout) -> Layout:
    def turned(series: FoundSeries) -> FoundSeries:
        points = tuple(replace(point, row=point.column, column=point.row) for point in series.points)
        return replace(series, row=series.column, column=series.row, points=points)

    return replace(
        layout,
        series=tuple(map(turned, layout.series)),
        names=layout.names.turned(),
        headings=layout.headings.turned(),
        values=layout.values.turned(),
        ignored_rows=layout.ignored_columns,
        ignored_columns=layout.ignored_rows,
        section_rows=frozenset(),
        remarks=tuple(replace(each, row=each.column, column=each.row) for each in layout.remarks),
    )


def _repeats_heading(view: Grid, row: int, timeline: Timeline, clues: Clues) -> bool:
    moments = [read_moment(view.cells[row][column].value, clues.order) for column in timeline.periods]
    return sum(moment is not None for moment in moments) > len(moments) / 2


def _is_unit_column(view: Grid, heading: int, column: int) -> bool:
    if normalized(_text(view, heading, column)) in UNIT_HEADINGS:
        return True
    texts = [text for row in range(heading + 1, view.row_count) if (text := _text(view, row, column))]
    return bool(texts) and sum(map(is_unit, texts)) > 0.6 * len(texts)


def _are_codes(texts: Sequence[str]) -> bool:
    """Whether labels are codes (``E12000001``) or numbers, beside which the name stands."""
    filled = [text for text in texts if text]
    return (
        bool(filled) and sum(any(c.isdigit() for c in t) and " " not in t for t in filled) > len(filled) / 2
    )


def _has_number(view: Grid, row: int, first: int) -> bool:
    return any(looks_numeric(cell.value) for cell in view.cells[row][first:])


def _name(view: Grid, row: int, labels: _Labels) -> tuple[str, int]:
    for column in (labels.name, *reversed(labels.others)):
        if text := _text(view, row, column):
            return text, column
    return "", labels.name


def _text(view: Grid, row: int, column: int) -> str:
    value = view.cells[row][column].value
    return " ".join(value.split()) if isinstance(value, str) else ""
