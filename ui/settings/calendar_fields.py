"""Where weeks and the fiscal year begin, and what another choice would do to the numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorecard.measures import Company
from ui import theme
from ui.jobs import Job
from ui.settings.choices import MONTHS, WEEK_STARTS
from ui.widgets import Choice, field, label

if TYPE_CHECKING:
    from ui.session import Session

_WORKING = "Working out what this does to the numbers…"


class CalendarFields(QWidget):
    """Two lists, and below them what their choice would do."""

    told = Signal()
    """It is known, or being worked out, what the choice does."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Shows the calendar of the open company."""
        super().__init__(parent)
        self._session, self._before = session, session.book.company
        self._job: Job[Any] | None = None
        self.week_start = Choice(WEEK_STARTS)
        self.week_start.set_value(self._before.week_start)
        self.fiscal_year = Choice(MONTHS)
        self.fiscal_year.set_value(self._before.fiscal_year_start)
        self.effect = label("", "warn", wrap=True)
        self.effect.hide()
        self._arrange()
        for choice in (self.week_start, self.fiscal_year):
            choice.chosen.connect(self._ask)

    @property
    def is_working(self) -> bool:
        """Whether it is still being worked out what the choice does."""
        return self.effect.text() == _WORKING

    def apply_to(self, company: Company) -> Company:
        """The company with what is chosen."""
        return replace(
            company, week_start=self.week_start.value(), fiscal_year_start=self.fiscal_year.value()
        )

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addLayout(field("Week", self.week_start), 1)
        row.addLayout(field("Fiscal year starts in", self.fiscal_year), 1)

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        if self._job is not None:
            self._job.cancel()

    def _ask(self) -> None:
        self.drop()
        wanted = self.apply_to(self._before)
        if wanted == self._before:
            self._tell("")
            return
        self._tell(_WORKING)
        self._job = self._session.run(
            lambda workspace: workspace.defining.calendar_effect(wanted),
            lambda lines: self._tell("\n".join(lines)),
            otherwise=lambda error: self._tell(str(error)),
        )

    def _tell(self, text: str) -> None:
        self.effect.setText(text)
        self.effect.setVisible(bool(text))
        self.told.emit()
