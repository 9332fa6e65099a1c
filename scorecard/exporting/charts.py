"""Native 13-month charts that read the Data sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from scorecard.exporting.data_sheet import Block, Column
from scorecard.exporting.formats import GOAL_LINE, LAST_YEAR, LINE, MUTED, OFF_POINT, SERIES, WHITE, clip
from scorecard.exporting.number_codes import short_code, stored
from scorecard.trend import Basis, Trend, TrendPoint
from scorecard.units import Unit

if TYPE_CHECKING:
    from xlsxwriter.chart_line import ChartLine
    from xlsxwriter.workbook import Workbook

_LONGEST_TITLE = 90
_ROOM = 0.06
"""Part of the span left free over the highest and under the lowest point."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NAMES = {
    Basis.AVERAGE_PER_WEEK: "Average per week",
    Basis.MONTHS: "Month",
    Basis.QUARTERS: "Quarter",
}
_LINE = {"color": SERIES, "width": 1.75}


def trend_chart(workbook: Workbook, trend: Trend, block: Block, width: int, height: int) -> ChartLine:
    """A line chart of a measure’s window, ``width`` by ``height`` pixels."""
    chart = workbook.add_chart({"type": "line"})
    chart.add_series(_values(trend, block))
    for options in _optional_series(trend, block):
        chart.add_series(options)
    title = clip(f"{trend.measure.name}: {trend.subtitle}", _LONGEST_TITLE)
    chart.set_title({"name": title, "name_font": {"size": 10.5, "bold": True}, "overlay": False})
    chart.set_x_axis(_months_axis(trend))
    chart.set_y_axis(_values_axis(trend))
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": MUTED}})
    chart.set_chartarea({"border": {"color": LINE}, "fill": {"color": WHITE}})
    chart.show_blanks_as("gap")
    chart.set_size({"width": width, "height": height})
    return chart


def _series(block: Block, column: Column, name: str, **looks: Any) -> dict[str, Any]:
    categories, values = f"={block.cells(Column.LABEL)}", f"={block.cells(column)}"
    return {"name": name, "categories": categories, "values": values, **looks}


def _values(trend: Trend, block: Block) -> dict[str, Any]:
    marker = {"type": "circle", "size": 5, "fill": {"color": SERIES}, "border": {"color": SERIES}}
    labels = _first_and_last(trend, trend.points[:-1] if trend.points[-1].to_date else trend.points)
    return _series(
        block,
        Column.VALUE,
        _NAMES[trend.basis],
        line=_LINE,
        marker=marker,
        **({"data_labels": labels} if labels else {}),
    )


def _optional_series(trend: Trend, block: Block) -> Iterable[dict[str, Any]]:
    """What not every measure has, in the order of the legend."""
    unseen = {"none": True}
    if Column.TO_DATE in block.filled:
        marker = {"type": "circle", "size": 6, "fill": {"color": WHITE}, "border": {"color": SERIES}}
        dashed = {**_LINE, "dash_type": "dash"}
        yield _series(block, Column.TO_DATE, "To date*", line=dashed, marker=marker)
    if Column.OFF_TRACK in block.filled:
        marker = {"type": "triangle", "size": 8, "fill": {"color": OFF_POINT}, "border": {"color": OFF_POINT}}
        yield _series(block, Column.OFF_TRACK, "Off track", line=unseen, marker=marker)
    if Column.LAST_YEAR in block.filled:
        ring = {"type": "circle", "size": 12, "fill": unseen, "border": {"color": LAST_YEAR, "width": 1.25}}
        name = "Same quarter last year" if trend.basis is Basis.QUARTERS else "Same month last year"
        yield _series(block, Column.LAST_YEAR, name, line=unseen, marker=ring)
    goals = [column for column in (Column.GOAL_LOW, Column.GOAL_HIGH) if column in block.filled]
    for column, name in zip(goals, ("Goal", "Goal, at most"), strict=False):
        dashed = {"color": GOAL_LINE, "width": 1.25, "dash_type": "dash"}
        yield _series(block, column, name, line=dashed, marker={"type": "none"})


def _first_and_last(trend: Trend, points: tuple[TrendPoint, ...]) -> dict[str, Any] | None:
    """Labels for the first and the last number alone."""
    numbered = [index for index, point in enumerate(points) if point.value is not None]
    if not numbered:
        return None
    labelled = {numbered[0], numbered[-1]}
    value = points[numbered[-1]].value or 0.0
    return {
        "value": True,
        "position": "above",
        "num_format": short_code(value, trend.measure),
        "font": {"size": 9, "bold": True},
        "custom": [{} if index in labelled else {"delete": True} for index in range(len(points))],
    }


def _months_axis(trend: Trend) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "num_font": {"size": 9, "color": MUTED},
        "line": {"color": LAST_YEAR},
        "label_position": "low",
        "major_tick_mark": "none",
    }
    if trend.headline:
        axis |= {"name": clip(trend.headline, _LONGEST_TITLE)}
        axis |= {"name_font": {"size": 9, "bold": False, "color": MUTED}}
    return axis


def _values_axis(trend: Trend) -> dict[str, Any]:
    unit = trend.measure.unit
    axis: dict[str, Any] = {
        "num_font": {"size": 9, "color": MUTED},
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.75}},
        "major_tick_mark": "none",
    }
    numbers = [stored(value, unit) for value in _levels(trend)]
    if unit is Unit.YES_NO:
        return axis | {"min": 0, "max": 1, "major_unit": 1, "num_format": short_code(0.0, trend.measure)}
    if numbers:
        low, high, step = round_limits(min(numbers), max(numbers))
        axis |= {"min": low, "max": high, "major_unit": step, "num_format": _axis_code(trend, high, step)}
    return axis


def _axis_code(trend: Trend, high: float, step: float) -> str:
    """Short numbers with the decimals that the steps need."""
    if trend.measure.unit is Unit.PERCENT:
        return "0%" if step >= 0.01 else "0.0%"
    for limit, suffix in ((2e9, ',,,"bn"'), (2e6, ',,"M"'), (10_000.0, ',"k"')):
        if high >= limit:
            scaled = step / {',,,"bn"': 1e9, ',,"M"': 1e6, ',"k"': 1e3}[suffix]
            return ("#,##0" if scaled == round(scaled) else "#,##0.0") + suffix
    places = max(0, -math.floor(math.log10(step) + 1e-9)) + (0 if step == round(step, 6) else 1)
    return "#,##0" + ("." + "0" * min(places, 6) if step != round(step) else "")


def _levels(trend: Trend) -> Iterable[float]:
    for point in trend.points:
        if point.value is not None:
            yield point.value
        if point.target is not None:
            yield from (bound for bound in (point.target.low, point.target.high) if bound is not None)


def round_limits(low: float, high: float) -> tuple[float, float, float]:
    """Round limits around ``low`` to ``high`` with some room, and the step of 3 to 5 lines between them.

    Numbers that are never negative get no negative limit.
    """
    span = (high - low) or abs(high) or 1.0
    least, most = low - span * _ROOM, high + span * _ROOM
    if low >= 0:
        least = max(0.0, least)
    raw = (most - least) / 4
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(magnitude * factor for factor in _STEPS if magnitude * factor >= raw * (1 - 1e-9))
    digits = 2 - math.floor(math.log10(step))
    bottom, top = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
    return round(bottom, digits), round(top, digits), round(step, digits)
