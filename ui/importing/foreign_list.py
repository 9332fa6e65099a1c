"""What is done with amounts in another currency than the company's, and the rate that converts them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scorecard.importing.foreign import Foreign
from scorecard.units import LARGEST, Unit, parse_value
from scorecard.writing import PLAIN
from ui.importing.sight import Sight
from ui.widgets import Choice, ElidedLabel, button, field


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
        self.use_button = button("", kind="small", tip="Convert at the rate of the file before")
        self.use_button.clicked.connect(self._take_rate)
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
        below = QHBoxLayout()
        below.addWidget(self._example, 1)
        below.addWidget(self.use_button)
        column.addLayout(below)
        self.choice.chosen.connect(self._choose)
        self.rate.textEdited.connect(self._take_typed)
        self.rate.editingFinished.connect(self._take_rate)
        self._told_rate: float | None = None
        self._proposed: float | None = None
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
        self._told_rate, self._writing = sight.rate, sight.book.writing
        self._proposed = sight.last_rate.rate if sight.last_rate else None
        if not (self.rate.hasFocus() and self.rate.isModified()):
            self._show_rate()
        self.rate.setPlaceholderText(f"{foreign.own} for 1 {foreign.label}")
        self._rate_field.setVisible(way is Foreign.CONVERTED)
        is_proposed = way is Foreign.CONVERTED and sight.rate is None and sight.last_rate is not None
        self.use_button.setText(f"Use {sight.last_rate.figure}" if sight.last_rate else "")
        self.use_button.setVisible(is_proposed)
        self._example.setText(foreign.example(way, sight.rate, sight.last_rate) if foreign.names else "")
        self.setVisible(bool(foreign.names))

    def _choose(self, way: Foreign | None) -> None:
        if way is None:
            return
        is_converted = way is Foreign.CONVERTED
        if is_converted:
            self._rate_field.show()
            self.rate.setFocus()
        self.chosen.emit(way, self._told_rate if is_converted else None)

    def _take_typed(self, text: str) -> None:
        """What stands in the field counts at once; what is no rate yet leaves the question open."""
        try:
            rate = parse_value(text, Unit.RATIO, self._writing)
        except ValueError:
            self._tell(None)
        else:
            self._tell(rate if 0 < rate < LARGEST else None)

    def _take_rate(self) -> None:
        """Convert at the rate that the field shows, also where it is only proposed."""
        try:
            self._tell(parse_value(self.rate.text(), Unit.RATIO, self._writing))
        except ValueError:
            self._show_rate()

    def _tell(self, rate: float | None) -> None:
        if rate != self._told_rate:
            self._told_rate = rate
            self.chosen.emit(Foreign.CONVERTED, rate)

    def _show_rate(self) -> None:
        rate = self._proposed if self._told_rate is None else self._told_rate
        self.rate.setText("" if rate is None else self._writing.spell(f"{rate:.10g}"))


def _words(way: Foreign, own: str) -> str:
    return f"{way.value}, in {own}" if way is Foreign.AS_WRITTEN else way.value
