"""Formulas with what they give, or that alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Cells:
    """Writes cells that are worked out: live as formulas, else as the values they have now."""

    live: bool

    def write(
        self, sheet: Worksheet, row: int, column: int, formula: str | None, value: float | str, look: Format
    ) -> None:
        """Write a cell. Whatever reads the file without calculating finds ``value`` in it.

        Without a formula, where our rule cannot be said as one, the value itself stands there.
        """
        if self.live and formula is not None:
            sheet.write_formula(row, column, formula, look, value)
        elif value == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, look)
        else:
            sheet.write_number(row, column, value, look)


@cache
def plain_worksheet() -> type[Worksheet]:
    """A sheet that takes formulas as they are.

    XlsxWriter looks each one through for thirty functions that are younger than Excel 2016 and that ours do
    not use: that is half of the time of an export.
    """
    from xlsxwriter.worksheet import Worksheet

    class PlainWorksheet(Worksheet):  # type: ignore[misc]  # it has no types
        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
            return formula.removeprefix("=")

    return PlainWorksheet
