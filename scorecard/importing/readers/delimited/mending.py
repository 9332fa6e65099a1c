"""Reads a line whose quotes are broken in the way that takes the fewest faults for granted."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import count

from scorecard.importing.readers.delimited.patterns import Patterns

_STRAY_QUOTE = 2
_MISSING_DELIMITER = 3
_WRONG_WIDTH = 4
_MOST_STEPS = 3000
_MOST_QUOTES = 60

Step = tuple[int, int, str]
"""Where the next cell begins, how many faults this one takes, and its text."""
Chain = tuple["Chain", str] | None
"""The cells read so far, the last one outermost."""


def cheapest_reading(line: str, patterns: Patterns, width: int) -> list[str] | None:
    """The cells of a line, of all readings the one with the fewest stray quotes and missing delimiters.

    A reading that gives more or fewer cells than ``width`` is held to be the worse for each. None where
    there are too many to be looked at.
    """
    if line.count(patterns.dialect.quote) > _MOST_QUOTES:
        return None
    end = len(line) + len(patterns.dialect.delimiter)
    order = count()
    waiting: list[tuple[int, int, int, int, Chain]] = [(0, next(order), 0, 0, None)]
    done: set[tuple[int, int]] = set()
    while waiting and len(waiting) < _MOST_STEPS:
        cost, _, at, number, cells = heapq.heappop(waiting)
        if at > end:
            return _unchained(cells)
        if (at, number) in done:
            continue
        done.add((at, number))
        if at == end:
            faults = _WRONG_WIDTH * abs(number - width)
            heapq.heappush(waiting, (cost + faults, next(order), end + 1, number, cells))
            continue
        for after, faults, text in _steps(line, at, patterns):
            heapq.heappush(waiting, (cost + faults, next(order), after, number + 1, (cells, text)))
    return None


def _unchained(cells: Chain) -> list[str]:
    found: list[str] = []
    while cells:
        cells, text = cells
        found.append(text)
    return found[::-1]


def _steps(line: str, at: int, patterns: Patterns) -> Iterator[Step]:
    """The cells that may begin at a place."""
    delimiter, quote = patterns.dialect.delimiter, patterns.dialect.quote
    if patterns.dialect.skips_spaces:
        at = len(line) - len(line[at:].lstrip(" "))
    stop = line.find(delimiter, at)
    stop = len(line) if stop < 0 else stop
    free = line[at:stop]
    yield stop + len(delimiter), _STRAY_QUOTE * free.count(quote), patterns.unescaped(free)
    if line.startswith(quote, at):
        yield from _quoted(line, at + len(quote), patterns)
    elif quote in free:
        opening = line.index(quote, at)
        yield opening, _MISSING_DELIMITER, patterns.unescaped(line[at:opening])


def _quoted(line: str, at: int, patterns: Patterns) -> Iterator[Step]:
    """The cells that may stand in the quotes opened just before a place, by the quote that closes them."""
    delimiter, quote, escape = patterns.dialect.delimiter, patterns.dialect.quote, patterns.dialect.escape
    closing = line.find(quote, at)
    while closing >= 0:
        content = line[at:closing]
        after = closing + len(quote)
        if not (escape and content.endswith(escape)):
            faults = _STRAY_QUOTE * content.replace(quote * 2, "").count(quote)
            if line.startswith(delimiter, after) or after == len(line):
                yield after + len(delimiter), faults, patterns.unquoted(content)
            elif not line.startswith(quote, after):
                yield after, faults + _MISSING_DELIMITER, patterns.unquoted(content)
        closing = line.find(quote, after)
