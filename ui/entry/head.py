"""The line above the grid: how far the person is, what part is shown, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from scorecard.entry_sheet import EntrySheet
from scorecard.periods import Cadence
from ui import theme
from ui.entry.filters import Whose
from ui.widgets import IconLabel, PairButton, Segmented, button, label

HEIGHT = 48
_BAR_WIDTH, _BAR_HEIGHT = 96, 6


class Head(QFrame):
    """Says how many numbers are there, which are not, and which want a look."""

    whose_chosen = Signal(object)
    person_chosen = Signal(str)
    cadence_chosen = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sheet`."""
        super().__init__(parent)
        self.setObjectName("entry-head")
        self.setFixedHeight(HEIGHT)
        self._people: tuple[str, ...] = ()
        self._is_complete, self._told = False, ("", "")
        self._period = label("", "second")
        self._filled, self._open = label(), label("", "second")
        self._complete = IconLabel("tick", "good", 16)
        self._bar = _Bar()
        self._whose = Segmented([(Whose.ALL, "All"), (Whose.MINE, "Mine"), (Whose.EMPTY, "Empty")])
        self._person = PairButton()
        self._person.setProperty("kind", "quiet")
        self._person.setToolTip("Whose numbers are “mine”")
        self._cadence = Segmented([(cadence, cadence.value.capitalize()) for cadence in Cadence])
        self._done = button("Done", kind="primary", tip="Back to the scorecard")
        self._arrange()
        self._whose.chosen.connect(self._choose_whose)
        self._person.clicked.connect(self.ask_who)
        self._cadence.chosen.connect(self.cadence_chosen)
        self._done.clicked.connect(self.done)
        self.show_whose(Whose.ALL, "")

    @property
    def switches(self) -> tuple[QWidget, ...]:
        """What can be chosen, for going from part to part."""
        return self._whose.current, self._cadence.current, self._done

    def show_sheet(self, sheet: EntrySheet) -> None:
        """Count the numbers of ``sheet``."""
        to_check = sum(row.now.check is not None for row in sheet.rows)
        empty = sheet.due - sheet.filled
        is_complete = sheet.due > 0 and not empty
        self._period.setText(sheet.title)
        self._cadence.set_value(sheet.cadence)
        self._complete.setVisible(is_complete)
        self._bar.show_share(sheet.filled / sheet.due if sheet.due else 0.0)
        text = f"{sheet.filled} of {sheet.due} filled in"
        self._filled.setText(f"{sheet.title} is complete." if is_complete else text)
        counts = ((empty, "empty"), (to_check, "to check"))
        self._open.setText(" · ".join(f"{count} {word}" for count, word in counts if count))
        if self._is_complete != is_complete or self._told != (self._filled.text(), self._open.text()):
            self._is_complete, self._told = is_complete, (self._filled.text(), self._open.text())
            self._fit()

    def show_people(self, people: Sequence[str]) -> None:
        """Who can be “me”."""
        self._people = tuple(people)

    def show_whose(self, whose: Whose, person: str) -> None:
        """Say what part is shown, and who “me” is."""
        self._whose.set_value(whose)
        self._person.setVisible(whose is Whose.MINE)
        self._person.set_texts(person, "")
        self._fit()

    def ask_who(self) -> None:
        """Let the person say who she or he is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection("Which numbers are yours?")
        for name in self._people:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, name=name: self.person_chosen.emit(name)
            )
        if not self._people:
            menu.addAction("No measure has an owner yet").setEnabled(False)
        menu.popup(self._whose.mapToGlobal(QPoint(0, self._whose.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what is said elsewhere too, where large words have no room."""
        for parts in self._first_to_go:
            for part in parts:
                part.setVisible(part is not self._bar or not self._is_complete)
        layout = self.layout()
        for parts in self._first_to_go:
            if layout is None or layout.sizeHint().width() <= self.width():
                return
            for part in parts:
                part.hide()

    def _choose_whose(self, whose: Whose) -> None:
        self.whose_chosen.emit(whose)

    def _arrange(self) -> None:
        line = QFrame()
        line.setObjectName("upright")
        line.setFixedSize(1, 20)
        title = label("Enter numbers", "panel")
        self._first_to_go = ((self._bar,), (self._period, line), (title,), (self._open,))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(12)
        row.addWidget(title)
        told: tuple[QWidget, ...] = (self._period, line, self._complete, self._filled, self._bar, self._open)
        switches: tuple[QWidget, ...] = (self._person, self._whose, self._cadence, self._done)
        for part in told:
            row.addWidget(part)
        row.addStretch(1)
        for part in switches:
            row.addWidget(part)


class _Bar(QWidget):
    """A slim bar that fills up."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, radius = theme.current(), _BAR_HEIGHT / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.sunken)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._share:
            painter.setBrush(colours.accent)
            filled = QRectF(0, 0, max(_BAR_HEIGHT, self.width() * self._share), _BAR_HEIGHT)
            painter.drawRoundedRect(filled, radius, radius)
        painter.end()
