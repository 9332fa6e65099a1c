from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from wizard_room import MEASURES, READ_WITHIN

from scorecard.book import Book
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Match
from scorecard.measures import Measure, Rollup, short_name_from
from scorecard.units import Unit
from ui.importing.match_model import Column, MatchModel
from ui.importing.matches_view import MatchesView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KNOWN = tuple(Measure(number, short_name_from(row[0]), row[0]) for number, row in enumerate(MEASURES, 1))


def new_measure(name: str) -> Measure:
    return Measure(99, short_name_from(name), name)


def match(index: int, name: str, choice, certainty: Certainty) -> Match:
    return Match(index, str(index + 7), name, choice, certainty, new_measure(name))


MATCHES = (
    match(0, "Website visitors", 1, Certainty.SAME_NAME),
    match(1, "Landing conv.", 4, Certainty.LIKELY),
    match(2, "Newsletter clicks", 5, Certainty.CHECK),
    match(3, "Win-backs", NEW, Certainty.NEW),
    match(4, "Comment", LEAVE_OUT, Certainty.LEFT_OUT),
)


@pytest.fixture
def view(qtbot) -> MatchesView:
    made = MatchesView()
    qtbot.addWidget(made)
    made.resize(520, 300)
    made.show_matches(MATCHES, Book(measures=KNOWN))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_row_says_name_choice_and_certainty(view):
    model = view.table.matches
    rows = [[model.index(row, column).data() for column in Column] for row in range(len(MATCHES))]
    assert rows == [
        ["7", "Website visitors", "Website visitors", "Same name"],
        ["8", "Landing conv.", "Landing page conversion", "Likely"],
        ["9", "Newsletter clicks", "Newsletter click rate", "Please check"],
        ["10", "Win-backs", "New measure: Win-backs", "New"],
        ["11", "Comment", "Leave out", "Left out"],
    ]
    assert view.summary == "1 likely match, 1 to check"


