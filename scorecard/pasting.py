"""From a copied block of cells to the numbers of a sheet, read by the rules of an import."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.entry_rows import entry_text
from scorecard.entry_sheet import EntryRow
from scorecard.importing.numbers import (
    NumberStyle,
    decide_style,
    is_missing,
    is_missing_word,
    read_number,
)
from scorecard.measures import EntryKey
from scorecard.units import LARGEST, OtherUnitError, Unit, check_sign, parse_value
from scorecard.writing import PLAIN, Writing

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Refused:
    """A copied cell that is no number of its measure."""

    name: str
    """Whose number it would be."""
    text: str
    reason: str = ""
    """Why a number does not belong here; empty where the text is none."""

    @property
    def named(self) -> str:
        """``“many” (Leads)``."""
        return f"“{self.text[:40]}” ({self.name})"


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste would do; nothing is done yet."""

    values: dict[EntryKey, float]
    """What would be entered, those that are so already included."""
    texts: dict[EntryKey, str]
    """The same as it would be written on the sheet."""
    refused: tuple[Refused, ...]
    copied: tuple[int, int]
    """Rows and columns of the copied block."""
    fitting: tuple[int, int]
    """How many of them the sheet has room for."""
    first: str
    """The name of the first row that takes a number."""
    last: str
    columns: tuple[int, int]
    """The first and the last column of the sheet that take one."""

    left_out: tuple[str, ...] = ()
    """The names of the rows whose numbers are calculated and stay."""
    without: tuple[Refused, ...] = ()
    """Cells with a word that stands for no number, such as ``x`` or ``n/a``."""

    @property
    def left_out_text(self) -> str:
        """``Average order value is calculated and was left out``; empty where nothing was left out."""
        texts = []
        if self.left_out:
            verbs = "is calculated and was" if len(self.left_out) == 1 else "are calculated and were"
            texts.append(f"{', '.join(self.left_out)} {verbs} left out")
        if skipped := (*self.refused, *self.without):
            named = ", ".join(each.named for each in skipped)
            texts.append(f"{named} {'was' if len(skipped) == 1 else 'were'} skipped")
        return "; ".join(texts)

    @property
    def questions(self) -> tuple[str, ...]:
        """What a person should say before it is done, a sentence each; none where all is clear."""
        return tuple(text for text in (self._too_large(), self._unread()) if text)

    def _too_large(self) -> str:
        for copied, fitting, word in zip(self.copied, self.fitting, ("row", "column"), strict=True):
            if copied > fitting:
                room = f"{fitting} {'fits' if fitting == 1 else 'fit'} here"
                return f"The copied block has {copied} {word}s; {room}. Paste the first {fitting}?"
        return ""

    def _unread(self) -> str:
        if not self.refused:
            return ""
        told = [f"{each.reason} ({each.name})." for each in self.refused if each.reason][:_MOST_NAMED]
        texts = [each.named for each in self.refused if not each.reason][: _MOST_NAMED - len(told)]
        more = len(self.refused) - len(told) - len(texts)
        if texts:
            told.append(f"No number: {', '.join(texts)}" + (f" and {more} more." if more else "."))
        elif more:
            told.append(f"{more} more.")
        return f"{' '.join(told)} Skip {'it' if len(self.refused) == 1 else 'them'}?"


def read_block(text: str) -> list[list[str]]:
    """The cells of a text as spreadsheets copy it: tabs between cells, quotes around those with line ends."""
    import csv
    from io import StringIO

    return list(csv.reader(StringIO(text, newline=""), delimiter="\t"))


def plan_paste(
    rows: Sequence[EntryRow], column: int, block: Sequence[Sequence[str]], writing: Writing = PLAIN
) -> PastePlan:
    """What pasting ``block`` would do to ``rows``, the first of which has the cursor in ``column``.

    How decimals are written is decided from the whole block; where it leaves that open, a comma is for
    thousands. Each line belongs to the row it falls on; what falls on a calculated number is left out.
    """
    takers = list(rows)
    width = max((len(line) for line in block), default=0)
    room = len(rows[0].cells) - column if rows else 0
    style, _ = decide_style(text for line in block for text in line)
    values: dict[EntryKey, float] = {}
    texts: dict[EntryKey, str] = {}
    refused, without = list[Refused](), list[Refused]()
    left_out: dict[str, None] = {}
    filled: dict[str, None] = {}
    for row, line in zip(takers, block, strict=False):
        for cell, text in zip(row.cells[column:], line, strict=False):
            if is_missing(text):
                continue
            if cell.lock is not None:
                left_out[row.name] = None
                continue
            try:
                number = worth(text, row.measure.unit, style, writing)
            except OtherUnitError as error:
                refused.append(Refused(row.name, text.strip(), str(error).rstrip(".")))
                continue
            if number is None:
                (without if is_missing_word(text) else refused).append(Refused(row.name, text.strip()))
                continue
            values[cell.key] = number
            texts[cell.key] = entry_text(number, row.measure, writing)
            filled[row.name] = None
    used = list(filled)
    fitting = (min(len(block), len(takers)), min(width, room))
    return PastePlan(
        values=values,
        texts=texts,
        refused=tuple(refused),
        copied=(len(block), width),
        fitting=fitting,
        first=used[0] if used else "",
        last=used[-1] if used else "",
        columns=(column, column + max(0, fitting[1] - 1)),
        left_out=tuple(left_out),
        without=tuple(without),
    )


def worth(text: str, unit: Unit, style: NumberStyle, writing: Writing = PLAIN) -> float | None:
    """What a copied text is worth in a measure's unit, as an import reads it; None where it is no number.

    Raises OtherUnitError where it says that it counts something else, as for a typed number.
    """
    if unit is Unit.YES_NO or (unit is Unit.HOURS and ":" in text):
        try:
            return parse_value(text, unit)
        except ValueError:
            return None
    read = read_number(text, style)
    if read is None or not math.isfinite(read.value) or abs(read.value) >= LARGEST:
        return None
    check_sign(text, unit, writing)
    return read.value
