"""What will change: new, changed and removed values, new measures, each with its list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scorecard.importing.plan import ImportPlan
from scorecard.measures import Measure
from scorecard.units import format_value
from ui.importing.panes import Pane
from ui.widgets import button, label
from ui.widgets.list_dialog import ListDialog, Row


class ChangesView(Pane):
    """Four counts; those that can be looked at have a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_plan`."""
        super().__init__("window", Qt.Edge.TopEdge, parent)
        self._plan: ImportPlan | None = None
        self._currency = "USD"
        self._counts: list[QLabel] = []
        self._words: list[QLabel] = []
        self.changed_button = self._link("Show the changed values", self._show_changed)
        self.new_button = self._link("Show the new measures", self._show_new)
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        for column, link in enumerate((None, self.changed_button, None, self.new_button)):
            grid.addLayout(self._count(link), 0, column)
            grid.addWidget(self._word(), 1, column)
            grid.setColumnStretch(column, 1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(16, 10, 16, 10)
        column_layout.setSpacing(4)
        column_layout.addWidget(label("What will change", "strong"))
        column_layout.addLayout(grid)

    @property
    def counts(self) -> tuple[str, ...]:
        """The four counts as they are shown."""
        return tuple(count.text() for count in self._counts)

    def show_plan(self, plan: ImportPlan, currency: str) -> None:
        """Show what a plan changes."""
        self._plan, self._currency = plan, currency
        new = len(plan.new_measures)
        added = f"+{plan.added:,}" if plan.added else "0"
        shown = (added, f"{plan.changed:,}", f"{plan.removed:,}", f"{new:,}")
        words = (
            "new value" if plan.added == 1 else "new values",
            "changed value" if plan.changed == 1 else "changed values",
            "removed",
            "new measure" if new == 1 else "new measures",
        )
        for count, word, number, text in zip(self._counts, self._words, shown, words, strict=True):
            count.setText(number)
            word.setText(text)
        self.changed_button.setVisible(bool(plan.changed))
        self.new_button.setVisible(bool(new))

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        for count in self._counts:
            count.setText("–")
        self.changed_button.hide()
        self.new_button.hide()

    def changed_rows(self) -> list[Row]:
        """The changed values: measure, period, from what to what, and the cell."""
        if self._plan is None:
            return []
        return [
            (
                value.measure.name + (f" ({value.segment})" if value.segment else ""),
                self._plan.calendar.title(value.period),
                self._written(value.old, value.measure),
                self._written(value.new, value.measure),
                value.address,
            )
            for value in self._plan.changed_values
        ]

    def new_rows(self) -> list[Row]:
        """The new measures: name, department, unit and roll-up as they were guessed."""
        if self._plan is None:
            return []
        return [
            (measure.name, measure.department or "–", measure.unit.label, measure.rollup.value.capitalize())
            for measure in self._plan.new_measures
        ]

    def _show_changed(self) -> None:
        headings = ("Measure", "Period", "Kept now", "In the file", "Cell")
        ListDialog("Changed values", headings, self.changed_rows(), self).exec()

    def _show_new(self) -> None:
        headings = ("Measure", "Department", "Unit", "Roll-up")
        ListDialog("New measures", headings, self.new_rows(), self).exec()

    def _written(self, value: float, measure: Measure) -> str:
        return format_value(value, measure.unit, measure.decimals, self._currency)

    def _link(self, tip: str, show: object) -> QPushButton:
        made = button("Show", kind="link", tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(show)
        return made

    def _count(self, link: QPushButton | None) -> QHBoxLayout:
        number = label("", "heading")
        self._counts.append(number)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(number)
        if link is not None:
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return row

    def _word(self) -> QLabel:
        word = label("", "small")
        self._words.append(word)
        return word
