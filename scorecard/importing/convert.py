"""From cells to numbers in a measure's unit; what is no number becomes a problem with its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from scorecard.importing.grid import CellError, GridCell, Style
from scorecard.importing.numbers import NumberStyle, ReadNumber, is_missing, read_number
from scorecard.units import LARGEST, Unit, parse_value

_TOO_FEW = 3
_FORMULA_ERROR = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)")


@dataclass(frozen=True, slots=True)
class Converted:
    """A cell's number, or the reason why it has none; neither where it is missing."""

    value: float | None = None
    problem: str = ""
    suggestion: float | None = None


def convert(cell: GridCell, unit: Unit, style: NumberStyle) -> Converted:
    """The number in ``unit`` that a cell holds."""
    value = cell.value
    if isinstance(value, bool):
        if unit is Unit.YES_NO:
            return Converted(float(value))
        return Converted(problem=f"“{cell.text}” is no number")
    if value is None or (isinstance(value, str) and is_missing(value)):
        return Converted()
    if isinstance(value, CellError):
        return Converted(problem=f"“{value.code}” is a formula error in the file")
    if isinstance(value, date):
        return Converted(problem=f"“{cell.text}” is a date and no number")
    if isinstance(value, float):
        percent = cell.style is Style.PERCENT and unit in (Unit.PERCENT, Unit.SCORE)
        return _checked(round(value * 100, 10) if percent else value, cell)
    return _from_text(cell, value, unit, style)


def read_cell(cell: GridCell, style: NumberStyle) -> ReadNumber | None:
    """The number in a cell as it stands, with its style; None where it is none."""
    if isinstance(cell.value, float):
        return ReadNumber(cell.value, cell.style)
    return read_number(cell.value, style) if isinstance(cell.value, str) else None


def slipped_decimal(values: list[float], unit: Unit) -> dict[int, float]:
    """Percents above 100 where all others are below: index and the value with its decimal mark back."""
    above = [index for index, value in enumerate(values) if value > 100]
    if unit is not Unit.PERCENT or not above or len(values) - len(above) < _TOO_FEW * len(above):
        return {}
    usual = sorted(value for value in values if value <= 100)[(len(values) - len(above)) // 2]
    return {
        index: fixed for index in above if usual > 0 and 0.5 <= (fixed := values[index] / 10) / usual <= 2
    }


def _from_text(cell: GridCell, text: str, unit: Unit, style: NumberStyle) -> Converted:
    if unit is Unit.YES_NO:
        try:
            return Converted(parse_value(text, unit))
        except ValueError as error:
            return Converted(problem=str(error).rstrip("."))
    found = read_number(text, style)
    if found is None:
        reason = "a formula error in the file" if _FORMULA_ERROR.fullmatch(text.strip()) else "no number"
        return Converted(problem=f"“{cell.text[:60]}” is {reason}")
    if found.style is Style.PERCENT and unit not in (Unit.PERCENT, Unit.SCORE):
        return _checked(found.value / 100, cell)
    return _checked(found.value, cell)


def _checked(value: float, cell: GridCell) -> Converted:
    if not abs(value) < LARGEST:
        return Converted(problem=f"“{cell.text[:60]}” is too large a number")
    return Converted(value)
