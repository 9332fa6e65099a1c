"""The small line of all periods in a row: its course, its goal and where it ends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from scorecard.board import Cell, Row
from scorecard.status import Status
from ui.theme import Theme
from ui.widgets.pens import NO_PEN, dotted_pen, line_pen, round_pen

WIDTH, HEIGHT = 60, 20
_END, _EDGE, _END_EDGE = 2.6, 3.4, 5.0
_TRIANGLE = QPolygonF([QPointF(0, -3.2), QPointF(3.4, 2.8), QPointF(-3.4, 2.8)])


def paint_sparkline(painter: QPainter, area: QRectF, row: Row, colours: Theme) -> None:
    """Paint the course of a row's values into ``area``; it breaks where one is missing."""
    goals = _goals(row.cells)
    known = [cell.value for cell in row.cells if cell.value is not None]
    if not known:
        return
    levels = known + [level for side in goals for level in side if level is not None]
    low, high = min(levels), max(levels)
    scale = (area.height() - 2 * _EDGE) / (high - low) if high > low else 0.0
    start, floor, middle = area.left() + _EDGE, area.bottom() - _EDGE, area.center().y()
    step = (area.width() - _EDGE - _END_EDGE) / max(1, len(row.cells) - 1)

    def height(value: float) -> float:
        return floor - (value - low) * scale if scale else middle

    painter.setPen(dotted_pen(colours.borderStrong))
    for side in goals:
        for first, last, level in _levels(side):
            left = area.left() if first == 0 else start + step * (first - 0.5)
            right = area.right() if last == len(side) - 1 else start + step * (last + 0.5)
            painter.drawLine(QPointF(left, height(level)), QPointF(right, height(level)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(round_pen(colours.text2, 1.3))
    for stretch in _stretches(row.cells):
        points = [QPointF(start + step * place, height(value)) for place, value in stretch]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(points)
    if row.cell.value is not None:
        _paint_end(painter, QPointF(area.right() - _END_EDGE, height(row.cell.value)), row.cell, colours)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _goals(cells: tuple[Cell, ...]) -> tuple[list[float | None], list[float | None]]:
    """The lower and the upper bound of each period's own goal; a goal for one period holds in that alone."""
    targets = [cell.target for cell in cells]
    lows = [None if target is None else target.low for target in targets]
    return lows, [None if target is None else target.high for target in targets]


def _levels(side: list[float | None]) -> list[tuple[int, int, float]]:
    """First and last place of each stretch over which a bound stays, and how high it is."""
    found: list[tuple[int, int, float]] = []
    for place, level in enumerate(side):
        if level is None:
            continue
        if found and found[-1][1:] == (place - 1, level):
            found[-1] = (found[-1][0], place, level)
        else:
            found.append((place, place, level))
    return found


def _stretches(cells: tuple[Cell, ...]) -> list[list[tuple[int, float]]]:
    found: list[list[tuple[int, float]]] = [[]]
    for place, cell in enumerate(cells):
        if cell.value is None:
            found.append([])
        elif not cell.to_date:
            found[-1].append((place, cell.value))
    return [stretch for stretch in found if stretch]


def _paint_end(painter: QPainter, at: QPointF, cell: Cell, colours: Theme) -> None:
    """A dot on track, a triangle off track, a ring for a period to date."""
    if cell.to_date:
        painter.setPen(line_pen(colours.accent, 1.3))
        painter.drawEllipse(at, _END - 0.3, _END - 0.3)
        return
    painter.setPen(NO_PEN)
    if cell.status is Status.OFF_TRACK:
        painter.setBrush(colours.bad)
        painter.drawPolygon(_TRIANGLE.translated(at))
    else:
        dots = {Status.ON_TRACK: colours.good, Status.AT_RISK: colours.warn}
        painter.setBrush(dots.get(cell.status, colours.text2))
        painter.drawEllipse(at, _END, _END)
    painter.setBrush(Qt.BrushStyle.NoBrush)
