"""PDF, print, pictures, hand-out and a tab in a letter, from the menus of the window."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from shell_room import PATIENCE_MS, full_disk

from scorecard.report_choices import Paper, Way
from scorecard.status import Status
from ui.main_window import MainWindow
from ui.reports.preview import PreviewDialog
from ui.reports.sheet import SheetDialog
from ui.theme import DARK, LIGHT, Choice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def pdf_text(path: Path, *options: str) -> str:
    if which("pdftotext") is None:
        pytest.skip("there is no pdftotext here")
    return subprocess.run(
        ["pdftotext", *options, str(path), "-"], capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def saved(qtbot, company: MainWindow, monkeypatch, tmp_path):
    """Triggers an action whose file dialog is answered with a name, and waits for what the window tells."""

    def save(name: str, action: str, choose: Callable[[SheetDialog], object] = bool) -> Path:
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        company.messages.hide()
        company.actions_[action].trigger()
        if name.endswith(".pdf"):
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, SheetDialog)
            qtbot.waitUntil(dialog.confirm_button.isVisible, timeout=PATIENCE_MS)
            choose(dialog)
            # It is gone before the key is released.
            qtbot.keyPress(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(company.messages.isVisible, timeout=PATIENCE_MS)
        return target

    return save


def test_the_pdf_has_a_page_a_tab_with_the_numbers_of_the_boards(company, saved):
    target = saved("Out.pdf", "export_pdf")
    assert company.messages.text == "Exported Out.pdf"
    pages = pdf_text(target, "-layout").split("\f")[:-1]
    assert len(pages) == 3
    board = company.company.board
    first = " ".join(pages[0].split())
    for row in board.rows:
        assert row.measure.name in first
        assert " ".join(row.cell.text.split()) in first
        for cell in row.cells[-6:-1]:
            assert cell.short in first
    assert "Week 47, 16–22 Nov 2026 · Revenue team · 8 of 11 on track, 2 off track, 1 missing" in first
    assert "monthly scorecard" in pages[1]
    assert "Page 3 of 3" in pages[2]


def sheets_of(path: Path) -> set[tuple[int, ...]]:
    """The sizes of a PDF's pages in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    return {tuple(round(float(side)) for side in box) for box in boxes}


def pick_sheet(qtbot, dialog: SheetDialog | PreviewDialog, paper: str, way: str) -> None:
    """By the keyboard, with the first letter."""
    for choice, word in ((dialog.paper, paper), (dialog.way, way)):
        qtbot.keyClicks(choice, word[0])
        assert choice.currentText() == word


def test_paper_and_orientation_are_chosen_and_remembered(qtbot, company, saved, preferences):
    preferences.paper = Paper.A4
    assert sheets_of(saved("Out.pdf", "export_pdf")) == {(842, 595)}
    assert sheets_of(saved("Out.pdf", "hand_out")) == {(595, 842)}
    letter = partial(pick_sheet, qtbot, paper="Letter", way="Portrait")
    assert sheets_of(saved("Out.pdf", "export_pdf", letter)) == {(612, 792)}
    assert sheets_of(saved("Out.pdf", "export_pdf")) == {(612, 792)}
    assert sheets_of(saved("Out.pdf", "hand_out")) == {(612, 792)}
    across = partial(pick_sheet, qtbot, paper="A4", way="Landscape")
    assert sheets_of(saved("Out.pdf", "hand_out", across)) == {(842, 595)}
    assert sheets_of(saved("Out.pdf", "export_pdf")) == {(595, 842)}


def test_the_charts_are_those_of_what_is_off_track(company, saved):
    text = " ".join(pdf_text(saved("Out.pdf", "export_pdf"), "-l", "1").split())
    off = [row.measure.name for row in company.company.board.rows if row.cell.status is Status.OFF_TRACK]
    for row in company.company.board.rows:
        # In the table, and once more over its chart.
        assert text.count(row.measure.name) >= (2 if row.measure.name in off else 1), row.measure.name
    assert "Goal 18" in text


def test_the_hand_out_has_the_numbers_to_talk_about_their_sentence_and_notes(saved):
    text = " ".join(pdf_text(saved("Hand-out.pdf", "hand_out")).split())
    assert "to talk about this week" in text
    assert "Off track 3 weeks in a row · 15 against ≥ 18" in text
    assert "above November 2025" in text
    assert "Two product demos moved to next week. (Daniel Ortega" in text
    assert "No number yet: New online reviews." in text
    assert "Website visitors" not in text


