"""Marks and notes on charts: asks for what is written, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from scorecard.changes import Changes
from scorecard.measures import Mark, Note
from scorecard.periods import Cadence, Period
from scorecard.trend import Basis, Flag
from ui.session import Session
from ui.trends.chart import TrendChart
from ui.trends.mark_dialog import MarkDialog, NoteDialog

if TYPE_CHECKING:
    from scorecard.workspace import Workspace


class Marking(QObject):
    """Attends charts: what is wished for there is asked and done here."""

    written = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Dialogs open over the window of ``parent``, or over what is open over it."""
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def attend(self, chart: TrendChart) -> None:
        """Do what is wished for in a chart."""
        chart.mark_requested.connect(self.mark)
        chart.note_requested.connect(self.write_note)
        chart.flag_opened.connect(self.open)

    def mark(self, measure_id: int, period: Period) -> None:
        """Ask for a mark in a period, and make it."""
        day = self._day_in(period)
        made = MarkDialog(self._over(), self._name(measure_id), day).written()
        if made is not None:
            self._write(lambda workspace: workspace.defining.add_mark(measure_id, made.day or day, made.text))

    def write_note(self, measure_id: int, period: Period, old: Note | None = None) -> None:
        """Ask for the note on a number, and write it."""
        named = self._session.book.calendar.mention(period, self._session.clock())
        made = NoteDialog(self._over(), self._name(measure_id), named, old).written()
        if made is not None:
            self._set_note(measure_id, period, made.text, made.starts_range)

    def open(self, flag: Flag) -> None:
        """Change or remove what a flag stands for."""
        if isinstance(flag.subject, Mark):
            self._change_mark(flag.subject)
        else:
            self.write_note(flag.subject.measure_id, self._period_of(flag.subject), flag.subject)

    def refill(self, chart: TrendChart) -> None:
        """Show a chart that nobody else keeps in step anew."""
        if (trend := chart.trend) is not None:
            cadence = Cadence.QUARTERLY if trend.basis is Basis.QUARTERS else Cadence.MONTHLY
            wanted = (trend.measure.id, cadence, trend.points[-1].period, trend.basis, trend.segment)
            self._session.run(lambda workspace: workspace.trend(*wanted), chart.show_trend)

    def _change_mark(self, mark: Mark) -> None:
        made = MarkDialog(self._over(), self._name(mark.measure_id), mark.day, mark).written()
        if made is None:
            return
        if made.text:
            day = made.day or mark.day
            self._write(lambda workspace: workspace.defining.change_mark(mark, day, made.text))
        else:
            self._write(lambda workspace: workspace.defining.remove_mark(mark))

    def _set_note(self, measure_id: int, period: Period, text: str, starts_range: bool) -> None:
        self._write(lambda workspace: workspace.set_note(measure_id, period, text, starts_range=starts_range))

    def _write(self, change: Callable[[Workspace], Changes]) -> None:
        self._session.write(change, lambda _changes: self.written.emit())

    def _day_in(self, period: Period) -> date:
        """Today where it lies in the period, else its first day."""
        today = self._session.clock()
        return today if period.begin <= today < period.end else period.begin

    def _period_of(self, note: Note) -> Period:
        return self._session.book.calendar.period(note.grain, note.begin)

    def _name(self, measure_id: int) -> str:
        return self._session.book.by_id[measure_id].name

    def _over(self) -> QWidget:
        return QApplication.activeModalWidget() or self._parent.window()
