from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, QSize

from ui import theme
from ui.trends import labels
from ui.trends.labels import Room, month_labels
from ui.trends.picture import large_plot, to_image

SIZES = [(808, 215), (808, 171), (1440, 320), (400, 148)]


@pytest.mark.parametrize("size", SIZES)
def test_names_of_months_never_touch_and_the_pair_is_always_named(qapp, meetings_trend, size):
    plot = large_plot(meetings_trend, QRectF(0, 0, *size))
    found = dict(month_labels(plot))
    assert {0, 12} <= found.keys()
    boxes = sorted(found.values(), key=QRectF.left)
    assert all(one.right() < other.left() for one, other in pairwise(boxes))


def test_all_months_are_named_where_there_is_room(qapp, meetings_trend):
    assert len(month_labels(large_plot(meetings_trend, QRectF(0, 0, 808, 171)))) == 13


def test_a_place_is_given_away_once(qapp, meetings_trend):
    room = Room(large_plot(meetings_trend, QRectF(0, 0, 808, 215)))
    place = QRectF(700, 190, 20, 10)
    assert room.claim([place]) == place
    assert room.claim([place]) is None
    assert room.claim([place, QRectF(740, 190, 20, 10)]) == QRectF(740, 190, 20, 10)


def test_words_keep_off_the_line(qapp, meetings_trend):
    plot = large_plot(meetings_trend, QRectF(0, 0, 808, 215))
    on_the_line = QRectF(0, 0, 30, 12)
    center = plot.at(8)
    assert center is not None
    on_the_line.moveCenter(center)
    assert not Room(plot).is_free(on_the_line)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def test_nothing_is_painted_over_the_edge(qapp, meetings_trend, size, look):
    theme.apply(qapp, look)
    image = to_image(meetings_trend, QSize(*size))
    last_column = image.width() - 1
    assert {image.pixelColor(last_column, y).name() for y in range(image.height())} == {look.surface.name()}


@pytest.mark.parametrize("size", SIZES)
def test_no_pole_strikes_through_words_where_there_is_another_place(qapp, meetings_trend, size):
    plot = large_plot(meetings_trend, QRectF(0, 0, *size))
    room = Room(plot)
    pole = room.poles[0]
    struck = QRectF(pole.center().x() - 15, plot.rect.bottom() - 11, 30, 10)
    beside = struck.translated(-40, 0)
    assert room.claim([struck, beside], of_line=False) == beside
    assert room.claim([struck], of_line=False, on_pole=False) is None
    assert room.claim([struck], of_line=False) == struck


@pytest.mark.parametrize("size", SIZES)
def test_the_newest_value_stands_beside_the_pole_of_its_own_note(qapp, meetings_trend, size, monkeypatch):
    written: list[tuple[str, QRectF]] = []
    monkeypatch.setattr(
        labels, "_write", lambda _painter, _color, area, text, *_: written.append((text, area))
    )
    last = replace(meetings_trend.flags[-1], index=12)
    trend = replace(meetings_trend, flags=(last,))
    to_image(trend, QSize(*size))
    (pole,) = Room(large_plot(trend, QRectF(0, 0, *size))).poles
    (area,) = [area for text, area in written if text == trend.points[-1].text]
    assert not area.intersects(pole)
