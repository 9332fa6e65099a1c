"""A paste that waits for an answer: it can be left by Esc, and started where all of it fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def test_two_columns_at_the_newest_week_can_start_a_week_earlier(entry):
    entry.go("First meetings")
    entry.paste("15\t17\n6\t8\n")
    assert "Start at W46 to paste both." in entry.page.bar.text
    assert QApplication.focusWidget().text() == "Start at W46"
    entry.key(Qt.Key.Key_Return)
    entry.settle()
    assert [cell.text for cell in entry.row("First meetings").cells[-2:]] == ["15", "17"]
    assert [cell.text for cell in entry.row("New reviews").cells[-2:]] == ["6", "8"]


def test_escape_leaves_a_proposal(entry):
    entry.go("First meetings")
    entry.paste("15\t17\n")
    entry.key(Qt.Key.Key_Escape)
    assert entry.page.bar.isHidden()
    assert entry.grid.hasFocus()
    assert not entry.grid._preview
