"""Native 13-month charts that read the Data sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from scorecard.exporting.chart_data import Block, Column
from scorecard.exporting.formats import (
    GOAL_LINE,
    LAST_YEAR,
    LINE,
    MUTED,
    OFF_POINT,
    RING,
    SERIES,
    WHITE,
    clip,
)
from scorecard.exporting.number_codes import SCALES, digits, short_code, stored, unit_code
from scorecard.language import beside_english
from scorecard.trend import Basis, Trend
from scorecard.units import Unit

if TYPE_CHECKING:
    from xlsxwriter.chart_line import ChartLine
    from xlsxwriter.workbook import Workbook

_LONGEST_NAME, _LONGEST_HEADLINE = 44, 80
_ROOM = 0.06
"""Part of the span left free over the highest and under the lowest point."""
_FLAT_ROOM = 0.1
"""Part of the level left free over and under a line that never changes."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NAMES = {
    Basis.AVERAGE_PER_WEEK: "Average per week",
    Basis.MONTHS: "Month",
    Basis.QUARTERS: "Quarter",
}
_SUBTITLES = {
    Basis.AVERAGE_PER_WEEK: "average per week, last 13 months",
    Basis.MONTHS: "last 13 months",
    Basis.QUARTERS: "last 9 quarters",
}
_SERIES_NAMES = {
    Column.GOAL_LOW: "Goal",
    Column.GOAL_HIGH: "Goal, at most",
    Column.TO_DATE: "To date*",
    Column.OFF_TRACK: "Off track",
}
_LINE = {"color": SERIES, "width": 1.75}
_GOAL = {"color": GOAL_LINE, "width": 1.25, "dash_type": "dash"}
_UNSEEN = {"none": True}
_TURNED = "Off track now"
_FEW = 100
"""Below this an average of counts is shown with one decimal."""
_TITLE_PLACE = {"x": 0.015, "y": 0.03}
_HEADLINE_PLACE = {"x": 0.015, "y": 0.11}
_PLOT_PLACE = {"x": 0.09, "y": 0.22, "width": 0.88}
"""Where things stand in a chart, as fractions of its width and height."""


def trend_chart(
    workbook: Workbook, trend: Trend, block: Block, size: tuple[int, int], *, legend: bool
) -> ChartLine:
    """A line chart of a measure’s window, ``size`` pixels wide and high."""
    chart = workbook.add_chart({"type": "line"})
    everything = [*_all_series(trend, block), *_turned(trend, block)]
    for options in everything:
        chart.add_series(options)
    chart.set_title(
        {
            "name": _title(trend, full=legend),
            "name_font": {"size": 10.5, "bold": True},
            "layout": _TITLE_PLACE,
        }
    )
    chart.set_x_axis(_months_axis(trend))
    chart.set_y_axis(_values_axis(trend))
    unlisted = [place for place, options in enumerate(everything) if options["name"] == _TURNED]
    font = {"size": 9, "color": MUTED}
    chart.set_legend({"position": "bottom" if legend else "none", "font": font, "delete_series": unlisted})
    chart.set_plotarea({"layout": _PLOT_PLACE | {"height": 0.53 if legend else 0.63}})
    chart.set_chartarea({"border": {"color": LINE}, "fill": {"color": WHITE}})
    chart.show_blanks_as("gap")
    chart.show_hidden_data()
    chart.set_size(dict(zip(("width", "height"), size, strict=True)))
    return chart


def _title(trend: Trend, *, full: bool) -> str:
    """``First meetings held: average per week, last 13 months``; without the window where it is not full."""
    subtitle = _SUBTITLES[trend.basis] if full else _SUBTITLES[trend.basis].rpartition(", ")[0]
    name = beside_english(clip(trend.measure.name, _LONGEST_NAME))
    return ": ".join(part for part in (name, subtitle) if part)


def _all_series(trend: Trend, block: Block) -> Iterable[dict[str, Any]]:
    """The series from back to front; what a measure does not have is left out of the legend too."""
    looks: dict[Column, dict[str, Any]] = {
        Column.LAST_YEAR: {"line": _UNSEEN, "marker": _marker("circle", 12, LAST_YEAR, {"color": RING})},
        Column.GOAL_LOW: {"line": _GOAL, "marker": {"type": "none"}},
        Column.GOAL_HIGH: {"line": _GOAL, "marker": {"type": "none"}},
        Column.TO_DATE: {
            "line": {**_LINE, "dash_type": "dash"},
            "marker": _marker("circle", 6, SERIES, {"color": WHITE}),
        },
        Column.VALUE: {"line": _LINE, "marker": _marker("circle", 5, SERIES)},
        Column.OFF_TRACK: {"line": _UNSEEN, "marker": _marker("triangle", 8, OFF_POINT)},
    }
    labels = _labels(trend)
    for column, look in looks.items():
        # The line of the values stands even where it is empty: a chart without any series is no chart.
        if column not in block.filled and column is not Column.VALUE:
            continue
        yield {
            "name": _name(trend, column),
            "categories": f"={block.cells(Column.LABEL)}",
            "values": f"={block.cells(column)}",
            **look,
            **({"data_labels": labels[column]} if column in labels else {}),
        }


