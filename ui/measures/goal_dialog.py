"""Asks for a goal: for which tab, from when on, how much, and why."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from scorecard.commands.goals import check_goal
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Direction
from scorecard.periods import Cadence, Grain, Period
from scorecard.units import parse_value
from ui import theme
from ui.measures.goal_sheet import GoalSheet
from ui.widgets import Choice, Dialog, field, label

_AHEAD, _BACK = 12, 26
_BOUNDS = {
    Direction.AT_LEAST: (True, False),
    Direction.AT_MOST: (False, True),
    Direction.BETWEEN: (True, True),
    Direction.YES: (False, False),
}


class GoalDialog(Dialog):
    """Enter adds the goal as soon as it can be kept."""

    manual_page = "goals"

    def __init__(self, sheet: GoalSheet, cadence: Cadence, parent: QWidget | None = None) -> None:
        """``cadence`` is offered first, from the period that the board shows on."""
        super().__init__("Add a goal", "Add goal", parent)
        self.setMinimumWidth(theme.px(460))
        self._sheet = sheet
        self._cadence = Choice([(each, f"{each.value.capitalize()} goal") for each in Cadence])
        self._cadence.set_value(cadence)
        self._begin: Choice[Period] = Choice([])
        self._low, self._high, self._note = QLineEdit(), QLineEdit(), QLineEdit()
        self._note.setPlaceholderText("Why, for example: New ad agency")
        self._once = QCheckBox("Only for this period, such as a holiday week")
        self._problem = label("", "error", wrap=True)
        self._arrange()
        self._cadence.chosen.connect(self._offer_periods)
        self._begin.chosen.connect(self._check)
        for edit in (self._low, self._high):
            edit.textChanged.connect(self._check)
        self._offer_periods()
        first = next((each for each in (self._low, self._high) if not each.isHidden()), self._note)
        first.setFocus()

    @classmethod
    def ask(cls, sheet: GoalSheet, cadence: Cadence, parent: QWidget) -> Goal | None:
        """The goal; None where it was cancelled."""
        dialog = cls(sheet, cadence, parent)
        done = dialog.exec()
        dialog.deleteLater()
        return dialog.goal() if done else None

    def goal(self) -> Goal:
        """The goal as it is typed. Raises ScorecardError with what stands against it."""
        measure = self._sheet.measure
        made = Goal(
            measure.id,
            self._cadence.value(),
            self._begin.value().begin,
            measure.direction,
            self._bound(self._low),
            self._bound(self._high),
            self._note.text().strip(),
            self._sheet.segment,
            self._once.isChecked(),
        )
        check_goal(measure, made)
        return made

    def _arrange(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(16)
        when.addLayout(field("Goal for", self._cadence), 1)
        when.addLayout(field("From", self._begin), 1)
        self.body.addLayout(when)
        bounds = QHBoxLayout()
        bounds.setSpacing(16)
        edits = (("At least", self._low), ("At most", self._high))
        for (name, edit), used in zip(edits, _BOUNDS[self._sheet.measure.direction], strict=True):
            if used:
                bounds.addLayout(field(name, edit), 1)
            else:
                edit.hide()
        self.body.addLayout(bounds)
        self.body.addLayout(field("Note", self._note))
        self.body.addWidget(self._once)
        self.body.addWidget(self._problem)

    def _offer_periods(self, _: object = None) -> None:
        calendar, grain = self._sheet.book.calendar, self._cadence.value().grain
        now = calendar.current(grain, self._sheet.today)
        periods = [calendar.shift(now, step) for step in range(_AHEAD, -_BACK, -1)]
        self._begin.set_choices([(period, self._named(period)) for period in periods])
        # What the board shows is what a person looks at when they set a goal.
        self._begin.set_value(calendar.newest_ended(grain, self._sheet.today))
        self._check()

    def _named(self, period: Period) -> str:
        title = self._sheet.named(period)
        return f"{title}, {self._sheet.book.calendar.dates(period)}" if period.grain is Grain.WEEK else title

    def _bound(self, edit: QLineEdit) -> float | None:
        if not edit.text().strip():
            return None
        try:
            return parse_value(edit.text(), self._sheet.measure.unit, self._sheet.book.writing)
        except ValueError as error:
            raise ScorecardError(str(error)) from None

    def _check(self, _: QObject | object = None) -> None:
        try:
            self.goal()
            problem = ""
        except ScorecardError as error:
            problem = str(error)
        untouched = not (self._low.text() or self._high.text())
        self._problem.setText("" if untouched else problem)
        self.confirm_button.setEnabled(not problem)
