"""The export dialog: choices, picture, name, and what is remembered."""

from __future__ import annotations

from pathlib import Path

from company_fixtures import PATIENCE_MS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scorecard.periods import Cadence
from scorecard.report_choices import Paper, ReportChoices
from ui.exporting import ExportDialog, Wish
from ui.exporting.wish import Kind, Which


def choose(choice, value) -> None:
    choice.set_value(value)
    choice.chosen.emit(value)


def test_enter_exports_at_once_as_the_last_time(qtbot, open_dialog, tmp_path):
    dialog = open_dialog(tabs=["monthly"], trailing=6, charts=False, name="{tab} {period}")
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert dialog.target == tmp_path / "monthly October 2026.xlsx"
    choices = dialog.choices
    assert (choices.cadences, choices.trailing, choices.charts) == ((Cadence.MONTHLY,), 6, False)


def test_the_picture_follows_the_choices(qtbot, session, open_dialog):
    dialog: ExportDialog = open_dialog()
    qtbot.waitUntil(lambda: dialog.preview.sheet is not None, timeout=PATIENCE_MS)
    assert dialog.preview.sheet.sheets == ("Weekly", "Monthly", "Quarterly", "Trends", "Goals", "Data")
    assert dialog.preview.sheet.board.title == "Week 47"
    dialog.tabs[Cadence.WEEKLY].toggle()
    choose(dialog.trailing, 4)
    dialog.charts.toggle()
    qtbot.waitUntil(lambda: dialog.preview.sheet.board.cadence is Cadence.MONTHLY, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not dialog.preview.sheet.has_chart, timeout=PATIENCE_MS)
    assert len(dialog.preview.sheet.board.periods) == 4
    assert dialog.preview.sheet.sheets == ("Monthly", "Quarterly", "Goals", "Data")


def test_it_is_painted_in_the_colours_of_a_workbook(qtbot, open_dialog):
    dialog: ExportDialog = open_dialog()
    qtbot.waitUntil(lambda: dialog.preview.sheet is not None, timeout=PATIENCE_MS)
    picture = dialog.preview.grab().toImage()
    colours = {picture.pixelColor(x, picture.height() // 7).name() for x in range(picture.width())}
    assert "#243b6b" in colours, "the header"


def test_the_data_sheet_is_said_to_be_followed_only_where_formulas_follow_it(open_dialog):
    dialog: ExportDialog = open_dialog()
    assert dialog.data.text() == "Data sheet, which formulas follow"
    dialog.values_only.toggle()
    assert dialog.data.text() == "Data sheet"


def test_a_workbook_is_laid_out_for_the_paper_that_was_chosen(qtbot, open_dialog):
    dialog: ExportDialog = open_dialog()
    qtbot.keyClicks(dialog.paper, "L")
    assert dialog.choices.paper is Paper.LETTER
    choose(dialog.kind, Kind.TABLE)
    assert not dialog.paper.isVisible()


def test_the_period_of_the_window(open_dialog):
    dialog: ExportDialog = open_dialog()
    choose(dialog.which, Which.SHOWN)
    assert dialog.choices.periods[Cadence.WEEKLY].begin.isoformat() == "2026-11-02"
    assert "week 45" in dialog.told.text()
    choose(dialog.which, Which.CURRENT)
    assert dialog.choices.periods[Cadence.MONTHLY].begin.isoformat() == "2026-11-01"


def test_without_a_tab_there_is_nothing_to_export(open_dialog):
    dialog: ExportDialog = open_dialog(tabs=["weekly"])
    dialog.tabs[Cadence.WEEKLY].toggle()
    assert not dialog.confirm_button.isEnabled()
    assert dialog.preview.words == "Choose at least one tab."


def test_a_name_that_cannot_be_is_told_at_once(open_dialog, tmp_path):
    dialog: ExportDialog = open_dialog()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "{{weak}")
    assert not dialog.confirm_button.isEnabled()
    assert "stands for nothing" in dialog.told.text()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "../A: {company}")
    assert dialog.target == tmp_path / "-A- Acme.xlsx"


def test_that_a_file_is_replaced_is_told_before(open_dialog, tmp_path):
    (tmp_path / "Out.xlsx").touch()
    assert "will be replaced" in open_dialog(name="Out").told.text()


def test_an_own_workbook_keeps_its_ending(open_dialog, tmp_path: Path):
    own = tmp_path / "board.xlsm"
    dialog: ExportDialog = open_dialog(kind="own", own=str(own), name="Out")
    assert dialog.choices.template == own
    assert dialog.target == tmp_path / "Out.xlsm"
    assert "board.xlsm keeps its looks" in dialog.preview.words
    assert not dialog.charts.isVisible()
    choose(dialog.kind, Kind.TABLE)
    assert dialog.target == tmp_path / "Out.csv"
    assert dialog.choices.template is None


def test_what_is_chosen_is_kept_and_what_is_damaged_is_as_ever():
    wish = Wish(
        tabs=(Cadence.WEEKLY,), which=Which.CURRENT, trailing=26, kind=Kind.TABLE, name="x", data=False
    )
    assert Wish.of(wish.state) == wish
    assert Wish.of({"tabs": ["no"], "which": 3, "trailing": "x", "charts": 1, "kind": None}) == Wish()
    assert Wish.of({"trailing": 900}).trailing == 53
    assert Wish.of(None) == Wish()
    assert Wish().trailing == ReportChoices().trailing
