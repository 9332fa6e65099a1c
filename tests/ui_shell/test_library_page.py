"""The library and the archive, from the window's menus: what is added is on the tab, and can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell_room import PATIENCE_MS

from scorecard.periods import Cadence
from ui.library import ArchiveDialog, LibraryDialog
from ui.measures import MeasureDialog


@pytest.fixture
def shown(qtbot, company):
    """Asks for a page by its action and gives the dialog once it is there."""

    def show(name, kind=LibraryDialog):
        company.actions_[name].trigger()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=PATIENCE_MS)
        return QApplication.activeModalWidget()

    return show


def test_what_is_added_stands_on_the_tab_and_undo_is_offered(qtbot, company, session, shown):
    company.company.tabs.show_cadence(Cadence.MONTHLY)
    library = shown("library")
    QTest.keyClicks(library.browser.filters.search, "gross_margin")
    QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Return)
    QTest.mouseClick(library.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "gross_margin" in session.book.by_short_name, timeout=PATIENCE_MS)
    book = session.book
    added = book.by_short_name["gross_margin"]
    assert added.id in book.scorecard(Cadence.MONTHLY).measure_ids
    assert added.id not in book.scorecard(Cadence.WEEKLY).measure_ids
    assert company.messages.text == "1 measure added"
    session.undo()
    qtbot.waitUntil(lambda: "gross_margin" not in session.book.by_short_name, timeout=PATIENCE_MS)


def test_a_new_measure_begins_in_the_library_and_takes_over_what_was_searched_for(qtbot, shown, answer):
    library = shown("new_measure")
    asked = []

    def look(dialog):
        asked.append((type(dialog), dialog.draft().measure.name, dialog.draft().measure.short_name))
        dialog.done(0)

    answer(look)
    QTest.keyClicks(library.browser.filters.search, "Shop visits")
    QTest.mouseClick(library.own_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE_MS)
    assert asked == [(MeasureDialog, "Shop visits", "shop_visits")]


def test_what_is_archived_is_listed_and_comes_back(qtbot, company, session, shown):
    measure = session.book.by_short_name["new_reviews"]
    session.write(lambda workspace: workspace.defining.archive_measure(measure.id))
    qtbot.waitUntil(lambda: session.book.by_id[measure.id].archived, timeout=PATIENCE_MS)
    archive = shown("archive", ArchiveDialog)
    qtbot.waitUntil(lambda: bool(archive.list.rows), timeout=PATIENCE_MS)
    QTest.keyClick(archive.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not session.book.by_id[measure.id].archived, timeout=PATIENCE_MS)
    assert company.messages.text == f"{measure.name} is back"
    archive.reject()
