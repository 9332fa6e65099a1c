"""What the tests of the page share: a company to enter numbers of, and hands on keys and mouse."""

from __future__ import annotations

from datetime import date

from company_fixtures import PATIENCE_MS
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from scorecard.changes import Change, ChangeSet
from scorecard.goals import Goal
from scorecard.measures import Direction, Entry, Measure, Rollup, Scorecard
from scorecard.periods import Cadence, Grain
from scorecard.units import Unit
from ui.entry import columns

MONDAY = date(2026, 11, 16)
NEWEST = ("visitors", "organic", "mqls", "response", "paid", "spend")
"""What has a number in week 47."""
NUMBERS = {
    "visitors": [5000, 5100, 5050, 5240, 5060, 5190, 5310, 5264],
    "mqls": [120, 124, 126, 131, 125, 127, 134, 138],
    "organic": [55, 60, 58, 62, 61, 61, 66, 67],
    "meetings": [19, 18, 19, 17, 18, 17, 16],
    "reviews": [7, 8, 6, 6, 9, 5, 7],
    "response": [3.4, 3.6, 3.3, 3.7, 3.6, 3.9, 4.4, 4.1],
    "paid": [1, 1, 0, 1, 1, 1, 1, 1],
    "spend": [1000, 1100, 1050, 1200, 1150, 1180, 1190, 1210],
}


def measures() -> list[Measure]:
    return [
        Measure(1, "visitors", "Website visitors", "Marketing", owner="Mia Koch"),
        Measure(2, "mqls", "Qualified leads", "Marketing", owner="Mia Koch"),
        Measure(3, "share", "Share from search", "Marketing", unit=Unit.PERCENT, rollup=Rollup.FORMULA,
                formula="100 * organic / mqls", parent_id=2, owner="Tom Rust"),
        Measure(4, "organic", "Organic leads", "Marketing", owner="Tom Rust"),
        Measure(5, "meetings", "First meetings", "Sales", owner="Dan Ott"),
        Measure(6, "reviews", "New reviews", "Sales", owner="Lena Brandt"),
        Measure(7, "response", "First response time", "Sales", unit=Unit.HOURS, rollup=Rollup.AVERAGE,
                direction=Direction.AT_MOST, owner="Lena Brandt"),
        Measure(8, "paid", "All invoices paid", "Sales", unit=Unit.YES_NO, rollup=Rollup.ALL,
                direction=Direction.YES),
        Measure(9, "spend", "Spend", "Sales", unit=Unit.CURRENCY),
    ]  # fmt: skip


def fill(workspace):
    """Make the company. Week 47 lacks what :data:`NEWEST` leaves out."""
    made = measures()
    ids = {measure.short_name: measure.id for measure in made}
    calendar = workspace.book.calendar
    newest = calendar.period(Grain.WEEK, MONDAY)
    changes = [Change(None, measure) for measure in made]
    changes.append(Change(None, Scorecard(Cadence.WEEKLY, (1, 2, 3, 5, 6, 7, 8, 9))))
    changes.append(Change(None, Scorecard(Cadence.MONTHLY, (1, 3))))
    begin = date(2026, 1, 5)
    changes.append(Change(None, Goal(5, Cadence.WEEKLY, begin, Direction.AT_LEAST, low=18)))
    changes.append(Change(None, Goal(7, Cadence.WEEKLY, begin, Direction.AT_MOST, high=5)))
    for name, numbers in NUMBERS.items():
        last = newest if name in NEWEST else calendar.shift(newest, -1)
        for step, value in enumerate(reversed(numbers)):
            changes.append(
                Change(None, Entry(ids[name], Grain.WEEK, calendar.shift(last, -step).begin, value))
            )
    return workspace.do(ChangeSet("Fill", tuple(changes)))


class Driver:
    """Presses keys where the focus is, and reads what the page shows."""

    def __init__(self, qtbot, page, session):
        self.qtbot, self.page, self.session = qtbot, page, session

    @property
    def grid(self):
        return self.page.grid

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text):
        for letter in text:
            # As an input method does it, for Qt's own test of keys knows Latin letters alone.
            press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), press)

    def control(self, key):
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def settle(self):
        """Wait until all is saved and read anew."""
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.session.busy, timeout=PATIENCE_MS)

    def enter(self, text):
        """Type a number and leave the cell downward."""
        self.type(text)
        self.key(Qt.Key.Key_Return)
        self.settle()

    def go(self, name, column=columns.NOW):
        lines = self.grid.row_lines()
        line = next(line for line in lines if self.grid.entries.row_at(line).name == name)
        self.grid.set_cursor(line, column)

    def row(self, name):
        return next(row for row in self.page.sheet.rows if row.name == name)

    def shown(self):
        """The names of the rows in sight, in their order."""
        return [self.grid.entries.row_at(line).name for line in self.grid.row_lines()]

    def text(self, name):
        return self.row(name).now.text

    def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.control(Qt.Key.Key_V)
        self.settle()

    @property
    def undo_title(self):
        return self.session.snapshot.undo_title
