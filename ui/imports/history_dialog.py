"""Every value that one number had: when, who, from what to what, and from which cell of which file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scorecard.measures import Measure
from scorecard.periods import Calendar, Period
from scorecard.units import format_value
from scorecard.writing import Writing
from ui.imports import wording
from ui.widgets import Dialog, label
from ui.widgets.list_dialog import Row, line_list

if TYPE_CHECKING:
    from scorecard.workspace import HistoryLine, Workspace

_HEADINGS = ("What happened", "When", "Who", "From", "To", "Cell")
_EMPTY = "Nothing has been entered here yet."
_WORKED_OUT = "Nothing has been entered here itself: the number is worked out from others."


@dataclass(frozen=True, slots=True)
class CellHistory:
    """The number, and what became of it, newest first."""

    measure: Measure
    period: Period
    rows: tuple[Row, ...]


class HistoryDialog(Dialog):
    """Esc, Enter and Close leave it."""

    manual_page = "import"

    def __init__(
        self,
        history: CellHistory,
        calendar: Calendar,
        parent: QWidget | None = None,
        *,
        worked_out: bool = False,
    ) -> None:
        """``worked_out`` says that there is a number though it was never entered."""
        super().__init__("History", "Close", parent, cancel="")
        self.take_size(820, 380)
        self.table = line_list(_HEADINGS, history.rows, right=(3, 4))
        self.table.setAccessibleName("History")
        name = f"{history.measure.name}, {wording.period(calendar, history.period)}"
        self.title = label(name, "panel", wrap=True)
        self.note = label(_WORKED_OUT if worked_out else _EMPTY, "second", wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.table.setVisible(bool(history.rows))
        self.note.setVisible(not history.rows)
        if not history.rows:
            self.body.addStretch(1)
            self.take_size(520, 200)

    @classmethod
    def show_over(
        cls, parent: QWidget, history: CellHistory, calendar: Calendar, *, worked_out: bool
    ) -> None:
        """Show it until it is closed."""
        dialog = cls(history, calendar, parent, worked_out=worked_out)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def load_history(workspace: Workspace, measure_id: int, period: Period) -> CellHistory:
    """What the store tells of a number and of its segments."""
    measure = workspace.measure(measure_id)
    writing = workspace.book.writing
    found = [
        (segment, line)
        for segment in ("", *workspace.segments(measure_id, period))
        for line in workspace.history(measure_id, period, segment)
    ]
    found.sort(key=lambda pair: pair[1].made_at, reverse=True)
    rows = tuple(_row(measure, segment, line, writing) for segment, line in found)
    return CellHistory(measure, period, rows)


def _row(measure: Measure, segment: str, line: HistoryLine, writing: Writing) -> Row:
    sheet, cell = (line.source.sheet, line.source.cell) if line.source is not None else ("", "")
    told = " · ".join(part for part in (line.title, sheet, segment) if part)
    before, after = (
        format_value(value, measure.unit, measure.decimals, writing)
        for value in (line.value_before, line.value_after)
    )
    return (told, wording.moment(line.made_at), line.made_by, before, after, cell)
