"""Layouts of several tables in one sheet, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard.cells import address
from scorecard.importing.layout import Area, FoundGoals, FoundSeries, Layout, LayoutKind, Point
from scorecard.importing.phrases import normalized
from scorecard.periods import Period

_OUTSIDE = ("title", "empty")


def put_together(found: Sequence[Layout]) -> Layout | None:
    """One layout of them all; tables whose periods have another length than most are left out and told."""
    if len(found) < 2:
        return found[0] if found else None
    points = Counter({layout.grain: 0 for layout in found})
    for layout in found:
        points[layout.grain] += sum(len(series.points) for series in layout.series)
    grain = points.most_common(1)[0][0]
    kept = [layout for layout in found if layout.grain is grain]
    left_out = [layout for layout in found if layout.grain is not grain]
    series, goals = _series(kept)
    return replace(
        kept[0],
        series=tuple(series),
        goals=tuple(goals),
        names=_around([layout.names for layout in kept]),
        values=_around([layout.values for layout in kept]),
        ignored_rows=_ignored([layout.ignored_rows for layout in found]),
        ignored_columns=_ignored([layout.ignored_columns for layout in found]),
        section_rows=frozenset().union(*(layout.section_rows for layout in kept)),
        hidden_rows=frozenset().union(*(layout.hidden_rows for layout in kept)),
        hidden_columns=frozenset().union(*(layout.hidden_columns for layout in kept)),
        exchanged=next((layout.exchanged for layout in kept if layout.exchanged), None),
        remarks=tuple(remark for layout in kept for remark in layout.remarks),
        notes=tuple(dict.fromkeys((*(note for each in kept for note in each.notes), *_said(left_out)))),
    )


def _series(layouts: Sequence[Layout]) -> tuple[list[FoundSeries], list[FoundGoals]]:
    """All measures: those of one name whose periods differ are one."""
    series: list[FoundSeries] = []
    goals: list[FoundGoals] = []
    for layout in layouts:
        before = len(series)
        places = []
        for each in layout.series:
            index = _same(series[:before], each)
            if index is None:
                index = len(series)
                series.append(each)
            else:
                series[index] = replace(series[index], points=(*series[index].points, *each.points))
            places.append(index)
        goals += [replace(each, of=places[each.of]) for each in layout.goals]
    return series, _joined(goals)


def _same(series: Sequence[FoundSeries], other: FoundSeries) -> int | None:
    """The measure of an earlier table that goes on in a later one."""
    for index, each in enumerate(series):
        if normalized(each.name) == normalized(other.name) and not _periods(each) & _periods(other):
            return index
    return None


def _periods(series: FoundSeries) -> set[tuple[Period, str]]:
    return {(point.period, point.segment) for point in series.points}


def _joined(goals: Sequence[FoundGoals]) -> list[FoundGoals]:
    """The goals with those of one measure together."""
    found: dict[int, FoundGoals] = {}
    for each in goals:
        known = found.get(each.of)
        found[each.of] = each if known is None else replace(known, points=_more(known.points, each.points))
    return list(found.values())


def _more(points: Sequence[Point], others: Sequence[Point]) -> tuple[Point, ...]:
    known = {(point.period, point.segment) for point in points}
    return (*points, *(point for point in others if (point.period, point.segment) not in known))


def _around(areas: Sequence[Area]) -> Area:
    return Area(
        min(area.top for area in areas),
        min(area.left for area in areas),
        max(area.bottom for area in areas),
        max(area.right for area in areas),
    )


def _ignored(reasons: Sequence[Mapping[int, str]]) -> dict[int, str]:
    """The lines that no table uses, with the reason in the table in which they lie."""
    everywhere = set(reasons[0]).intersection(*reasons[1:])

    def reason(line: int) -> str:
        given = {each[line] for each in reasons}
        return next(iter(sorted(given.difference(_OUTSIDE))), "title" if "title" in given else "empty")

    return {line: reason(line) for line in sorted(everywhere)}


def _said(layouts: Sequence[Layout]) -> list[str]:
    """Tables that are left out."""
    return [
        f"Another table at {_place(layout)} has {layout.period_words}; it is left out. Mark it to import it."
        for layout in layouts
    ]


def _place(layout: Layout) -> str:
    area = layout.values.turned() if layout.kind is LayoutKind.PERIODS_DOWN else layout.values
    return f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"
