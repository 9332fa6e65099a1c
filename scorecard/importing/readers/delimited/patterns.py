"""The regular expressions of a dialect."""

from __future__ import annotations

import re
from typing import NamedTuple

from scorecard.importing.readers.delimited.dialect import Dialect

_NEVER = "(?!)"
_ANY = r"[\s\S]"


class _Pieces(NamedTuple):
    """Expressions for a delimiter, a quote, text without quotes and escapes, and an escaped character."""

    delimiter: str
    quote: str
    plain: str
    escaped: str
    skipped: str
    """Spaces that belong to the delimiter before them."""
    tail: str
    """Spaces that may stand between a closing quote and the delimiter."""

    def cell(self) -> str:
        """A cell in quotes, or one that is free, and its end. A quote before no end belongs to the text."""
        lone = f"{self.quote}(?!{self.tail}(?:{self.delimiter}|\n))"
        quoted = f"{self.quote}({self._inside(lone)}){self.quote}{self.tail}"
        other = f"(?!{self.delimiter}|\\n){_ANY}"
        free = f"((?:{_either(self.escaped, other)})*+)"
        return f"{self.skipped}(?:{quoted}|{free})({self.delimiter}|\n)"

    def clean(self) -> str:
        """Text in which each quote that is not escaped stands around a whole cell, or doubled within it."""
        before = f"(?<={self.delimiter})|(?<=\n)|\\A{'|(?<= )' if self.skipped else ''}"
        quoted = f"{self.quote}{self._inside()}{self.quote}(?={self.delimiter}|\n|\\Z)"
        outside = f"{self.plain}(?:{self.escaped}{self.plain})*+" if self.escaped else self.plain
        return f"(?:{outside}(?:{before}){quoted})*+{outside}"

    def _inside(self, *more: str) -> str:
        """What may stand in quotes; nothing is tried twice, so that broken text takes no longer."""
        special = _either(self.escaped, self.quote * 2, *more)
        return f"{self.plain}(?:(?:{special}){self.plain})*+"


def _either(*expressions: str) -> str:
    return "|".join(filter(None, expressions))


class Patterns:
    """What the cells of a dialect look like: in quotes, or free of them. Lines end with ``\\n``."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        delimiter, quote, escape = map(re.escape, (dialect.delimiter, dialect.quote, dialect.escape))
        pieces = _Pieces(
            delimiter=delimiter,
            quote=quote or _NEVER,
            plain=f"[^{quote}{escape}]*+" if quote else _NEVER,
            escaped=f"{escape}{_ANY}" if escape else "",
            skipped=" *+" if dialect.skips_spaces else "",
            tail="" if dialect.delimiter.isspace() else " *",
        )
        self._is_simple = bool(quote) and not escape and not pieces.skipped
        self._cell = re.compile(pieces.cell())
        self._clean = re.compile(pieces.clean())
        self._closing = re.compile(f"{pieces.quote}{pieces.tail}(?:{delimiter}|\\Z)")
        special = f"{pieces.quote}|{escape}|{delimiter}|\n"
        self._escaped = re.compile(f"{escape}({special})" if escape else _NEVER)

    def is_clean(self, text: str) -> bool:
        """Whether quotes stand only around whole cells, and doubled or escaped within them."""
        quote = self.dialect.quote
        return not quote or quote not in text or self._clean.fullmatch(text) is not None

    def is_open(self, record: str) -> bool:
        """Whether a cell begins with a quote that nothing closes."""
        quote = self.dialect.quote
        return any(free.startswith(quote) for _, free, _ in self._cell.findall(f"{record}\n"))

    def may_close(self, line: str) -> bool:
        """Whether a line has a quote that could close a cell."""
        return self._closing.search(line) is not None

    def has_loose_quotes(self, record: str) -> bool:
        """Whether a quote stands in a cell that is not in quotes itself."""
        quote = self.dialect.quote
        return any(quote in free for _, free, _ in self._cell.findall(f"{record}\n"))

    def cells(self, record: str) -> list[str]:
        """The cells of a record; a quote that closes nothing belongs to the text."""
        if self._is_simple and self.dialect.quote not in record:
            return record.split(self.dialect.delimiter)
        return [
            self.unquoted(quoted) if quoted else self.unescaped(free)
            for quoted, free, _ in self._cell.findall(f"{record}\n")
        ]

    def rows(self, text: str) -> list[list[str]]:
        """The rows of a clean text."""
        rows: list[list[str]] = []
        row: list[str] = []
        for quoted, free, end in self._cell.findall(text if text.endswith("\n") else f"{text}\n"):
            row.append(self.unquoted(quoted) if quoted else self.unescaped(free))
            if end == "\n":
                rows.append(row)
                row = []
        return rows

    def unquoted(self, content: str) -> str:
        """What the inside of a quoted cell stands for."""
        quote = self.dialect.quote
        return self.unescaped(content.replace(quote * 2, quote))

    def unescaped(self, text: str) -> str:
        """A text without its escape characters, which count only before what they protect."""
        return self._escaped.sub(r"\1", text) if self.dialect.escape else text
