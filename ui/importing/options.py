"""What can be switched on and off for a file as a whole, each where it matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.goals import Target, format_target
from scorecard.periods import format_day
from ui.importing.panes import Pane
from ui.importing.sight import Sight
from ui.widgets import button
from ui.widgets.list_dialog import ListDialog, Row

if TYPE_CHECKING:
    from scorecard.importing.session import ImportSession


@dataclass(frozen=True, slots=True)
class Option:
    """One switch."""

    words: Callable[[Sight], str]
    """Empty where the file has nothing to switch."""
    is_on: Callable[[Sight], bool]
    switch: Callable[[ImportSession, bool], None]


def _together(sight: Sight) -> str:
    if sight.plan.is_own:
        return ""
    if not sight.choices.together:
        return "Import sheets that are laid out alike together"
    return f"{len(sight.parts):,} sheets are laid out alike: import them together" if sight.is_several else ""


def _hidden(sight: Sight) -> str:
    return "Import hidden rows and columns too" if sight.has_hidden else ""


def _newest(sight: Sight) -> str:
    if not sight.plan.conflicts and not sight.choices.newest_wins:
        return ""
    return f"Use the later of two values for the same {sight.plan.grain.word}"


def _goals(sight: Sight) -> str:
    count = sight.goal_count
    words = "a goal: take it over" if count == 1 else f"{count:,} goals: take them over"
    return f"The file holds {words}" if count else ""


def _complete(sight: Sight) -> str:
    if sight.plan.is_own:
        return _emptied(sight.plan.emptied)
    return "The file is complete: remove what it does not hold" if sight.plan.measures else ""


def _emptied(count: int) -> str:
    numbers = "the number that was" if count == 1 else f"the {count:,} numbers that were"
    return f"Remove {numbers} emptied in the workbook" if count else ""


GOALS = Option(_goals, lambda s: s.choices.with_goals, lambda it, on: it.set_with_goals(on))
OPTIONS = (
    Option(_together, lambda s: s.choices.together, lambda it, on: it.choose_together(on)),
    Option(_hidden, lambda s: s.choices.with_hidden, lambda it, on: it.set_with_hidden(on)),
    Option(_newest, lambda s: s.choices.newest_wins, lambda it, on: it.set_newest_wins(on)),
    GOALS,
    Option(_complete, lambda s: s.choices.is_complete, lambda it, on: it.set_complete(on)),
)


class OptionsView(Pane):
    """A check box for each option that matters."""

    switched = Signal(object)
    """A Change of the import session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until :meth:`show_sight` finds something to switch."""
        super().__init__("surface", Qt.Edge.TopEdge, parent)
        self._sight: Sight | None = None
        self.boxes = {option: QCheckBox() for option in OPTIONS}
        self.goals_button = button("Show", kind="link", tip="Show the goals in the file")
        self.goals_button.setAccessibleName("Show the goals in the file")
        self.goals_button.clicked.connect(self._show_goals)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        for option, box in self.boxes.items():
            box.clicked.connect(lambda on, option=option: self._switch(option, on))
            row = QHBoxLayout()
            row.addWidget(box)
            if option is GOALS:
                row.addWidget(self.goals_button)
            row.addStretch(1)
            column.addLayout(row)
        self.hide()

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        self.hide()

    def show_sight(self, sight: Sight) -> None:
        """Show the options as they stand."""
        self._sight = sight
        for option, box in self.boxes.items():
            words = option.words(sight)
            box.setText(words)
            box.setChecked(option.is_on(sight))
            box.setVisible(bool(words))
        self.goals_button.setVisible(bool(sight.plan.goals))
        self.setVisible(any(option.words(sight) for option in OPTIONS))

    def goal_rows(self) -> list[Row]:
        """The goals that are taken over: measure, from when on, and the goal."""
        if self._sight is None:
            return []
        writing = self._sight.book.writing
        return [
            (
                each.measure.name,
                format_day(each.goal.begin),
                format_target(
                    Target(each.goal.kind, each.goal.low, each.goal.high),
                    each.measure.unit,
                    each.measure.decimals,
                    writing,
                ),
                "replaces another" if each.changes else "new",
            )
            for each in self._sight.plan.goals
        ]

    def _switch(self, option: Option, on: bool) -> None:
        def step(importing: ImportSession) -> None:
            option.switch(importing, on)

        self.switched.emit(step)

    def _show_goals(self) -> None:
        headings = ("Measure", "From", "Goal", "")
        ListDialog("Goals in the file", headings, self.goal_rows(), self).exec()
