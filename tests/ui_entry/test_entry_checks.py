from __future__ import annotations

from dataclasses import replace

import pytest
from entry_rooms import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from scorecard.changes import Change, ChangeSet
from scorecard.measures import Entry
from scorecard.periods import Cadence, Grain
from ui.entry.filters import Whose
from ui.entry.hints import WHY
from ui.entry.model import status_word

ALT = Qt.KeyboardModifier.AltModifier


def test_an_unusual_number_is_asked_about_and_can_be_mended(entry):
    entry.go("First response time")
    entry.enter("41")
    row = entry.row("First response time")
    assert status_word(row) == "Check"
    assert row.now.check.text.startswith("Usually ")
    assert row.now.check.text.endswith(" hours. A slip?")
    bar = entry.grid._checks[row.key]
    assert (bar.use.text(), bar.keep.text()) == ("Use 4.1", "Keep 41.0")
    assert "1 to check" in entry.page.head._open.text()
    entry.qtbot.mouseClick(bar.use, Qt.MouseButton.LeftButton)
    entry.settle()
    assert entry.text("First response time") == "4.1"
    assert not entry.grid._checks


def test_an_unusual_number_can_be_kept_by_key(entry):
    entry.go("First response time")
    entry.enter("41")
    entry.go("First response time")
    entry.key(Qt.Key.Key_K, ALT)
    assert entry.row("First response time").now.check is None
    assert entry.text("First response time") == "41.0"
    entry.page.refresh()
    entry.settle()
    assert entry.row("First response time").now.check is None


def test_without_a_likely_slip_nothing_is_suggested(entry):
    entry.go("First response time")
    entry.enter("9")
    check = entry.row("First response time").now.check
    assert (check.use, check.keep) == ("", "Keep 9.0")


def test_a_red_number_asks_for_a_note_where_the_company_wants_one(entry, ask):
    entry.enter("12")
    assert not entry.row("First meetings").asks_note
    ask(lambda workspace: workspace.defining.change_company(replace(workspace.book.company, asks_note=True)))
    entry.settle()
    assert entry.row("First meetings").asks_note
    entry.go("First meetings")
    assert entry.grid._state(entry.grid.currentIndex().row(), entry.grid.row).hint == WHY


def test_only_what_is_empty_is_shown_and_stays_when_it_is_filled(entry):
    entry.qtbot.mouseClick(entry.page.head._whose._group.button(2), Qt.MouseButton.LeftButton)
    assert entry.shown() == ["First meetings", "New reviews"]
    entry.go("First meetings")
    entry.enter("18")
    assert entry.shown() == ["First meetings", "New reviews"]
    entry.enter("8")
    assert entry.page.head._filled.text() == "Week 47 is complete."


def test_mine_asks_once_who_that_is(entry, preferences):
    entry.qtbot.mouseClick(entry.page.head._whose._group.button(1), Qt.MouseButton.LeftButton)
    assert len(entry.shown()) == 9
    entry.page.head.person_chosen.emit("Lena Brandt")
    assert entry.shown() == ["New reviews", "First response time"]
    assert preferences.person == "Lena Brandt"
    entry.page.head.whose_chosen.emit(Whose.ALL)
    entry.page.head.whose_chosen.emit(Whose.MINE)
    assert entry.shown() == ["New reviews", "First response time"]


def test_find_filters_by_measure_and_department(entry):
    entry.page.show_matching("sales")
    assert entry.shown()[0] == "First meetings"
    entry.page.show_matching("visitors")
    assert entry.shown() == ["Website visitors"]
    entry.page.show_matching("zzz")
    assert entry.shown() == []
    entry.page.show_matching("")
    assert len(entry.shown()) == 9


@pytest.fixture
def split(entry, ask):
    """The visitors were reported by source; week 47 is still to come."""

    def by_source(workspace):
        calendar = workspace.book.calendar
        newest = calendar.period(Grain.WEEK, MONDAY)
        weeks = [calendar.shift(newest, -step) for step in range(8)]
        keys = [(1, Grain.WEEK, week.begin, "") for week in weeks]
        changes = [Change(entry, None) for entry in workspace._store.entries_of(keys).values()]
        for week in weeks[1:]:
            for source, value in (("Search", 3000.0), ("Social", 2000.0)):
                changes.append(Change(None, Entry(1, Grain.WEEK, week.begin, value, source)))
        return workspace.do(ChangeSet("Split", tuple(changes)))

    ask(by_source)
    entry.settle()
    return entry


