"""The left side of the editor: everything that a measure is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.commands.goals import goals_of
from scorecard.errors import ScorecardError
from scorecard.language import Language
from scorecard.measures import Direction, Measure, Rollup, short_name_from
from scorecard.periods import Cadence
from scorecard.templates.library import KnownMeasure
from scorecard.units import Unit, format_plain, parse_value
from ui import theme
from ui.measures.basic_fields import BasicFields
from ui.measures.draft import Draft, suited
from ui.measures.formula_section import FormulaSection
from ui.measures.goal_section import GoalSection
from ui.measures.goal_sheet import GoalSheet
from ui.measures.known import taken_from
from ui.measures.library_line import LibraryLine
from ui.measures.rollup_choice import RollupChoice
from ui.widgets import Segmented, field

_DIRECTIONS = (
    (Direction.AT_LEAST, "At least"),
    (Direction.AT_MOST, "At most"),
    (Direction.BETWEEN, "Within a range"),
    (Direction.YES, "Yes / no"),
)

_SCROLL_BAR = 10
"""Part of the room at the right."""


class Settings(QWidget):
    """Fields in reading order. What one of them decides, the others follow."""

    edited = Signal()

    def __init__(
        self, book: Book, measure: Measure, cadences: frozenset[Cadence], cadence: Cadence, today: date
    ) -> None:
        """As they are for ``measure``; ``cadence`` is that of the tab in front."""
        super().__init__()
        self._book, self._measure, self._today = book, measure, today
        self._new = measure.id not in book.by_id
        self._along: tuple[Measure, ...] = ()
        self.setObjectName("settings-side")
        self.library = LibraryLine(measure)
        self.basics = BasicFields(book, measure, cadences)
        self.direction = Segmented(_DIRECTIONS, large=True)
        self.direction.set_value(measure.direction)
        self.tolerance = QLineEdit(format_plain(measure.tolerance or None, Unit.PERCENT, book.writing))
        self.tolerance.setPlaceholderText("0")
        goals = goals_of(book, measure.id)
        self.goals = GoalSection(GoalSheet(book, measure, goals, today), cadence)
        self.formula = FormulaSection(measure, self._measures())
        self.rollup = RollupChoice(measure.rollup)
        self.short_name = QLineEdit(measure.short_name)
        self.aliases = QLineEdit(", ".join(measure.aliases))
        self.aliases.setPlaceholderText("Names in your files, with commas between them")
        self.description = QLineEdit(measure.description)
        self._arrange()
        self._connect()
        self._follow_formula()

    def draft(self) -> Draft:
        """What the fields say. Raises ScorecardError where one cannot be read."""
        return Draft(self.measure(), self.goals.goals, self.basics.cadences, self._along)

    def measure(self) -> Measure:
        """The measure as it stands. Raises ScorecardError where a field cannot be read."""
        rollup = self.rollup.value()
        return replace(
            self.basics.apply_to(self._measure),
            short_name=self.short_name.text().strip(),
            direction=self.direction.value(),
            rollup=rollup,
            formula=self.formula.formula if rollup is Rollup.FORMULA else "",
            tolerance=self._read_tolerance(),
            aliases=_listed(self.aliases.text()),
            description=self.description.text().strip(),
        )

    def name_it(self, name: str) -> None:
        """Call a new measure so."""
        self.basics.name.setText(name)
        self._name_short(name)

    def take_known(self, known: KnownMeasure, language: Language = Language.ENGLISH) -> None:
        """Start from a measure of the library, with the inputs that the company lacks."""
        taken, self._along = taken_from(self._book, self._measure, known, self._today, language)
        cadences = self.basics.cadences or known.cadences
        self.library.show_measure(taken)
        self.basics.show_measure(taken, cadences)
        self.direction.set_value(taken.direction)
        self.rollup.set_value(taken.rollup)
        self.short_name.setText(taken.short_name)
        self.description.setText(taken.description)
        self.formula.set_measures(taken, self._measures())
        self.formula.set_formula(taken.formula)
        self._follow_formula()
        self._follow_measure()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        padding = theme.DIALOG_PADDING
        column.setContentsMargins(padding, 16, padding - _SCROLL_BAR, 16)
        column.setSpacing(14)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        good = QHBoxLayout()
        good.setSpacing(16)
        good.addLayout(field("On track when the number is", self.direction))
        good.addLayout(field("At risk within, % of goal", self.tolerance), 1)
        column.addWidget(self.library)
        column.addWidget(self.basics)
        column.addWidget(line)
        column.addLayout(good)
        column.addWidget(self.goals)
        column.addWidget(self.formula)
        column.addWidget(self.rollup)
        names = QHBoxLayout()
        names.setSpacing(16)
        names.addLayout(field("Short name, for formulas and files", self.short_name), 2)
        names.addLayout(field("Also known as", self.aliases), 3)
        column.addLayout(names)
        column.addLayout(field("Description", self.description))
        column.addStretch(1)

    def _connect(self) -> None:
        for edit in (self.tolerance, self.aliases, self.description):
            edit.textEdited.connect(self.edited)
        self.short_name.textEdited.connect(self._keep_short_name)
        self.basics.name.textEdited.connect(self._name_short)
        self.basics.edited.connect(self._follow_measure)
        self.basics.unit_chosen.connect(self._suit_unit)
        self.direction.chosen.connect(self._choose_direction)
        self.goals.edited.connect(self.edited)
        self.formula.edited.connect(self._choose_formula)
        self.formula.checked.connect(self._follow_measure)
        self.rollup.chosen.connect(lambda _: self._follow_formula(tell=True))

    def _name_short(self, name: str) -> None:
        if self._new:
            self.short_name.setText(short_name_from(name, frozenset(self._book.by_short_name)))

    def _keep_short_name(self) -> None:
        self._new = False
        self.edited.emit()

    def _suit_unit(self, unit: Unit) -> None:
        """A new measure gets what suits its unit; of others only what the unit decides."""
        direction, rollup = suited(unit)
        was_yes = self.direction.value() is Direction.YES
        if self._measure.id not in self._book.by_id or was_yes is not (unit is Unit.YES_NO):
            self.direction.set_value(direction)
            if self.rollup.value() is not Rollup.FORMULA:
                self.rollup.set_value(rollup)
        self._follow_measure()

    def _choose_direction(self, direction: Direction) -> None:
        unit = self.basics.apply_to(self._measure).unit
        if direction is Direction.YES and unit is not Unit.YES_NO:
            self.basics.set_unit(Unit.YES_NO)
            self.rollup.set_value(Rollup.ALL)
        elif direction is not Direction.YES and unit is Unit.YES_NO:
            self.basics.set_unit(Unit.COUNT)
            self.rollup.set_value(Rollup.SUM)
        self._follow_measure()

    def _choose_formula(self) -> None:
        """A formula that is written is used; one that is gone is not."""
        written, used = bool(self.formula.formula), self.rollup.value() is Rollup.FORMULA
        if written and not used:
            self.rollup.set_value(Rollup.FORMULA)
        elif used and not written:
            self.rollup.set_value(suited(self.basics.apply_to(self._measure).unit)[1])
        self._follow_formula(tell=True)

    def _follow_formula(self, *, tell: bool = False) -> None:
        self.formula.set_used(self.rollup.value() is Rollup.FORMULA)
        known = {each.short_name: each for each in self._measures()}
        self.rollup.explain(self.formula.formula, known)
        if tell:
            self._follow_measure()

    def _follow_measure(self) -> None:
        try:
            measure = self.measure()
        except ScorecardError:
            measure = self._measure
        self.goals.set_measure(measure)
        self.formula.set_measures(measure, self._measures())
        self.edited.emit()

    def _measures(self) -> tuple[Measure, ...]:
        along = {each.id: each for each in self._along}
        return (*(each for each in self._book.measures if each.id not in along), *along.values())

    def _read_tolerance(self) -> float:
        if not self.tolerance.text().strip():
            return 0.0
        try:
            return parse_value(self.tolerance.text(), Unit.PERCENT, self._book.writing)
        except ValueError as error:
            raise ScorecardError(str(error)) from None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(_unique(" ".join(each.split()) for each in text.split(",")))


def _unique(names: Iterable[str]) -> Iterable[str]:
    return (name for name in dict.fromkeys(names) if name)
