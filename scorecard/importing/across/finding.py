"""Puts together how a sheet with its periods in one line is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorecard.importing.across.heading import Heading, find_heading
from scorecard.importing.across.joining import Joined, Joining
from scorecard.importing.across.labels import Labels, find_labels, title_of
from scorecard.importing.across.meaning import meanings
from scorecard.importing.across.notes import prior_notes, role_notes, unread_notes
from scorecard.importing.across.parting import parted
from scorecard.importing.across.tables import put_together
from scorecard.importing.across.texts import text_at
from scorecard.importing.across.timeline import Timeline
from scorecard.importing.across.walking import Walk, walk
from scorecard.importing.clues import Clues
from scorecard.importing.grid import Grid
from scorecard.importing.layout import NO_PERIOD, Area, FoundGoals, FoundSeries, Layout, LayoutKind, Point
from scorecard.importing.moments import find_exchanged, read_moment
from scorecard.importing.naming import name_from_titles
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.words import is_total


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
    """The layout of all tables in a sheet."""
    parts = parted(view, clues)
    found = (_find_table(part.view, part.clues, kind) for part in parts)
    return put_together([layout for layout in found if layout is not None])


def _find_table(view: Grid, clues: Clues, kind: LayoutKind) -> Layout | None:
    heading = find_heading(view, clues)
    if heading is None or not heading.slots:
        return None
    if kind is LayoutKind.PERIODS_DOWN and _holds_records(view, heading):
        return None
    labels = find_labels(view, heading)
    if labels is None:
        return None
    timeline = Timeline.of(view, heading, labels, clues)
    if not timeline.periods:
        return None
    found = walk(view, labels, timeline, clues, kind)
    titles = [text_at(view, row, 0) for row in range(heading.row)]
    name = name_from_titles(titles, view.name, clues.file)
    meant = meanings(found.lines, timeline.year if labels.year is None else 0, name)
    joined = Joining(view, labels, timeline, kind).join(list(meant))
    if not _holds_measures(joined.series, timeline, clues):
        return None
    return _layout(view, labels, timeline, found, joined, kind)


def _holds_measures(series: Sequence[FoundSeries], timeline: Timeline, clues: Clues) -> bool:
    """Whether the rows are measures: not one number beside a date, nor rows named after periods."""
    if not any(each.points for each in series) or (timeline.is_one_day and len(series) == 1):
        return False
    periods = sum(read_moment(each.name, clues.order) is not None for each in series)
    return periods <= len(series) / 2


def _holds_records(view: Grid, heading: Heading) -> bool:
    """Whether lines are single records (orders, people) rather than periods, each once."""
    columns = [column for column in heading.slots if not view.cells[heading.row][column].is_empty]
    moments = [heading.slots[column].moment for column in columns]
    if len(moments) - len(set(moments)) > max(1, len(moments) // 5) and heading.bottom == heading.row:
        return True
    texts = numbers = 0
    for index, line in enumerate(view.cells):
        if heading.row <= index <= heading.bottom:
            continue
        values = [line[column].value for column in columns]
        words = sum(isinstance(value, str) and not looks_numeric(value) for value in values)
        if words > len(values) / 2 and index < heading.row:
            return True
        texts += words > len(values) / 2
        numbers += sum(map(looks_numeric, values)) > len(values) / 2
    return texts > numbers


def _layout(
    view: Grid, labels: Labels, timeline: Timeline, found: Walk, joined: Joined, kind: LayoutKind
) -> Layout:
    heading = timeline.heading
    points = [*_points(joined.series), *_points(joined.goals)]
    rows = [point.row for point in points]
    names = [line.column for line in found.lines if line.name and line.column == labels.name]
    columns = timeline.columns
    top = heading.row - (_has_line_above(view, heading) and kind is LayoutKind.MEASURES_DOWN)
    sections = frozenset(row for row in found.sections if row < max(rows))
    ignored_columns = _ignored_columns(view, timeline, {*labels.used, *columns})
    said = {*(remark.column for remark in timeline.remarks), *heading.left_out}
    unread = [column for column in (*labels.others, *ignored_columns) if column not in said]
    name = names[0] if names else min(line.column for line in found.lines)
    return Layout(
        kind=kind,
        grain=timeline.grain,
        series=joined.series,
        names=Area(min(rows), name, max(rows), name),
        headings=Area(top, min(columns), heading.bottom, max(columns)),
        values=Area(min(rows), min(columns), max(rows), max(columns)),
        ignored_rows=_ignored_rows(top, found, joined, sections),
        ignored_columns=ignored_columns,
        section_rows=sections,
        goals=joined.goals,
        hidden_rows=view.hidden_rows & set(rows),
        hidden_columns=view.hidden_columns & {point.column for point in points},
        remarks=timeline.remarks,
        exchanged=find_exchanged([view.cells[heading.row][column].value for column in heading.slots]),
        notes=(
            *role_notes(view.name),
            *timeline.notes,
            *found.notes,
            *prior_notes(joined.prior_rows, kind),
            *unread_notes(view, timeline, unread, kind),
        ),
    )


def _points(found: Iterable[FoundSeries | FoundGoals]) -> list[Point]:
    return [point for each in found for point in each.points]


def _has_line_above(view: Grid, heading: Heading) -> bool:
    return heading.row > 0 and any(not view.cells[heading.row - 1][c].is_empty for c in heading.slots)


def _ignored_rows(top: int, found: Walk, joined: Joined, sections: frozenset[int]) -> dict[int, str]:
    titles = dict.fromkeys(range(top), "title")
    return titles | found.ignored | dict.fromkeys(found.sections - sections, "text") | joined.left_out


def _ignored_columns(view: Grid, timeline: Timeline, used: set[int]) -> dict[int, str]:
    heading = timeline.heading

    def reason(column: int) -> str:
        if column in heading.left_out:
            return heading.left_out[column]
        titles = {title_of(view, heading, column), text_at(view, heading.row, column)}
        if any(map(is_total, titles)) or timeline.is_sum(column):
            return "total"
        return NO_PERIOD if any(not line[column].is_empty for line in view.cells) else "empty"

    return {column: reason(column) for column in range(view.column_count) if column not in used}


def _turned(layout: Layout) -> Layout:
    def turned(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(replace(each, row=each.column, column=each.row) for each in points)

    return replace(
        layout,
        series=tuple(
            replace(each, row=each.column, column=each.row, points=turned(each.points))
            for each in layout.series
        ),
        goals=tuple(
            replace(each, row=each.column, column=each.row, points=turned(each.points))
            for each in layout.goals
        ),
        names=layout.names.turned(),
        headings=layout.headings.turned(),
        values=layout.values.turned(),
        ignored_rows=layout.ignored_columns,
        ignored_columns=layout.ignored_rows,
        section_rows=frozenset(),
        hidden_rows=layout.hidden_columns,
        hidden_columns=layout.hidden_rows,
        remarks=tuple(replace(each, row=each.column, column=each.row) for each in layout.remarks),
    )
