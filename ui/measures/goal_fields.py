"""The goal: what it was so far, and a new one from a period on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.goals import Target, format_target
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Grain, Period
from ui.measures.draft import GoalTexts
from ui.measures.goal_table import GoalLine, GoalTable
from ui.widgets import Choice, field

_AHEAD, _BACK = 3, 26
_BOUNDS = {
    Direction.AT_LEAST: (True, False),
    Direction.AT_MOST: (False, True),
    Direction.BETWEEN: (True, True),
    Direction.YES: (False, False),
}


class GoalFields(QWidget):
    """``Monthly goal  from November 2026  at least [ ]``; left empty, goals stay as they are."""

    edited = Signal()

    def __init__(self, book: Book, measure: Measure, cadence: Cadence, today: date) -> None:
        """``cadence`` is offered first; periods around ``today``."""
        super().__init__()
        self._book, self._measure, self._today = book, measure, today
        self._direction = measure.direction
        self._cadence = Choice([(each, f"{each.value.capitalize()} goal") for each in Cadence])
        self._cadence.set_value(cadence)
        self._begin: Choice[Period] = Choice([])
        self._low, self._high = QLineEdit(), QLineEdit()
        self._history = GoalTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(field("New goal", self._cadence), 2)
        row.addLayout(field("From", self._begin), 2)
        self._low_field, self._high_field = _boxed("At least", self._low), _boxed("At most", self._high)
        row.addWidget(self._low_field, 1)
        row.addWidget(self._high_field, 1)
        column.addLayout(row)
        column.addLayout(field("Goal over time", self._history))
        self._cadence.chosen.connect(self._change_cadence)
        for edit in (self._low, self._high):
            edit.textEdited.connect(self.edited)
        self._begin.chosen.connect(self.edited)
        self._change_cadence()

    def texts(self) -> GoalTexts:
        """What is typed."""
        return GoalTexts(self._cadence.value(), self._begin.value(), self._low.text(), self._high.text())

    def set_direction(self, direction: Direction) -> None:
        """Ask for the bounds that this kind of goal has."""
        self._direction = direction
        low, high = _BOUNDS[direction]
        self._low_field.setVisible(low)
        self._high_field.setVisible(high)
        for edit, used in ((self._low, low), (self._high, high)):
            if not used:
                edit.clear()

    def _change_cadence(self) -> None:
        calendar, grain = self._book.calendar, self._cadence.value().grain
        now = calendar.current(grain, self._today)
        periods = [calendar.shift(now, step) for step in range(_AHEAD, -_BACK, -1)]
        self._begin.set_choices([(period, self._named(period)) for period in periods])
        self._begin.set_value(now)
        self._history.show_lines(self._lines(now))
        self.set_direction(self._direction)
        self.edited.emit()

    def _named(self, period: Period) -> str:
        calendar = self._book.calendar
        title = calendar.title(period)
        return f"{title}, {calendar.dates(period)}" if period.grain is Grain.WEEK else title

    def _lines(self, now: Period) -> list[GoalLine]:
        book, measure = self._book, self._measure
        entered = list(reversed(book.goal_book.history(measure.id, self._cadence.value())))
        in_force = next((goal for goal in entered if goal.begin <= now.begin), None)
        lines = [
            GoalLine(
                self._named(book.calendar.current(now.grain, goal.begin)),
                self._text(Target(goal.kind, goal.low, goal.high)),
                goal is in_force,
            )
            for goal in entered
        ]
        if not lines and measure.id in book.by_id:
            target = book.goal_book.target(measure, now)
            if target is not None:
                lines.append(GoalLine("Worked out from another tab’s goal", self._text(target), True))
        return lines

    def _text(self, target: Target) -> str:
        measure = self._measure
        return format_target(target, measure.unit, measure.decimals, self._book.writing)


def _boxed(name: str, editor: QLineEdit) -> QWidget:
    box = QWidget()
    column = field(name, editor)
    column.setContentsMargins(0, 0, 0, 0)
    box.setLayout(column)
    return box
