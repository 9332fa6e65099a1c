"""Sheets in which nothing is found: they are shown, and a person may mark where their table stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from wizard_room import READ_WITHIN, drag, numbers, settle

from scorecard.importing.layout import Area
from ui.importing.steps import Step

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_SCATTERED = """x,2026-01-05,Jan 2026,Total,Jan 2026
Leads,2025,,x,Total
Total,12,x,Jan 2026,12
,Leads,Jan 2026,Feb 2026,Mar 2026
Jan 2026,New,10,12,11
,Old,3,4,5
"""


def test_a_sheet_in_which_nothing_is_found_is_shown_with_the_reason(qtbot, wizard, tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("a,b,c\nx,y,z\nx,y,z\n")
    with qtbot.waitSignal(wizard.draft.refused, timeout=READ_WITHIN):
        wizard.read(path)
    assert wizard.step is Step.CHECK
    assert wizard.check_page.sheet.model().index(2, 1).data() == "y"
    assert wizard.check_page.pane.notice.text.startswith("words.csv holds no measures over time")
    assert not wizard.footer.import_button.isEnabled()
    assert not wizard.draft.is_working


def test_a_table_that_is_not_found_is_marked_by_hand_and_imported(qtbot, wizard, tmp_path, company):
    path = tmp_path / "scattered.csv"
    path.write_text(_SCATTERED)
    with qtbot.waitSignal(wizard.draft.refused, timeout=READ_WITHIN):
        wizard.read(path)
    pane = wizard.check_page.pane
    qtbot.mouseClick(pane.head.area_button, Qt.MouseButton.LeftButton)
    drag(qtbot, pane.view, (1, 0), (2, 0))
    qtbot.waitUntil(lambda: pane.notice.text.startswith("The marked area"), timeout=READ_WITHIN)
    assert pane.marker.area == Area(1, 0, 2, 0)
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        drag(qtbot, pane.view, (3, 1), (5, 4))
    assert not pane.notice.isVisible()
    assert wizard.check_page.summary == "2 measures down, 3 months across"
    settle(qtbot, wizard)
    with qtbot.waitSignal(wizard.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert list(numbers(qtbot, company, "new").values()) == [10, 12, 11]
