"""Messages take the place of one bar, and no row for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.main_window import MainWindow
from ui.message_stack import MessageStack
from ui.messages import MessageBar


@pytest.fixture
def bars(qtbot: QtBot) -> Iterator[tuple[MessageBar, MessageBar]]:
    window = QWidget()
    window.resize(800, 300)
    made = MessageBar(), MessageBar()
    column = QVBoxLayout(window)
    column.addStretch(1)
    column.addWidget(MessageStack(*made))
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


def on_top(bars: tuple[MessageBar, ...]) -> list[MessageBar]:
    """What the pointer finds where the bars are, and the keyboard can reach."""
    stack = bars[0].parentWidget()
    found = stack.childAt(QPoint(3, stack.height() // 2))
    return [bar for bar in bars if bar is found and bar.isEnabled()]


def test_nothing_to_say_takes_no_room(bars):
    assert bars[0].parentWidget().height() == 0


def test_the_newest_lies_above_in_the_room_of_one(qtbot: QtBot, bars):
    asked, news = bars
    asked.ask("Week 47 is over", ("Enter numbers", lambda: None))
    news.tell("136 values imported", ("Undo", lambda: None))
    qtbot.waitUntil(lambda: asked.parentWidget().height() == theme.MESSAGE_BAR)
    assert on_top(bars) == [news]
    assert not asked.isEnabled()
    asked.ask("A file was saved")
    assert on_top(bars) == [asked]
    news.tell("Undone")
    assert on_top(bars) == [news]


def test_what_waits_is_back_once_the_newer_has_gone(qtbot: QtBot, bars):
    asked, news = bars
    asked.ask("Week 47 is over", ("Enter numbers", lambda: None))
    news.tell("136 values imported")
    news.hide()
    assert on_top(bars) == [asked]
    (enter,) = [each for each in asked.findChildren(QPushButton) if each.text() == "Enter numbers"]
    qtbot.mouseClick(enter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked.parentWidget().height() == 0)


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_all_rows_are_seen_under_two_messages(qtbot: QtBot, company: MainWindow, size):
    company.resize(*size)
    table = company.company.pages.board.table
    company.nudge.bar.ask("Week 47 is over: 2 numbers are missing.", ("Enter numbers", lambda: None))
    company.messages.tell("136 values imported", ("Undo", lambda: None))
    qtbot.waitUntil(lambda: table.height() + 1 >= company.company.pages.board.needed_height - 2)
    assert table.verticalScrollBar().maximum() == 0


def test_the_panel_gives_way_without_overlap_and_takes_its_room_again(qtbot: QtBot, company: MainWindow):
    panel = company.company.pages.panel
    before = panel.height()
    company.messages.tell("136 values imported")
    qtbot.waitUntil(lambda: panel.height() < before)
    facts = panel.facts
    parts = [facts.status, facts.headline, facts.body, facts.line, facts.goal, facts.range, facts.note]
    parts += facts.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)[:1]
    shown = [part for part in parts if part.isVisible()]
    assert facts.note in shown
    assert facts.body in shown or facts.line in shown, "the sentence is there"
    assert all(one.geometry().bottom() < other.geometry().top() + 1 for one, other in pairwise(shown))
    company.messages.hide()
    qtbot.waitUntil(lambda: panel.height() == before)
    assert facts.body.isVisible()
    assert not facts.line.isVisible()
