"""Exports that cannot be saved: what the window tells and offers, and that the old file stays as it was."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from shell_room import PATIENCE_MS, full_disk

from ui.exporting import ExportDialog
from ui.main_window import MainWindow
from ui.preferences import Preferences

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CLICK = Qt.MouseButton.LeftButton
OLD = b"the workbook of last week"


@pytest.fixture
def folder(tmp_path: Path, preferences: Preferences) -> Path:
    """A folder into which was exported before, with what was written then."""
    made = tmp_path / "Board"
    made.mkdir()
    (made / "Out.xlsx").write_bytes(OLD)
    preferences.export_state = {"folder": str(made), "name": "Out"}
    return made


@pytest.fixture
def export(qtbot, folder: Path, company: MainWindow) -> Callable[..., str]:
    """Exports as the last time; ``meanwhile`` happens while the dialog is open. Gives what is told then."""

    def run(meanwhile: Callable[[], object] = lambda: None, *, awaits_picture: bool = True) -> str:
        company.messages.hide()
        company.actions_["export"].trigger()
        qtbot.waitUntil(
            lambda: isinstance(QApplication.activeModalWidget(), ExportDialog), timeout=PATIENCE_MS
        )
        dialog = QApplication.activeModalWidget()
        shown = (
            (lambda: dialog.preview.sheet is not None) if awaits_picture else dialog.confirm_button.isVisible
        )
        qtbot.waitUntil(shown, timeout=PATIENCE_MS)
        meanwhile()
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(company.messages.isVisible, timeout=PATIENCE_MS)
        return company.messages.text

    return run


@pytest.fixture
def offer(company: MainWindow) -> Callable[[str], QPushButton]:
    """The button of the message with this word."""

    def find(word: str) -> QPushButton:
        shown = [each for each in company.messages.findChildren(QPushButton) if each.isVisible()]
        return next(each for each in shown if each.text() == word)

    return find


def is_whole(path: Path) -> bool:
    with ZipFile(path) as package:
        return package.testzip() is None and "xl/workbook.xml" in package.namelist()


def test_an_own_workbook_is_told_with_what_was_filled_in(export, folder, preferences):
    book = Workbook()
    for place, name in enumerate(("Scorecard_Company", "Leads", "Leads_Gaol_Goal"), 1):
        book.defined_names[name] = DefinedName(name, attr_text=f"Sheet!$A${place}")
    book.save(folder / "Mine.xlsx")
    preferences.export_state = preferences.export_state | {"kind": "own", "own": str(folder / "Mine.xlsx")}
    assert export(awaits_picture=False) == (
        "Exported Out.xlsx. 2 named cells were filled in. “Leads_Gaol_Goal” names nothing on the weekly tab."
    )


def test_open_in_excel(qtbot, company, folder, export, offer):
    mark = folder / "~$Out.xlsx"
    mark.touch()
    assert export().startswith("“Out.xlsx” was not saved: Excel has this file open.")
    assert (folder / "Out.xlsx").read_bytes() == OLD
    mark.unlink()
    qtbot.mouseClick(offer("Try again"), CLICK)
    qtbot.waitUntil(lambda: company.messages.text == "Exported Out.xlsx", timeout=PATIENCE_MS)
    assert is_whole(folder / "Out.xlsx")


def test_a_folder_that_takes_no_file(qtbot, company, folder, export, offer, tmp_path, monkeypatch):
    really = Path.open

    def refuse(path: Path, *how, **more):
        # Whoever runs the tests may be allowed to write anywhere.
        if path.parent == folder and how[:1] == ("xb",):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really(path, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert export() == (
        f"“Out.xlsx” was not saved: nothing may be written in “{folder}”. Save it in another folder."
    )
    assert (folder / "Out.xlsx").read_bytes() == OLD
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Else.xlsx"), ""))
    qtbot.mouseClick(offer("Save elsewhere…"), CLICK)
    qtbot.waitUntil(lambda: company.messages.text == "Exported Else.xlsx", timeout=PATIENCE_MS)
    assert is_whole(tmp_path / "Else.xlsx")


def test_a_folder_that_went_while_the_dialog_was_open(qtbot, company, folder, export, offer):
    assert export(lambda: rmtree(folder)) == (
        f"“Out.xlsx” was not saved: there is no folder “{folder}”. Save it in another folder."
    )
    folder.mkdir()
    qtbot.mouseClick(offer("Try again"), CLICK)
    qtbot.waitUntil(lambda: company.messages.text == "Exported Out.xlsx", timeout=PATIENCE_MS)
    assert is_whole(folder / "Out.xlsx")


def test_a_full_disk(qtbot, company, folder, export, offer):
    with full_disk():
        told = export()
    assert told == "“Out.xlsx” was not saved: the disk is full. Make room on it, or save in another folder."
    assert [path.name for path in folder.iterdir()] == ["Out.xlsx"]
    assert (folder / "Out.xlsx").read_bytes() == OLD
    qtbot.mouseClick(offer("Try again"), CLICK)
    qtbot.waitUntil(lambda: company.messages.text == "Exported Out.xlsx", timeout=PATIENCE_MS)


def test_a_read_only_file(folder, export):
    (folder / "Out.xlsx").chmod(0o444)
    assert export() == "“Out.xlsx” was not saved: the file is read-only. Save under another name."
    assert (folder / "Out.xlsx").read_bytes() == OLD
