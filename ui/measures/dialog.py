"""A small dialog for a measure: what it is, how it adds up, what is good, and its goal from a period on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.measures import Direction, Kind, Measure, Rollup, short_name_from
from scorecard.periods import Cadence
from scorecard.units import Unit
from ui import theme
from ui.measures.draft import ROLLUP_OF, Archive, Draft, formula_sentence, make_draft
from ui.measures.goal_fields import GoalFields
from ui.widgets import Choice, Dialog, Segmented, button, field, label

_KINDS = ((Kind.LEADING, "Leading"), (Kind.LAGGING, "Lagging"))
_DIRECTIONS = (
    (Direction.AT_LEAST, "At least"),
    (Direction.AT_MOST, "At most"),
    (Direction.BETWEEN, "Within a range"),
    (Direction.YES, "Yes / no"),
)
_ROLLUPS = (
    (Rollup.SUM, "Sum"),
    (Rollup.AVERAGE, "Average"),
    (Rollup.LAST, "Last value"),
    (Rollup.FIRST, "First value"),
    (Rollup.MINIMUM, "Least value"),
    (Rollup.MAXIMUM, "Greatest value"),
    (Rollup.FORMULA, "Formula (ratio of sums)"),
    (Rollup.ALL, "Yes only if all are yes"),
)
_DECIMALS = ((None, "Automatic"), *((places, str(places)) for places in range(5)))


class MeasureDialog(Dialog):
    """Checks while the person types; only what can be saved can be saved."""

    def __init__(
        self,
        book: Book,
        today: date,
        measure: Measure | None,
        cadence: Cadence,
        parent: QWidget | None = None,
    ) -> None:
        """``measure`` None makes a new one, shown on ``cadence``."""
        super().__init__("Edit measure" if measure else "New measure", "Save measure", parent)
        self.setMinimumWidth(720)
        self._book, self._new, self._archived = book, measure is None, False
        self._measure = measure or Measure(book.next_measure_id, "", "", self._first_department())
        self._goal = GoalFields(self._book, self._measure, cadence, today)
        self._make_fields(cadence)
        self._arrange()
        self._connect()
        self._show_formula()
        self._check()

    @classmethod
    def ask(
        cls, parent: QWidget, book: Book, today: date, measure: Measure | None, cadence: Cadence
    ) -> Draft | Archive | None:
        """What the person wants done; None when cancelled."""
        dialog = cls(book, today, measure, cadence, parent)
        done = dialog.exec()
        dialog.deleteLater()
        if dialog._archived:
            return Archive(dialog._measure)
        return dialog.draft() if done else None

    def draft(self) -> Draft:
        """What would be saved. Raises ScorecardError with what stands against it."""
        rollup = self._rollup.value()
        name = self._name.text().strip()
        taken = frozenset(self._book.by_short_name)
        measure = replace(
            self._measure,
            name=name,
            short_name=short_name_from(name, taken) if self._new else self._measure.short_name,
            department=self._department.value(),
            owner=self._owner.text().strip(),
            kind=self._kind.value(),
            unit=self._unit.value(),
            decimals=self._decimals.value(),
            direction=self._direction.value(),
            rollup=rollup,
            formula=self._formula.text().strip() if rollup is Rollup.FORMULA else "",
        )
        cadences = frozenset(cadence for cadence, box in self._shown.items() if box.isChecked())
        return make_draft(self._book, measure, self._goal.texts(), self._tolerance.text(), cadences)

    def _make_fields(self, cadence: Cadence) -> None:
        measure, book = self._measure, self._book
        self._name = QLineEdit(measure.name)
        self._name.setMaxLength(200)
        departments = dict.fromkeys((*book.company.departments, measure.department))
        self._department = Choice([(each, each or "No department") for each in departments])
        self._department.set_value(measure.department)
        self._owner = QLineEdit(measure.owner)
        owners = QCompleter(sorted({each.owner for each in book.measures if each.owner}), self)
        owners.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._owner.setCompleter(owners)
        self._kind = Segmented(_KINDS, large=True)
        self._kind.set_value(measure.kind)
        self._unit = Choice([(unit, unit.label) for unit in Unit])
        self._unit.set_value(measure.unit)
        self._decimals: Choice[int | None] = Choice(_DECIMALS)
        self._decimals.set_value(measure.decimals)
        self._shown = {each: QCheckBox(each.value.capitalize()) for each in Cadence}
        for each, box in self._shown.items():
            box.setChecked(each is cadence if self._new else measure.id in book.scorecard(each).measure_ids)
        self._direction = Segmented(_DIRECTIONS, large=True)
        self._direction.set_value(measure.direction)
        self._goal.set_direction(measure.direction)
        self._tolerance = QLineEdit(f"{measure.tolerance:g}" if measure.tolerance else "")
        self._tolerance.setPlaceholderText("0")
        self._rollup = Choice(_ROLLUPS)
        self._rollup.set_value(measure.rollup)
        self._formula = QLineEdit(measure.formula)
        self._formula.setPlaceholderText("100 * deals_won / opportunities")
        self._formula_note = label("", "hint", wrap=True)
        self._problem = label("", "error", wrap=True)

    def _arrange(self) -> None:
        self.body.addLayout(
            _row(
                (field("Name", self._name), 5),
                (field("Department", self._department), 3),
                (field("Owner", self._owner), 3),
            )
        )
        shown = QWidget()
        shown.setFixedHeight(theme.CONTROL)
        boxes = QHBoxLayout(shown)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.setSpacing(12)
        for box in self._shown.values():
            boxes.addWidget(box)
        self.body.addLayout(
            _row(
                (field("What it tells", self._kind), 0),
                (field("Unit", self._unit), 3),
                (field("Decimals", self._decimals), 2),
                (field("Shown on", shown), 0),
            )
        )
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self.body.addWidget(line)
        good = field("On track when the number is", self._direction)
        self.body.addLayout(_row((good, 0), (field("At risk within, % of the goal", self._tolerance), 1)))
        self.body.addWidget(self._goal)
        self.body.addLayout(
            _row(
                (field("Weeks into months, months into quarters", self._rollup), 2),
                (field("How it is worked out", self._formula), 3),
            )
        )
        self.body.addWidget(self._formula_note)
        self.body.addWidget(self._problem)
        self.body.addStretch(1)
        if not self._new:
            archive = button("Archive measure…", kind="quiet")
            archive.setAutoDefault(False)
            archive.clicked.connect(self._archive)
            self.footer.insertWidget(0, archive)

    def _connect(self) -> None:
        for edit in (self._name, self._owner, self._tolerance):
            edit.textEdited.connect(self._check)
        self._formula.textEdited.connect(self._show_formula)
        self._unit.chosen.connect(self._suit_unit)
        self._rollup.chosen.connect(self._show_formula)
        self._direction.chosen.connect(self._change_direction)
        self._goal.edited.connect(self._check)

    def _change_direction(self, direction: Direction) -> None:
        self._goal.set_direction(direction)
        self._check()

    def _suit_unit(self, unit: Unit) -> None:
        if self._new:
            self._rollup.set_value(ROLLUP_OF.get(unit, Rollup.AVERAGE))
        if unit is Unit.YES_NO:
            self._direction.set_value(Direction.YES)
            self._goal.set_direction(Direction.YES)
        self._show_formula()

    def _show_formula(self) -> None:
        wanted = self._rollup.value() is Rollup.FORMULA
        self._formula.setEnabled(wanted)
        text = self._formula.text().strip()
        try:
            self._formula_note.setText(formula_sentence(self._book, text) if wanted and text else "")
        except ScorecardError:
            self._formula_note.setText("")
        self._check()

    def _check(self) -> None:
        try:
            self.draft()
            problem = ""
        except ScorecardError as error:
            problem = str(error)
        untouched = self._new and not self._name.text()
        self._problem.setText("" if untouched else problem)
        self.confirm_button.setEnabled(not problem)

    def _archive(self) -> None:
        self._archived = True
        self.reject()

    def _first_department(self) -> str:
        return next(iter(self._book.company.departments), "")


def _row(*parts: tuple[QVBoxLayout, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for layout, stretch in parts:
        row.addLayout(layout, stretch)
    return row
