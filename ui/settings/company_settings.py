"""The company's settings. What a new calendar does to the numbers stands here before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scorecard.book import Book
from scorecard.changes import Changes
from scorecard.commands.company import FEWEST_BACKUPS, MOST_BACKUPS
from scorecard.errors import ScorecardError
from scorecard.measures import Company
from ui import theme
from ui.settings.calendar_fields import CalendarFields
from ui.settings.choices import currency_choices
from ui.settings.names import Names
from ui.settings.names_editor import NamesEditor
from ui.widgets import Choice, Dialog, field, label
from ui.widgets.leaving import Leaving, ask_leaving

if TYPE_CHECKING:
    from ui.session import Session

_NOTE = "Ask for a note when a number is off track"
_NAMELESS = "A company needs a name."
_FIRST_DAY = "Numbers are expected only from"


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
        self.calendar = CalendarFields(session)
        self.has_first_day = QCheckBox(_FIRST_DAY)
        self.first_day = QDateEdit()
        self.backups = QSpinBox()
        self.asks_note = QCheckBox(_NOTE)
        self.departments, self.people = _editors(book)
        self.problem = label("", "error", wrap=True)
        self._scroll, self._inside = QScrollArea(), QWidget()
        self._show_rest(company)
        self._arrange()
        self.problem.hide()
        self._shown = self._choices()
        self.calendar.told.connect(self._check)
        self.calendar.told.connect(self._show_effect)
        self.name.textChanged.connect(self._check)

    def accept(self) -> None:
        if not self.confirm_button.isEnabled():
            return
        company, departments, people = self._choices()
        self.confirm_button.setEnabled(False)
        self._session.run(
            lambda workspace: workspace.defining.change_company(company, departments, people),
            self._finish,
            otherwise=self._refuse,
        )

    def reject(self) -> None:
        """Ask first where something was changed."""
        if self._choices() == self._shown:
            super().reject()
            return
        match ask_leaving(self, "Save the changes to the company’s settings?"):
            case Leaving.SAVE:
                self.accept()
            case Leaving.DROP:
                super().reject()

    def done(self, result: int) -> None:
        self._is_open = False
        self.calendar.drop()
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
        left.addWidget(self.calendar)
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
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
        column.setSpacing(theme.GROUP_GAP)
        column.addLayout(columns, 1)
        column.addWidget(self.calendar.effect)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # As wide as it is: what scrolls goes up and down alone.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._scroll, 1)
        self.footer.insertWidget(0, self.problem, 1)

    def _choices(self) -> tuple[Company, Mapping[str, str], Mapping[str, str]]:
        """The company as it would be, and what departments and people are called now."""
        company = replace(
            self.calendar.apply_to(self._before),
            name=self.name.text().strip(),
            currency=self.currency.value(),
            departments=self.departments.names.names,
            people=self.people.names.names,
            first_day=_day(self.first_day) if self.has_first_day.isChecked() else None,
            backups=self.backups.value(),
            asks_note=self.asks_note.isChecked(),
        )
        return company, self.departments.names.new_names, self.people.names.new_names

    def _show_effect(self) -> None:
        """Where there is no room for everything, what the new calendar does is seen."""
        if (layout := self._inside.layout()) is not None:
            layout.activate()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.calendar.effect))

    def _check(self) -> None:
        named = bool(self.name.text().strip())
        self._say("" if named else _NAMELESS)
        self.confirm_button.setEnabled(named and not self.calendar.is_working)

    def _refuse(self, error: ScorecardError) -> None:
        if self._is_open:
            self._check()
            self._say(str(error))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


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
