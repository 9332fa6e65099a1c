"""The new measures of an import: what each counts and where it belongs, to be changed for one or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QWidget

from scorecard.importing.mapping import NEW, Match
from scorecard.importing.traits import Traits
from scorecard.measures import Direction, Measure, Rollup
from scorecard.units import Unit
from ui.importing.sight import Sight
from ui.widgets import Choice, Dialog, field, label
from ui.widgets.line_table import LineTable
from ui.widgets.list_dialog import Row, RowsModel

_HEADINGS = ("Measure", "Department", "Unit", "Roll-up", "Good is")
_DIRECTIONS = {
    Direction.AT_LEAST: "at least the goal",
    Direction.AT_MOST: "at most the goal",
    Direction.BETWEEN: "within the goal",
    Direction.YES: "yes",
}
_ROLLUPS = [each for each in Rollup if each is not Rollup.FORMULA]
_WIDTHS = (0, 150, 100, 100, 140)
_ROW = 26


class NewMeasuresDialog(Dialog):
    """A row a measure. What is chosen below the table holds for all rows that are selected."""

    def __init__(self, sight: Sight, parent: QWidget | None = None) -> None:
        """The new measures of ``sight`` as they are guessed."""
        super().__init__("New measures", "Done", parent)
        self._matches = new_matches(sight)
        self.traits: dict[int, Traits] = {}
        """What was said, by the index of the match."""
        self._lines = RowsModel(_HEADINGS)
        self.table = _table(self._lines)
        self.department = QComboBox(editable=True)
        self.department.addItems(list(_departments(sight)))
        self.unit: Choice[Unit] = Choice([(each, each.label) for each in Unit])
        self.rollup: Choice[Rollup] = Choice([(each, each.value.capitalize()) for each in _ROLLUPS])
        self.direction: Choice[Direction] = Choice(list(_DIRECTIONS.items()))
        self._arrange()
        self._connect()
        self._lines.show_rows(self.rows())
        self.table.setCurrentIndex(self._lines.index(0, 0))
        self.table.setFocus()
        self.take_size(860, 480)

    def measure(self, match: Match) -> Measure:
        """A new measure as it stands now."""
        assert match.new_measure is not None
        return self.traits.get(match.index, Traits()).of(match.new_measure)

    def rows(self) -> list[Row]:
        """Name, department, unit, roll-up and direction of each."""
        return [measure_row(self.measure(match)) for match in self._matches]

    def _change(self, traits: Traits) -> None:
        """Say something of all that are selected, which stay so."""
        chosen = self._chosen()
        for match in chosen:
            self.traits[match.index] = traits.over(self.traits.get(match.index, Traits()))
        self._lines.change_rows(self.rows())

    def _take_department(self) -> None:
        chosen = {self.measure(match).department for match in self._chosen()}
        typed = self.department.currentText().strip()
        # Of several departments none is shown; leaving that empty changes nothing.
        if chosen != {typed} and (typed or len(chosen) == 1):
            self._change(Traits(department=typed))

    def _chosen(self) -> list[Match]:
        rows = self.table.selectionModel().selectedRows()
        return [self._matches[index.row()] for index in rows]

    def _show_chosen(self) -> None:
        """Show what all that are selected have in common."""
        measures = [self.measure(match) for match in self._chosen()]
        departments = {each.department for each in measures}
        self.department.setEditText(departments.pop() if len(departments) == 1 else "")
        _show_common(self.unit, {each.unit for each in measures})
        _show_common(self.rollup, {each.rollup for each in measures})
        _show_common(self.direction, {each.direction for each in measures})

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.department.activated.connect(self._take_department)
        if (line := self.department.lineEdit()) is not None:
            line.editingFinished.connect(self._take_department)
        self.unit.chosen.connect(lambda unit: self._change(Traits(unit=unit)))
        self.rollup.chosen.connect(lambda rollup: self._change(Traits(rollup=rollup)))
        self.direction.chosen.connect(lambda direction: self._change(Traits(direction=direction)))

    def _arrange(self) -> None:
        editors = QHBoxLayout()
        editors.setSpacing(12)
        editors.addLayout(field("Department", self.department), 3)
        editors.addLayout(field("Unit", self.unit), 2)
        editors.addLayout(field("Roll-up", self.rollup), 2)
        editors.addLayout(field("Good is", self.direction), 3)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(label("For all rows that are selected; Ctrl+A selects all.", "small"))
        self.body.addLayout(editors)


def new_matches(sight: Sight) -> list[Match]:
    """The matches that make a new measure."""
    made = {measure.id for measure in sight.plan.new_measures}
    return [
        match
        for match in sight.matches
        if match.choice is NEW and match.new_measure is not None and match.new_measure.id in made
    ]


def measure_row(measure: Measure) -> Row:
    """A measure as it stands in the table."""
    rollup, good = measure.rollup.value.capitalize(), _DIRECTIONS[measure.direction]
    return measure.name, measure.department or "–", measure.unit.label, rollup, good


def _departments(sight: Sight) -> Sequence[str]:
    made = [measure.department for measure in sight.plan.new_measures]
    kept = [measure.department for measure in sight.book.measures]
    return tuple(dict.fromkeys(each for each in (*sight.book.company.departments, *kept, *made) if each))


def _show_common(choice: Choice[Any], values: set[Any]) -> None:
    if len(values) == 1:
        choice.set_value(values.pop())
    else:
        choice.setCurrentIndex(-1)


def _table(lines: RowsModel) -> LineTable:
    table = LineTable(_ROW)
    table.setAccessibleName("New measures")
    table.setModel(lines)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.set_widths(*_WIDTHS)
    return table
