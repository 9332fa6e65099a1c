"""Asks for the goal of one segment."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from scorecard.goals import Goal
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Period
from scorecard.units import Unit, format_plain, parse_value
from scorecard.writing import Writing
from ui import theme
from ui.widgets import Choice, Dialog, ElidedLabel, button, field, label

_WORDS = (
    (Direction.AT_LEAST, "At least"),
    (Direction.AT_MOST, "At most"),
    (Direction.BETWEEN, "Within a range"),
)


class SegmentGoalDialog(Dialog):
    """What makes a segment on track, from a period on."""

    def __init__(
        self,
        measure: Measure,
        segment: str,
        cadence: Cadence,
        period: Period,
        since: str,
        before: Goal | None,
        writing: Writing,
        parent: QWidget,
    ) -> None:
        """``since`` names the period; ``before`` is the goal in force now."""
        super().__init__(f"Goal for {segment}", "Save goal", parent)
        self._measure, self._segment, self._cadence, self._period = measure, segment, cadence, period
        self._writing = writing
        self.removing = False
        self._before = before
        kind = before.kind if before is not None else measure.direction
        self.kind: Choice[Direction] = Choice(_WORDS)
        self.kind.set_value(kind)
        self.low, self.high = QLineEdit(), QLineEdit()
        if before is not None:
            self.low.setText(format_plain(before.low, measure.unit, writing))
            self.high.setText(format_plain(before.high, measure.unit, writing))
        self._problem = label("", "error")
        self._arrange(since)
        self.kind.chosen.connect(self._check)
        for each in (self.low, self.high):
            each.textChanged.connect(self._check)
        self._check()
        (self.high if self._least.isHidden() else self.low).setFocus()

    @property
    def goal(self) -> Goal | None:
        """The goal that was typed; None where it is none yet."""
        answered = self._measure.unit is Unit.YES_NO
        kind = Direction.YES if answered else self.kind.value()
        try:
            low = self._number(self.low) if kind in (Direction.AT_LEAST, Direction.BETWEEN) else None
            high = self._number(self.high) if kind in (Direction.AT_MOST, Direction.BETWEEN) else None
        except ValueError:
            return None
        if low is not None and high is not None and low > high:
            return None
        return Goal(
            self._measure.id, self._cadence, self._period.begin, kind, low, high, segment=self._segment
        )

    def _arrange(self, since: str) -> None:
        measure = ElidedLabel(self._measure.name, "second")
        measure.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body.addWidget(measure)
        self.body.addWidget(label(f"{self._cadence.value.capitalize()}, from {since} on", "second"))
        answered = self._measure.unit is Unit.YES_NO
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._least, self._most = QWidget(), QWidget()
        for place, editor, name in ((self._least, self.low, "Least"), (self._most, self.high, "Most")):
            editor.setFixedWidth(theme.px(112))
            inside = field(name, editor)
            inside.setContentsMargins(0, 0, 0, 0)
            place.setLayout(inside)
        row.addLayout(field("On track when the number is", self.kind), 1)
        row.addWidget(self._least)
        row.addWidget(self._most)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.body.addLayout(column)
        self.kind.setEnabled(not answered)
        if self._before is not None:
            remove = button("Remove goal")
            remove.clicked.connect(self._remove)
            self.footer.insertWidget(0, remove)
        self.setMinimumWidth(theme.px(460))

    def _check(self) -> None:
        kind = self.kind.value()
        answered = self._measure.unit is Unit.YES_NO
        self._least.setVisible(not answered and kind is not Direction.AT_MOST)
        self._most.setVisible(not answered and kind is not Direction.AT_LEAST)
        pairs = ((self._least, self.low), (self._most, self.high))
        typed = [editor.text().strip() for place, editor in pairs if not place.isHidden()]
        wrong = self.goal is None and all(typed)
        self._problem.setText("Type a number, the lower one first." if wrong else " ")
        self.confirm_button.setEnabled(self.goal is not None)

    def _number(self, editor: QLineEdit) -> float:
        return parse_value(editor.text().strip(), self._measure.unit, self._writing)

    def _remove(self) -> None:
        self.removing = True
        self.accept()
