"""Cuts text into rows of cells: by the standard parser where the text is clean, with care where it is not."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from scorecard.importing.readers.delimited.dialect import Dialect
from scorecard.importing.readers.delimited.mending import cheapest_reading
from scorecard.importing.readers.delimited.patterns import Patterns

_MOST_LINES = 50
"""Lines over which a cell is followed whose quote is not closed on its own line."""
_LONGEST_RECORD = 20_000
_LONGEST_MENDED = 4000
"""Characters in the longest line that is read in more than one way."""
_MOST_TRIES = 20_000
"""Further lines and readings that are looked at in one file; then it is cut by its quotes as they stand."""
_WIDTHS_LOOKED_AT = 500

Rows = list[list[str]]


def cut(text: str, dialect: Dialect, most_rows: int | None = None) -> Rows:
    """The rows of a text whose lines end with ``\\n``, or the first of them. A blank line is an empty row."""
    patterns = Patterns(dialect)
    if most_rows is not None:
        return cut(_beginning(text, most_rows, patterns), dialect)[:most_rows]
    if patterns.is_clean(text):
        return _clean_rows(text, patterns)
    return list(_Careful(text.removesuffix("\n").split("\n"), patterns).rows())


def _beginning(text: str, most_rows: int, patterns: Patterns) -> str:
    """So many lines of a text, and those after them that go on with the last one's cells."""
    end = -1
    for count in range(most_rows + _MOST_LINES):
        following = text.find("\n", end + 1)
        if following < 0:
            return text
        end = following
        if count >= most_rows - 1 and patterns.is_clean(text[:end]):
            break
    return text[: end + 1]


def _clean_rows(text: str, patterns: Patterns) -> Rows:
    dialect = patterns.dialect
    if not dialect.is_standard:
        return patterns.rows(text)
    try:
        return list(
            csv.reader(
                io.StringIO(text, newline="\n"),
                delimiter=dialect.delimiter,
                quotechar=dialect.quote or None,
                quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
                skipinitialspace=dialect.skips_spaces,
            )
        )
    except csv.Error:  # a cell longer than the parser takes
        return patterns.rows(text)


class _Careful:
    """Reads record by record, and looks at a broken one in more than one way."""

    def __init__(self, lines: Sequence[str], patterns: Patterns) -> None:
        self._lines = lines
        self._patterns = patterns
        self._width = self._usual_width()
        self._tries_left = _MOST_TRIES

    def rows(self) -> Iterator[list[str]]:
        """All rows of the text."""
        at = 0
        while at < len(self._lines):
            cells, at = self._record(at)
            yield cells

    def _usual_width(self) -> int:
        """The number of cells in most of the lines whose quotes are in order, or 0."""
        clean = filter(self._patterns.is_clean, filter(None, self._lines[:_WIDTHS_LOOKED_AT]))
        widths = Counter(len(self._patterns.cells(line)) for line in clean)
        return widths.most_common(1)[0][0] if widths else 0

    def _record(self, at: int) -> tuple[list[str], int]:
        """The cells of the record that begins at a line, and the line after it."""
        line = self._lines[at]
        if not line:
            return [], at + 1
        if self._patterns.is_clean(line):
            return self._patterns.cells(line), at + 1
        if not self._patterns.is_open(line):
            return self._mended(line), at + 1
        end = self._closing(at)
        whole = "\n".join(self._lines[at:end])
        if self._patterns.is_clean(whole):
            return self._patterns.cells(whole), end
        cells = self._mended(line)
        if end == at + 1 or len(cells) == self._width:
            return cells, at + 1
        return self._patterns.cells(whole), end

    def _closing(self, at: int) -> int:
        """The line after the record that begins at a line, its own next where it is closed nowhere."""
        record = self._lines[at]
        for end in range(at + 2, min(at + _MOST_LINES, len(self._lines)) + 1):
            line = self._lines[end - 1]
            record = f"{record}\n{line}"
            self._tries_left -= 1
            if self._tries_left < 0 or len(record) > _LONGEST_RECORD or self._is_record(line):
                break
            if self._patterns.may_close(line) and not self._patterns.is_open(record):
                return end if self._width in (0, len(self._patterns.cells(record))) else at + 1
        return at + 1

    def _is_record(self, line: str) -> bool:
        """Whether a line is beyond doubt a record of its own."""
        patterns = self._patterns
        return self._width > 2 and patterns.is_clean(line) and len(patterns.cells(line)) == self._width

    def _mended(self, line: str) -> list[str]:
        cells = self._patterns.cells(line)
        if len(cells) == self._width and not self._patterns.has_loose_quotes(line):
            return cells
        self._tries_left -= 1
        if not self._width or self._tries_left < 0 or len(line) > _LONGEST_MENDED:
            return cells
        return cheapest_reading(line, self._patterns, self._width) or cells
