"""What a workbook knows of its cells beyond their values: number formats, formula errors, hidden lines."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from scorecard.importing.grid import Style
from scorecard.importing.numbers.currencies import CODES

Place = tuple[int, int]
"""Row and column, both from 0."""
Area = tuple[int, int, int, int]
"""Top, left, bottom and right, the last ones included, from 0."""
BUILT_IN_FORMATS = {9: "0%", 10: "0.00%", **dict.fromkeys((5, 6, 7, 8, 42, 44), "[$¤]#,##0")}
"""Number formats with a percent or currency sign that a file refers to by number alone: the currency is that
of each reader's system, which ``¤`` stands for."""
_SHORTENED = re.compile(r"[0#?],+(?![0#?,])")
"""A comma behind the figures: the number is shown in thousands."""
_CURRENCY = re.compile(rf"[$€£¥₹₺]|\b(?:{CODES}|Rp)\b")
_NAMED = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]")
"""A currency as a format that was chosen for it has it: ``[$€-407]``, ``[$IDR]``."""


class Look(NamedTuple):
    """How a number format shows a number."""

    style: Style = Style.PLAIN
    currency: str = ""
    """The currency's sign, word or code; empty where it names none, or the one of each reader's system."""


@dataclass(slots=True)
class Details:
    """The details of one sheet."""

    styled: dict[tuple[int, Style], array[int]] = field(default_factory=dict)
    """For a column and a style that is not plain: the rows of the cells that have it."""
    money: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    """For a column and the sign of a currency: the rows of the cells that are shown in it."""
    errors: dict[Place, str] = field(default_factory=dict)
    """Formulas that failed, such as ``#REF!``."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)

    def show(self, rows: Iterable[int], column: int, look: Look) -> None:
        """Note how cells of a column are shown."""
        if look.style is not Style.PLAIN:
            self.styled.setdefault((column, look.style), array("i")).extend(rows)
        if look.currency:
            self.money.setdefault((column, look.currency), array("i")).extend(rows)

    def styles(self, end_row: int) -> dict[Place, Style]:
        """The cells above a row whose style is not plain."""
        return {
            (row, column): style
            for (column, style), rows in self.styled.items()
            for row in rows
            if row < end_row
        }

    def currencies(self, end_row: int) -> dict[Place, str]:
        """The signs of the currencies in which cells above a row are shown."""
        return {
            (row, column): sign
            for (column, sign), rows in self.money.items()
            for row in rows
            if row < end_row
        }


@lru_cache(maxsize=512)
def look_of(number_format: str) -> Look:
    """What a number format says: ``0.0%`` is percent, ``$#,##0`` currency, ``#,##0,`` shown in thousands."""
    style = _style_of(number_format)
    is_money = style in (Style.CURRENCY, Style.SHORT_MONEY)
    return Look(style, _currency_of(number_format.split(";")[0]) if is_money else "")


def _style_of(number_format: str) -> Style:
    plain = number_format.split(";")[0]
    bare = re.sub(r'"[^"]*"', "", plain)
    if "%" in bare:
        return Style.PERCENT
    is_short = _SHORTENED.search(bare) is not None
    if _NAMED.search(plain) or _CURRENCY.search(re.sub(r"\[\$-[^\]]*\]", "", plain)):
        return Style.SHORT_MONEY if is_short else Style.CURRENCY
    return Style.SHORTENED if is_short else Style.PLAIN


def _currency_of(number_format: str) -> str:
    """The sign that a format shows; empty where it is that of each reader's system."""
    if named := _NAMED.search(number_format):
        return "" if named[1] == "¤" else named[1].strip()
    found = _CURRENCY.search(re.sub(r"\[\$-[^\]]*\]", "", number_format))
    return found[0] if found else ""
