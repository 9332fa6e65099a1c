from __future__ import annotations

import pytest
from imports_room import MONDAY, bring_in
from PySide6.QtCore import Qt

from scorecard.periods import Grain
from ui.imports.history_dialog import HistoryDialog, load_history

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def week(session):
    return session.book.calendar.period(Grain.WEEK, MONDAY)


def shown(qtbot, session, history, **how) -> HistoryDialog:
    dialog = HistoryDialog(history, session.book.calendar, **how)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_a_number_tells_every_value_it_had(qtbot, session, ask, week):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5]}))
    ask(lambda workspace: workspace.set_value(1, week, 7))
    ask(lambda workspace: workspace.set_value(1, week, 3, "Trade fair"))
    history = ask(lambda workspace: load_history(workspace, 1, week))
    told = [(title, before, after, place) for title, _, _, before, after, place in history.rows]
    assert ("Import kpis.xlsx · KPIs", "–", "5", "B2") in told
    assert any((before, after, place) == ("5", "7", "") for _, before, after, place in told)
    assert any(title.endswith(" · Trade fair") for title, *_ in told)
    dialog = shown(qtbot, session, history)
    assert dialog.title.text() == "Leads, Week 47, 2026"
    assert dialog.table.model().rowCount() == 3
    assert not dialog.note.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("worked_out", "words"),
    [(False, "Nothing has been entered here yet."), (True, "the number is worked out from others.")],
)
def test_where_nothing_was_entered_it_says_so(qtbot, session, ask, week, worked_out, words):
    ask(lambda workspace: bring_in(workspace, {"Leads": []}))
    history = ask(lambda workspace: load_history(workspace, 1, week))
    dialog = shown(qtbot, session, history, worked_out=worked_out)
    assert dialog.note.text().endswith(words)
    assert not dialog.table.isVisible()
