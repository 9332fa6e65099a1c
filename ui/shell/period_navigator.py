"""Goes from period to period: ``< Week 47  16–22 Nov 2026 ⌄ >``."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scorecard.periods import Calendar, Grain, Period
from ui.icons import icon
from ui.widgets import PairButton, PushButton

_LISTED = {Grain.WEEK: 157, Grain.MONTH: 61, Grain.QUARTER: 21}
_WORDS = {Grain.WEEK: "week", Grain.MONTH: "month", Grain.QUARTER: "quarter"}


class PeriodNavigator(QWidget):
    """Shows the period on screen and asks for others; the newest is the one in which today lies."""

    period_requested = Signal(object)
    """The Period that the person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_period`."""
        super().__init__(parent)
        self._calendar, self._today = Calendar(), date.today()
        self._period = self._calendar.current(Grain.WEEK, self._today)
        self._earlier = _arrow("chevron-left", "first")
        self._later = _arrow("chevron-right", "last")
        self._middle = PairButton()
        self._middle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._middle.setProperty("nav", "middle")
        self._list: PeriodList | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._earlier, self._middle, self._later):
            row.addWidget(part)
        self._earlier.clicked.connect(lambda: self.step(-1))
        self._later.clicked.connect(lambda: self.step(1))
        self._middle.clicked.connect(self._open_list)

    def show_period(self, calendar: Calendar, period: Period, today: date) -> None:
        """Show ``period``, in the company's calendar."""
        self._calendar, self._period, self._today = calendar, period, today
        self._middle.set_texts(calendar.title(period), calendar.dates(period))
        self._earlier.setAccessibleName(f"Previous {_WORDS[period.grain]}")
        self._later.setAccessibleName(f"Next {_WORDS[period.grain]}")
        self._later.setEnabled(period.begin < self._newest().begin)

    def step(self, count: int) -> None:
        """Ask for a period ``count`` steps later, never beyond the current one."""
        wanted = self._calendar.shift(self._period, count)
        if wanted.begin <= self._newest().begin:
            self.period_requested.emit(wanted)

    def _newest(self) -> Period:
        return self._calendar.current(self._period.grain, self._today)

    def _open_list(self) -> None:
        self._list = PeriodList(self._calendar, self._newest(), self._period, self)
        self._list.chosen.connect(self.period_requested)
        self._list.move(self._middle.mapToGlobal(QPoint(0, self._middle.height() + 2)))
        self._list.show()


class PeriodList(QFrame):
    """The periods to choose from, newest first; closes by itself."""

    chosen = Signal(object)

    def __init__(self, calendar: Calendar, newest: Period, shown: Period, parent: QWidget) -> None:
        """A popup over ``parent``, with ``shown`` selected."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = QListWidget(self)
        self._rows.setAccessibleName("Periods")
        for back in range(_LISTED[newest.grain]):
            period = calendar.shift(newest, -back)
            item = QListWidgetItem(f"{calendar.title(period)}   {calendar.dates(period)}")
            item.setData(Qt.ItemDataRole.UserRole, period)
            self._rows.addItem(item)
            if period == shown:
                self._rows.setCurrentItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._rows)
        self.resize(280, 340)
        self._rows.itemActivated.connect(self._choose)
        self._rows.itemClicked.connect(self._choose)
        self.setFocusProxy(self._rows)
        self._rows.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        if self.isVisible():
            self.close()
            self.chosen.emit(Period(*item.data(Qt.ItemDataRole.UserRole)))


def _arrow(name: str, place: str) -> QPushButton:
    made = PushButton()
    made.setIcon(icon(name, "text"))
    made.setProperty("nav", place)
    made.setFixedWidth(28)
    return made
