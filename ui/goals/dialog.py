"""Scorecard > Goals…: what every measure is held against, changed in place from a period on."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from scorecard.goal_list import GoalLine, GoalList
from scorecard.goals import Goal
from scorecard.measures import Rollup
from scorecard.periods import Cadence, Grain, Period
from ui import theme
from ui.goals.model import GoalModel, LineKey
from ui.goals.table import GoalTable
from ui.goals.year_dialog import YearDialog
from ui.session import Session
from ui.widgets import Choice, Dialog, button, field, label

if TYPE_CHECKING:
    from ui.jobs import Job

_AHEAD, _BACK = 13, 26
_EMPTY = "No measures here yet. Make or import some: each then stands here with its goals."
_HINT = "F2 or typing changes a goal · Enter next measure · Delete removes · Ctrl+Tab leaves the grid"
_YEAR_TIP = "Spread a total over the months (Ctrl+G)"
_NO_YEAR = "only for totals"
_NO_YEAR_TIP = "Only the goal of a whole measure that is added up can be spread over the months of a year"
_WIDTHS = (0, 112, 170, 112, 116)


class GoalsDialog(Dialog):
    """Every change is saved as it is made, and is one step of undo."""

    manual_page = "goals"

    def __init__(self, session: Session, scorecard: str, parent: QWidget | None = None) -> None:
        """The goals of one scorecard; of the first one without a name."""
        super().__init__("Goals", "Done", parent, cancel="")
        self._session, self._scorecard = session, scorecard
        self._typed: LineKey | None = None
        self._asked: tuple[Job[Any], ...] = ()
        self._first: date | None = None
        """The day of the company's first number."""
        self.model = GoalModel(self)
        self.table = GoalTable(self.model)
        self.periods = {cadence: Choice(self._choices(cadence)) for cadence in Cadence}
        self.once = QCheckBox("Only in this period")
        self.once.setToolTip("What is typed holds for the chosen week, month or quarter alone")
        self.segments = QCheckBox("All segments")
        self.segments.setToolTip("Also those without a goal, such as each source of leads")
        self.year_button = button("Goal for the year…")
        self.no_year = label(_NO_YEAR, "hint")
        self.first_button = button("", kind="link")
        self.first_button.setToolTip("What is typed then holds for all numbers (Ctrl+Shift+Home)")
        self.first_button.hide()
        self.empty = label(_EMPTY, "second", wrap=True)
        self.how = label("", "hint")
        self.clash = label("", "warn", wrap=True)
        self.problem = label("", "error")
        self._arrange()
        self._connect()
        self.resize(theme.px(1040), theme.px(640))
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Parts stand in the window only now: the way of the Tab key is the way they are read.
        for before, after in pairwise((self.table, self.year_button, self.confirm_button)):
            self.setTabOrder(before, after)

    def reload(self) -> None:
        """Ask for the goals of the chosen periods anew."""
        periods = {cadence: choice.value() for cadence, choice in self.periods.items()}
        scorecard = self._scorecard
        self._ask_no_more()
        self._asked = (
            self._session.run(lambda workspace: workspace.defining.goal_list(periods, scorecard), self._show),
            self._session.run(lambda workspace: workspace.first_number(), self._offer_first),
        )

    def done(self, result: int) -> None:
        self._ask_no_more()
        super().done(result)

    def _ask_no_more(self) -> None:
        for each in self._asked:
            each.cancel()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GROUP_GAP)
        names = {
            Cadence.WEEKLY: "Weekly from",
            Cadence.MONTHLY: "Monthly from",
            Cadence.QUARTERLY: "Quarterly from",
        }
        for cadence, choice in self.periods.items():
            choice.set_value(self._newest(cadence))
            top.addLayout(field(names[cadence], choice), 1)
        self.body.addLayout(top)
        self.table.set_widths(*map(theme.px, _WIDTHS))
        checks = QHBoxLayout()
        checks.setSpacing(theme.GROUP_GAP)
        checks.addWidget(self.once)
        checks.addWidget(self.segments)
        checks.addWidget(self.first_button)
        checks.addStretch(1)
        self.body.addLayout(checks)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.hide()
        self.body.addWidget(self.how)
        self.body.addWidget(self.clash)
        self.body.addWidget(self.problem)
        self.clash.hide()
        self.problem.hide()
        self.footer.insertWidget(0, self.year_button)
        self.footer.insertWidget(1, self.no_year)
        self.footer.insertWidget(2, label(_HINT, "hint"))
        self.table.setFocus()

    def _connect(self) -> None:
        for choice in self.periods.values():
            choice.chosen.connect(self.reload)
        self.once.toggled.connect(self._choose_once)
        self.segments.toggled.connect(self.model.show_segments)
        self.model.goal_typed.connect(self._set_goal)
        self.model.goal_removed.connect(self._remove_goal)
        self.model.refused.connect(self._tell_problem)
        self.table.selectionModel().currentChanged.connect(self._tell_how)
        self.model.dataChanged.connect(self._tell_how)
        self.year_button.clicked.connect(self._ask_for_year)
        self.first_button.clicked.connect(self._ask_for_first)
        self._session.changed.connect(self.reload)
        QShortcut(QKeySequence("Ctrl+G"), self, self.year_button.click)
        QShortcut(QKeySequence("Ctrl+Shift+Home"), self, self.first_button.click)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._session.redo)

    def _show(self, goals: GoalList) -> None:
        self.model.show(goals)
        self.table.setVisible(self.model.rowCount() > 0)
        self.empty.setVisible(self.model.rowCount() == 0)
        self._tell_how()

    def _choose_once(self, once: bool) -> None:
        self.model.once = once

    def _set_goal(self, goal: Goal) -> None:
        self._typed = (goal.measure_id, goal.segment)
        self._session.write(lambda workspace: workspace.defining.set_goals(goal.measure_id, [goal]))

    def _remove_goal(self, goal: Goal) -> None:
        self._session.write(lambda workspace: workspace.defining.remove_goals(goal.measure_id, [goal]))

    def _tell_problem(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.setVisible(bool(reason))
        self.how.setVisible(not reason)

    def _tell_how(self, *_: object) -> None:
        index = self.table.currentIndex()
        line, cell = self.model.line(index), self.model.cell(index)
        can_spread = line is not None and line.measure.rollup is Rollup.SUM and not line.segment
        self.year_button.setEnabled(can_spread)
        self.year_button.setToolTip(_YEAR_TIP if can_spread else _NO_YEAR_TIP)
        self.no_year.setVisible(not can_spread)
        told = f"{line.name}: {cell.how}" if line is not None and cell is not None and cell.how else ""
        self.how.setText(told)
        self._tell_clash(line)
        self._tell_problem("")

    def _tell_clash(self, line: GoalLine | None) -> None:
        """Say how goals differ: those with the cursor, else those that were typed last, which it has left."""
        clashing = [
            each for each in (line, self.model.line_of(self._typed)) if each is not None and each.clash
        ]
        self.clash.setText(f"{clashing[0].name}: {clashing[0].clash}" if clashing else "")
        self.clash.setVisible(bool(clashing))

    def _ask_for_year(self) -> None:
        line = self.model.line(self.table.currentIndex())
        if line is not None:
            YearDialog(self._session, line.measure, self).open()

    def _offer_first(self, first: date | None) -> None:
        """Offer to set goals for all numbers that there are, where the lists begin later."""
        self._first = first
        if first is None:
            self.first_button.hide()
            return
        calendar = self._session.book.calendar
        begun = [
            choice.value().begin <= calendar.current(cadence.grain, first).begin
            for cadence, choice in self.periods.items()
        ]
        self.first_button.setVisible(not all(begun))
        week = calendar.mention(calendar.current(Grain.WEEK, first), self._session.clock())
        self.first_button.setText(f"Hold from the first number, {week}")

    def _ask_for_first(self) -> None:
        # Keys press a button that is not seen, too.
        if self._first is None or self.first_button.isHidden():
            return
        calendar = self._session.book.calendar
        for cadence, choice in self.periods.items():
            first = calendar.current(cadence.grain, self._first)
            choice.set_choices(self._choices(cadence, first))
            choice.set_value(first)
        self.table.setFocus()
        self.reload()

    def _choices(self, cadence: Cadence, first: Period | None = None) -> list[tuple[Period, str]]:
        """Newest first, as all lists of periods, back to ``first`` at least."""
        calendar, now = self._session.book.calendar, self._now(cadence)
        periods = [calendar.shift(now, step) for step in range(_AHEAD, -_BACK, -1)]
        while first is not None and periods[-1].begin > first.begin:
            periods.append(calendar.shift(periods[-1], -1))
        return [(period, self._named(period)) for period in periods]

    def _named(self, period: Period) -> str:
        calendar = self._session.book.calendar
        title = calendar.title(period)
        return f"{title}, {calendar.dates(period)}" if period.grain is Grain.WEEK else title

    def _newest(self, cadence: Cadence) -> Period:
        """The period that the board shows at first."""
        return self._session.book.calendar.newest_ended(cadence.grain, self._session.clock())

    def _now(self, cadence: Cadence) -> Period:
        return self._session.book.calendar.current(cadence.grain, self._session.clock())
