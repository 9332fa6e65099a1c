"""Reads a line whose quotes are broken in the way that takes the fewest faults for granted."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from scorecard.importing.readers.delimited.patterns import Patterns

_STRAY_QUOTE = 2
_MISSING_DELIMITER = 5
_WRONG_WIDTH = 4
_MOST_QUOTES = 60

Step = tuple[int, int, str]
"""Where a cell ends, how many faults it takes, and its text."""


def cheapest_reading(line: str, patterns: Patterns, width: int) -> list[str]:
    """The cells of a line, of all readings the one with the fewest stray quotes and missing delimiters.

    A reading that gives more or fewer cells than ``width`` is held to be the worse for each.
    """
    if line.count(patterns.dialect.quote) > _MOST_QUOTES:
        return patterns.cells(line)
    end = len(line) + len(patterns.dialect.delimiter)
    waiting: list[tuple[int, int, int, tuple[str, ...]]] = [(0, 0, 0, ())]
    done: set[tuple[int, int]] = set()
    while waiting:
        cost, at, count, cells = heapq.heappop(waiting)
        if count < 0:
            return list(cells)
        if (at, count) in done:
            continue
        done.add((at, count))
        if at == end:
            total = cost + _WRONG_WIDTH * abs(count - width)
            heapq.heappush(waiting, (total, end, -1, cells))
            continue
        for after, faults, text in _steps(line, at, patterns):
            heapq.heappush(waiting, (cost + faults, after, count + 1, (*cells, text)))
    return patterns.cells(line)


def _steps(line: str, at: int, patterns: Patterns) -> Iterator[Step]:
    """The cells that may begin at a place."""
    delimiter, quote = patterns.dialect.delimiter, patterns.dialect.quote
    if patterns.dialect.skips_spaces:
        at += len(line) - at - len(line[at:].lstrip(" "))
    stop = line.find(delimiter, at)
    stop = len(line) if stop < 0 else stop
    free = line[at:stop]
    yield stop + len(delimiter), _STRAY_QUOTE * free.count(quote), patterns.unescaped(free)
    if line.startswith(quote, at):
        yield from _quoted(line, at + len(quote), patterns)
    elif at < (opening := line.find(quote, at, stop)) and line.find(quote, opening + 1) > 0:
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
