"""A workbook for somebody who reports numbers: what is due, checked as it is typed, and imported as it is."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecard.exporting.atomic import write_whole
from scorecard.exporting.number_codes import stored, unit_code
from scorecard.measures import Measure
from scorecard.own_workbook import MEASURE, OWNER, SEGMENT, TO_FILL_IN
from scorecard.units import LARGEST, Unit

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_HEADING_ROW = 3
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_CHECKS = {
    Unit.PERCENT: "Type a percentage such as 48.6%.",
    Unit.CURRENCY: "Type an amount as a number.",
    Unit.HOURS: "Type hours as a number: an hour and a half is 1.5.",
}
_PLAIN = {"border": 1, "border_color": "#E2E5EB"}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True, slots=True)
class Due:
    """A measure that somebody reports, in a few periods."""

    measure: Measure
    values: tuple[float | None, ...]
    """What is there already, oldest first, in the measure's unit."""
    locked: tuple[bool, ...]
    """Where no number is typed, since it is worked out from others."""
    goal_text: str = ""
    segment: str = ""
    """Of which segment alone; empty for the whole."""


@dataclass(frozen=True, slots=True)
class FillIn:
    """What somebody is to fill in."""

    company: str
    currency: str
    owner: str | None
    """Whose numbers; None for everybody’s."""
    periods: tuple[str, ...]
    """As files name them: ``2026-W47``; the last is the one that is due."""
    dates: tuple[str, ...]
    lines: tuple[Due, ...]


def write_fill_in(asked: FillIn, path: Path) -> None:
    """Write the workbook. Raises StoreError where it cannot be written."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, _OPTIONS) as workbook:
        _Sheet(workbook, asked).write()
    write_whole(path, content.getvalue())


class _Sheet:
    """The one sheet of such a workbook."""

    def __init__(self, workbook: Workbook, asked: FillIn) -> None:
        self._workbook, self._asked = workbook, asked
        self._labels = self._label_columns()
        self._first = len(self._labels)
        """The column of the first period."""
        self._sheet: Worksheet = workbook.add_worksheet("Numbers")

    def _label_columns(self) -> tuple[str, ...]:
        """What stands before the periods: segments where there are any, owners where there are several."""
        has_segments = any(due.segment for due in self._asked.lines)
        several = self._asked.owner is None
        return (MEASURE, *((SEGMENT,) if has_segments else ()), *((OWNER,) if several else ()))

    def write(self) -> None:
        """Write all lines; only the values can be changed, and whoever wants can lift that."""
        sheet, add, asked = self._sheet, self._workbook.add_format, self._asked
        longest = max(len(due.measure.name) for due in asked.lines)
        sheet.set_column(0, 0, min(max(44, longest), 80))
        last = self._first + len(asked.periods) - 1
        if self._first > 1:
            sheet.set_column(1, self._first - 1, 22)
        sheet.set_column(self._first, last, 13)
        title = add({"bold": True, "font_size": 14, "font_color": "#243B6B"})
        whose = "everybody" if asked.owner is None else asked.owner
        sheet.write_string(0, 0, f"{asked.company} – numbers of {whose}", title)
        sheet.write_string(1, 0, TO_FILL_IN, add({"font_color": "#505B6D"}))
        self._write_headings()
        for row, due in enumerate(asked.lines, start=_HEADING_ROW + 1):
            self._write_line(row, due)
        sheet.freeze_panes(_HEADING_ROW + 1, self._first)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_selection(_HEADING_ROW + 1, last, _HEADING_ROW + 1, last)

    def _write_headings(self) -> None:
        heading = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#243B6B"}
        left = self._workbook.add_format(heading)
        right = self._workbook.add_format({**heading, "align": "right"})
        for column, name in enumerate(self._labels):
            self._sheet.write_string(_HEADING_ROW, column, name, left)
        for column, period in enumerate(self._asked.periods, start=self._first):
            self._sheet.write_string(_HEADING_ROW, column, period, right)

    def _write_line(self, row: int, due: Due) -> None:
        plain = self._workbook.add_format(_PLAIN)
        look = self._workbook.add_format(self._look(due.measure))
        texts = {MEASURE: due.measure.name, SEGMENT: due.segment, OWNER: due.measure.owner}
        for column, label in enumerate(self._labels):
            self._sheet.write(row, column, texts[label] or None, plain)
        cells = zip(due.values, due.locked, self._asked.dates, strict=True)
        for column, (value, is_locked, dates) in enumerate(cells, start=self._first):
            if is_locked:
                self._sheet.write_blank(row, column, None, plain)
                continue
            self._write_value(row, column, value, due.measure.unit, look)
            self._sheet.data_validation(row, column, row, column, _validation(due, dates))

    def _write_value(self, row: int, column: int, value: float | None, unit: Unit, look: Format) -> None:
        if value is None:
            self._sheet.write_blank(row, column, None, look)
        elif unit is Unit.YES_NO:
            self._sheet.write_string(row, column, "Yes" if value >= 0.5 else "No", look)
        else:
            self._sheet.write_number(row, column, stored(value, unit), look)

    def _look(self, measure: Measure) -> dict[str, Any]:
        is_word = measure.unit is Unit.YES_NO
        code = "General" if is_word else unit_code(measure.unit, measure.shown_decimals, self._asked.currency)
        around = {"border": 1, "border_color": "#CDD2DB", "bg_color": "#FFF9E3", "align": "right"}
        return {**around, "num_format": code, "locked": False}


def _validation(due: Due, dates: str) -> dict[str, Any]:
    """What a cell takes, and what is told beside it."""
    unit = due.measure.unit
    goal = f" The goal is {due.goal_text}." if due.goal_text else ""
    told = {
        "input_title": (due.segment or due.measure.name)[:_LONGEST_TITLE],
        "input_message": f"{dates}.{goal}"[:_LONGEST_MESSAGE],
        "error_title": "Scorecard",
    }
    if unit is Unit.YES_NO:
        return {"validate": "list", "source": ["Yes", "No"], "error_message": "Choose Yes or No.", **told}
    text = _CHECKS.get(unit, "Type a number.")
    if unit is Unit.COUNT and not any(value is not None and value < 0 for value in due.values):
        # Told and let in: a net growth may well begin to fall.
        doubt = "This is below 0 or no number. Is it right?"
        bounds = {"criteria": "between", "minimum": 0, "maximum": LARGEST, "error_type": "warning"}
        return {"validate": "decimal", **bounds, "error_message": doubt, **told}
    bounds = {"criteria": "between", "minimum": -LARGEST, "maximum": LARGEST}
    return {"validate": "decimal", **bounds, "error_message": text, **told}
