from __future__ import annotations

from pathlib import Path

import pytest
from company_fixtures import PATIENCE_MS
from imports_room import MONDAY, bring_in, values_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from scorecard.periods import Grain
from ui.widgets import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def rows(table) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def words(dialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def at_rest(qtbot, session) -> None:
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)


def test_without_imports_it_offers_to_import(qtbot, opened):
    dialog = opened()
    assert "No imports yet." in words(dialog)
    assert not dialog.actions_.undo_button.isVisible()
    with qtbot.waitSignal(dialog.import_requested):
        qtbot.mouseClick(dialog.empty.import_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_the_newest_import_is_shown_with_what_it_changed(ask, opened):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5, 6]}))
    facts = {"problems": 3, "unread": (("D14", "n/a", "“n/a” is no number", "skipped"),), "recipe": "Monthly"}
    ask(lambda workspace: bring_in(workspace, {"Leads": [50], "Deals": [1, 2]}, "more.csv", **facts))
    dialog = opened()
    assert dialog.list.record.file == "more.csv"
    assert rows(dialog.details.measures) == [
        ["Leads", "–", "1", "–"],
        ["Deals – new measure", "+2", "–", "–"],
    ]
    assert rows(dialog.details.changed) == [["Leads", "Week 47, 2026", "5", "50", "B2"]]
    assert rows(dialog.details.problems) == [["“n/a” is no number", "n/a", "skipped", "D14"]]
    assert [dialog.details.tabs.tabText(each) for each in range(3)] == [
        "Measures 2",
        "Changed numbers 1",
        "Problems 3",
    ]
    assert {"more.csv", "+2", "Monthly", "KPIs", "Measures down, periods across"} <= set(words(dialog))


CORRECTED = ("B2", "approx 45", "“approx 45” is no number", "read as 45")
LEFT_OUT = ("E2", "900", "900 is 20 times the usual", "left out")
SKIPPED = ("D14", "n/a", "“n/a” is no number", "skipped")


@pytest.mark.parametrize(
    ("unread", "problems", "note"),
    [
        ((CORRECTED,), 0, "1 cell was corrected by hand. Every other cell was read."),
        (
            (CORRECTED, CORRECTED, LEFT_OUT, SKIPPED),
            1,
            "2 cells were corrected and 1 left out by hand.",
        ),
        ((LEFT_OUT, SKIPPED), 5, "1 cell was left out by hand. The first 1 of 5 problems are listed."),
        ((), 0, "Every cell was read."),
        ((), 3, "The cells were not written down when this file was imported."),
    ],
)
def test_cells_that_were_corrected_by_hand_are_told(ask, opened, unread, problems, note):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5]}, problems=problems, unread=unread))
    dialog = opened()
    dialog.details.tabs.setCurrentIndex(2)
    assert note in words(dialog)
    assert [row[2] for row in rows(dialog.details.problems)] == [each[3] for each in unread]


def test_delete_undoes_and_ctrl_y_brings_back(qtbot, session, ask, opened):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5]}))
    dialog = opened()
    assert dialog.list.hasFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.list.record.undone, timeout=PATIENCE_MS)
    at_rest(qtbot, session)
    assert dialog.actions_.redo_button.isVisible()
    assert dialog.message.text() == "kpis.xlsx is taken back."
    assert ask(values_of) == {}
    qtbot.keyClick(dialog.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.list.record.undone, timeout=PATIENCE_MS)
    at_rest(qtbot, session)
    assert dialog.actions_.undo_button.isVisible()
    assert ask(values_of) == {"Leads": 5.0}


def test_an_older_import_is_undone_with_the_arrow_and_the_button(qtbot, session, ask, opened):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5, 6], "Deals": [1]}))
    ask(lambda workspace: bring_in(workspace, {"Leads": [50]}, "more.csv"))
    ask(lambda workspace: workspace.set_value(2, workspace.book.calendar.period(Grain.WEEK, MONDAY), 9))
    dialog = opened()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    at_rest(qtbot, session)
    assert dialog.list.record.file == "kpis.xlsx"
    qtbot.mouseClick(dialog.actions_.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.list.record.undone, timeout=PATIENCE_MS)
    at_rest(qtbot, session)
    assert dialog.message.text() == (
        "kpis.xlsx is taken back. 2 numbers were changed since and stay: Leads, Week 47; Deals, Week 47."
    )
    assert ask(values_of) == {"Leads": 50.0, "Deals": 9.0}
    assert dialog.list.record.file == "kpis.xlsx"


def test_what_newer_imports_found_again_is_asked_about_before_an_older_one_is_undone(
    qtbot, session, ask, opened
):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5, 6]}))
    ask(lambda workspace: bring_in(workspace, {"Deals": [1]}, "more.csv", unchanged=2))
    dialog = opened()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    at_rest(qtbot, session)
    for press in ("cancel_button", "confirm_button"):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
        (asked,) = [each for each in dialog.findChildren(Dialog) if each.isVisible()]
        assert any("more.csv found 2 numbers as they were" in text for text in words(asked))
        made = dialog.list.record.made_at
        assert f"{made.day} {made:%b %Y %H:%M} · 2 new values" in words(asked)
        assert not dialog.list.record.undone
        assert asked.cancel_button.isDefault()
        assert asked.focusWidget() is asked.cancel_button
        qtbot.mouseClick(getattr(asked, press), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not [each for each in dialog.findChildren(Dialog) if each.isVisible()])
        at_rest(qtbot, session)
    qtbot.waitUntil(lambda: dialog.list.record.undone, timeout=PATIENCE_MS)
    assert ask(values_of) == {"Deals": 1.0}


def test_the_file_is_opened_only_on_a_click_and_only_while_it_is_there(
    qtbot, session, ask, opened, tmp_path, monkeypatch
):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(Path(url.toLocalFile())))
    there = tmp_path / "kpis.xlsx"
    there.touch()
    program = tmp_path / "kpis.sh"
    program.touch()
    for path in (program, tmp_path / "gone.xlsx", there):
        ask(lambda workspace, path=path: bring_in(workspace, {"Leads": [5]}, path.name, path=str(path)))
    dialog = opened()
    assert shown == []
    qtbot.mouseClick(dialog.actions_.open_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.actions_.folder_button, Qt.MouseButton.LeftButton)
    assert shown == [there, tmp_path]
    for _ in range(2):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        at_rest(qtbot, session)
        assert not dialog.actions_.open_button.isEnabled()
        assert dialog.actions_.open_button.toolTip()


def test_many_imports_are_gone_through_by_keyboard(qtbot, session, ask, opened):
    for number in range(30):
        ask(lambda workspace, number=number: bring_in(workspace, {"Leads": [number]}, f"week {number}.csv"))
    dialog = opened()
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    at_rest(qtbot, session)
    assert dialog.list.record.file == "week 0.csv"
    assert rows(dialog.details.measures) == [["Leads – new measure", "+1", "–", "–"]]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_import_elsewhere_appears(qtbot, session, ask, opened):
    ask(lambda workspace: bring_in(workspace, {"Leads": [5]}))
    dialog = opened()
    session.run(lambda workspace: workspace.undo())
    at_rest(qtbot, session)
    qtbot.waitUntil(lambda: "No imports yet." in words(dialog), timeout=PATIENCE_MS)
