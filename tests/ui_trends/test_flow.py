from __future__ import annotations

import pytest

from ui.trends.flow import TILE, flow


@pytest.mark.parametrize("width", [300, 1024, 1270, 1280, 1920])
@pytest.mark.parametrize("counts", [(5, 5, 3), (1,), (7,), (0, 2), ()])
def test_nothing_overlaps_and_everything_is_on_the_page(counts, width):
    places = flow(counts, width)
    boxes = [*places.tiles, places.legend]
    assert len(places.tiles) == sum(counts)
    assert all(tile.size() == TILE for tile in places.tiles)
    assert all(not one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert all(box.bottom() < places.height for box in boxes)
    assert all(tile.right() < max(width, 300) for tile in places.tiles)


def test_the_pages_picture_five_columns_and_the_legend_in_the_last_row():
    places = flow((5, 5, 3), 1280)
    assert [tile.left() for tile in places.tiles[:5]] == [16, 267, 518, 769, 1020]
    assert places.legend.top() == places.tiles[-1].top()
    assert places.height <= 632


def test_wider_pages_have_more_columns():
    assert len({tile.left() for tile in flow((9,), 1920).tiles}) == 7


def test_arrows_lead_to_the_nearest_tile():
    places = flow((5, 5, 3), 1280)
    assert places.neighbour(0, 1, 0) == 1
    assert places.neighbour(0, -1, 0) == 0
    assert places.neighbour(12, 1, 0) == 12
    assert places.neighbour(4, 0, 1) == 9
    assert places.neighbour(9, 0, 1) == 12
    assert places.neighbour(12, 0, -1) == 7
    assert places.neighbour(2, 0, -1) == 2
