"""A goal for a fiscal year, spread over its months: evenly, by last year's seasonality or by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from scorecard.commands.goals import months_of, year_goals
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Measure
from scorecard.periods import Grain, Period
from scorecard.units import format_number, format_value, parse_value
from scorecard.year_plan import YearPlan
from ui import theme
from ui.session import Session
from ui.widgets import Choice, Dialog, button, field, label

_YEARS = (1, 0, -1)
_COLUMNS = 3


class YearDialog(Dialog):
    """What is left of the total is always shown; it can be put into the months that nobody typed."""

    manual_page = "goals"

    def __init__(self, session: Session, measure: Measure, parent: QWidget | None = None) -> None:
        """For a measure that is a total."""
        super().__init__(f"Goal for the year: {measure.name}", "Set goals", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(620))
        self._session, self._measure = session, measure
        self._calendar, self._writing = session.book.calendar, session.book.writing
        self._plan: YearPlan | None = None
        now = self._calendar.current(Grain.YEAR, session.clock())
        years = [self._calendar.shift(now, step) for step in _YEARS]
        self.year: Choice[Period] = Choice([(year, self._calendar.title(year)) for year in years])
        self.year.set_value(now)
        self.total = QLineEdit()
        self.total.setPlaceholderText("The whole year")
        self.months = [QLineEdit() for _ in range(12)]
        self._names = [label("", "small") for _ in range(12)]
        self.evenly = button("Spread evenly")
        self.by_last_year = button("Like last year")
        self.rest = button("Put the rest into the other months", kind="quiet")
        self.why = label("", "hint", wrap=True)
        self._values: tuple[float | None, ...] = ()
        """What the months would bring by those of the year before."""
        self._can_follow = False
        self.left = label("", "second")
        self.problem = label("", "error", wrap=True)
        self._arrange()
        self._connect()
        self._refresh()
        self._change_year()
        self.total.setFocus()

    @property
    def plan(self) -> YearPlan | None:
        """What the months bring; None before there is a total."""
        return self._plan

    def accept(self) -> None:
        """Set a goal for each of the twelve months in one step."""
        if self._plan is not None and not self._plan.left:
            measure_id, goals = self._measure.id, self._goals(self._plan)
            self._session.write(lambda workspace: workspace.defining.set_goals(measure_id, goals))
            super().accept()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GROUP_GAP)
        top.addLayout(field("Fiscal year", self.year), 1)
        top.addLayout(field("Goal for the year", self.total), 1)
        self.body.addLayout(top)
        how = QHBoxLayout()
        how.setSpacing(theme.GAP)
        for part in (self.evenly, self.by_last_year):
            how.addWidget(part)
        how.addWidget(self.why, 1)
        self.body.addLayout(how)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GROUP_GAP)
        grid.setVerticalSpacing(4)
        for place, (name, edit) in enumerate(zip(self._names, self.months, strict=True)):
            row, column = divmod(place, _COLUMNS)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            name.setBuddy(edit)
            grid.addWidget(name, 2 * row, column)
            grid.addWidget(edit, 2 * row + 1, column)
        self.body.addLayout(grid)
        bottom = QHBoxLayout()
        bottom.addWidget(self.left, 1)
        bottom.addWidget(self.rest)
        self.body.addLayout(bottom)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.total.textEdited.connect(self._type_total)
        self.year.chosen.connect(self._change_year)
        self.evenly.clicked.connect(lambda: self._spread(self._evenly))
        self.by_last_year.clicked.connect(lambda: self._spread(self._by_last_year))
        self.rest.clicked.connect(lambda: self._spread(self._with_rest))
        for place, edit in enumerate(self.months):
            edit.textEdited.connect(lambda text, place=place: self._type_month(place, text))

    def _name_months(self) -> None:
        for name, edit, month in zip(self._names, self.months, self._months(self.year.value()), strict=True):
            name.setText(self._calendar.title(month))
            edit.setAccessibleName(self._calendar.title(month))

    def _type_total(self, text: str) -> None:
        """Another total leaves what was typed by hand, and spreads the rest anew."""
        try:
            total = self._number(text)
        except ScorecardError as error:
            self._plan = None
            self._refresh(str(error) if text.strip() else "")
            return
        if self._plan is None or not self._plan.by_hand:
            self._spread(lambda: YearPlan.evenly(total, self._decimals))
        else:
            plan = self._plan
            self._plan = YearPlan(total, plan.amounts, plan.decimals, plan.by_hand)
            self._refresh()

    def _type_month(self, place: int, text: str) -> None:
        plan = self._plan
        try:
            if plan is None:
                raise ScorecardError("Type the goal for the year first.")
            self._plan = plan.with_month(place, round(self._number(text), self._decimals))
            problem = ""
        except ScorecardError as error:
            problem = str(error)
        self._tell(problem)

    def _change_year(self) -> None:
        """Name its months, and see whether the year before can be followed."""
        self._name_months()
        year, before, measure_id = self.year.value(), self._year_before, self._measure.id
        self._values = ()
        self._tell_last_year("")
        self._session.run(
            lambda workspace: (before, workspace.defining.season(measure_id, year)),
            self._take_last_year,
        )

    def _take_last_year(self, found: tuple[Period, tuple[float | None, ...]]) -> None:
        year, values = found
        if year != self._year_before:
            return
        self._values = values
        try:
            YearPlan.by_last_year(1.0, self._decimals, self._months(year), values)
            reason = ""
        except ScorecardError as error:
            reason = str(error)
        self._tell_last_year(reason)

    def _tell_last_year(self, reason: str) -> None:
        self._can_follow = bool(self._values) and not reason
        self.by_last_year.setEnabled(self._can_follow and self._plan is not None)
        self.by_last_year.setToolTip(reason)
        self.why.setText(reason)

    def _by_last_year(self) -> YearPlan:
        months = self._months(self._year_before)
        return YearPlan.by_last_year(self._number(self.total.text()), self._decimals, months, self._values)

    @property
    def _year_before(self) -> Period:
        return self._calendar.shift(self.year.value(), -1)

    def _evenly(self) -> YearPlan:
        return YearPlan.evenly(self._number(self.total.text()), self._decimals)

    def _with_rest(self) -> YearPlan:
        return (self._plan or self._evenly()).with_rest_spread()

    def _spread(self, make: Callable[[], YearPlan]) -> None:
        try:
            self._plan = make()
            self._refresh()
        except ScorecardError as error:
            self._tell(str(error))

    def _refresh(self, problem: str = "") -> None:
        for place, edit in enumerate(self.months):
            amount = None if self._plan is None else self._plan.amounts[place]
            edit.setText("" if amount is None else format_number(amount, self._decimals, self._writing))
        self._tell(problem)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        plan = self._plan
        ready = plan is not None and not problem
        self.left.setText(self._left_text(plan) if plan is not None else "")
        self.rest.setVisible(plan is not None and bool(plan.left))
        self.evenly.setEnabled(plan is not None)
        self.by_last_year.setEnabled(plan is not None and self._can_follow)
        self.confirm_button.setEnabled(ready and plan is not None and not plan.left)

    def _left_text(self, plan: YearPlan) -> str:
        amount = format_value(abs(plan.left), self._measure.unit, self._decimals, self._writing)
        if not plan.left:
            return "The months add up to the goal for the year."
        return f"{amount} left to spread" if plan.left > 0 else f"{amount} more than the goal for the year"

    def _number(self, text: str) -> float:
        try:
            number = parse_value(text, self._measure.unit, self._writing)
        except ValueError as error:
            raise ScorecardError(str(error)) from None
        if number < 0:
            raise ScorecardError("A goal for the year is spread only where it is not below 0.")
        return number

    def _goals(self, plan: YearPlan) -> tuple[Goal, ...]:
        return year_goals(self._calendar, self._measure, self.year.value(), plan.amounts)

    def _months(self, year: Period) -> tuple[Period, ...]:
        return months_of(self._calendar, year)

    @property
    def _decimals(self) -> int:
        return self._measure.shown_decimals
