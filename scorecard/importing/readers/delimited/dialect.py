"""How a text file is written: its encoding, and what stands between and around its cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates cells and what protects them. An empty quote or escape stands for none."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    skips_spaces: bool = False
    """Whether spaces after a delimiter belong to it, as in ``a, "b"``."""

    @property
    def is_standard(self) -> bool:
        """Whether the standard library's parser reads it."""
        return len(self.delimiter) == 1 and not self.escape


@dataclass(frozen=True, slots=True)
class TextFormat:
    """All that must be known of a text file before its cells can be read."""

    encoding: str
    dialect: Dialect
    lines_before: int = 0
    """Lines at the top that belong to the format and not to the data, such as ``sep=;``."""
    is_wrapped: bool = False
    """Whether each line stands in quotes as a whole."""
