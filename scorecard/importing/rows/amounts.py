"""A column of numbers: taken as they are where the file has numbers, each text understood once where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.grid import GridCell
from scorecard.importing.grid_readings import read_cell
from scorecard.importing.numbers import NumberStyle, decide_style, read_numbers
from scorecard.importing.readers.raw import NUMBER, RawColumn
from scorecard.importing.readings import Written, written_text
from scorecard.importing.rows.distinct import Distinct, without_numbers
from scorecard.units import LARGEST


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers of a column."""

    values: NDArray[np.float64]
    """nan where a cell holds none."""
    written: NDArray[np.int8]
    """``Written`` values."""
    cells: Distinct
    """What is no number in the file itself."""
    reasons: Mapping[int, str]
    """Why a cell of this code holds no number; a code without a number and a reason is missing."""
    unit_words: Mapping[int, str]
    """The unit that was cut off the cells of this code: ``d`` of ``39 d``."""
    currencies: Mapping[int, str]
    """The sign of the currency that was cut off the cells of this code."""
    formats: tuple[str, ...] = ()
    """The currencies that number formats of the column show."""

    @property
    def all_currencies(self) -> tuple[str, ...]:
        """All that stand in the column, each once."""
        return tuple(dict.fromkeys((*self.formats, *self.currencies.values())))


@dataclass(frozen=True, slots=True)
class _Worth:
    """What each different value is worth, by its code."""

    values: NDArray[np.float64]
    written: NDArray[np.int8]
    reasons: dict[int, str]
    unit_words: dict[int, str]
    currencies: dict[int, str]


def decide_numbers(column: RawColumn) -> tuple[NumberStyle, str]:
    """The number style that a column's texts fit, and a text that fits both (empty where one is sure)."""
    if column.numbers is not None and column.mark:
        own = NumberStyle.POINT if column.mark == NumberStyle.POINT.decimal else NumberStyle.COMMA
        return own, _unclear(column.numbers, column.mark)
    return decide_style(value for value in column.values if isinstance(value, str))


def read_amounts(column: RawColumn, style: NumberStyle | None = None) -> Amounts:
    """The numbers of a column, in ``style`` or the one that its texts fit."""
    style = style or decide_numbers(column)[0]
    cells = without_numbers(column)
    worth = _worth(cells, style)
    values, written = worth.values[cells.codes], worth.written[cells.codes]
    if column.numbers is not None:
        numbers = _in_style(column.numbers, column.mark, style)
        usable = (column.codes == NUMBER) & (np.abs(numbers) < LARGEST)
        values = np.where(usable, numbers, values)
    if column.styles is not None:
        written = np.where(column.codes == NUMBER, column.styles, written)
    return Amounts(
        values, written, cells, worth.reasons, worth.unit_words, worth.currencies, column.currencies
    )


def for_sums(amounts: Amounts, factor: float = 1.0) -> Amounts:
    """The same fit to be added up: all percents as fractions; ``yes`` and ``no`` only among nothing else.

    ``factor`` is what the column is given in: what is in full nonetheless (1.2k) is divided by it.
    """
    in_full = np.isin(amounts.written, (Written.SHORTENED, Written.SHORT_MONEY))
    if factor != 1 and in_full.any():
        values = np.where(in_full, amounts.values / factor, amounts.values)
        amounts = replace(amounts, values=values, written=np.where(in_full, 0, amounts.written))
    in_points = amounts.written == Written.PERCENT_TEXT
    if in_points.any():
        values = np.where(in_points, amounts.values / 100, amounts.values)
        written = np.where(in_points, np.int8(Written.PERCENT_FORMAT), amounts.written)
        amounts = replace(amounts, values=values, written=written)
    answers = (amounts.written == Written.YES_NO) & ~np.isnan(amounts.values)
    known = amounts.values[~np.isnan(amounts.values)]
    if not answers.any() or np.isin(known, (0.0, 1.0)).all():
        return amounts
    cells = amounts.cells
    codes = np.unique(cells.codes[answers]).tolist()
    reasons = {code: f"“{GridCell(cells.values[code]).text}” is no number" for code in codes}
    values = np.where(answers, np.nan, amounts.values)
    return replace(amounts, values=values, reasons={**amounts.reasons, **reasons})


def _worth(cells: Distinct, style: NumberStyle) -> _Worth:
    worth = _Worth(np.full(len(cells.values), np.nan), np.zeros(len(cells.values), np.int8), {}, {}, {})
    texts = {code: value for code, value in enumerate(cells.values) if isinstance(value, str)}
    codes = list(texts)
    read = read_numbers(list(texts.values()), style)
    worth.values[codes] = np.where(np.abs(read.values) < LARGEST, read.values, np.nan)
    for index, found in read.marked.items():
        worth.written[codes[index]] = written_text(found)
        if found.unit_word:
            worth.unit_words[codes[index]] = found.unit_word
        if found.currency:
            worth.currencies[codes[index]] = found.currency
    for code in np.flatnonzero(np.isnan(worth.values)).tolist():
        cell = read_cell(GridCell(cells.values[code]), style)
        if cell.value is not None:
            worth.values[code], worth.written[code] = cell.value, cell.written
        elif cell.reason:
            worth.reasons[code] = cell.reason
    return worth


def _unclear(numbers: NDArray[np.float64], mark: str) -> str:
    """A number as it may be written in the file if its mark could as well be one for thousands."""
    known = numbers[~np.isnan(numbers)]
    broken = np.abs(known[known != np.rint(known)])
    if not len(broken) or broken.min() < 1 or broken.max() >= 1000:
        return ""
    if _has_decimals(broken, 2).all() or not _has_decimals(broken, 3).all():
        return ""
    return f"{broken[0]:.3f}".replace(".", mark)


def _in_style(numbers: NDArray[np.float64], mark: str, style: NumberStyle) -> NDArray[np.float64]:
    """The numbers where their mark is to be read as one for thousands."""
    if not mark or mark == style.decimal:
        return numbers
    return np.where(numbers == np.rint(numbers), numbers, np.rint(numbers * 1000))


def _has_decimals(numbers: NDArray[np.float64], count: int) -> NDArray[np.bool_]:
    """Which numbers have no more than ``count`` decimals."""
    scaled = numbers * 10**count
    found: NDArray[np.bool_] = np.isclose(scaled, np.rint(scaled), rtol=1e-12, atol=1e-9)
    return found
