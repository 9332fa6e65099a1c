"""How a measure is worked out: the formula, and under it what it uses or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard.formulas.checking import Fault, find_fault
from scorecard.measure_preview import Preview
from scorecard.measures import Measure
from ui.measures.formula_field import FormulaField
from ui.widgets import IconLabel, button, label

CHECK_MS = 500
"""So long after the last key a fault is shown."""
_SET_ASIDE = "Not used: numbers are rolled up as chosen below."


class FormulaSection(QWidget):
    """Checks the formula half a second after the last key."""

    edited = Signal()
    checked = Signal()

    def __init__(self, measure: Measure, measures: Sequence[Measure], parent: QWidget | None = None) -> None:
        """``measures`` are all that a formula can use; ``measure`` is the one whose formula it is."""
        super().__init__(parent)
        self._own, self._measures = measure, tuple(measures)
        self._used = True
        self.fault: Fault | None = None
        self.field = FormulaField()
        self.field.setAccessibleName("How it is worked out")
        self.field.set_measures([each for each in measures if each.id != measure.id and not each.archived])
        self.field.set_formula(measure.formula)
        self._icon = IconLabel("tick", "good", 14)
        self._sentence = label("", "small", wrap=True)
        self._mend = button("", kind="link")
        self._mend.clicked.connect(self._take_suggestion)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)
        self.field.edited.connect(self._after_edit)
        self._arrange()
        self._say("", "")

    @property
    def formula(self) -> str:
        """The formula as it is kept."""
        return self.field.formula

    @property
    def sentence(self) -> str:
        """What stands under the field."""
        return self._sentence.text()

    def set_measures(self, own: Measure, measures: Sequence[Measure]) -> None:
        """Other measures can be used, or this one is called otherwise."""
        self._own, self._measures = own, tuple(measures)
        self.field.set_measures([each for each in measures if each.id != own.id and not each.archived])

    def set_formula(self, formula: str) -> None:
        """Show another formula."""
        self.field.set_formula(formula)
        self.check()

    def set_used(self, used: bool) -> None:
        """Whether the roll-up is the formula; else it is kept aside."""
        self._used = used
        self._show()

    def check(self) -> None:
        """Look for a fault now."""
        self._timer.stop()
        self.field.turn_names(but_open=True)
        formula = self.formula
        self.fault = find_fault(formula, self._own, self._measures) if formula else None
        self._show()
        self.checked.emit()

    def show_preview(self, preview: Preview) -> None:
        """Say what the formula uses, or that its inputs are too coarse for a tab."""
        if self.fault is not None or self._timer.isActive() or not self._used or not self.formula:
            return
        if preview.too_coarse is None:
            self.field.show_fault(None)
            self._say(preview.uses, "tick")
            return
        measure, sentence = preview.too_coarse
        begin = self.field.text.find(measure.short_name)
        self.field.show_fault(Fault(sentence, begin, begin + len(measure.short_name)))
        self._say(sentence, "cross")

    def _arrange(self) -> None:
        note = QHBoxLayout()
        note.setSpacing(6)
        note.addWidget(self._icon)
        note.addWidget(self._sentence, 1)
        note.addWidget(self._mend)
        words = label("How it is worked out", "small")
        words.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words)
        column.addWidget(self.field)
        column.addLayout(note)

    def _after_edit(self) -> None:
        self._timer.start()
        if self.fault is not None:
            self.fault = None
            self._say("", "")
        self.edited.emit()

    def _show(self) -> None:
        fault = self.fault if self._used else None
        plain = self.field.text.strip() == self.formula
        self.field.show_fault(fault if plain else None)
        if fault is not None:
            self._say(fault.text, "cross")
        elif not self._used and self.formula:
            self._say(_SET_ASIDE, "")
        elif not self.formula:
            self._say("", "")
        meant = fault.suggestion if fault is not None else None
        self._mend.setVisible(meant is not None)
        self._mend.setText(f"Use {meant.name}" if meant is not None else "")

    def _say(self, text: str, mark: str) -> None:
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))
        self._icon.setVisible(bool(mark))
        if mark:
            self._icon.show_icon(mark, "good" if mark == "tick" else "bad")
        role = "error" if mark == "cross" else "small"
        if self._sentence.property("role") != role:
            self._sentence.setProperty("role", role)
            self._sentence.style().polish(self._sentence)
        if mark != "cross":
            self._mend.hide()

    def _take_suggestion(self) -> None:
        if self.fault is not None and self.fault.suggestion is not None:
            self.field.replace_fault(self.fault, self.fault.suggestion)
            self.field.setFocus()
            self.check()
