"""Marks and goals in the window: from the menu and the panel to the table, the chart and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from shell_room import PATIENCE_MS

from ui.goals import GoalsDialog
from ui.goals.model import Column


def measure(session, short_name):
    return session.book.by_short_name[short_name]


def show_panel(qtbot, window, session, short_name):
    window.company.load_charts()
    found = measure(session, short_name)
    window.company.pages.select_measure(found.id)
    panel = window.company.pages.panel
    qtbot.waitUntil(
        lambda: panel.chart.trend is not None and panel.chart.trend.measure == found, timeout=PATIENCE_MS
    )
    return panel


def test_the_panels_button_marks_the_chart_and_undo_takes_the_mark_away(qtbot, company, session, answer):
    panel = show_panel(qtbot, company, session, "website_visitors")
    before = len(panel.chart.trend.flags)

    def write(dialog):
        qtbot.keyClicks(dialog.text, "New website")
        dialog.confirm_button.click()

    answer(write)
    press = next(each for each in panel.findChildren(QPushButton) if each.text() == "Mark the chart…")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.chart.trend.flags) == before + 1, timeout=PATIENCE_MS)
    assert panel.chart.trend.flags[-1].told.startswith("23 Nov 2026: New website (")
    company.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: len(panel.chart.trend.flags) == before, timeout=PATIENCE_MS)


def test_a_note_in_the_panel_may_start_a_new_range(qtbot, company, session):
    panel = show_panel(qtbot, company, session, "website_visitors")
    line = panel.facts.note
    line.begin()
    qtbot.keyClicks(line.editor, "New counter")
    qtbot.keyClick(line.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)

    def starts():
        return any(not flag.is_mark and flag.subject.starts_range for flag in panel.chart.trend.flags)

    qtbot.waitUntil(starts, timeout=PATIENCE_MS)


def test_ctrl_g_shows_the_goals_and_a_typed_one_is_in_the_table(qtbot, company, session):
    qtbot.keyClick(company, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    dialog = company.findChild(GoalsDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=PATIENCE_MS)
    weeks = dialog.periods
    current = company.company.board.period
    choice = next(iter(weeks.values()))
    choice.set_value(current)
    choice.chosen.emit(current)
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
    assert dialog.table.currentIndex().column() == Column.WEEKLY
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    field = dialog.table.viewport().findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "9,999")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    def told():
        row = next(row for row in company.company.board.rows if row.measure.short_name == "website_visitors")
        return row.goal_text == "≥ 9,999"

    qtbot.waitUntil(told, timeout=PATIENCE_MS)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
