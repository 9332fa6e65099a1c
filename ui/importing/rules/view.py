"""The rules of a table of rows: the date that counts, by which period, and what is made of the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.errors import ScorecardError
from scorecard.importing.rows.rules import GRAINS, Ratio, RawRules, RowMeasure
from scorecard.importing.rows.table_profile import ColumnKind, TableProfile
from scorecard.periods import Grain
from ui.importing.panes import Pane
from ui.importing.rules.measure_dialog import MeasureDialog
from ui.importing.rules.ratio_dialog import RatioDialog
from ui.importing.rules.wording import measure_words, ratio_words
from ui.widgets import Choice, ElidedLabel, Segmented, button, label
from ui.widgets.line_table import LineTable
from ui.widgets.list_dialog import RowsModel
from ui.widgets.wrapping import WrappingRow

_ROW = 26
_LETTERS = 14
"""So many letters of a date column’s name are seen at least."""
_MOST_ROWS = 6
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
_HEADINGS = ("What to count", "")


class RulesView(Pane):
    """Each change is made at once; one that cannot be made is explained and not made."""

    rules_chosen = Signal(object)
    """RawRules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until :meth:`show_rules` has some."""
        super().__init__("surface", Qt.Edge.BottomEdge, parent)
        self._rules: RawRules | None = None
        self._profile: TableProfile | None = None
        self.dates: Choice[str] = Choice([])
        self.dates.setAccessibleName("The date that counts")
        # A long name of a column does not decide how wide all is.
        self.dates.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.dates.setMinimumContentsLength(_LETTERS)
        self.dates.chosen.connect(lambda column: self._change(lambda it: replace(it, date_column=column)))
        self.grains: Segmented[Grain] = Segmented([(grain, f"By {grain.word}") for grain in GRAINS])
        self.grains.chosen.connect(lambda grain: self._change(lambda it: replace(it, grain=grain)))
        self.table = RulesTable(self)
        self.table.open_requested.connect(self._edit)
        self.table.remove_requested.connect(self._remove)
        self.add_button = button("Add a count or sum…", kind="link")
        self.add_button.clicked.connect(self._add)
        self.ratio_button = button("Add a ratio…", kind="link")
        self.ratio_button.clicked.connect(self._add_ratio)
        self.remove_button = button("Remove", kind="link", tip="Delete")
        self.remove_button.clicked.connect(lambda: self._remove(self.table.currentIndex().row()))
        self._error = ElidedLabel("", "error")
        self._arrange()
        self.hide()

    @property
    def error(self) -> str:
        """Why the last wish could not be met."""
        return self._error.text()

    def show_rules(self, rules: RawRules | None, profile: TableProfile | None) -> None:
        """Show what is made of the rows; None where the sheet is none of rows."""
        self._rules, self._profile = rules, profile
        self.setVisible(rules is not None)
        if rules is None or profile is None:
            return
        days = [column.name for column in profile.of_kind(ColumnKind.DATE)]
        self.dates.set_choices([(name, name) for name in dict.fromkeys([*days, rules.date_column])])
        self.dates.set_value(rules.date_column)
        self.grains.set_value(rules.grain)
        measures = [(each.name, measure_words(each)) for each in rules.measures]
        self.table.show_lines([*measures, *((each.name, ratio_words(each)) for each in rules.ratios)])
        self.ratio_button.setEnabled(len(rules.measures) > 1)
        self._error.hide()

    def _change(self, change: Callable[[RawRules], RawRules]) -> None:
        """Make other rules, unless they contradict each other or the table."""
        if self._rules is None or self._profile is None:
            return
        rules = change(self._rules)
        try:
            rules.check([column.name for column in self._profile.columns])
        except ScorecardError as error:
            self._error.setText(str(error))
            self._error.show()
            return
        self.rules_chosen.emit(rules)

    def _add(self) -> None:
        if (made := self._ask(None)) is not None:
            self._change(lambda it: replace(it, measures=(*it.measures, made)))

    def _add_ratio(self) -> None:
        if (made := self._ask_ratio(None)) is not None:
            self._change(lambda it: replace(it, ratios=(*it.ratios, made)))

    def _edit(self, row: int) -> None:
        if self._rules is None:
            return
        measures, ratios = self._rules.measures, list(self._rules.ratios)
        if row < len(measures):
            if (made := self._ask(measures[row])) is not None:
                self._change(lambda it: _renamed(it, row, made))
        elif (ratio := self._ask_ratio(ratios[row - len(measures)])) is not None:
            ratios[row - len(measures)] = ratio
            self._change(lambda it: replace(it, ratios=tuple(ratios)))

    def _remove(self, row: int) -> None:
        if self._rules is None or row < 0:
            return
        measures, ratios = list(self._rules.measures), list(self._rules.ratios)
        if row >= len(measures):
            del ratios[row - len(measures)]
        elif len(measures) > 1:
            name = measures.pop(row).name
            ratios = [each for each in ratios if name not in (each.numerator, each.denominator)]
        self._change(lambda it: replace(it, measures=tuple(measures), ratios=tuple(ratios)))

    def _ask(self, measure: RowMeasure | None) -> RowMeasure | None:
        if self._profile is None:
            return None
        return MeasureDialog.ask(self._profile, measure, self)

    def _ask_ratio(self, ratio: Ratio | None) -> Ratio | None:
        if self._rules is None:
            return None
        return RatioDialog.ask([each.name for each in self._rules.measures], ratio, self)

    def _arrange(self) -> None:
        when = WrappingRow()
        for part in (label("Each row counts on its", "second"), self.dates, self.grains):
            when.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.add_button)
        foot.addWidget(self.ratio_button)
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(when)
        column.addWidget(self.table)
        column.addWidget(self._error)
        column.addLayout(foot)


class RulesTable(LineTable):
    """A line a measure or ratio: Enter or a double click opens it, Delete removes it."""

    open_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(_ROW, parent)
        self.setAccessibleName("What to count")
        self._lines = RowsModel(_HEADINGS, [], self)
        self.setModel(self._lines)
        self.horizontalHeader().setFixedHeight(_ROW)
        self.set_widths(150, 0)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show names and what they are made of."""
        row = self.currentIndex().row()
        self._lines.show_rows(lines)
        self.setFixedHeight(_ROW * (min(len(lines), _MOST_ROWS) + 1) + 1)
        if lines and row >= 0:
            self.setCurrentIndex(self._lines.index(min(row, len(lines) - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, control = self.currentIndex().row(), Qt.KeyboardModifier.ControlModifier
        if row >= 0 and event.key() in _OPENERS and not event.modifiers() & control:
            self.open_requested.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (row := self.indexAt(event.position().toPoint()).row()) >= 0:
            self.open_requested.emit(row)


def _renamed(rules: RawRules, row: int, made: RowMeasure) -> RawRules:
    """The measures with another one in its place, and the ratios that call it by its name."""
    former = rules.measures[row].name
    names = {former: made.name}
    measures = (*rules.measures[:row], made, *rules.measures[row + 1 :])
    ratios = tuple(
        replace(
            each,
            numerator=names.get(each.numerator, each.numerator),
            denominator=names.get(each.denominator, each.denominator),
        )
        for each in rules.ratios
    )
    return replace(rules, measures=measures, ratios=ratios)