def test_what_was_reported_by_segments_is_opened_for_entry(split):
    split.page._is_new_place = True
    split.page.refresh()
    split.settle()
    assert split.shown()[:3] == ["Website visitors", "Search", "Social"]
    split.go("Search")
    split.enter("3100")
    split.enter("1900")
    assert split.text("Website visitors") == "5,000"
    assert split.row("Website visitors").now.reason == "Sum of its segments"


def test_segments_open_and_close_with_the_arrows_and_the_triangle(split):
    split.go("Website visitors")
    if split.grid.row.is_open:
        split.key(Qt.Key.Key_Left)
    assert "Search" not in split.shown()
    split.key(Qt.Key.Key_Right)
    assert "Search" in split.shown()
    assert split.grid.row.name == "Website visitors"
    split.key(Qt.Key.Key_Left)
    assert "Search" not in split.shown()
    at = split.grid.visualRect(split.grid.entries.index(split.grid.currentIndex().row(), 0))
    point = at.topLeft()
    point.setX(20)
    point.setY(at.center().y())
    split.qtbot.mouseClick(split.grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "Search" in split.shown()


def test_where_nothing_is_shown_a_sentence_says_why_and_leads_out(entry):
    entry.page.show_matching("zzz")
    assert entry.page.nothing.isVisible()
    assert entry.page.nothing.text.text() == "No measure or department matches “zzz”."
    with entry.qtbot.waitSignal(entry.page.find_cleared):
        entry.qtbot.mouseClick(entry.page.nothing.button, Qt.MouseButton.LeftButton)
    assert len(entry.shown()) == 9
    assert entry.grid.hasFocus()


def test_a_right_click_offers_what_the_keys_do(entry):
    entry.go("New reviews")
    at = entry.grid.visualRect(entry.grid.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, entry.grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(entry.grid.viewport(), event)
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text().startswith("Copy the value before")).trigger()
    menu.close()
    entry.settle()
    assert entry.text("New reviews") == "7"


def test_a_note_of_several_lines_is_kept_where_it_is_not_changed(entry, ask):
    week = entry.page.sheet.period
    ask(lambda workspace: workspace.set_note(5, week, "One\nTwo"))
    entry.settle()
    entry.go("First meetings")
    entry.control(Qt.Key.Key_Return)
    entry.key(Qt.Key.Key_Return)
    entry.settle()
    assert entry.row("First meetings").note.text == "One\nTwo"


def test_without_measures_the_way_leads_back_to_the_scorecard(entry):
    entry.session.write(
        lambda workspace: [
            workspace.defining.unlist_measure(measure_id, cadence)
            for cadence in Cadence
            for measure_id in workspace.book.scorecard(cadence).measure_ids
        ][-1]
    )
    entry.qtbot.waitUntil(entry.page.nothing.isVisible)
    assert entry.page.nothing.text.text() == "No measure is on the weekly scorecard yet."
    with entry.qtbot.waitSignal(entry.page.done):
        entry.qtbot.mouseClick(entry.page.nothing.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("First meetings", "12,5 %", "“12,5 %” is a percentage; a plain number belongs here."),
        ("First meetings", "$5", "“$5” is an amount of money; a plain number belongs here."),
        ("First response time", "$5", "“$5” is an amount of money; a number of hours belongs here."),
        ("Spend", "5 h", "“5 h” is a number of hours; an amount of money belongs here."),
        ("Spend", "€5", "“€5” is in another currency; amounts here are in USD."),
    ],
)
def test_a_sign_of_another_unit_is_refused_in_the_cell(entry, name, text, reason):
    entry.go(name)
    before = entry.text(name)
    entry.enter(text)
    assert entry.grid.field.isVisible()
    assert entry.grid.field.refusal.text() == reason
    entry.key(Qt.Key.Key_Escape)
    assert entry.text(name) == before
