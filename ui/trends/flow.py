"""How small charts share a page: a heading for each department, its tiles under it, the legend at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from ui.theme import GAP, MARGIN, px

TILE = QSize(243, 172)
LEGEND = QSize(360, 140)
HEADING = 34
_HEADING_LINE = 20
"""From the end of one row of tiles to the middle of the next heading."""


def grown(size: QSize) -> QSize:
    """A picture's size at the text size in use."""
    return QSize(px(size.width()), px(size.height()))


@dataclass(frozen=True, slots=True)
class Flow:
    """Places in pixels, in the order of the groups."""

    headings: tuple[int, ...]
    """The height of the middle of each heading."""
    tiles: tuple[QRect, ...]
    legend: QRect
    height: int

    def neighbour(self, index: int, across: int, down: int) -> int:
        """The tile reached from ``index`` by one arrow key; the same one where there is none."""
        if across:
            return min(max(index + across, 0), len(self.tiles) - 1)
        here = self.tiles[index]
        rows = [tile.top() for tile in self.tiles if (tile.top() - here.top()) * down > 0]
        if not rows:
            return index
        row = min(rows) if down > 0 else max(rows)
        inside = [place for place, tile in enumerate(self.tiles) if tile.top() == row]
        return min(inside, key=lambda place: abs(self.tiles[place].left() - here.left()))


def flow(counts: Sequence[int], width: int) -> Flow:
    """Lay out groups of so many tiles; a wider page has more columns, the tiles keep their size."""
    tile, key, heading = grown(TILE), grown(LEGEND), px(HEADING)
    pitch, drop = tile.width() + GAP, tile.height() + GAP
    columns = max(1, (width - MARGIN + GAP // 2) // pitch)
    headings, tiles, top = [], [], 0
    for count in counts:
        headings.append(top + px(_HEADING_LINE))
        top += heading
        for place in range(count):
            corner = QPoint(MARGIN + place % columns * pitch, top + place // columns * drop)
            tiles.append(QRect(corner, tile))
        top += -(-count // columns) * drop - GAP
    used = (counts[-1] - 1) % columns + 1 if counts and counts[-1] else columns
    left = MARGIN + used * pitch + 2 * GAP
    if left + key.width() <= width:
        corner = QPoint(left, top - tile.height())
    else:
        corner = QPoint(MARGIN, top + MARGIN)
    legend = QRect(corner, key)
    return Flow(tuple(headings), tuple(tiles), legend, max(top, legend.bottom() + 1) + GAP)
