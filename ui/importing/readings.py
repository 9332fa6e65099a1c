"""How numbers and dates of the file are read, each with an example from it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from ui import theme
from ui.importing.open_readings import OpenReadings
from ui.importing.panes import Notice, Pane
from ui.importing.sight import Sight
from ui.widgets import Choice, ElidedLabel, field, label

_DATES = {
    DateOrder.DAY_FIRST: "31/12/2026, day first",
    DateOrder.MONTH_FIRST: "12/31/2026, month first",
    DateOrder.YEAR_FIRST: "2026-12-31, year first",
}
_CLEAR, _WHY_CLEAR = "As written", "there is one reading"
_WITH_YEAR_FIRST = re.compile(r"“\d{4}\D")
"""A date whose year stands first in four figures: it has one reading, whatever is chosen."""
_UNDER_NUMBERS, _UNDER_DATES = "Choose under Numbers.", "Choose under Dates."
_UNDER_REAL_DATES, _UNDER_YEAR = "Choose under Real dates.", "Choose under Year."
_UNDER_CURRENCY, _RATE = "Choose under Other currency.", "Enter the rate."


class ReadingsView(Pane):
    """Two lists, the company's currency, further lists where they matter, and what the file leaves open."""

    numbers_chosen = Signal(object)
    """A NumberStyle."""
    dates_chosen = Signal(object)
    """A DateOrder."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sight`, but for the company's currency."""
        super().__init__("window", Qt.Edge.BottomEdge, parent)
        self.numbers: Choice[NumberStyle] = Choice([(style, style.value) for style in NumberStyle])
        self.dates: Choice[DateOrder] = Choice(list(_DATES.items()))
        self.numbers.chosen.connect(self.numbers_chosen)
        self.dates.chosen.connect(self.dates_chosen)
        self._number_example, self._date_example = ElidedLabel("", "small"), ElidedLabel("", "small")
        self._own = currency
        self._currency = label(currency)
        self._currency.setFixedHeight(theme.CONTROL)
        self.open = OpenReadings()
        self._questions = Notice()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(_column("Numbers", self.numbers, self._number_example), 4)
        row.addLayout(_column("Dates", self.dates, self._date_example), 4)
        self._currency_example = ElidedLabel("as in your company", "small")
        row.addLayout(_column("Currency", self._currency, self._currency_example), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.open)
        column.addWidget(self._questions)

    @property
    def examples(self) -> tuple[str, str]:
        """How a number and a date of the file are read."""
        return self._number_example.text(), self._date_example.text()

    @property
    def currency(self) -> str:
        """The currency of the file's amounts, and how it stands to the company's."""
        return f"{self._currency.text()}: {self._currency_example.text()}"

    @property
    def questions(self) -> str:
        """What the person must say before the file can be trusted; empty where nothing is open."""
        return self._questions.text

    def show_sight(self, sight: Sight) -> None:
        """Show how the file is read."""
        self.numbers.set_value(sight.number_style)
        self._show_dates(sight)
        self._number_example.setText(sight.number_example)
        self._date_example.setText(sight.date_example or _WHY_CLEAR)
        currency = sight.book.company.currency
        self._currency.setText(sight.foreign.label or currency)
        is_other = bool(sight.foreign.names)
        self._currency_example.setText(f"yours is {currency}" if is_other else "as in your company")
        self.open.show_sight(sight)
        self._questions.show_text("\n".join(f"{each} {_where(each)}" for each in sight.plan.questions))

    def _show_dates(self, sight: Sight) -> None:
        """The list is for dates in figures; names of months and ISO dates have one reading."""
        is_year_first = _WITH_YEAR_FIRST.match(sight.date_example) is not None
        self.dates.setEnabled(bool(sight.date_example))
        self.dates.setPlaceholderText(_CLEAR)
        if sight.date_example:
            self.dates.set_value(DateOrder.YEAR_FIRST if is_year_first else sight.date_order)
        else:
            self.dates.setCurrentIndex(-1)

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        self._number_example.setText("")
        self._date_example.setText("")
        self._currency.setText(self._own)
        self._currency_example.setText("as in your company")
        self.open.hide()
        self._questions.show_text("")

    def ask(self) -> None:
        """Move to the list in which the first open question is answered."""
        lists: dict[str, QWidget] = {
            _UNDER_NUMBERS: self.numbers,
            _UNDER_DATES: self.dates,
            _UNDER_REAL_DATES: self.open.exchanged.choice,
            _UNDER_YEAR: self.open.year.choice,
            _UNDER_CURRENCY: self.open.foreign.choice,
            _RATE: self.open.foreign.rate,
        }
        first, *_ = self.questions.split("\n")
        lists[_where(first)].setFocus()


def _where(question: str) -> str:
    """In which list a question is answered; of several the first."""
    if "for thousands" in question:
        return _UNDER_NUMBERS
    if "At which rate" in question:
        return _RATE
    if "currency is" in question:
        return _UNDER_CURRENCY
    if "Which year" in question:
        return _UNDER_YEAR
    return _UNDER_REAL_DATES if "exchanged" in question else _UNDER_DATES


def _column(name: str, editor: QWidget, example: QLabel) -> QVBoxLayout:
    column = field(name, editor)
    column.addWidget(example)
    return column
