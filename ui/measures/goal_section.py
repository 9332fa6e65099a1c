"""Goal over time: the table, a new goal, and how the others are worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard.goals import Goal
from scorecard.measures import Measure
from scorecard.periods import Cadence
from ui import theme
from ui.measures.draft import fitting, turned
from ui.measures.goal_dialog import GoalDialog
from ui.measures.goal_sheet import GoalSheet
from ui.measures.goal_table import GoalModel, GoalTable
from ui.widgets import Choice, button, label

_NONE = "No goal yet. Add one to see what is on track."


class GoalSection(QWidget):
    """Keeps all goals of the measure, of the whole and of its segments."""

    edited = Signal()

    def __init__(self, sheet: GoalSheet, cadence: Cadence, parent: QWidget | None = None) -> None:
        """``sheet`` holds the measure and its goals; ``cadence`` is offered first for a new one."""
        super().__init__(parent)
        self._sheet, self._cadence = sheet, cadence
        self._segment = Choice([("", "All of it")])
        self._segment.setProperty("kind", "quiet")
        self._segment.setAccessibleName("Goal of")
        self._segment.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self._segment.setMaximumWidth(theme.px(160))
        self._segment.hide()
        self._segment.chosen.connect(self._show_segment)
        self.model = GoalModel(self)
        self.model.edited.connect(self._take)
        self.model.refused.connect(self._refuse)
        self.table = GoalTable(self.model)
        self._note = label("", "hint", wrap=True)
        self.add_button = button("Add a goal…", kind="link")
        self.add_button.clicked.connect(self._add)
        self._arrange()
        self._show()

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals as they are now."""
        return self._sheet.goals

    def set_goals(self, goals: Iterable[Goal]) -> None:
        """Show other goals; tells nobody."""
        self._sheet = replace(self._sheet, goals=tuple(goals))
        self._show()

    def set_measure(self, measure: Measure) -> None:
        """Follow the measure: another direction turns its goals, another unit or roll-up writes them anew."""
        goals = self._sheet.goals
        if measure.direction is not self._sheet.measure.direction:
            goals = tuple(turned(goal, measure.direction) for goal in goals)
        now = self._sheet.book.calendar.newest_ended(self._cadence.grain, self._sheet.today)
        goals = fitting(goals, measure, self._cadence, now)
        self._sheet = replace(self._sheet, measure=measure, goals=goals)
        self._show()

    def offer_segments(self, segments: Sequence[str]) -> None:
        """Let a segment be chosen that has goals of its own."""
        own = [goal.segment for goal in self._sheet.goals if goal.segment]
        names = sorted({*segments, *own})
        self._segment.set_choices([("", "All of it"), *((name, name) for name in names)])
        self._segment.set_value(self._sheet.segment)
        self._segment.setVisible(bool(names))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Goal over time", "small"))
        head.addWidget(self._segment)
        head.addStretch(1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self._note)

    def _show(self) -> None:
        self.model.show_sheet(self._sheet)
        clash = self._sheet.clash()
        if clash:
            self._say(clash, "warn")
        else:
            self._say(self._sheet.how() if self.model.rows else _NONE, "hint")

    def _show_segment(self, segment: str) -> None:
        self._sheet = replace(self._sheet, segment=segment)
        self._show()

    def _take(self, goals: tuple[Goal, ...]) -> None:
        at = self.table.currentIndex()
        row, column = at.row(), at.column()
        self.set_goals(goals)
        self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), column))
        self.edited.emit()

    def _refuse(self, reason: str) -> None:
        self._say(reason, "error")

    def _say(self, text: str, role: str) -> None:
        self._note.setText(text)
        if self._note.property("role") != role:
            self._note.setProperty("role", role)
            self._note.style().polish(self._note)

    def _add(self) -> None:
        goal = GoalDialog.ask(self._sheet, self._cadence, self)
        if goal is not None:
            others = (each for each in self._sheet.goals if each.key != goal.key)
            self._take((*others, goal))