def _turned(trend: Trend, block: Block) -> Iterable[dict[str, Any]]:
    """Triangles that a change may bring: labels that show cells, as a marker cannot come and go."""
    if Column.TURNED not in block.filled:
        return
    font = {"color": OFF_POINT, "size": 11, "bold": True}
    rows = range(block.first, block.last + 1)
    yield {
        "name": _TURNED,
        "categories": f"={block.cells(Column.LABEL)}",
        "values": f"={block.cells(Column.VALUE)}",
        "line": _UNSEEN,
        "marker": {"type": "none"},
        "data_labels": {
            "value": True,
            "position": "center",
            "font": font,
            # LibreOffice shows a number where the text of its cell is empty.
            "num_format": ";;;",
            "custom": [{"value": f"={block.cell(Column.TURNED, row)}"} for row in rows],
        },
    }


def _name(trend: Trend, column: Column) -> str:
    match column:
        case Column.VALUE:
            return _NAMES[trend.basis]
        case Column.LAST_YEAR:
            return "Same quarter last year" if trend.basis is Basis.QUARTERS else "Same month last year"
        case _:
            return _SERIES_NAMES[column]


def _marker(shape: str, size: int, edge: str, fill: dict[str, Any] | None = None) -> dict[str, Any]:
    border = {"color": edge, "width": 1.25}
    return {"type": shape, "size": size, "border": border, "fill": fill or {"color": edge}}


def _labels(trend: Trend) -> dict[Column, dict[str, Any]]:
    """Labels for the first and the last number alone, by the column whose series carries them."""
    numbered = [index for index, point in enumerate(trend.points) if point.value is not None]
    if not numbered:
        return {}
    wanted: dict[Column, set[int]] = {}
    for index in (numbered[0], numbered[-1]):
        column = Column.TO_DATE if trend.points[index].to_date else Column.VALUE
        wanted.setdefault(column, set()).add(index)
    return {
        column: {
            "value": True,
            "position": "above",
            "num_format": _label_code(trend, trend.points[numbered[-1]].value or 0.0),
            "font": {"size": 9, "bold": True},
            "custom": [{} if index in shown else {"delete": True} for index in range(len(trend.points))],
        }
        for column, shown in wanted.items()
    }


def _label_code(trend: Trend, value: float) -> str:
    """As short as in a period's cell; a small average of counts keeps one decimal."""
    measure = trend.measure
    averaged = trend.basis is Basis.AVERAGE_PER_WEEK and measure.unit is Unit.COUNT
    if averaged and abs(value) < _FEW and not measure.decimals:
        return unit_code(Unit.COUNT, 1)
    return short_code(value, measure)


def _months_axis(trend: Trend) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "num_font": {"size": 9, "color": MUTED},
        "line": {"color": LAST_YEAR},
        "label_position": "low",
        "major_tick_mark": "none",
    }
    if trend.headline:
        axis |= {"name": clip(trend.headline, _LONGEST_HEADLINE)}
        axis |= {"name_font": {"size": 9, "bold": False, "color": MUTED}, "name_layout": _HEADLINE_PLACE}
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
        # The top is left to the spreadsheet, so that a number that is made larger stays in sight.
        axis |= {"min": low, "major_unit": step, "num_format": _axis_code(trend, high, step)}
    return axis


def _axis_code(trend: Trend, high: float, step: float) -> str:
    """Short numbers with the decimals that the steps need."""
    if trend.measure.unit is Unit.PERCENT:
        return digits(_decimals(step * 100)) + "%"
    for limit, divisor, suffix in SCALES:
        if high >= limit:
            return digits(_decimals(step / divisor)) + suffix
    return digits(_decimals(step))


def _decimals(step: float) -> int:
    """How many decimals it takes to write ``step``."""
    return next((places for places in range(6) if math.isclose(step, round(step, places))), 6)


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
    room = (high - low) * _ROOM or abs(high) * _FLAT_ROOM or 1.0
    least, most = low - room, high + room
    if low >= 0:
        least = max(0.0, least)
    raw = (most - least) / 4
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(magnitude * factor for factor in _STEPS if magnitude * factor >= raw * (1 - 1e-9))
    digits = 2 - math.floor(math.log10(step))
    bottom, top = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
    return round(bottom, digits), round(top, digits), round(step, digits)
