"""A segment is added where numbers are entered."""

from __future__ import annotations

from company_fixtures import PATIENCE_MS
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from ui.entry.segment_dialog import SegmentDialog


def offer(entry, name):
    """The entry of the row's menu."""
    entry.go(name)
    at = entry.grid.visualRect(entry.grid.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, entry.grid.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(entry.grid.viewport(), event)
    menu = entry.grid.findChildren(QMenu)[-1]
    found = next(action for action in menu.actions() if action.text() == "Add a segment…")
    menu.hide()
    return found


def add(entry, measure, segment):
    def answer():
        dialog = entry.page.findChild(SegmentDialog)
        entry.qtbot.keyClicks(dialog.editor, segment)
        entry.qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    action = offer(entry, measure)
    QTimer.singleShot(0, answer)
    action.trigger()
    entry.page.activateWindow()
    entry.qtbot.waitUntil(entry.grid.hasFocus, timeout=PATIENCE_MS)


def test_a_segment_is_added_and_kept_with_its_first_number(qtbot, entry):
    add(entry, "First meetings", "  Trade  fairs ")
    assert entry.grid.row.name == "Trade fairs"
    assert "Trade fairs" in entry.shown()
    entry.enter("7")
    assert entry.text("Trade fairs") == "7"
    assert entry.text("First meetings") == "7", "the sum of its segments"
    assert entry.undo_title == "Change First meetings, Trade fairs, week 47"
    entry.session.undo()
    entry.settle()
    qtbot.waitUntil(lambda: entry.text("First meetings") == "", timeout=PATIENCE_MS)
    assert entry.text("Trade fairs") == "", "its row stays while one is here"


def test_a_name_that_is_there_leads_to_its_row(entry):
    add(entry, "First meetings", "Fairs")
    entry.enter("3")
    add(entry, "First meetings", "fairs")
    assert entry.grid.row.name == "Fairs"
    assert [name for name in entry.shown() if name.casefold() == "fairs"] == ["Fairs"]


def test_what_is_calculated_has_no_segment_of_its_own(entry):
    assert not offer(entry, "Share from search").isEnabled()
    assert offer(entry, "First meetings").isEnabled()


def test_another_place_begins_without_empty_segments(entry):
    add(entry, "First meetings", "Fairs")
    periods = entry.page.sheet.periods
    entry.page.show_place(entry.page.sheet.cadence, periods[-2], "")
    entry.settle()
    assert "Fairs" not in entry.shown()
