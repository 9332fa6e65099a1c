"""The regular expressions of a dialect."""

from __future__ import annotations

import re

from scorecard.importing.readers.delimited.dialect import Dialect

_NEVER = "(?!)"
_ANY = r"[\s\S]"


class Patterns:
    """What the cells of a dialect look like: in quotes, or free of them. Lines end with ``\\n``."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        delimiter, quote, escape = map(re.escape, (dialect.delimiter, dialect.quote, dialect.escape))
        escaped = f"{escape}{_ANY}" if escape else _NEVER
        skipped = " *+" if dialect.skips_spaces else ""
        tail = "" if dialect.delimiter.isspace() else " *"
        plain = f"[^{quote}{escape}]*+" if quote else _NEVER
        inner = f"{escaped}|{quote}{quote}" if escape else f"{quote}{quote}"
        strict = f"{quote}{plain}(?:(?:{inner}){plain})*+{quote}(?={delimiter}|\n|\\Z)"
        lone = f"{quote}(?!{tail}(?:{delimiter}|\n))"
        loose = f"{quote}({plain}(?:(?:{inner}|{lone}){plain})*+){quote}{tail}"
        free = f"((?:{escaped}|(?!{delimiter}|\n){_ANY})*+)"
        before = f"(?:(?<={delimiter})|(?<=\n)|\\A{'|(?<= )' if skipped else ''})"
        outside = f"{plain}(?:{escaped}{plain})*+" if escape else plain
        self._is_simple = bool(quote) and not escape and not skipped
        self._cell = re.compile(f"{skipped}(?:{loose if quote else f'({_NEVER})'}|{free})({delimiter}|\n)")
        self._clean = re.compile(f"(?:{outside}{before}{strict})*+{outside}")
        self._closing = re.compile(f"{quote}{tail}(?:{delimiter}|\\Z)")
        special = f"{quote or _NEVER}|{escape}|{delimiter}|\n"
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
