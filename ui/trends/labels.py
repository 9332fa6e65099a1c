"""The words in and around a large chart, each put where it hides nothing, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPathStroker, QPen

from scorecard.trend import Trend
from ui.trends.flags import flag_spots
from ui.trends.plot import Fonts, Plot, band_rect
from ui.trends.scale import Scale, bounds, tick_text

AXIS, VALUE = (11, 400), (12, 600)
_GAP = 7.0
_BRACKET = 10.0
"""From the plot to the bracket's arms."""
_ARM = 4.0
_AFTER_BRACKET = 8.0
_RANGE = "Expected range "
_MIDDLE = Qt.AlignmentFlag.AlignCenter.value
_BESIDE = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_UNCUT = Qt.TextFlag.TextDontClip.value
_TOP = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value
_BOTTOM = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom).value


def plot_rect(size: QRectF, trend: Trend, scale: Scale, fonts: Fonts) -> QRectF:
    """Where the plot lies in a chart of this size: what its labels need is left free around it."""
    small, strong, bold = (QFontMetricsF(fonts(*kind)) for kind in (AXIS, (13, 600), (11, 600)))
    left = max((small.horizontalAdvance(text) for text in _tick_texts(trend, scale)), default=0.0)
    after_bracket = _BRACKET + _ARM + _AFTER_BRACKET
    right = max(
        after_bracket + small.horizontalAdvance(trend.goal_label),
        after_bracket + strong.horizontalAdvance(trend.year_text),
        after_bracket + small.horizontalAdvance(trend.year_caption) if trend.year_text else 0.0,
        bold.horizontalAdvance(trend.points[-1].label) / 2 if trend.points else 0.0,
    )
    top = small.height() + 4 if trend.flags else 8.0
    bottom = small.height() + 10
    return size.adjusted(left + 16 + _GAP, top, -(right + 16), -bottom)


class Room:
    """What is taken already, and what may still be written on."""

    def __init__(self, plot: Plot) -> None:
        """The lines of the plot are taken from the start."""
        stroker = QPainterPathStroker()
        stroker.setWidth(4)
        paths = (plot.line, plot.line_to_date, plot.goal)
        self._lines = [stroker.createStroke(path) for path in paths]
        self._taken: list[QRectF] = []
        self.poles = [
            QRectF(spot.pole - 1, plot.rect.top(), 3, plot.rect.height()) for spot in flag_spots(plot)
        ]

    def take(self, rect: QRectF) -> None:
        """Nothing else may lie here."""
        self._taken.append(rect)

    def is_free(self, rect: QRectF, *, of_line: bool = True) -> bool:
        """Whether ``rect`` hides nothing."""
        hides = any(rect.intersects(taken) for taken in self._taken)
        return not hides and not (of_line and any(line.intersects(rect) for line in self._lines))

    def claim(
        self, choices: Iterable[QRectF], *, of_line: bool = True, on_pole: bool = True
    ) -> QRectF | None:
        """The first free one of ``choices``, which is taken from now on.

        One that no flag's pole strikes through goes before, and with ``on_pole`` others will do.
        """
        best: QRectF | None = None
        for rect in choices:
            if not self.is_free(rect, of_line=of_line):
                continue
            if not any(rect.intersects(pole) for pole in self.poles):
                best = rect
                break
            if on_pole and best is None:
                best = rect
        if best is not None:
            self.take(best)
        return best


def paint_labels(painter: QPainter, plot: Plot) -> None:
    """All words, the most important first."""
    room = Room(plot)
    _paint_ticks(painter, plot)
    _paint_months(painter, plot)
    _take_points(plot, room)
    for spot in flag_spots(plot):
        room.take(spot.words)
    _paint_values(painter, plot, room)
    _paint_goal_label(painter, plot, room)
    _paint_bracket(painter, plot, room)
    _paint_range(painter, plot, room)


def _tick_texts(trend: Trend, scale: Scale) -> list[str]:
    return [tick_text(tick, scale.step, trend.measure.unit, trend.writing) for tick in scale.ticks]


