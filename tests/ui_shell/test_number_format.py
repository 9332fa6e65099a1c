"""One number reads the same everywhere, and is typed as it is written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_room import PATIENCE_MS

from scorecard.periods import Cadence
from scorecard.writing import COMMA
from ui.board.editor import CellEditor
from ui.shell.summary_line import Mode


@pytest.fixture
def settled(qtbot, company, session):
    """The window with numbers in the chosen writing, when all is worked out."""

    def settle():
        qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
        return company

    session.number_format = COMMA
    return settle


def test_the_same_number_reads_the_same_everywhere(qtbot, settled, session):
    window = settled()
    board = window.company.board
    visitors = board.rows[0]
    assert visitors.cell.text == "5.264"
    assert visitors.goal_text == "≥ 4.800"
    found = []
    session.run(lambda workspace: workspace.explain(visitors.measure.id, board.period), found.append)
    session.run(
        lambda workspace: workspace.trend(visitors.measure.id, Cadence.WEEKLY, board.period), found.append
    )
    qtbot.waitUntil(lambda: len(found) == 2, timeout=PATIENCE_MS)
    assert "5.264" in found[0].text
    assert "." in found[1].points[-1].tip
    window.company.set_mode(Mode.TRENDS)
    qtbot.waitUntil(lambda: window.company.pages.tiles is not None, timeout=PATIENCE_MS)
    settled()
    assert "5.264" in window.company.pages.tiles.tiles[0].accessibleName()


def test_a_number_is_typed_with_the_same_marks(qtbot, settled):
    window = settled()
    table = window.company.pages.board
    measure_id, period = table.row.measure.id, window.company.board.period
    QTest.keyClick(table.table, Qt.Key.Key_F2)
    editor = next(each for each in window.findChildren(CellEditor) if each.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, "1.234,5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settled()
    row = next(row for row in window.company.board.rows if row.measure.id == measure_id)
    assert (row.cell.period, row.cell.value) == (period, 1234.5)


def test_a_company_opens_on_the_tab_that_was_chosen(qtbot, window, session, preferences, sample):
    preferences.start_tab = Cadence.MONTHLY
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.open(sample)
    assert window.company.tabs.cadence is Cadence.MONTHLY
    assert window.company.board.cadence is Cadence.MONTHLY
