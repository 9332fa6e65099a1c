"""Goes from period to period: ``< Week 47  16–22 Nov 2026 ⌄ >``."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scorecard.periods import Calendar, Grain, Period
from ui.icons import icon
from ui.shell.period_list import PeriodList
from ui.widgets import PairButton, PushButton

_WORDS = {Grain.WEEK: "week", Grain.MONTH: "month", Grain.QUARTER: "quarter"}


class PeriodNavigator(QWidget):
    """Shows the period on screen and asks for others, up to the one in which today lies."""

    period_requested = Signal(object)
    """The Period that the person wants to see."""
    list_requested = Signal()
    """The list is wanted: :meth:`open_list` shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_period`."""
        super().__init__(parent)
        self._calendar, self._today = Calendar(), date.today()
        self._period = self._calendar.current(Grain.WEEK, self._today)
        self._to_date = True
        self._earlier = _arrow("chevron-left", "first")
        self._later = _arrow("chevron-right", "last")
        self._middle = PairButton()
        self._middle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._middle.setProperty("nav", "middle")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._earlier, self._middle, self._later):
            row.addWidget(part)
        self._earlier.clicked.connect(lambda: self.step(-1))
        self._later.clicked.connect(lambda: self.step(1))
        self._middle.clicked.connect(self.list_requested)

    def show_period(self, calendar: Calendar, period: Period, today: date) -> None:
        """Show ``period``, in the company's calendar."""
        self._calendar, self._period, self._today = calendar, period, today
        self._middle.set_texts(calendar.title(period), calendar.dates(period))
        self._earlier.setAccessibleName(f"Previous {_WORDS[period.grain]}")
        self._later.setAccessibleName(f"Next {_WORDS[period.grain]}")
        self._later.setEnabled(period.begin < self._newest().begin)

    def show_to_date(self, shown: bool) -> None:
        """Whether the newest is the period in which today lies, or the one that ended last."""
        self._to_date = shown
        self.show_period(self._calendar, self._period, self._today)

    def step(self, count: int) -> None:
        """Ask for a period ``count`` steps later, never beyond the current one."""
        wanted = self._calendar.shift(self._period, count)
        if wanted.begin <= self._newest().begin:
            self.period_requested.emit(wanted)

    def _newest(self) -> Period:
        newest = self._calendar.current if self._to_date else self._calendar.newest_ended
        return newest(self._period.grain, self._today)

    def open_list(self, first: date | None) -> None:
        """Show the periods to choose from, back to the day ``first``."""
        oldest = None if first is None else self._calendar.period(self._period.grain, first)
        shown = PeriodList(self._calendar, self._newest(), self._period, oldest, self)
        shown.chosen.connect(self.period_requested)
        shown.move(self._middle.mapToGlobal(QPoint(0, self._middle.height() + 2)))
        shown.show()


def _arrow(name: str, place: str) -> PushButton:
    made = PushButton()
    made.setIcon(icon(name, "text"))
    made.setProperty("nav", place)
    made.setFixedWidth(28)
    return made
