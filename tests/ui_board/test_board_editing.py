"""Numbers are edited where they stand."""

from __future__ import annotations

import pytest
from boards import PICTURE, board_of
from hands import click, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scorecard.periods import Period
from ui.board import columns
from ui.board.menus import row_menu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def told(signal) -> tuple[int, Period, float | None]:
    """What a change of a number says: measure, period and value."""
    row, cell, value = signal.args
    return row.measure.id, cell.period, value


def test_f2_edits_in_place(view, qtbot):
    press(view, Qt.Key.Key_F2)
    assert view.editing.field.isVisible()
    assert view.editing.field.text() == "15"
    QTest.keyClicks(view.editing.field, "1.2k")
    with qtbot.waitSignal(view.edit_committed) as typed:
        press(view, Qt.Key.Key_Return)
    assert told(typed) == (4, board_of(PICTURE).period, 1200.0)
    assert not view.editing.field.isVisible()
    assert view.table.hasFocus()


def test_a_number_scrolled_out_of_sight_is_edited_where_it_then_stands(view):
    view.resize(1280, 200)
    view.select_measure(view._board.rows[-1].measure.id)
    view.table.verticalScrollBar().setValue(0)
    press(view, Qt.Key.Key_F2)
    index = view.table.currentIndex()
    assert view.editing.field.geometry().intersects(view.table.viewport().rect())
    assert abs(view.editing.field.geometry().center().y() - view.table.visualRect(index).center().y()) <= 1


def test_a_double_click_edits_an_earlier_number_and_empty_removes_it(view, qtbot):
    click(view, "New online reviews", columns.FIRST_PERIOD, double=True)
    assert view.editing.field.text() == "4"
    press(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(view.edit_committed) as typed:
        press(view, Qt.Key.Key_Return)
    assert told(typed) == (10, board_of(PICTURE).periods[0], None)


def test_what_is_no_number_stays_open_with_the_reason(view, qtbot):
    press(view, Qt.Key.Key_F2)
    QTest.keyClicks(view.editing.field, "abc")
    with qtbot.assertNotEmitted(view.edit_committed):
        press(view, Qt.Key.Key_Return)
    assert view.editing.field.isVisible()
    assert view.editing.field.property("invalid")
    assert view.editing.field.refusal == "“abc” is no number. Leave the cell empty if there is none."
    press(view, Qt.Key.Key_Escape)
    assert not view.editing.field.isVisible()


def test_an_unchanged_value_is_not_written(view, qtbot):
    press(view, Qt.Key.Key_F2)
    with qtbot.assertNotEmitted(view.edit_committed):
        press(view, Qt.Key.Key_Return)
    assert not view.editing.field.isVisible()


def test_leaving_the_field_saves(view, qtbot):
    press(view, Qt.Key.Key_F2)
    QTest.keyClicks(view.editing.field, "20")
    with qtbot.waitSignal(view.edit_committed) as typed:
        click(view, "Website visitors", columns.MEASURE)
    assert typed.args[2] == 20.0


def test_another_period_closes_the_field(view, qtbot):
    press(view, Qt.Key.Key_F2)
    QTest.keyClicks(view.editing.field, "20")
    with qtbot.assertNotEmitted(view.edit_committed):
        view.show_board(board_of(PICTURE, weeks_earlier=1))
    assert not view.editing.field.isVisible()


def test_a_formula_says_that_it_is_worked_out(view):
    view.show_board(board_of("# A\nRate | lagging | | percent | f >=1 | 1 2"))
    press(view, Qt.Key.Key_F2)
    assert not view.editing.field.isVisible()
    assert "worked out by a formula" in view.tips.text
    assert not row_menu(view, view.row, view.cell).actions()[0].isEnabled()
