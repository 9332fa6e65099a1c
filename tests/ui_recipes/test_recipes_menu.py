from __future__ import annotations

import pytest
from company_fixtures import PATIENCE_MS
from PySide6.QtWidgets import QApplication

from scorecard.importing.watching import Looked
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.recipes import RecipesDialog
from ui.theme import Appearance, Choice


@pytest.fixture
def window(qtbot, qapp, session, tmp_path):
    made = MainWindow(session, Preferences(tmp_path / "settings.ini"), Appearance(qapp, Choice.LIGHT))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_dialog_opens_from_the_menu_with_how_the_files_stand(qtbot, session, ask, window, remembered):
    ask(lambda workspace: workspace.importing.links.add(remembered))
    (link,) = ask(lambda workspace: workspace.importing.links.all())
    window.linked_files.looked = Looked(missing=(link,))
    window.actions_.set_company_open(True)
    window.actions_["recipes"].trigger()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RecipesDialog)
    qtbot.waitUntil(lambda: bool(shown.links.list.rows), timeout=PATIENCE_MS)
    assert shown.links.list.rows[0].state == "Not there, or cannot be reached"
    shown.accept()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE_MS)
    qtbot.wait(20)
    window.linked_files.waiting_changed.emit(Looked())
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
