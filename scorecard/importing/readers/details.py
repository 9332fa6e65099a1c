"""What a workbook knows of its cells beyond their values: number formats, formula errors, hidden lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scorecard.importing.grid import Style

Place = tuple[int, int]
"""Row and column, both from 0."""
Area = tuple[int, int, int, int]
"""Top, left, bottom and right, the last ones included, from 0."""
_CURRENCY = re.compile(r"[$€£¥₹₺]|\b(USD|EUR|GBP|Rp)\b")


@dataclass(frozen=True)
class Details:
    """The details of one sheet."""

    styles: Mapping[Place, Style] = field(default_factory=dict)
    errors: Mapping[Place, str] = field(default_factory=dict)
    """Formulas that failed, such as ``#REF!``."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@lru_cache(maxsize=512)
def style_of(number_format: str) -> Style:
    """What a number format says: ``0.0%`` is percent, ``$#,##0`` currency."""
    plain = number_format.split(";")[0]
    if "%" in re.sub(r'"[^"]*"', "", plain):
        return Style.PERCENT
    if _CURRENCY.search(re.sub(r"\[\$-[^\]]*\]", "", plain)):
        return Style.CURRENCY
    return Style.PLAIN
