"""What will change: new, changed and removed values, new measures, each with its list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scorecard.units import format_value
from ui.importing.changed_dialog import ChangedDialog
from ui.importing.new_measures import NewMeasuresDialog, measure_row
from ui.importing.panes import Pane
from ui.importing.sight import Sight
from ui.widgets import button, label
from ui.widgets.list_dialog import ListDialog, Row


class ChangesView(Pane):
    """Four counts; those that can be looked at have a link."""

    decided = Signal(object)
    """For places of changed values, whether the file's number is refused."""
    described = Signal(object)
    """For indices of matches, the Traits of their new measures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_plan`."""
        super().__init__("window", Qt.Edge.TopEdge, parent)
        self._sight: Sight | None = None
        self._counts: list[QLabel] = []
        self._words: list[QLabel] = []
        self.changed_button = self._link("Show the changed values", self._show_changed)
        self.removed_button = self._link("Show what is removed", self._show_removed)
        self.new_button = self._link("Show the new measures", self._show_new)
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(12)
        for column, link in enumerate((None, self.changed_button, self.removed_button, self.new_button)):
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

    def show_sight(self, sight: Sight) -> None:
        """Show what the plan of an import changes."""
        self._sight = sight
        plan = sight.plan
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
        self.changed_button.setVisible(bool(sight.changed_lines))
        self.removed_button.setVisible(bool(plan.removed))
        self.new_button.setVisible(bool(new))

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        for count in self._counts:
            count.setText("–")
        for link in (self.changed_button, self.removed_button, self.new_button):
            link.hide()

    def removed_rows(self) -> list[Row]:
        """The removed values: measure, period and value."""
        if self._sight is None:
            return []
        plan, writing = self._sight.plan, self._sight.book.writing
        return [
            (
                each.measure.name + (f" ({each.segment})" if each.segment else ""),
                plan.calendar.title(each.period),
                format_value(each.old, each.measure.unit, each.measure.decimals, writing),
            )
            for each in plan.removed_values
        ]

    def new_rows(self) -> list[Row]:
        """The new measures: name, department, unit, roll-up and what is good."""
        if self._sight is None:
            return []
        return [measure_row(measure) for measure in self._sight.plan.new_measures]

    def _show_changed(self) -> None:
        if self._sight is None:
            return
        lines, writing = self._sight.changed_lines, self._sight.book.writing
        dialog = ChangedDialog(lines, self._sight.plan.calendar, writing, self)
        if dialog.exec() and (decided := dialog.table.lines.decided):
            self.decided.emit(decided)
        dialog.deleteLater()

    def _show_removed(self) -> None:
        headings = ("Measure", "Period", "Kept now")
        ListDialog("Values that are removed", headings, self.removed_rows(), self).exec()

    def _show_new(self) -> None:
        if self._sight is None:
            return
        dialog = NewMeasuresDialog(self._sight, self)
        if dialog.exec() and dialog.traits:
            self.described.emit(dialog.traits)
        dialog.deleteLater()

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