def test_the_tooltip_of_a_row_has_both_names_in_full_and_the_reason():
    model = MatchModel()
    alike = Match(0, "7", "Landing\nconv.", 4, Certainty.LIKELY, None, "80 % alike: conversion")
    same = Match(1, "8", "Website visitors", 1, Certainty.SAME_NAME, None, "same name")
    model.show_matches((alike, same), Book(measures=KNOWN))
    told = [model.index(row, Column.CHOICE).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert told == [
        "In the file: Landing conv.\nIn Scorecard: Landing page conversion\nLikely: 80 % alike: conversion",
        "In the file: Website visitors\nIn Scorecard: Website visitors\nSame name",
    ]


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = MatchModel()
    model.show_matches(MATCHES, Book(measures=KNOWN))
    qtmodeltester.check(model)


def test_a_click_opens_the_list_and_a_typed_word_finds_the_measure(qtbot, view):
    place = view.table.choice_rect(2).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    picker = view.table.picker
    assert picker.isVisible()
    assert picker.list.currentItem().text() == "Newsletter click rate"
    qtbot.keyClicks(picker.field, "cycle")
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told.args == [2, 9]
    assert not picker.isVisible()


def test_the_keyboard_alone_leaves_a_name_out(qtbot, view):
    view.table.setFocus()
    view.table.setCurrentIndex(view.table.matches.index(0, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    picker = view.table.picker
    qtbot.keyClicks(picker.field, "no such measure")
    shown = [
        picker.list.item(row).text()
        for row in range(picker.list.count())
        if not picker.list.item(row).isHidden()
    ]
    assert shown == ["New measure: Landing conv.", "Leave out"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told.args[0] == 1
    assert told.args[1] is LEAVE_OUT


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("leave", "Leave out"),
        ("rate", "Close rate"),
        ("click", "Newsletter click rate"),
        ("win", "New measure: Win-backs"),
        ("no such measure", "New measure: Win-backs"),
    ],
)
def test_what_fits_best_is_taken(qtbot, view, typed, taken):
    view.table.open_row(3)
    qtbot.keyClicks(view.table.picker.field, typed)
    assert view.table.picker.list.currentItem().text() == taken


def test_a_new_measure_can_be_chosen(qtbot, view):
    view.table.open_row(1)
    picker = view.table.picker
    last = picker.list.count() - 2
    picker.list.scrollToItem(picker.list.item(last))
    place = picker.list.visualItemRect(picker.list.item(last)).center()
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[1] is NEW


def test_escape_closes_the_list_and_changes_nothing(qtbot, view):
    view.table.open_row(0)
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view.table.picker.field, Qt.Key.Key_Escape)
    assert not view.table.picker.isVisible()


def test_likely_matches_are_accepted_together(qtbot, view):
    with qtbot.waitSignal(view.accept_requested):
        qtbot.mouseClick(view.accept_button, Qt.MouseButton.LeftButton)
    view.show_matches([match(0, "Website visitors", 1, Certainty.SAME_NAME)], Book(measures=KNOWN))
    assert not view.accept_button.isVisible()
    assert view.summary == ""


def test_forty_matches_scroll_and_stay_inside(qtbot, view):
    name = "A rather long name of a measure"
    many = [match(index, f"{name} {index}", 1, Certainty.LIKELY) for index in range(40)]
    view.show_matches(many, Book(measures=KNOWN))
    qtbot.waitUntil(lambda: view.table.verticalScrollBar().maximum() > 0)
    assert sum(view.table.columnWidth(column) for column in Column) <= view.table.viewport().width()
    view.table.setCurrentIndex(view.table.matches.index(0, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.table.visualRect(view.table.matches.index(39, 0)).bottom() <= view.table.viewport().height()


def test_a_changed_choice_changes_the_plan(qtbot, checked):
    table = checked.check_page.matches.table
    index = next(match.index for match in checked.sight.matches if match.name == "Showroom visits")
    table.open_row(index)
    qtbot.keyClicks(table.picker.field, "leave")
    with qtbot.waitSignal(checked.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(table.picker.field, Qt.Key.Key_Return)
    assert checked.sight.matches[index].certainty is Certainty.LEFT_OUT
    assert [measure.name for measure in checked.sight.plan.new_measures] == ["Win-backs"]


def test_a_press_beside_the_choice_opens_nothing(qtbot, view):
    name = view.table.visualRect(view.table.matches.index(0, Column.NAME)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(name))
    assert not view.table.picker.isVisible()


def many(count: int = 107) -> tuple[Match, ...]:
    return tuple(match(index, f"Region {index:03d} net sales", NEW, Certainty.NEW) for index in range(count))


def click(qtbot, view, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    place = view.table.visualRect(view.table.matches.index(row, Column.NAME)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


@pytest.fixture
def long(view) -> MatchesView:
    """The view with 107 names."""
    view.show_matches(many(), Book())
    return view


def test_all_but_five_of_many_names_are_left_out_with_one_click(qtbot, long):
    click(qtbot, long, 2)
    click(qtbot, long, 5, Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, long, 0, Qt.KeyboardModifier.ControlModifier)
    assert long.summary == "5 chosen"
    with qtbot.waitSignal(long.left_out) as told:
        qtbot.mouseClick(long.others_button, Qt.MouseButton.LeftButton)
    assert told.args == [(1, *range(6, 107))]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Space])
def test_all_names_are_left_out_from_the_keyboard(qtbot, long, key):
    long.table.setFocus()
    qtbot.keyClick(long.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert long.out_button.text() == "Leave out 107 names"
    with qtbot.waitSignal(long.left_out) as told:
        qtbot.keyClick(long.table, key)
    assert told.args == [tuple(range(107))]


def test_what_is_found_by_typing_is_all_that_is_acted_on(qtbot, long):
    long.filter.setFocus()
    qtbot.keyClicks(long.filter, "10 reg")
    qtbot.keyClick(long.filter, Qt.Key.Key_Down)
    assert long.table.hasFocus()
    qtbot.keyClick(long.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(long.left_out) as told:
        qtbot.keyClick(long.table, Qt.Key.Key_Delete)
    assert told.args == [(10, *range(100, 107))]
    qtbot.keyClick(long.filter, Qt.Key.Key_Escape)
    assert not any(long.table.isRowHidden(row) for row in range(107))


def test_few_names_need_no_search(view):
    assert not view.filter.isVisible()


def test_the_menu_acts_on_all_that_are_chosen(qtbot, long):
    click(qtbot, long, 0)
    click(qtbot, long, 2, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(long.table, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert [each.text() for each in menu.actions()] == ["Leave out 3 names", "Leave out all but these"]
    with qtbot.waitSignal(long.left_out) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == [(0, 1, 2)]


def test_left_out_names_are_brought_back_as_they_were_proposed(qtbot, checked):
    matches = checked.check_page.matches
    before = checked.sight.matches
    matches.table.setFocus()
    qtbot.keyClick(matches.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(checked.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(matches.table, Qt.Key.Key_Delete)
    assert {match.certainty for match in checked.sight.matches} == {Certainty.LEFT_OUT}
    assert checked.sight.plan.added == 0
    with qtbot.waitSignal(checked.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mouseClick(matches.back_button, Qt.MouseButton.LeftButton)
    assert checked.sight.matches == before


def test_names_that_begin_alike_are_cut_in_the_middle_and_share_the_width(view):
    name = "Net sales before returns and discounts, adjusted for inflation, "
    rows = [
        match(index, f"{name}{place}", NEW, Certainty.NEW) for index, place in enumerate(("East", "West"))
    ]
    view.show_matches(rows, Book())
    widths = [view.table.columnWidth(column) for column in (Column.NAME, Column.CHOICE)]
    assert abs(widths[0] - widths[1]) <= 1
    index = view.table.matches.index(0, Column.NAME)
    assert view.table.itemDelegate().elide_mode(index) is Qt.TextElideMode.ElideMiddle


def test_new_measures_are_described_together(qtbot, checked):
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        shown = (dialog.department.currentText(), dialog.unit.value(), dialog.rollup.value())
        assert shown == ("Sales", Unit.COUNT, Rollup.SUM)
        qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        dialog.department.setFocus()
        dialog.department.lineEdit().selectAll()
        qtbot.keyClicks(dialog.department.lineEdit(), "Stores")
        dialog.direction.setFocus()
        qtbot.keyClick(dialog.direction, Qt.Key.Key_End)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.unit, Qt.Key.Key_Home)
        qtbot.keyClick(dialog.unit, Qt.Key.Key_Down)
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(200, fill)
    with qtbot.waitSignal(checked.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mouseClick(checked.check_page.changes.new_button, Qt.MouseButton.LeftButton)
    rows = [row[1:] for row in checked.check_page.changes.new_rows()]
    assert rows == [("Stores", "Count", "Sum", "yes"), ("Stores", "Currency", "Sum", "yes")]
