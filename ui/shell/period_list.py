"""The periods to choose from, back to the first number, with a field to jump to one."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scorecard.periods import Calendar, Grain, Period
from ui import theme
from ui.widgets.period_text import read_period

_LEAST = {Grain.WEEK: 104, Grain.MONTH: 24, Grain.QUARTER: 8}
"""How many earlier periods are listed in any case: last year's numbers may be still to come."""
_EXAMPLES = {Grain.WEEK: "W44 2025", Grain.MONTH: "Sep 2017", Grain.QUARTER: "Q3 2024"}
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PeriodList(QFrame):
    """Newest first, under their years; what is typed jumps, Enter or a click chooses. Closes by itself."""

    chosen = Signal(object)

    def __init__(
        self, calendar: Calendar, newest: Period, shown: Period, first: Period | None, parent: QWidget
    ) -> None:
        """A popup over ``parent`` with ``shown`` selected; ``first`` is the oldest with a number."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar, self._newest = calendar, newest
        self.field = _Field(_EXAMPLES[newest.grain])
        self.rows = QListWidget()
        self.rows.setAccessibleName("Periods")
        self.rows.setUniformItemSizes(True)
        self._items: dict[Period, QListWidgetItem] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.rows)
        self.resize(theme.px(280), theme.px(380))
        # Rows are as high as the style says only once it is applied.
        self.rows.ensurePolished()
        self._fill(min(shown, calendar.shift(newest, -_LEAST[newest.grain]), first or newest))
        self._go_to(shown)
        self.rows.itemActivated.connect(self._choose)
        self.rows.itemClicked.connect(self._choose)
        self.field.textChanged.connect(self._jump)
        self.field.moved.connect(lambda event: QApplication.sendEvent(self.rows, event))
        self.field.returnPressed.connect(lambda: self._choose(self.rows.currentItem()))
        self.setFocusProxy(self.field)
        self.field.setFocus()

    def _fill(self, oldest: Period) -> None:
        calendar, listed = self._calendar, [self._newest]
        while listed[-1].begin > oldest.begin:
            listed.append(calendar.shift(listed[-1], -1))
        for year, periods in groupby(listed, self._year):
            heading = QListWidgetItem(str(year))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.font(11, 600))
            self.rows.addItem(heading)
            for period in periods:
                item = QListWidgetItem(f"{calendar.title(period)}   {calendar.dates(period)}")
                item.setData(Qt.ItemDataRole.UserRole, period)
                self.rows.addItem(item)
                self._items[period] = item

    def _year(self, period: Period) -> int:
        if period.grain is Grain.WEEK:
            return self._calendar.week_number(period)[0]
        return self._calendar.fiscal_year(period)

    def _jump(self, text: str) -> None:
        if (wanted := read_period(text, self._calendar, self._newest)) is not None:
            self._go_to(wanted)

    def _go_to(self, wanted: Period) -> None:
        """Select a period, else the nearest one that is listed."""
        nearest = min(max(wanted, min(self._items)), self._newest)
        self.rows.setCurrentItem(self._items[nearest])
        self.rows.scrollToItem(self._items[nearest], QListWidget.ScrollHint.PositionAtCenter)

    def _choose(self, item: QListWidgetItem | None) -> None:
        period = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if self.isVisible() and period is not None:
            self.close()
            self.chosen.emit(Period(*period))


class _Field(QLineEdit):
    """What is typed jumps in the list; keys that move go through to it."""

    moved = Signal(object)

    def __init__(self, example: str) -> None:
        super().__init__()
        self.setPlaceholderText(f"Jump to, such as {example}")
        self.setAccessibleName("Jump to a period")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVING:
            self.moved.emit(event)
        else:
            super().keyPressEvent(event)
