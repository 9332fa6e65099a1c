"""Finds delimiter, quote and escape by trying them: the right ones give even rows of plausible cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scorecard.importing.readers.delimited.dialect import Dialect
from scorecard.importing.readers.delimited.patterns import Patterns

_MOST_LINES = 200
_MOST_CHARACTERS = 50_000
_USUAL = (",", ";", "\t", "|")
_WORTH = {"\x1f": 0.9, "^": 0.7, "~": 0.7, "#": 0.7, ":": 0.7, " ": 0.5}
"""How much a good cut counts with a delimiter that is not usual."""
_QUOTES = ('"', "'", "`")
_BACKSLASH = "\\"
_LEAST_SHARE = 0.5
"""Of the lines that an unusual delimiter must cut into equally many cells."""
_MOSTLY_SPACED = 0.9

_NUMBER = re.compile(r"[-+−(]?\W{0,2}\d[\d.,'’/:\-  ]*(?:T[\d:.]+Z?)?\W{0,3}")
_COLON_OUTSIDE_TIMES = re.compile(r"(?<!\d):|:(?!\d)")
_FOREIGN = re.compile('[;\t|"]')


def find_dialect(text: str, named: str = "") -> Dialect:
    """The dialect of a text, from its first lines, which end with ``\\n``; commas where nothing fits.

    ``named``: the delimiter that the file itself names.
    """
    sample = _sample(text)
    lines = [line for line in sample.split("\n") if line.strip()]
    best, best_score = Dialect(named or ","), 0.0
    for delimiter in (named,) if named else _delimiters(sample):
        for dialect in _dialects(sample, delimiter):
            score = _score(lines, dialect)
            if score > best_score:
                best, best_score = dialect, score
    return best


def _sample(text: str) -> str:
    sample = text[:_MOST_CHARACTERS]
    if len(sample) < len(text) and "\n" in sample:
        sample = sample[: sample.rindex("\n")]
    return "\n".join(sample.split("\n", _MOST_LINES)[:_MOST_LINES])


def _delimiters(sample: str) -> Iterator[str]:
    """What may separate cells: a character, or a pair of the same where it never stands alone."""
    for delimiter in (*_USUAL, *_WORTH):
        if delimiter not in sample or (delimiter == ":" and not _COLON_OUTSIDE_TIMES.search(sample)):
            continue
        is_paired = delimiter not in (",", "\t", " ") and delimiter not in sample.replace(delimiter * 2, "")
        yield delimiter * 2 if is_paired else delimiter


def _dialects(sample: str, delimiter: str) -> Iterator[Dialect]:
    """The ways of quoting and escaping that the sample has signs of."""
    dialect = Dialect(delimiter, _quote(sample, delimiter), skips_spaces=_is_spaced(sample, delimiter))
    here, quote = re.escape(delimiter), re.escape(dialect.quote)
    if re.search(rf"\\{quote}(?!{quote}|{here}|$)|\\{quote}{quote}(?={here}|$)", sample, re.MULTILINE):
        yield replace(dialect, escape=_BACKSLASH)
        return
    yield dialect
    if _BACKSLASH + delimiter in sample:
        yield replace(dialect, escape=_BACKSLASH)


def _quote(sample: str, delimiter: str) -> str:
    """The quote that encloses most cells."""
    here = re.escape(delimiter)

    def enclosed(quote: str) -> int:
        if quote not in sample:
            return 0
        cell = (
            rf"(?:^|(?<={here})) *{quote}[^{quote}\n]*(?:{quote}{quote}[^{quote}\n]*)*{quote} *(?={here}|$)"
        )
        return len(re.findall(cell, sample, re.MULTILINE))

    return max(_QUOTES, key=enclosed)


def _is_spaced(sample: str, delimiter: str) -> bool:
    """Whether nearly every delimiter has a space after it."""
    if delimiter.isspace():
        return False
    spaced, last = sample.count(delimiter + " "), sample.count(delimiter + "\n")
    return spaced > 0 and spaced + last >= _MOSTLY_SPACED * sample.count(delimiter)


def _score(lines: list[str], dialect: Dialect) -> float:
    """How even the rows are, how plausible their cells, how many columns they have: 0 to 1."""
    patterns = Patterns(dialect)
    rows = [patterns.cells(line) for line in lines]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]))
    share = count / len(rows)
    cells = [cell.strip() for row in rows if len(row) == width for cell in row]
    worth = _WORTH.get(dialect.delimiter[0], 1.0)
    if worth < 1.0 and (share < _LEAST_SHARE or not _is_tabular(dialect.delimiter, cells)):
        return 0.0
    plausible = sum(map(_plausibility, cells)) / len(cells)
    return worth * share * plausible * width / (width + 1)


def _plausibility(cell: str) -> float:
    if not cell or _NUMBER.fullmatch(cell):
        return 1.0
    return 0.2 if _FOREIGN.search(cell) else 0.9


def _is_tabular(delimiter: str, cells: list[str]) -> bool:
    """Spaces and colons stand in any text: they separate cells only where there are many numbers."""
    if delimiter not in (" ", ":"):
        return True
    return sum(1 for cell in cells if _NUMBER.fullmatch(cell)) * 3 > len(cells)
