"""What a workbook knows of its cells beyond their values: number formats, formula errors, hidden lines."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from functools import lru_cache

from scorecard.importing.grid import Style

Place = tuple[int, int]
"""Row and column, both from 0."""
Area = tuple[int, int, int, int]
"""Top, left, bottom and right, the last ones included, from 0."""
BUILT_IN_FORMATS = {9: "0%", 10: "0.00%", **dict.fromkeys((5, 6, 7, 8, 42, 44), "$#,##0")}
"""Number formats with a percent or currency sign that a file refers to by number alone."""
_SHORTENED = re.compile(r"[0#?],+(?![0#?,])")
"""A comma behind the figures: the number is shown in thousands."""
_CURRENCY = re.compile(r"[$€£¥₹₺]|\b(USD|EUR|GBP|Rp)\b")


@dataclass(slots=True)
class Details:
    """The details of one sheet."""

    styled: dict[tuple[int, Style], array[int]] = field(default_factory=dict)
    """For a column and a style that is not plain: the rows of the cells that have it."""
    errors: dict[Place, str] = field(default_factory=dict)
    """Formulas that failed, such as ``#REF!``."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)

    def style(self, row: int, column: int, style: Style) -> None:
        """Note the style of a cell."""
        if style is not Style.PLAIN:
            self.styled.setdefault((column, style), array("i")).append(row)

    def styles(self, end_row: int) -> dict[Place, Style]:
        """The cells above a row whose style is not plain."""
        return {
            (row, column): style
            for (column, style), rows in self.styled.items()
            for row in rows
            if row < end_row
        }


@lru_cache(maxsize=512)
def style_of(number_format: str) -> Style:
    """What a number format says: ``0.0%`` is percent, ``$#,##0`` currency, ``#,##0,`` shown in thousands."""
    plain = number_format.split(";")[0]
    bare = re.sub(r'"[^"]*"', "", plain)
    if "%" in bare:
        return Style.PERCENT
    is_short = _SHORTENED.search(bare) is not None
    if _CURRENCY.search(re.sub(r"\[\$-[^\]]*\]", "", plain)):
        return Style.SHORT_MONEY if is_short else Style.CURRENCY
    return Style.SHORTENED if is_short else Style.PLAIN
