"""Blocks of content, put on pages one under another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a height, painted from 0, 0 on. Lengths are in units of a hundredth of an inch."""

    height: float
    paint: Callable[[QPainter], None]
    heads: tuple[Block, ...] = ()
    """What is repeated above it where a page begins with it."""
    begins: bool = False
    """Whether it begins a page."""
    keeps: bool = False
    """Whether it is never the last on a page."""


Page = list[tuple[float, Block]]
"""Blocks and where they begin, from the top."""


def space(height: float) -> Block:
    """Nothing, so high."""
    return Block(height, lambda _: None)


def height_of_all(blocks: Iterable[Block]) -> float:
    """How high blocks are together."""
    return sum(block.height for block in blocks)


def flow(blocks: Iterable[Block], room: float) -> list[Page]:
    """Pages on which each of ``blocks`` has its place; one that is higher than ``room`` has its own."""
    pages: list[Page] = [[]]
    top = 0.0
    for piece in _pieces(blocks):
        height = height_of_all(piece)
        if pages[-1] and (piece[0].begins or top + height > room):
            pages.append([])
            top = 0.0
            piece = [*piece[0].heads, *piece]
        for block in piece:
            pages[-1].append((top, block))
            top += block.height
    return pages


def height_of(page: Page) -> float:
    """How far down a page is filled."""
    return max((top + block.height for top, block in page), default=0.0)


def _pieces(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """Blocks that stay together."""
    piece: list[Block] = []
    for block in blocks:
        piece.append(block)
        if not block.keeps:
            yield piece
            piece = []
    if piece:
        yield piece
