"""From lines to measures: goals, the year before, years and segments join the measure that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scorecard.importing.across.labels import Labels
from scorecard.importing.across.meaning import Meant
from scorecard.importing.across.timeline import Timeline
from scorecard.importing.across.walking import Line, says_nothing
from scorecard.importing.grid import Grid
from scorecard.importing.layout import FoundGoals, FoundSeries, LayoutKind, Point
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.phrases import normalized
from scorecard.importing.role_words import Role, bare_role


@dataclass
class _Group:
    """One measure, and its lines so far."""

    line: Line
    name: str
    points: dict[Role, list[Point]] = field(
        default_factory=lambda: {role: [] for role in Role if role.is_kept}
    )
    goal_line: Line | None = None


@dataclass(frozen=True)
class Joined:
    """The measures of a sheet with their goals."""

    series: tuple[FoundSeries, ...]
    goals: tuple[FoundGoals, ...]
    left_out: dict[int, str]
    """Rows of differences and forecasts, with the reason."""
    prior_rows: tuple[int, ...]
    """Rows that were read as the year before."""


class Joining:
    """Joins the lines of one sheet."""

    def __init__(self, view: Grid, labels: Labels, timeline: Timeline, kind: LayoutKind) -> None:
        """The joined lines are rows of ``view``."""
        self._view = view
        self._labels = labels
        self._timeline = timeline
        self._kind = kind
        self._groups: list[_Group] = []
        self._prior_rows: list[int] = []

    def join(self, meant: Sequence[Meant]) -> Joined:
        """The measures in the order of their rows."""
        for each in meant:
            if each.role is Role.ACTUAL:
                self._take(self._group_for(each), each)
        left_out = {}
        for each in meant:
            if each.role is not Role.ACTUAL and not self._attach(each):
                left_out[each.line.row] = each.role.value
        groups = sorted(filter(_has_points, self._groups), key=lambda group: group.line.row)
        series = tuple(map(self._series, groups))
        goals = tuple(
            found
            for index, (group, one) in enumerate(zip(groups, series, strict=True))
            if (found := self._goals(index, group, one)) is not None
        )
        return Joined(series, goals, left_out, tuple(self._prior_rows))

    def _attach(self, meant: Meant) -> bool:
        """Give goals and the year before to their measure. Differences and forecasts are not taken."""
        group = self._owner(meant)
        if group is None:
            alone = replace(meant, name=meant.line.name or meant.name, role=Role.ACTUAL)
            self._take(self._new_group(alone), alone)
        elif meant.role.is_kept:
            self._take(group, meant)
            self._prior_rows += [meant.line.row] if meant.role is Role.PRIOR else []
        return group is None or meant.role.is_kept

    def _group_for(self, meant: Meant) -> _Group:
        if self._labels.joins_rows:
            for group in self._groups:
                if group.name == meant.name and group.line.section == meant.line.section:
                    return group
        return self._new_group(meant)

    def _new_group(self, meant: Meant) -> _Group:
        group = _Group(meant.line, meant.name)
        self._groups.append(group)
        return group

    def _owner(self, meant: Meant) -> _Group | None:
        """The measure of that name: in the same section, and the last above, where there are several."""
        name, line = normalized(meant.name), meant.line
        named = [group for group in self._groups if normalized(group.name) == name]
        named.sort(
            key=lambda group: (
                group.line.section != line.section,
                group.line.row > line.row,
                abs(group.line.row - line.row),
            )
        )
        return named[0] if named else None

    def _take(self, group: _Group, meant: Meant) -> None:
        """Add the numbers of a line, by what line and column are."""
        line = meant.line
        for column in self._timeline.columns:
            own = self._timeline.role(column)
            if self._view.cells[line.row][column].is_empty or Role.ACTUAL not in (own, meant.role):
                continue
            role, back = (own, 1) if meant.role is Role.ACTUAL else (meant.role, meant.years_back)
            period = self._timeline.period(column, line.year, back if role is Role.PRIOR else 0)
            if period is not None:
                scale = line.scale.factor if line.scale else 1.0
                group.points[role].append(Point(period, line.row, column, line.segment, scale))
        if meant.role is Role.GOAL:
            group.goal_line = line

    def _series(self, group: _Group) -> FoundSeries:
        line = group.line
        points = sorted(
            (*group.points[Role.ACTUAL], *self._before(group)), key=lambda point: (point.row, point.column)
        )
        # A section called ``Actual`` or ``Budget`` says what its rows are and not where they belong.
        section = "" if bare_role(line.section) else line.section
        return FoundSeries(
            group.name,
            line.row,
            line.column,
            tuple(points),
            section,
            line.unit,
            self._kind,
            line.scale.sign if line.scale else "",
            line.written,
        )

    def _before(self, group: _Group) -> list[Point]:
        """The numbers of the year before for which the measure has none of its own."""
        if not group.points[Role.PRIOR]:
            return []
        known = {
            (point.period, point.segment)
            for point in group.points[Role.ACTUAL]
            if not says_nothing(self._view.cells[point.row][point.column])
        }
        return [point for point in group.points[Role.PRIOR] if (point.period, point.segment) not in known]

    def _goals(self, index: int, group: _Group, series: FoundSeries) -> FoundGoals | None:
        line = group.goal_line or group.line
        points = group.points[Role.GOAL] or self._goal_for_all(group.line, series)
        if not points:
            return None
        column = line.column if group.points[Role.GOAL] else points[0].column
        return FoundGoals(index, line.name or series.name, line.row, column, tuple(points))

    def _goal_for_all(self, line: Line, series: FoundSeries) -> list[Point]:
        """The goal of a column that has one for each measure, from the first period on."""
        if not series.points:
            return []
        first = min(point.period for point in series.points)
        scale = line.scale.factor if line.scale else 1.0
        cells = ((column, self._view.cells[line.row][column]) for column in self._labels.goals)
        return [
            Point(first, line.row, column, scale=scale) for column, cell in cells if looks_numeric(cell.value)
        ]


def _has_points(group: _Group) -> bool:
    return any(group.points.values())
