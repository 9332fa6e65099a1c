"""What is done with amounts in another currency than the company's, and the rate that converts them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.importing.foreign import Foreign
from scorecard.units import Unit, parse_value
from scorecard.writing import PLAIN
from ui.importing.sight import Sight
from ui.widgets import Choice, ElidedLabel, field


class ForeignList(QWidget):
    """A list under its name with an example below, and beside it the rate; there only for such amounts."""

    chosen = Signal(object, object)
    """A Foreign, and the rate; None where no number is typed."""

    def __init__(self) -> None:
        """Hidden until :meth:`show_sight` finds such amounts."""
        super().__init__()
        self.choice: Choice[Foreign | None] = Choice([(None, "")])
        self.rate = QLineEdit()
        self._example = ElidedLabel("", "small")
        self._rate_field = QWidget()
        rate = field("Rate", self.rate)
        rate.setContentsMargins(0, 0, 0, 0)
        self._rate_field.setLayout(rate)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(field("Other currency", self.choice), 2)
        row.addWidget(self._rate_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._example)
        self.choice.chosen.connect(self._choose)
        self.rate.editingFinished.connect(self._take_rate)
        self._shown_rate: float | None = None
        self._writing = PLAIN
        self.hide()

    @property
    def editor(self) -> QWidget:
        """Where the next answer is given: the rate where one is wanted."""
        return self.rate if self.choice.value() is Foreign.CONVERTED else self.choice

    @property
    def example(self) -> str:
        """What the choice means for the file."""
        return self._example.text()

    def show_sight(self, sight: Sight) -> None:
        """Show what is decided of the file's amounts."""
        foreign, way = sight.foreign, sight.foreign_way
        undecided: list[tuple[Foreign | None, str]] = [] if way else [(None, "Choose…")]
        self.choice.set_choices([*undecided, *((each, _words(each, foreign.own)) for each in foreign.ways)])
        self.choice.set_value(way)
        self._shown_rate, self._writing = sight.rate, sight.book.writing
        self._show_rate()
        self.rate.setPlaceholderText(f"{foreign.own} for 1 {foreign.label}")
        self._rate_field.setVisible(way is Foreign.CONVERTED)
        self._example.setText(foreign.example(way, sight.rate) if foreign.names else "")
        self.setVisible(bool(foreign.names))

    def _choose(self, way: Foreign | None) -> None:
        if way is not None:
            self.chosen.emit(way, None)

    def _take_rate(self) -> None:
        try:
            rate = parse_value(self.rate.text(), Unit.RATIO, self._writing)
        except ValueError:
            self._show_rate()
            return
        if rate != self._shown_rate:
            self.chosen.emit(Foreign.CONVERTED, rate)

    def _show_rate(self) -> None:
        rate = self._shown_rate
        self.rate.setText("" if rate is None else self._writing.spell(f"{rate:.10g}"))


def _words(way: Foreign, own: str) -> str:
    return f"{way.value}, in {own}" if way is Foreign.AS_WRITTEN else way.value
