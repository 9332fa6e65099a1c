from __future__ import annotations

import pytest
from company_fixtures import PATIENCE_MS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from recipes_room import MORE, NEXT, QUICK

import ui.watching
from scorecard.importing.foreign import Foreign
from scorecard.recipes import PUT_OFF
from ui.messages import MessageBar
from ui.preferences import Preferences
from ui.shell.files import Files
from ui.shell.linked_files import LOOKED_AT, LinkedFiles
from ui.watching import Watcher


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(ui.watching, "FAST_MS", 20)


@pytest.fixture
def window(qtbot, session, tmp_path):
    """The bars of a window; the wizard only tells what it is asked to open."""
    made = QWidget()
    made.news = MessageBar(made)
    files = Files(session, Preferences(tmp_path / "settings.ini"), made.news, made)
    made.opened = []
    files.import_path = made.opened.append
    made.linked = LinkedFiles(session, made.news, files, made, Watcher(session, made, patience=QUICK))
    made.bar = made.linked.bar
    made.files = files
    qtbot.addWidget(made)
    made.show()
    yield made
    made.linked.watcher.shut_down()
    files.shut_down()


@pytest.fixture
def link(ask, window, remembered):
    """Links the file that was imported already, in the state it had then."""

    def make(path=remembered, **how):
        ask(lambda workspace: workspace.importing.links.add(path, **how))

    return make


def click(qtbot, bar, word):
    *_, found = (each for each in bar.findChildren(QPushButton) if each.text() == word)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def wait_for(qtbot, bar, text):
    qtbot.waitUntil(lambda: not bar.isHidden() and bar.text == text, timeout=PATIENCE_MS)


def _import_at(workspace, path, rate):
    """Import a file in another currency, and keep its recipe with the rate."""
    session = workspace.importing.open(path)
    for match in session.matches:
        session.choose(match.index, match.choice)
    session.choose_foreign(Foreign.CONVERTED, rate)
    return workspace.importing.commit(session, remember=True)


def results(ask):
    return [each.text for each in ask(lambda workspace: workspace.importing.links.results())]