def test_a_tab_becomes_a_picture_in_lines_points_or_a_letter(company, saved):
    image = QImage(str(saved("Tab.png", "save_tab")))
    assert image.width() > 2000
    assert image.height() > 1000
    drawn = ElementTree.fromstring(saved("Tab.svg", "save_tab").read_bytes())
    assert "5,264" in "".join(drawn.itertext())
    letter = saved("Tab.html", "save_tab").read_text("utf-8")
    assert "<table" in letter
    assert "5,264" in letter


def test_on_a_dark_screen_pictures_are_dark_and_letters_light(qtbot, company, saved, appearance):
    appearance.choose(Choice.DARK)
    assert QImage(str(saved("Tab.png", "save_tab"))).pixelColor(2, 2) == DARK.surface
    assert QImage(str(saved("Chart.png", "save_chart"))).pixelColor(2, 2) == DARK.surface
    assert f'bgcolor="{LIGHT.surface.name().upper()}"' in saved("Tab.HTML", "save_tab").read_text("utf-8")
    company.messages.hide()
    company.actions_["copy_for_mail"].trigger()
    qtbot.waitUntil(lambda: "copied" in company.messages.text, timeout=PATIENCE_MS)
    copied = QGuiApplication.clipboard().mimeData().html()
    assert f'bgcolor="{LIGHT.surface.name().upper()}"' in copied
    assert DARK.surface.name().upper() not in copied


def test_the_chart_of_the_selected_measure_is_saved(company, saved):
    row = company.company.pages.board.row
    drawn = ElementTree.fromstring(saved("Chart.svg", "save_chart").read_bytes())
    assert row.measure.name in "".join(drawn.itertext())
    image = QImage(str(saved("Chart.png", "save_chart")))
    assert (image.width(), image.height()) == (1920, 640)


def test_the_menu_of_the_chart_saves_it(qtbot, company, monkeypatch, tmp_path):
    target = tmp_path / "Chart.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    menu = company.company.pages.panel.chart.menu(12)
    qtbot.addWidget(menu)
    next(each for each in menu.actions() if each.text() == "Save chart as picture…").trigger()
    qtbot.waitUntil(lambda: company.messages.text == "Exported Chart.png", timeout=PATIENCE_MS)
    assert target.stat().st_size > 1000


def test_a_tab_is_copied_for_a_letter_as_tables_and_text(qtbot, company):
    company.actions_["copy_for_mail"].trigger()
    told = "Weekly scorecard copied. Paste it into an e-mail."
    qtbot.waitUntil(lambda: company.messages.text == told, timeout=PATIENCE_MS)
    data = QGuiApplication.clipboard().mimeData()
    assert "▲ Off track" in data.html()
    assert "style=" in data.html()
    assert "First meetings" in data.text()


@pytest.fixture
def pick(qtbot, company):
    """Opens a menu of the menu bar with the mouse and clicks one of its lines."""

    def click(title: str, text: str) -> None:
        bar = company.menuBar()
        opened = next(each for each in bar.actions() if each.text().replace("&", "") == title)
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(opened).center())
        menu = opened.menu()
        qtbot.waitUntil(menu.isVisible, timeout=PATIENCE_MS)
        line = next(each for each in menu.actions() if each.text().replace("&", "") == text)
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())

    return click