def _paint_ticks(painter: QPainter, plot: Plot) -> None:
    painter.setFont(plot.fonts(*AXIS))
    painter.setPen(plot.colours.text3)
    height = plot.metrics(*AXIS).height()
    for tick, text in zip(plot.scale.ticks, _tick_texts(plot.trend, plot.scale), strict=True):
        area = QRectF(0, plot.y(tick) - height / 2, plot.rect.left() - _GAP, height)
        painter.drawText(area, _BESIDE, text)


def _paint_months(painter: QPainter, plot: Plot) -> None:
    pair = {plot.trend.last_year, plot.last}
    labels = sorted(month_labels(plot), key=lambda label: label[0] in pair)
    for strong, shown in groupby(labels, key=lambda label: label[0] in pair):
        painter.setFont(plot.fonts(11, 600 if strong else 400))
        painter.setPen(plot.colours.text if strong else plot.colours.text3)
        for index, area in shown:
            painter.drawText(area, _MIDDLE, plot.trend.points[index].label)


def month_labels(plot: Plot) -> list[tuple[int, QRectF]]:
    """Where the names of the periods stand: all of them, or every second, third … as there is room."""
    pair = (plot.trend.last_year, plot.last)
    areas = [_month_area(plot, index, bold=index in pair) for index in range(plot.last + 1)]
    for step in range(1, plot.last + 1):
        shown = sorted({*pair, *range(0, plot.last, step)})
        if all(areas[one].right() + 4 <= areas[other].left() for one, other in pairwise(shown)):
            return [(index, areas[index]) for index in shown]
    return [(plot.last, areas[plot.last])]


def _month_area(plot: Plot, index: int, *, bold: bool) -> QRectF:
    figures = plot.metrics(11, 600 if bold else 400)
    width = figures.horizontalAdvance(plot.trend.points[index].label) + 1
    return QRectF(plot.x(index) - width / 2, plot.rect.bottom() + 4, width, figures.height())


def _take_points(plot: Plot, room: Room) -> None:
    for index in range(plot.last + 1):
        if (center := plot.at(index)) is not None:
            reach = plot.style.ring if index == plot.trend.last_year else plot.style.triangle / 2
            room.take(_around(center, reach * 2, reach * 2))


def _paint_values(painter: QPainter, plot: Plot, room: Room) -> None:
    """The value of the newest period and that of the same one last year."""
    figures = plot.metrics(*VALUE)
    painter.setFont(plot.fonts(*VALUE))
    for index in (plot.last, plot.trend.last_year):
        center = plot.at(index)
        if center is None:
            continue
        text, ring = plot.trend.points[index].text, index == plot.trend.last_year
        size = QSizeF(figures.horizontalAdvance(text) + 2, figures.height() - 2)
        reach = plot.style.ring if ring else plot.style.triangle / 2
        area = room.claim(_beside(center, size, reach, plot, above=ring))
        if area is not None:
            _write(painter, plot.colours.text, area, text)


def _beside(center: QPointF, size: QSizeF, reach: float, plot: Plot, *, above: bool) -> Iterator[QRectF]:
    """Right above and below and further off, then aside, as far as that is inside the plot.

    With ``above``, being above comes before being near.
    """
    offsets = [(0.0, sign, gap) for gap in (2, 10, 20, 32) for sign in (-1, 1)]
    if above:
        offsets.sort(key=lambda offset: offset[1])
    offsets += [(aside, sign, gap) for aside in (-0.5, 0.5) for _, sign, gap in offsets]
    for aside, sign, gap in offsets:
        x, y = aside * (size.width() + 2 * _GAP), sign * (reach + gap + size.height() / 2)
        area = _inside(_around(center + QPointF(x, y), size.width(), size.height()), plot.rect)
        if area.top() >= plot.rect.top() and area.bottom() <= plot.rect.bottom():
            yield area


