from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from scorecard.periods import Cadence
from ui.entry import columns

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_it_opens_on_the_first_number_that_is_missing(entry):
    assert entry.grid.row.name == "First meetings"
    assert entry.grid.currentIndex().column() == columns.NOW
    assert entry.shown() == [
        "Website visitors", "Qualified leads", "Share from search", "Organic leads",
        "First meetings", "New reviews", "First response time", "All invoices paid", "Spend",
    ]  # fmt: skip
    assert entry.row("Organic leads").purpose == "for the share"


def test_a_number_is_saved_as_the_cell_is_left_and_is_one_step_of_undo(entry):
    entry.enter("17")
    assert entry.grid.row.name == "New reviews"
    assert entry.text("First meetings") == "17"
    assert entry.undo_title == "Change First meetings, week 47"
    entry.enter("8")
    assert entry.page.head._filled.text() == "Week 47 is complete."
    entry.session.undo()
    entry.settle()
    assert (entry.text("New reviews"), entry.text("First meetings")) == ("", "17")


def test_enter_skips_what_is_worked_out_and_shift_enter_goes_back(entry):
    entry.go("Qualified leads")
    entry.key(Qt.Key.Key_Return)
    assert entry.grid.row.name == "Organic leads"
    entry.key(Qt.Key.Key_Return, SHIFT)
    assert entry.grid.row.name == "Qualified leads"


def test_what_follows_from_a_number_stands_there_at_once(entry):
    entry.go("Organic leads")
    entry.type("69")
    entry.key(Qt.Key.Key_Return)
    assert entry.text("Share from search") == "50.0"
    assert entry.row("Share from search").now.brief == "Calculated: 100 × 69 ÷ 138"


def test_a_formula_takes_no_number(entry):
    entry.go("Share from search")
    entry.type("5")
    entry.key(Qt.Key.Key_F2)
    assert not entry.grid.field.isVisible()
    assert "100 × Organic leads ÷ Qualified leads" in entry.row("Share from search").now.reason


def test_typing_overwrites_f2_edits_escape_restores_and_delete_empties(entry):
    entry.go("Website visitors")
    entry.type("7")
    assert entry.grid.field.text() == "7"
    entry.key(Qt.Key.Key_Escape)
    assert not entry.grid.field.isVisible()
    assert entry.text("Website visitors") == "5,264"
    entry.key(Qt.Key.Key_F2)
    assert entry.grid.field.text() == "5264"
    entry.key(Qt.Key.Key_Escape)
    entry.key(Qt.Key.Key_Delete)
    entry.settle()
    assert entry.row("Website visitors").now.value is None


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("All invoices paid", "n", 0),
        ("All invoices paid", "y", 1),
        ("First response time", "1:30", 1.5),
        ("First response time", "۴٫۵", 4.5),
        ("Spend", "$1,200", 1200),
        ("Spend", "1.25k", 1250),
        ("Website visitors", "5 100", 5100),
        ("Website visitors", "4,9", 4.9),
    ],
)
def test_values_are_taken_as_people_write_them(entry, name, typed, value):
    entry.go(name)
    entry.enter(typed)
    assert entry.row(name).now.value == pytest.approx(value)


def test_what_is_no_number_stays_in_the_cell_with_the_reason(entry):
    entry.type("abc")
    entry.key(Qt.Key.Key_Return)
    assert entry.grid.field.isVisible()
    assert entry.grid.field.refusal.text() == "“abc” is no number. Leave the cell empty if there is none."
    assert entry.grid.field.property("invalid") is True
    entry.key(Qt.Key.Key_Escape)
    entry.enter("18")
    assert entry.text("First meetings") == "18"


def test_tab_goes_to_the_next_period_and_beyond_the_grid_asks_for_another_one(qtbot, entry):
    entry.key(Qt.Key.Key_Tab, SHIFT)
    assert entry.grid.currentIndex().column() == columns.NOW - 1
    entry.enter("15")
    assert entry.row("First meetings").cells[-2].text == "15"
    entry.go("First meetings")
    with qtbot.waitSignal(entry.page.period_stepped) as asked:
        entry.key(Qt.Key.Key_Tab)
    assert asked.args == [1]


def test_tab_takes_what_was_typed(entry):
    entry.go("First meetings", columns.NOW - 1)
    entry.type("14")
    entry.key(Qt.Key.Key_Tab)
    entry.settle()
    assert entry.row("First meetings").cells[-2].text == "14"
    assert entry.grid.currentIndex().column() == columns.NOW


def test_control_d_copies_the_period_before_also_for_all_that_is_chosen(entry):
    entry.control(Qt.Key.Key_D)
    entry.settle()
    assert entry.text("First meetings") == "16"
    entry.session.undo()
    entry.settle()
    entry.go("First meetings")
    entry.key(Qt.Key.Key_Down, SHIFT)
    entry.control(Qt.Key.Key_D)
    entry.settle()
    assert (entry.text("First meetings"), entry.text("New reviews")) == ("16", "7")
    assert entry.undo_title == "Copy 2 numbers into week 47"


def test_a_number_can_be_filled_down(entry):
    entry.enter("5")
    entry.go("First meetings")
    entry.key(Qt.Key.Key_Down, SHIFT)
    entry.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | SHIFT)
    entry.settle()
    assert entry.text("New reviews") == "5"


def test_a_note_is_written_with_control_enter_and_taken_back_with_undo(entry):
    entry.enter("15")
    entry.go("First meetings")
    entry.control(Qt.Key.Key_Return)
    entry.type("Two demos moved")
    entry.key(Qt.Key.Key_Return)
    entry.settle()
    assert entry.row("First meetings").note.text == "Two demos moved"
    assert entry.grid.hasFocus()
    entry.session.undo()
    entry.settle()
    assert entry.row("First meetings").note is None


def test_the_place_is_told(qtbot, entry):
    with qtbot.waitSignal(entry.page.place_told) as told:
        entry.go("New reviews")
    assert told.args == ["Row 6 of 9, week 47"]


def test_chosen_numbers_are_copied_as_a_spreadsheet_reads_them(entry):
    entry.go("Website visitors", columns.NOW - 1)
    entry.key(Qt.Key.Key_Right, SHIFT)
    entry.key(Qt.Key.Key_Down, SHIFT)
    entry.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "5310\t5264\n134\t138\n"


def test_months_show_what_the_weeks_give_and_say_so(qtbot, entry):
    with qtbot.waitSignal(entry.page.shown):
        entry.page.show_place(Cadence.MONTHLY, None, "")
    row = entry.row("Website visitors")
    assert row.now.lock is not None
    assert row.now.reason == "Sum of its weekly numbers"
    entry.go("Website visitors")
    entry.type("5")
    assert not entry.grid.field.isVisible()
