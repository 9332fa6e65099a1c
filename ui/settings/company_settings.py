"""The company's settings. What a new calendar does to the numbers stands here before it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.changes import Changes
from scorecard.commands.company import FEWEST_BACKUPS, MOST_BACKUPS
from scorecard.errors import ScorecardError
from scorecard.measures import Company
from ui import theme
from ui.settings.choices import MONTHS, WEEK_STARTS, currency_choices
from ui.settings.names import Names
from ui.settings.names_editor import NamesEditor
from ui.widgets import Choice, Dialog, field, label

if TYPE_CHECKING:
    from ui.session import Session

_NOTE = "Ask for a note when a number is off track"
_FIRST_DAY = "Numbers are expected only from"
_WORKING = "Working out what this does to the numbers…"


class CompanySettings(Dialog):
    """Everything is changed in one step that can be undone."""

    manual_page = "start"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Shows the open company's settings."""
        super().__init__("Company settings", "Save", parent)
        self._session, self._before = session, session.book.company
        self._is_open = True
        book, company = session.book, session.book.company
        self.name = QLineEdit(company.name)
        self.name.setMaxLength(120)
        self.currency = Choice(_currencies(company))
        self.currency.set_value(company.currency)
        self.week_start = Choice(WEEK_STARTS)
        self.week_start.set_value(company.week_start)
        self.fiscal_year = Choice(MONTHS)
        self.fiscal_year.set_value(company.fiscal_year_start)
        self.has_first_day = QCheckBox(_FIRST_DAY)
        self.first_day = QDateEdit()
        self.backups = QSpinBox()
        self.asks_note = QCheckBox(_NOTE)
        self.departments, self.people = _editors(book)
        self.effect = label("", "warn", wrap=True)
        self.problem = label("", "error", wrap=True)
        self._show_rest(company)
        self._arrange()
        self._tell("", "")
        self.week_start.chosen.connect(self._ask_effect)
        self.fiscal_year.chosen.connect(self._ask_effect)
        self.name.textChanged.connect(self._check)

    def accept(self) -> None:
        departments, people = self.departments.names.new_names, self.people.names.new_names
        company = self._wanted()
        self.confirm_button.setEnabled(False)
        self._session.run(
            lambda workspace: workspace.defining.change_company(company, departments, people),
            self._finish,
            otherwise=self._refuse,
        )

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def _finish(self, _: Changes) -> None:
        if self._is_open:
            super().accept()

    def _show_rest(self, company: Company) -> None:
        self.first_day.setDisplayFormat("d MMM yyyy")
        self.first_day.setAccessibleName(_FIRST_DAY)
        first = company.first_day or self._session.clock()
        self.first_day.setDate(QDate(first.year, first.month, first.day))
        self.has_first_day.setChecked(company.first_day is not None)
        self.first_day.setEnabled(company.first_day is not None)
        self.has_first_day.toggled.connect(self.first_day.setEnabled)
        for edit in (self.first_day, self.backups):
            edit.lineEdit().setTextMargins(theme.GAP + 1, 0, 0, 0)
        self.backups.setRange(FEWEST_BACKUPS, MOST_BACKUPS)
        self.backups.setValue(company.backups)
        self.asks_note.setChecked(company.asks_note)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GROUP_GAP)
        left.addLayout(field("Name", self.name))
        money = QHBoxLayout()
        money.setSpacing(theme.GAP)
        money.addLayout(field("Currency", self.currency), 1)
        money.addLayout(field("Backups kept", self.backups))
        left.addLayout(money)
        calendar = QHBoxLayout()
        calendar.setSpacing(theme.GAP)
        calendar.addLayout(field("Week", self.week_start), 1)
        calendar.addLayout(field("Fiscal year starts in", self.fiscal_year), 1)
        left.addLayout(calendar)
        first = QVBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.has_first_day)
        first.addWidget(self.first_day)
        left.addLayout(first)
        left.addWidget(self.asks_note)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme.GROUP_GAP)
        right.addWidget(self.departments, 1)
        right.addWidget(self.people, 1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.DIALOG_PADDING)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self.body.addWidget(self.effect)
        self.body.addWidget(self.problem)

    def _wanted(self) -> Company:
        return replace(
            self._before,
            name=self.name.text().strip(),
            currency=self.currency.value(),
            week_start=self.week_start.value(),
            fiscal_year_start=self.fiscal_year.value(),
            departments=self.departments.names.names,
            people=self.people.names.names,
            first_day=_day(self.first_day) if self.has_first_day.isChecked() else None,
            backups=self.backups.value(),
            asks_note=self.asks_note.isChecked(),
        )

    def _ask_effect(self) -> None:
        calendar = replace(
            self._before, week_start=self.week_start.value(), fiscal_year_start=self.fiscal_year.value()
        )
        self._tell(_WORKING, "")
        self.confirm_button.setEnabled(False)
        self._session.run(
            lambda workspace: (calendar, workspace.defining.calendar_effect(calendar)),
            self._show_effect,
            otherwise=self._refuse,
        )

    def _show_effect(self, found: tuple[Company, str]) -> None:
        asked, effect = found
        chosen = (self.week_start.value(), self.fiscal_year.value())
        if self._is_open and (asked.week_start, asked.fiscal_year_start) == chosen:
            self._tell(effect, "")
            self._check()

    def _check(self) -> None:
        self.confirm_button.setEnabled(bool(self.name.text().strip()) and self.effect.text() != _WORKING)

    def _refuse(self, error: ScorecardError) -> None:
        if self._is_open:
            self._tell("", str(error))
            self._check()

    def _tell(self, effect: str, problem: str) -> None:
        for words, text in ((self.effect, effect), (self.problem, problem)):
            words.setText(text)
            words.setVisible(bool(text))


def _editors(book: Book) -> tuple[NamesEditor, NamesEditor]:
    departments = Counter(measure.department for measure in book.measures)
    owners = Counter(measure.owner for measure in book.measures)
    named = dict.fromkeys((*book.company.departments, *filter(None, departments)))
    return (
        NamesEditor("Departments, in the order of the scorecard", Names.of("department", named), departments),
        NamesEditor("People", Names.of("person", book.people), owners, nobody="Nobody"),
    )


def _currencies(company: Company) -> list[tuple[str, str]]:
    known = currency_choices()
    own = [] if company.currency in dict(known) else [(company.currency, company.currency)]
    return [*own, *known]


def _day(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