class TestAsking:
    def test_a_saved_file_is_offered_and_imported_with_undo(
        self, qtbot, session, ask, window, link, remembered
    ):
        remembered.write_text(NEXT, "utf-8")
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Import")
        wait_for(qtbot, window.news, "1 new value, 1 changed from KPIs.csv")
        assert window.bar.isHidden()
        assert results(ask) == ["1 new value, 1 changed"]
        click(qtbot, window.news, "Undo")
        qtbot.waitUntil(lambda: session.snapshot.redo_title == "Import KPIs.csv", timeout=PATIENCE_MS)

    def test_a_file_that_is_saved_while_the_window_is_open(self, qtbot, ask, window, link, remembered):
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Not now")
        qtbot.waitUntil(lambda: results(ask) == [PUT_OFF], timeout=PATIENCE_MS)
        other = remembered.with_name("new.tmp")
        other.write_text(NEXT, "utf-8")
        other.replace(remembered)
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")

    def test_looking_at_it_opens_the_wizard(self, qtbot, ask, window, link, remembered):
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Look at it")
        assert window.opened == [remembered]
        assert results(ask) == [LOOKED_AT]

    def test_a_question_that_is_open_ends_as_one(self, qtbot, window, link, remembered):
        remembered.write_text(NEXT.replace("Visits,100", "Visits,€100"), "utf-8")
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Import")
        qtbot.waitUntil(lambda: "left out" in window.bar.text, timeout=PATIENCE_MS)
        assert window.bar.text.endswith("converted or left out?")

    def test_the_last_rate_is_offered_with_what_it_would_change(self, qtbot, ask, window, link, remembered):
        euros = "KPI,2026-08,2026-09\nMoney in,€100,€110\n"
        remembered.write_text(euros, "utf-8")
        ask(lambda workspace: _import_at(workspace, remembered, 1.1))
        remembered.write_text(euros.replace("€110", "€120"), "utf-8")
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Import")
        qtbot.waitUntil(lambda: "At that rate" in window.bar.text, timeout=PATIENCE_MS)
        assert "The last rate was 1.10, as on " in window.bar.text
        assert window.bar.text.endswith("At that rate: 1 changed.")
        click(qtbot, window.bar, "Import at 1.10")
        wait_for(qtbot, window.news, "1 changed from KPIs.csv")

    def test_what_needs_a_person_is_not_imported(self, qtbot, session, window, link, remembered):
        remembered.write_text(MORE, "utf-8")
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Import")
        wait_for(qtbot, window.bar, "KPIs.csv was saved. To be decided: 1 new measure.")
        assert session.snapshot.undo_title == "Link KPIs.csv"
        click(qtbot, window.bar, "Look at it")
        assert window.opened == [remembered]

    def test_several_wait_for_each_other(self, qtbot, ask, window, link, remembered):
        remembered.with_name("other.csv").write_text(NEXT, "utf-8")
        link(remembered.parent)
        qtbot.waitUntil(lambda: window.bar.text.endswith("was saved. 1 more waits."), timeout=PATIENCE_MS)
        click(qtbot, window.bar, "Not now")
        qtbot.waitUntil(lambda: window.bar.text.endswith("was saved."), timeout=PATIENCE_MS)
        click(qtbot, window.bar, "Not now")
        qtbot.waitUntil(lambda: results(ask) == [PUT_OFF, PUT_OFF], timeout=PATIENCE_MS)
        assert window.bar.isHidden()

    def test_looking_again_offers_what_was_put_off(self, qtbot, ask, window, link):
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        click(qtbot, window.bar, "Not now")
        qtbot.waitUntil(lambda: results(ask) == [PUT_OFF], timeout=PATIENCE_MS)
        window.linked.look_again()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")

    def test_a_link_that_is_removed_is_asked_about_no_more(self, qtbot, ask, window, link):
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        ask(lambda workspace: workspace.importing.links.remove(1))
        qtbot.waitUntil(window.bar.isHidden, timeout=PATIENCE_MS)

    def test_a_link_that_is_made_automatic_is_asked_about_no_more(self, qtbot, ask, window, link):
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        ask(lambda workspace: workspace.importing.links.change(1, automatic=True))
        qtbot.waitUntil(lambda: results(ask) == ["Nothing new"], timeout=PATIENCE_MS)
        assert window.bar.isHidden()

    def test_a_closed_company_is_watched_no_more(self, qtbot, session, window, link):
        link()
        wait_for(qtbot, window.bar, "KPIs.csv was saved.")
        with qtbot.waitSignal(session.closed, timeout=PATIENCE_MS):
            session.close()
        assert window.bar.isHidden()
        window.linked.look_again()
        assert window.linked.looked.ready == ()

    def test_nothing_is_read_while_the_wizard_is_open(self, qtbot, ask, window, link):
        window.files.is_importing = True
        link(automatic=True)
        qtbot.wait(300)
        assert results(ask) == []
        window.files.is_importing = False
        window.linked.look_again()
        qtbot.waitUntil(lambda: results(ask) == ["Nothing new"], timeout=PATIENCE_MS)


class TestAutomatic:
    def test_it_is_imported_and_told(self, qtbot, window, link, remembered):
        remembered.write_text(NEXT, "utf-8")
        link(automatic=True)
        wait_for(qtbot, window.news, "1 new value, 1 changed from KPIs.csv")
        assert window.bar.isHidden()

    def test_nothing_new_is_not_told_but_kept(self, qtbot, ask, window, link):
        link(automatic=True)
        qtbot.waitUntil(lambda: results(ask) == ["Nothing new"], timeout=PATIENCE_MS)
        assert window.news.isHidden()

    def test_what_needs_a_person_is_offered(self, qtbot, session, window, link, remembered):
        remembered.write_text(MORE, "utf-8")
        link(automatic=True)
        wait_for(qtbot, window.bar, "KPIs.csv was saved. To be decided: 1 new measure.")
        assert session.snapshot.undo_title == "Link KPIs.csv"

    def test_a_file_that_cannot_be_read_is_told(self, qtbot, ask, window, link, remembered):
        remembered.write_text("nothing here\n", "utf-8")
        link(automatic=True)
        qtbot.waitUntil(
            lambda: window.news.text.startswith("KPIs.csv holds no numbers."), timeout=PATIENCE_MS
        )
        assert results(ask)[0].startswith("KPIs.csv holds no numbers.")
