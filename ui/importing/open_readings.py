"""Lists that matter to few files only: numbers in thousands, another currency, real dates, the year."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard.importing.examples import exchanged_example
from scorecard.importing.readings import Scaling
from ui.importing.foreign_list import ForeignList
from ui.importing.sight import Sight
from ui.widgets import Choice, ElidedLabel, field

_YEARS_BACK = 20


class _List(QWidget):
    """A list under its name, with an example below; hidden where it does not matter."""

    def __init__(self, name: str, choice: Choice[Any]) -> None:
        super().__init__()
        self.choice = choice
        self._example = ElidedLabel("", "small")
        column: QVBoxLayout = field(name, choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._example)
        self.setLayout(column)
        self.hide()

    @property
    def example(self) -> str:
        """What the choice means for the file."""
        return self._example.text()

    def show_example(self, example: str) -> None:
        """Show the list with an example; hide it where there is none."""
        self._example.setText(example)
        self.setVisible(bool(example))


class OpenReadings(QWidget):
    """The lists of one file side by side."""

    scaling_chosen = Signal(object)
    """A Scaling."""
    exchanged_chosen = Signal(object)
    """Whether day and month of real dates are exchanged."""
    year_chosen = Signal(object)
    foreign_chosen = Signal(object, object)
    """A Foreign, and the rate where one is typed."""

    def __init__(self) -> None:
        """Hidden until :meth:`show_sight` finds a list that matters."""
        super().__init__()
        self.scaling = _List("Thousands, millions", Choice([(each, each.value) for each in Scaling]))
        dates = [(False, "As they are"), (True, "Day and month exchanged")]
        self.exchanged = _List("Real dates", Choice(dates))
        self.year = _List("Year", Choice([(0, "")]))
        self.foreign = ForeignList()
        self.foreign.chosen.connect(self.foreign_chosen)
        self.scaling.choice.chosen.connect(self.scaling_chosen)
        self.exchanged.choice.chosen.connect(self.exchanged_chosen)
        self.year.choice.chosen.connect(self.year_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for each in self.lists:
            row.addWidget(each, 1)
        row.insertWidget(1, self.foreign, 2)
        self.hide()

    @property
    def lists(self) -> tuple[_List, ...]:
        """All of them, shown or not."""
        return self.scaling, self.exchanged, self.year

    def show_sight(self, sight: Sight) -> None:
        """Show the lists that matter to the file."""
        self.scaling.choice.set_choices(list(sight.scale_choices))
        self.scaling.choice.set_value(sight.scaling)
        self.scaling.show_example(sight.scale_example)
        self.foreign.show_sight(sight)
        is_exchanged = bool(sight.choices.exchanged)
        self.exchanged.choice.set_value(is_exchanged)
        dates = sight.exchanged
        self.exchanged.show_example(exchanged_example(dates, is_exchanged) if dates else "")
        if sight.year is not None:
            newest = sight.plan.record.made_at.year + 1
            years = range(max(newest, sight.year), min(newest, sight.year) - _YEARS_BACK, -1)
            self.year.choice.set_choices([(each, str(each)) for each in years])
            self.year.choice.set_value(sight.year)
        self.year.show_example(sight.year_example)
        self.setVisible(bool(sight.scale_example or sight.foreign.names or dates or sight.year))
