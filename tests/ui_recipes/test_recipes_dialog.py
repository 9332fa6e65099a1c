from __future__ import annotations

import pytest
from company_fixtures import PATIENCE_MS
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from recipes_room import texts

from scorecard.importing.watching import BEING_SAVED, Looked, Saved
from ui.recipes import RecipesDialog
from ui.recipes.editor import RecipeEditor


@pytest.fixture
def dialog(qtbot, session):
    """Opens the dialog and waits until it shows what there is."""

    def show() -> RecipesDialog:
        made = RecipesDialog(session)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        settle(qtbot, session)
        return made

    return show


@pytest.fixture
def answer(qtbot):
    """Has the next dialog answered: the function gets it once it is shown."""

    def prepare(act):
        def look():
            shown = QApplication.activeModalWidget()
            act(shown) if shown is not None else QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    return prepare


def settle(qtbot, session):
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)


def choose_file(monkeypatch, path, kind="getOpenFileName"):
    monkeypatch.setattr(
        QFileDialog, kind, lambda *_: str(path) if kind.endswith("Directory") else (str(path), "")
    )


class TestRecipes:
    def test_nothing_yet_is_said_with_what_to_do(self, dialog):
        shown = dialog()
        assert "Tick “Remember these choices”" in shown.recipes.none.text()
        assert "Link the file or folder" in shown.links.none.text()
        assert not shown.recipes.edit_button.isEnabled()
        assert not shown.links.look_button.isEnabled()

    def test_each_tells_its_files_and_its_last_use(self, dialog, remembered):
        ((name, used, files, last),) = texts(dialog().recipes.list)
        assert (name, files, last) == ("KPIs", "Text files with not ours, visits", "KPIs.csv")
        assert used.startswith("Used ")

    def test_renaming_by_keyboard(self, qtbot, session, dialog, remembered, answer):
        def rename(asked):
            asked.findChild(QLineEdit).setText(" Monthly  numbers ")
            asked.accept()

        shown = dialog()
        answer(rename)
        qtbot.keyClick(shown.recipes.list, Qt.Key.Key_F2)
        settle(qtbot, session)
        assert texts(shown.recipes.list)[0][0] == "Monthly numbers"

    def test_a_text_that_is_no_recipe_cannot_be_saved(self, qtbot, session, ask, dialog, remembered, answer):
        seen = {}

        def edit(editor: RecipeEditor):
            text = editor.text
            editor.editor.setPlainText(text.replace('"(leave out)"', '"nothing"'))
            qtbot.waitUntil(lambda: editor.problem.isVisible(), timeout=PATIENCE_MS)
            seen["problem"] = editor.problem.accessibleName()
            seen["could save"] = editor.confirm_button.isEnabled()
            editor.editor.setPlainText(f'{text}calls = "(new measure)"\n')
            qtbot.waitUntil(lambda: editor.confirm_button.isEnabled(), timeout=PATIENCE_MS)
            editor.accept()

        shown = dialog()
        answer(edit)
        qtbot.keyClick(shown.recipes.list, Qt.Key.Key_Return)
        settle(qtbot, session)
        assert seen["problem"].startswith(
            "The recipe, matches, not ours: “nothing” cannot be; allowed: short names"
        )
        assert not seen["could save"]
        (recipe,) = ask(lambda workspace: workspace.importing.recipes.all())
        assert 'calls = "(new measure)"' in recipe.text

    def test_export_remove_import(self, qtbot, session, dialog, remembered, tmp_path, monkeypatch):
        shown = dialog()
        choose_file(monkeypatch, tmp_path / "mine", "getSaveFileName")
        qtbot.mouseClick(shown.recipes.export_button, Qt.MouseButton.LeftButton)
        settle(qtbot, session)
        qtbot.keyClick(shown.recipes.list, Qt.Key.Key_Delete)
        settle(qtbot, session)
        assert texts(shown.recipes.list) == []
        choose_file(monkeypatch, tmp_path / "mine.toml")
        qtbot.mouseClick(shown.recipes.import_button, Qt.MouseButton.LeftButton)
        settle(qtbot, session)
        assert texts(shown.recipes.list)[0][0] == "KPIs"

    def test_what_cannot_be_done_is_said(self, qtbot, session, dialog, tmp_path, monkeypatch):
        (tmp_path / "bad.toml").write_text("name = 1")
        choose_file(monkeypatch, tmp_path / "bad.toml")
        shown = dialog()
        qtbot.mouseClick(shown.recipes.import_button, Qt.MouseButton.LeftButton)
        settle(qtbot, session)
        assert shown.message.text() == "bad.toml, name: “1” cannot be; allowed: a text in quotes."


class TestLinks:
    @pytest.fixture
    def linked(self, ask, remembered):
        ask(lambda workspace: workspace.importing.links.add(remembered))
        return remembered

    def test_adding_a_file_and_a_folder(self, qtbot, session, dialog, file, monkeypatch):
        shown = dialog()
        choose_file(monkeypatch, file)
        qtbot.mouseClick(shown.links.add_file, Qt.MouseButton.LeftButton)
        choose_file(monkeypatch, file.parent, "getExistingDirectory")
        qtbot.mouseClick(shown.links.add_folder, Qt.MouseButton.LeftButton)
        settle(qtbot, session)
        assert texts(shown.links.list) == [
            ("KPIs.csv", "Asks, by the recipe that fits", str(file.parent), "Not looked at yet"),
            ("numbers", "Asks, by the recipe that fits", str(file.parent.parent), "Not looked at yet"),
        ]

    def test_choosing_how(self, qtbot, session, dialog, ask, linked):
        shown = dialog()
        shown.links.recipe.setCurrentIndex(1)
        shown.links.recipe.activated.emit(1)
        settle(qtbot, session)
        shown.links.automatic.click()
        settle(qtbot, session)
        (link,) = ask(lambda workspace: workspace.importing.links.all())
        assert (link.recipe, link.automatic) == ("KPIs", True)
        assert texts(shown.links.list)[0][1] == "Imports without asking, by “KPIs”"
        assert shown.links.recipe.value() == "KPIs"

    def test_the_last_result_and_what_is_waited_for(self, qtbot, session, dialog, ask, linked):
        (link,) = ask(lambda workspace: workspace.importing.links.all())
        saved = Saved(link, linked, "1:1")
        ask(lambda workspace: workspace.importing.links.keep(saved, "It is damaged", failed=True))
        shown = dialog()
        assert texts(shown.links.list)[0][3].startswith("It is damaged · ")
        shown.show_waiting(Looked(waiting={linked: BEING_SAVED}))
        settle(qtbot, session)
        assert texts(shown.links.list)[0][3] == "It is being saved"
        shown.show_waiting(Looked(ready=(saved,)))
        settle(qtbot, session)
        assert texts(shown.links.list)[0][3] == "Saved, to be imported"
        shown.show_waiting(Looked(missing=(link,)))
        settle(qtbot, session)
        assert texts(shown.links.list)[0][3] == "Not there, or cannot be reached"

    def test_removing_and_looking(self, qtbot, session, dialog, linked):
        shown = dialog()
        with qtbot.waitSignal(shown.look_requested):
            qtbot.mouseClick(shown.links.look_button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(shown.links.list, Qt.Key.Key_Delete)
        settle(qtbot, session)
        assert texts(shown.links.list) == []