def test_by_the_menus_with_the_mouse(qtbot, company, pick, monkeypatch, tmp_path):
    pick("Edit", "Copy tab for e-mail")
    qtbot.waitUntil(lambda: "Paste it into an e-mail" in company.messages.text, timeout=PATIENCE_MS)
    assert "5,264" in QGuiApplication.clipboard().mimeData().html()
    for name in ("Chart.png", "Chart.svg"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        pick("Edit", "Save chart as picture…")
        told = f"Exported {name}"
        qtbot.waitUntil(lambda told=told: company.messages.text == told, timeout=PATIENCE_MS)
        assert (tmp_path / name).stat().st_size > 1000


def test_the_chart_is_copied_by_the_button_beside_it(qtbot, company):
    panel = company.company.pages.panel
    copy = next(each for each in panel.findChildren(QPushButton) if each.text() == "Copy chart")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.imageData().width() >= 1920
    assert "Nov 2025" in copied.text() or "2025-11" in copied.text()


def test_a_full_disk_leaves_the_old_file_and_says_so(company, saved, tmp_path):
    (tmp_path / "Out.pdf").write_bytes(b"old")
    with full_disk():
        saved("Out.pdf", "export_pdf")
    assert "was not saved" in company.messages.text
    assert (tmp_path / "Out.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def offer(window: MainWindow, word: str) -> QPushButton:
    shown = window.messages.findChildren(QPushButton)
    return next(each for each in shown if each.isVisible() and each.text() == word)


def test_a_file_in_use_is_kept_and_another_name_offered(qtbot, company, saved, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()).name))
    (tmp_path / "Out.pdf").write_bytes(b"old")
    (tmp_path / "~$Out.pdf").write_bytes(b"")
    saved("Out.pdf", "export_pdf")
    assert "has this file open" in company.messages.text
    qtbot.mouseClick(offer(company, "Save as “Out (2).pdf”"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: company.messages.text == "Exported Out (2).pdf", timeout=PATIENCE_MS)
    assert (tmp_path / "Out.pdf").read_bytes() == b"old"
    assert (tmp_path / "Out (2).pdf").read_bytes().startswith(b"%PDF")
    qtbot.mouseClick(offer(company, "Open"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(offer(company, "Show in folder"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(offer(company, "Open"), Qt.MouseButton.LeftButton)
    assert opened == ["Out (2).pdf", tmp_path.name, "Out (2).pdf"]
    assert company.messages.text == "Exported Out (2).pdf"


def test_the_print_dialog_prints_the_tab_in_front(qtbot, company, answer, tmp_path):
    target = tmp_path / "Printed.pdf"

    def choose(dialog: QPrintDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        # The dialog itself would ask the printers of the system, of which there may be none.
        dialog.done(QPrintDialog.DialogCode.Accepted)

    answer(choose)
    company.actions_["print"].trigger()
    qtbot.waitUntil(lambda: company.messages.text.startswith("Printed"), timeout=PATIENCE_MS)
    text = pdf_text(target)
    assert text.count("\f") == 1
    assert "First meetings" in text


@pytest.fixture
def preview(qtbot, company) -> PreviewDialog:
    company.actions_["preview"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog), timeout=PATIENCE_MS)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.pages.pageCount() == 1, timeout=PATIENCE_MS)
    return dialog


def test_the_preview_shows_the_pages_larger_and_smaller(qtbot, preview):
    assert preview.windowTitle() == "Print preview"
    qtbot.waitUntil(lambda: preview.place.text() == "Page 1 of 1", timeout=PATIENCE_MS)
    assert not preview.forth.isEnabled()
    whole = preview.pages.zoomFactor()
    qtbot.mouseClick(preview.larger, Qt.MouseButton.LeftButton)
    assert preview.pages.zoomFactor() > whole
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.pages.zoomFactor() == pytest.approx(whole)
    qtbot.keyClick(preview, Qt.Key.Key_Escape)


def test_the_preview_lays_out_for_another_sheet(qtbot, company, preview, preferences, answer):
    printer = preview._printer
    pick_sheet(qtbot, preview, "Letter", "Portrait")
    assert printer.pageLayout().fullRectPoints().size().toTuple() == (612, 792)
    printed: list[tuple[int, ...]] = []

    def refuse(dialog: QPrintDialog) -> None:
        printed.append(dialog.printer().pageLayout().fullRectPoints().size().toTuple())
        dialog.reject()

    answer(refuse)
    qtbot.mouseClick(preview.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: printed == [(612, 792)], timeout=PATIENCE_MS)
    assert (preferences.paper, preferences.way("tabs")) == (Paper.LETTER, Way.PORTRAIT)


def test_the_preview_prints(qtbot, preview, answer):
    seen: list[str] = []

    def refuse(dialog: QPrintDialog) -> None:
        seen.append(type(dialog).__name__)
        dialog.reject()

    answer(refuse)
    # It is gone before the key is released.
    qtbot.keyPress(preview.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen == ["QPrintDialog"], timeout=PATIENCE_MS)
