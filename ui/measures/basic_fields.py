"""What a measure is called, whose it is, what it counts and where it is shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.measures import LONGEST_NAME, MOST_DECIMALS, Kind, Measure
from scorecard.periods import Cadence
from scorecard.units import Unit
from ui import theme
from ui.widgets import Choice, Dialog, OwnerField, Segmented, field, label, mark_refused

_KINDS = ((Kind.LEADING, "Leading"), (Kind.LAGGING, "Lagging"))
_KIND_TIPS = ("Moves first and tells what is coming.", "Shows the result after the fact.")
_NEW_DEPARTMENT = "New department…"
_LONGEST_DEPARTMENT = 60
_LARGE = 150
"""From this size of text on four fields have no room beside one another."""


class BasicFields(QWidget):
    """Two rows of fields, in the order in which they are read."""

    edited = Signal()
    unit_chosen = Signal(object)

    def __init__(
        self, book: Book, measure: Measure, cadences: frozenset[Cadence], parent: QWidget | None = None
    ) -> None:
        """As they are for ``measure``, which stands on the tabs of ``cadences``."""
        super().__init__(parent)
        self._book, self._own_department = book, measure.department
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self._refusal = label("", "error", wrap=True)
        self._refusal.hide()
        self._department: Choice[str | None] = Choice([])
        self.owner = OwnerField(book.people, measure.owner)
        self._kind = Segmented(_KINDS, large=True)
        self._unit = Choice([(unit, _unit_name(book, unit)) for unit in Unit])
        self._decimals: Choice[int | None] = Choice([])
        self._shown = {each: QCheckBox(each.value.capitalize()) for each in Cadence}
        self.show_measure(measure, cadences)
        self._arrange()
        self.name.textEdited.connect(self.edited)
        self.owner.edited.connect(self.edited)
        self._department.chosen.connect(self._choose_department)
        self._unit.chosen.connect(self._choose_unit)
        for choice in (self._kind, self._decimals):
            choice.chosen.connect(lambda _: self.edited.emit())
        for box in self._shown.values():
            box.toggled.connect(lambda _: self.edited.emit())

    @property
    def cadences(self) -> frozenset[Cadence]:
        """The tabs that show it."""
        return frozenset(each for each, box in self._shown.items() if box.isChecked())

    def show_measure(self, measure: Measure, cadences: frozenset[Cadence]) -> None:
        """Fill the fields from another measure; tells nobody."""
        self.name.setText(measure.name)
        self._offer_departments(measure.department)
        if measure.owner:
            self.owner.setEditText(measure.owner)
        self._kind.set_value(measure.kind)
        self._unit.set_value(measure.unit)
        self._offer_decimals(measure.unit, measure.decimals)
        for each, box in self._shown.items():
            was = box.blockSignals(True)
            box.setChecked(each in cadences)
            box.blockSignals(was)

    def refuse_name(self, reason: str) -> None:
        """Say at the name why it cannot be had; an empty reason takes it back."""
        mark_refused(self.name, reason)
        self._refusal.setText(reason)
        self._refusal.setVisible(bool(reason))

    def set_unit(self, unit: Unit) -> None:
        """Put another unit in use."""
        self._unit.set_value(unit)
        self._offer_decimals(unit, self._decimals.value())

    def apply_to(self, measure: Measure) -> Measure:
        """The measure with what the fields say."""
        return replace(
            measure,
            name=" ".join(self.name.text().split()),
            department=self._department.value() or "",
            owner=self.owner.owner,
            kind=self._kind.value(),
            unit=self._unit.value(),
            decimals=self._decimals.value(),
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._add_row(
            column, ("Name", self.name, 41), ("Department", self._department, 32), ("Owner", self.owner, 35)
        )
        what = (("What it tells", self._kind, 0), ("Unit", self._unit, 1), ("Decimals", self._decimals, 0))
        if theme.text_size() < _LARGE:
            self._add_row(column, *what, ("Shown on", self._shown_boxes(columns=2), 0))
        else:
            self._add_row(column, *what)
            self._add_row(column, ("Shown on", self._shown_boxes(columns=len(self._shown)), 0))
        for place, tip in enumerate(_KIND_TIPS):
            self._kind.part(place).setToolTip(tip)

    def _add_row(self, column: QVBoxLayout, *parts: tuple[str, QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, editor, stretch in parts:
            if isinstance(editor, QComboBox):
                # What its list holds does not decide its width.
                editor.setMinimumContentsLength(1)
                editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                editor.setMinimumWidth(theme.px(126 if stretch else 80))
            made = field(name, editor)
            if editor is self.name:
                made.addWidget(self._refusal)
            made.addStretch(1)
            row.addLayout(made, stretch)
        column.addLayout(row)

    def _shown_boxes(self, *, columns: int) -> QWidget:
        boxes = QWidget()
        grid = QGridLayout(boxes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP if columns < len(self._shown) else theme.GROUP_GAP)
        grid.setVerticalSpacing(0)
        for place, box in enumerate(self._shown.values()):
            grid.addWidget(box, place // columns, place % columns)
        grid.setColumnStretch(columns, 1)
        return boxes

    def _offer_departments(self, chosen: str) -> None:
        known = dict.fromkeys((*self._book.company.departments, self._own_department, chosen))
        choices: list[tuple[str | None, str]] = [(each, each or "No department") for each in known]
        self._department.set_choices([*choices, (None, _NEW_DEPARTMENT)])
        self._department.set_value(chosen)

    def _choose_department(self, department: str | None) -> None:
        if department is None:
            department = _ask_department(self) or self._own_department
            self._offer_departments(department)
        self._own_department = department
        self.edited.emit()

    def _choose_unit(self, unit: Unit) -> None:
        self._offer_decimals(unit, None)
        self.unit_chosen.emit(unit)

    def _offer_decimals(self, unit: Unit, chosen: int | None) -> None:
        self._decimals.set_choices(
            [
                (None, "Auto"),
                *((places, str(places)) for places in range(MOST_DECIMALS + 1)),
            ]
        )
        self._decimals.set_value(chosen)
        self._decimals.setEnabled(unit is not Unit.YES_NO)


def _unit_name(book: Book, unit: Unit) -> str:
    return f"{unit.label} ({book.writing.sign.strip()})" if unit is Unit.CURRENCY else unit.label


def _ask_department(parent: QWidget) -> str:
    dialog = Dialog("New department", "Add", parent)
    editor = QLineEdit()
    editor.setMaxLength(_LONGEST_DEPARTMENT)
    editor.setMinimumWidth(theme.px(280))
    dialog.confirm_button.setEnabled(False)
    editor.textChanged.connect(lambda text: dialog.confirm_button.setEnabled(bool(text.strip())))
    dialog.body.addLayout(field("Name", editor))
    confirmed = dialog.exec()
    dialog.deleteLater()
    return " ".join(editor.text().split()) if confirmed else ""
