from __future__ import annotations

from PySide6.QtCore import Qt

from ui.entry import columns


def test_a_column_is_entered_from_the_cursor_on_in_one_step(entry):
    entry.go("Website visitors")
    entry.paste("5,400\r\n140\r\n31\r\n70\r\n19\r\n")
    assert [entry.text(name) for name in ("Website visitors", "Qualified leads", "Organic leads")] == [
        "5,400", "140", "70",
    ]  # fmt: skip
    assert entry.text("Share from search") == "50.0"
    assert (
        entry.page.bar.text
        == "4 values pasted from Excel into week 47 from Website visitors down to First meetings"
        "; Share from search is calculated and was left out"
    )
    assert len(entry.grid.pasted) == 4
    entry.qtbot.mouseClick(entry.page.bar.buttons[0], Qt.MouseButton.LeftButton)
    entry.settle()
    assert (entry.text("Website visitors"), entry.text("First meetings")) == ("5,264", "")
    assert entry.page.bar.isHidden()


def test_a_block_over_several_weeks(entry):
    entry.go("First meetings", columns.NOW - 1)
    entry.paste("15\t17\n6\t8\n")
    assert [cell.text for cell in entry.row("First meetings").cells[-2:]] == ["15", "17"]
    assert [cell.text for cell in entry.row("New reviews").cells[-2:]] == ["6", "8"]
    assert entry.undo_title == "Paste 4 numbers into week 46 to week 47"


def test_a_block_that_is_too_large_asks_first_and_shows_what_it_would_do(entry):
    entry.go("All invoices paid")
    entry.paste("yes\n1,300\n5\n6\n")
    assert entry.page.bar.text == "The copied block has 4 rows; 2 fit here. Paste the first 2?"
    assert entry.text("Spend") == "1,210"
    assert "1,300" in entry.grid._preview.values()
    entry.qtbot.mouseClick(entry.page.bar.buttons[0], Qt.MouseButton.LeftButton)
    entry.settle()
    assert entry.text("Spend") == "1,300"
    assert not entry.grid._preview


def test_cells_that_are_no_numbers_are_named_and_skipped_by_choice(entry):
    entry.go("First meetings")
    entry.paste("many\n8\n")
    assert entry.page.bar.text == "No number: “many” (First meetings). Skip it?"
    entry.key(Qt.Key.Key_Return)
    entry.settle()
    assert (entry.text("First meetings"), entry.text("New reviews")) == ("", "8")


def test_a_number_of_another_unit_is_told_with_its_reason(entry):
    entry.go("First meetings")
    entry.paste("12.5%\n8\n")
    assert entry.page.bar.text == (
        "“12.5%” is a percentage; a plain number belongs here (First meetings). Skip it?"
    )
    entry.key(Qt.Key.Key_Return)
    entry.settle()
    assert (entry.text("First meetings"), entry.text("New reviews")) == ("", "8")
    assert entry.page.bar.text.endswith("; “12.5%” (First meetings) was skipped")


def test_a_word_for_no_number_is_named_where_it_was_left_out(entry):
    entry.go("First meetings")
    entry.paste("x\n8\n")
    assert (entry.text("First meetings"), entry.text("New reviews")) == ("", "8")
    assert entry.page.bar.text.endswith("; “x” (First meetings) was skipped")


def test_an_x_is_a_yes(entry):
    entry.go("All invoices paid")
    entry.paste("x\n")
    assert entry.text("All invoices paid") == "Yes"


def test_a_paste_can_be_left(entry):
    entry.go("First meetings")
    entry.paste("many\n8\n")
    entry.qtbot.mouseClick(entry.page.bar.buttons[1], Qt.MouseButton.LeftButton)
    entry.settle()
    assert entry.text("New reviews") == ""
    assert entry.grid.hasFocus()


def test_the_offer_to_undo_goes_with_the_next_entry(entry):
    entry.go("First meetings")
    entry.paste("19\n")
    assert entry.page.bar.isVisible()
    entry.go("New reviews")
    entry.enter("9")
    assert entry.page.bar.isHidden()
    assert not entry.grid.pasted


def test_what_was_copied_here_goes_line_for_line(entry):
    entry.go("Qualified leads", columns.NOW - 1)
    for _ in range(2):
        entry.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    entry.control(Qt.Key.Key_C)
    entry.go("Qualified leads")
    entry.control(Qt.Key.Key_V)
    entry.settle()
    assert (entry.text("Qualified leads"), entry.text("Organic leads")) == ("134", "66")