def _paint_goal_label(painter: QPainter, plot: Plot, room: Room) -> None:
    levels = [level for level in bounds(plot.trend.points[-1].target) if level is not None]
    if not plot.trend.goal_label or not levels:
        return
    figures = plot.metrics(*AXIS)
    width, height = figures.horizontalAdvance(plot.trend.goal_label) + 1, figures.height()
    y = plot.y(levels[-1]) - height / 2
    left = plot.rect.right() + _BRACKET
    span = _bracket_span(plot)
    if span is not None and span.top() - 2 < y + height and span.bottom() + 2 > y:
        left += _ARM + _AFTER_BRACKET
    area = QRectF(left, y, width, height)
    room.take(area)
    painter.setFont(plot.fonts(*AXIS))
    _write(painter, plot.colours.text, area, plot.trend.goal_label)


def _bracket_span(plot: Plot) -> QRectF | None:
    """The bracket's own place, without its words; None where there is nothing to compare."""
    before, now = plot.at(plot.trend.last_year), plot.at(plot.last)
    if before is None or now is None or not plot.trend.year_text:
        return None
    top = min(before.y(), now.y())
    return QRectF(plot.rect.right() + _BRACKET, top, _ARM, abs(before.y() - now.y()))


def _paint_bracket(painter: QPainter, plot: Plot, room: Room) -> None:
    span = _bracket_span(plot)
    if span is None:
        return
    painter.setPen(QPen(plot.colours.lastYear, 1.2))
    painter.drawPolyline([span.topLeft(), span.topRight(), span.bottomRight(), span.bottomLeft()])
    strong, small = plot.metrics(13, 600), plot.metrics(*AXIS)
    advances = (
        strong.horizontalAdvance(plot.trend.year_text),
        small.horizontalAdvance(plot.trend.year_caption),
    )
    height = strong.height() + small.height() - 2
    left, top = span.right() + _AFTER_BRACKET, span.center().y() - height / 2
    lowest = plot.rect.bottom() + 4 - height
    shifts = [shift * sign for shift in range(0, int(plot.rect.height()), 2) for sign in (1, -1)]
    choices = (
        QRectF(left, place, max(advances) + 1, height)
        for shift in shifts
        if (place := min(top + shift, lowest)) >= 0
    )
    area = room.claim(choices, of_line=False)
    if area is not None:
        painter.setFont(plot.fonts(13, 600))
        _write(painter, plot.colours.text, area, plot.trend.year_text, _TOP)
        painter.setFont(plot.fonts(*AXIS))
        _write(painter, plot.colours.text3, area, plot.trend.year_caption, _BOTTOM)


def _paint_range(painter: QPainter, plot: Plot, room: Room) -> None:
    if not plot.trend.bands or not plot.trend.range_text:
        return
    text = _RANGE + plot.trend.range_text.removesuffix(" a week")
    band = plot.trend.bands[-1]
    inside = band_rect(plot, band.first, band.last, band.low, band.high).adjusted(6, 2, -6, -2)
    figures = plot.metrics(*AXIS)
    width, height = figures.horizontalAdvance(text) + 1, figures.height()
    if width > inside.width() or height > inside.height():
        return
    beside = [pole.right() + _GAP for pole in room.poles]
    lefts = (inside.left(), *(x for x in beside if inside.left() < x), inside.right() - width)
    places = (
        QRectF(x, y, width, height)
        for y in (inside.top(), inside.bottom() - height)
        for x in lefts
        if x + width <= inside.right()
    )
    area = room.claim(places, on_pole=False)
    if area is not None:
        painter.setFont(plot.fonts(*AXIS))
        _write(painter, plot.colours.text3, area, text)


def _inside(area: QRectF, rect: QRectF) -> QRectF:
    """``area`` moved sideways until it is within ``rect``."""
    area.moveRight(min(area.right(), rect.right()))
    area.moveLeft(max(area.left(), rect.left()))
    return area


def _around(center: QPointF, width: float, height: float) -> QRectF:
    return QRectF(center.x() - width / 2, center.y() - height / 2, width, height)


def _write(painter: QPainter, color: QColor, area: QRectF, text: str, place: int = _MIDDLE) -> None:
    painter.setPen(color)
    painter.drawText(area, place | _UNCUT, text)
