"""What to count: one measure that is made of rows."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.importing.rows.rules import Filter, RowKind, RowMeasure
from scorecard.importing.rows.table_profile import ColumnKind, TableProfile
from ui.importing.rules.filter_row import FilterRow
from ui.importing.rules.wording import KINDS, measure_words
from ui.widgets import Choice, Dialog, button, field, label

_NUMBERS = (RowKind.NUMBERS, RowKind.SUM, RowKind.AVERAGE)
_MOST_SEGMENTS = 200
"""A column with more different values splits into nothing that a person looks at."""


class MeasureDialog(Dialog):
    """Name, what is counted or added up, which rows, and the column that splits it."""

    def __init__(
        self, profile: TableProfile, measure: RowMeasure | None, parent: QWidget | None = None
    ) -> None:
        """``measure`` is the one to change; None for a new one."""
        super().__init__("What to count", "Done" if measure else "Add", parent)
        self._profile = profile
        first = measure or RowMeasure("", RowKind.COUNT)
        self.name = QLineEdit(first.name)
        self.kind: Choice[RowKind] = Choice(KINDS)
        self.kind.set_value(first.kind)
        self.kind.chosen.connect(self._offer_columns)
        self.column: Choice[str] = Choice([])
        self.split: Choice[str] = Choice(_splits(profile, first.split))
        self.split.set_value(first.split)
        self.rows: list[FilterRow] = []
        """The conditions."""
        self._filters = QVBoxLayout()
        self._filters.setSpacing(6)
        self.add_button = button("Add a condition…", kind="link")
        self.add_button.clicked.connect(lambda: self.add_filter(None).column.setFocus())
        self._arrange()
        self._offer_columns(first.kind)
        self.column.set_value(first.column)
        for rule in first.filters:
            self.add_filter(rule)
        self.resize(600, self.sizeHint().height())

    @classmethod
    def ask(cls, profile: TableProfile, measure: RowMeasure | None, parent: QWidget) -> RowMeasure | None:
        """What the person made of it; None where they gave it up."""
        dialog = cls(profile, measure, parent)
        accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.measure if accepted else None

    @property
    def measure(self) -> RowMeasure:
        """As it stands; named after what it is made of where no name was typed."""
        kind = self.kind.value()
        column = "" if kind is RowKind.COUNT or not self.column.count() else self.column.value()
        filters = tuple(rule for row in self.rows if (rule := row.rule) is not None)
        made = RowMeasure(self.name.text().strip(), kind, column, filters, self.split.value())
        return made if made.name else RowMeasure(measure_words(made), kind, column, filters, made.split)

    def add_filter(self, rule: Filter | None) -> FilterRow:
        """Show one more condition."""
        row = FilterRow(self._profile, rule)
        self.rows.append(row)
        self._filters.addWidget(row)
        row.removed.connect(lambda: self._remove(row))
        return row

    def _remove(self, row: FilterRow) -> None:
        self.rows.remove(row)
        self._filters.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add_button.setFocus()
        if (layout := self.layout()) is not None:
            layout.activate()
        self.resize(self.width(), self.sizeHint().height())

    def _offer_columns(self, kind: RowKind) -> None:
        numbers = [each.name for each in self._profile.of_kind(ColumnKind.NUMBER)]
        every = [each.name for each in self._profile.columns if each.kind is not ColumnKind.EMPTY]
        names = numbers if kind in _NUMBERS else every
        self.column.set_choices([(name, name) for name in names])
        self.column.setEnabled(kind is not RowKind.COUNT)

    def _arrange(self) -> None:
        what = QHBoxLayout()
        what.setSpacing(12)
        what.addLayout(field("What", self.kind), 1)
        what.addLayout(field("of column", self.column), 1)
        rows = QVBoxLayout()
        rows.setSpacing(6)
        rows.addWidget(label("Only rows where", "small"))
        rows.addLayout(self._filters)
        rows.addWidget(self.add_button)
        self.body.addLayout(field("Name", self.name))
        self.body.addLayout(what)
        self.body.addLayout(rows)
        self.body.addLayout(field("Split by", self.split))
        self.body.addStretch(1)


def _splits(profile: TableProfile, chosen: str) -> list[tuple[str, str]]:
    names = [
        each.name
        for each in profile.columns
        if each.name == chosen or (each.kind is ColumnKind.TEXT and 1 < each.distinct <= _MOST_SEGMENTS)
    ]
    return [("", "nothing"), *((name, name) for name in names)]
