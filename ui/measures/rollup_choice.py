"""How weeks make months and months make quarters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from scorecard.formulas import FormulaError, Name, Operation, Tree, tree_of
from scorecard.measures import Measure, Rollup
from ui.widgets import ElidedLabel, button, label

_FIRST = (
    (Rollup.SUM, "Sum"),
    (Rollup.AVERAGE, "Average"),
    (Rollup.FORMULA, "Ratio of sums"),
    (Rollup.LAST, "Last value"),
)
_MORE = (
    (Rollup.FIRST, "First value"),
    (Rollup.MINIMUM, "Least value"),
    (Rollup.MAXIMUM, "Greatest value"),
    (Rollup.ALL, "Yes only if all are yes"),
)


class RollupChoice(QWidget):
    """Radio buttons; the rarer ones come with ``More``."""

    chosen = Signal(object)

    def __init__(self, rollup: Rollup, parent: QWidget | None = None) -> None:
        """``rollup`` is in use."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._rollups = [each for each, _ in (*_FIRST, *_MORE)]
        self._buttons = {each: QRadioButton(words) for each, words in (*_FIRST, *_MORE)}
        self._hint = ElidedLabel("", "small")
        self._more = button("More…", kind="link")
        self._more.clicked.connect(self._show_all)
        head = QHBoxLayout()
        head.addWidget(label("Weeks into months, months into quarters", "small"))
        head.addStretch(1)
        head.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        for place, (each, made) in enumerate(self._buttons.items()):
            self._group.addButton(made, place)
            grid.addLayout(self._cell(each, made), place // 2, place % 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._rollups[place]))
        for each, _ in _MORE:
            self._buttons[each].hide()
        self.set_value(rollup)

    def value(self) -> Rollup:
        """The one in use."""
        return self._rollups[self._group.checkedId()]

    def set_value(self, rollup: Rollup) -> None:
        """Put another one in use without telling anybody."""
        self._buttons[rollup].setChecked(True)
        if rollup in dict(_MORE):
            self._show_all()

    def explain(self, formula: str, measures: dict[str, Measure]) -> None:
        """Say beside the formula's button what it divides."""
        try:
            tree = tree_of(formula)
        except FormulaError:
            self._name_formula("Ratio of sums", "")
            return
        name = "Ratio of sums" if divides(tree) else "Formula"
        self._name_formula(name, _in_words(tree, measures))

    def _name_formula(self, name: str, hint: str) -> None:
        self._buttons[Rollup.FORMULA].setText(name)
        self._hint.setText(hint)

    def _show_all(self) -> None:
        for each, _ in _MORE:
            self._buttons[each].show()
        if self._more.hasFocus():
            self._buttons[_MORE[0][0]].setFocus()
        self._more.hide()

    def _cell(self, rollup: Rollup, made: QRadioButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(made)
        if rollup is Rollup.FORMULA:
            row.addWidget(self._hint, 1)
        else:
            row.addStretch(1)
        return row


def divides(tree: Tree) -> bool:
    """Whether the formula is a quotient, perhaps times a number."""
    return isinstance(tree, Operation) and (tree.operator == "/" or divides(tree.left) or divides(tree.right))


def _in_words(tree: Tree, measures: dict[str, Measure]) -> str:
    """``total spend ÷ total leads`` for one measure over another; else the formula of the totals."""
    if isinstance(tree, Operation) and tree.operator == "/":
        over, under = tree.left, tree.right
        if isinstance(over, Operation) and over.operator == "*":
            over = over.right if isinstance(over.right, Name) else over.left
        if isinstance(over, Name) and isinstance(under, Name):
            return " ÷ ".join(_total(measures, each) for each in (over, under))
    return "the formula of the totals"


def _total(measures: dict[str, Measure], name: Name) -> str:
    measure = measures.get(name.name)
    if measure is None:
        return name.name
    word = "total " if measure.rollup is Rollup.SUM else ""
    return word + measure.name[:1].lower() + measure.name[1:]
