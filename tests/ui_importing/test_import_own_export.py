"""The wizard over a workbook that was exported, edited elsewhere and brought back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from wizard_room import READ_WITHIN, TODAY, read

from scorecard.language import Language
from scorecard.report_choices import ReportChoices
from scorecard.starting import make_sample
from scorecard.workspace import Workspace
from ui.importing import ImportWizard
from ui.importing.options import OPTIONS
from ui.session import Session

pytestmark = [
    pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning:openpyxl"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
COMPANY, EXPORT = "a.scorecard", "export.xlsx"
EDITS = {
    ("first_meetings", "2026-W46"): 17.0,
    ("new_reviews", "2026-W45"): 8.0,
    ("email_open_rate", "2026-10"): 0.333,
    ("website_visitors", "2026-Q3"): 70_000.0,
}
COME_BACK = EDITS | {("email_open_rate", "2026-10"): 33.3}
Numbers = dict[tuple[str, str], float | None]
LANGUAGES = [Language.ENGLISH, Language.PERSIAN]


@pytest.fixture(scope="module", params=LANGUAGES, ids=lambda language: language.value)
def exported(request, tmp_path_factory) -> Path:
    """A folder with the sample company, in a language, and its export."""
    folder = tmp_path_factory.mktemp("exported")
    make_sample(folder / COMPANY, clock=lambda: TODAY, language=request.param)
    with closing(Workspace.open(folder / COMPANY, clock=lambda: TODAY)) as workspace:
        workspace.reporting.export(folder / EXPORT, ReportChoices())
    return folder


@pytest.fixture
def sample(qtbot, exported: Path, tmp_path: Path, reader, monkeypatch):
    """A session with that company open."""
    monkeypatch.setattr("scorecard.importing.readers.ReaderProcess", lambda: reader)
    session = Session(clock=lambda: TODAY)
    with qtbot.waitSignal(session.opened, timeout=READ_WITHIN):
        session.open(Path(shutil.copyfile(exported / COMPANY, tmp_path / COMPANY)))
    yield session
    session.shut_down()


@pytest.fixture
def over_sample(qtbot, sample: Session) -> ImportWizard:
    made = ImportWizard(sample)
    qtbot.addWidget(made)
    made.resize(1280, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def edited(exported: Path, folder: Path, edits: Mapping[tuple[str, str], float | None]) -> Path:
    book = openpyxl.load_workbook(exported / EXPORT)
    data = book["Data"]
    columns = {cell.value: cell.column for cell in data[4]}
    rows = {data.cell(row, 2).value: row for row in range(1, data.max_row + 1)}
    for (name, period), value in edits.items():
        data.cell(rows[period], columns[name]).value = value
    book.save(folder / "edited.xlsx")
    return folder / "edited.xlsx"


def as_edited(path: Path) -> Path:
    return path


def through_libreoffice(path: Path) -> Path:
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        path.parent / "saved",
        path,
    ]
    subprocess.run([*command, path], capture_output=True, timeout=120, check=True)
    return path.parent / "saved" / path.name


def reported(qtbot, session: Session) -> Numbers:
    """All numbers that the company was given."""
    told: list[Numbers] = []

    def ask(workspace: Workspace) -> Numbers:
        key = workspace.book.calendar.key
        return {
            (row.measure.short_name, key(cell.period)): cell.value
            for board in workspace.reporting.report(ReportChoices(trailing=60)).boards
            for row in board.rows
            for cell in row.cells
            if cell.reported
        }

    session.run(ask, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=READ_WITHIN)
    return told[0]


def commit(qtbot, wizard: ImportWizard) -> None:
    with qtbot.waitSignal(wizard.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("saved_by", [as_edited, through_libreoffice])
def test_exactly_the_edited_numbers_change_and_one_step_brings_all_back(
    qtbot, over_sample, sample, exported, tmp_path, saved_by: Callable[[Path], Path]
):
    before = reported(qtbot, sample)
    read(qtbot, over_sample, saved_by(edited(exported, tmp_path, EDITS)))
    assert over_sample.footer.import_button.text() == "Import 4 values"
    assert over_sample.check_page.readings.questions == ""
    assert over_sample.sight.plan.problems == ()
    assert not over_sample.footer.remember_box.isVisible()
    assert "“Data”" in over_sample.check_page.problems.note
    commit(qtbot, over_sample)
    after = reported(qtbot, sample)
    assert {key: value for key, value in after.items() if value != before.get(key)} == COME_BACK
    assert set(before) <= set(after)
    with qtbot.waitSignal(sample.changed, timeout=READ_WITHIN):
        sample.undo()
    assert reported(qtbot, sample) == before


def test_an_emptied_number_goes_only_where_its_removal_is_chosen(
    qtbot, over_sample, sample, exported, tmp_path
):
    emptied = ("first_meetings", "2026-W46")
    read(qtbot, over_sample, edited(exported, tmp_path, {emptied: None, ("new_reviews", "2026-W45"): 8.0}))
    assert over_sample.check_page.changes.counts[2] == "0"
    assert [line.problem.text for line in over_sample.sight.problem_lines] == ["the number was emptied"]
    box = over_sample.check_page.options.boxes[OPTIONS[-1]]
    assert box.text() == "Remove the number that was emptied in the workbook"
    with qtbot.waitSignal(over_sample.draft.refreshed, timeout=READ_WITHIN):
        box.click()
    assert over_sample.check_page.changes.counts[2] == "1"
    before = reported(qtbot, sample)
    commit(qtbot, over_sample)
    assert "1 value removed" in over_sample.done_page.detail
    assert set(before) - set(reported(qtbot, sample)) == {emptied}


WHOLE = ("website_visitors", "2026-W46")


def test_a_whole_over_segments_is_shown_as_a_change_that_says_what_becomes_of_the_rest(
    qtbot, over_sample, sample, exported, tmp_path
):
    read(qtbot, over_sample, edited(exported, tmp_path, {WHOLE: 5000.0, ("new_reviews", "2026-W45"): 8.0}))
    plan = over_sample.sight.plan
    assert (plan.added, plan.changed) == (0, 2)
    assert {(line.value.measure.short_name, line.value.new) for line in over_sample.sight.changed_lines} == {
        ("website_visitors", 5000.0),
        ("new_reviews", 8.0),
    }
    (line,) = over_sample.sight.problem_lines
    (changed,) = (each for each in over_sample.sight.changed_lines if each.value.new == 5000)
    rest = f"{5000 - changed.value.old:,.0f}".replace("-", "−")
    known = f"{changed.value.old:,.0f}"
    told = f"its segments add up to {known} and stay; the difference, {rest}, becomes “Not split”"
    assert line.problem.text == told
    assert line.problem.is_warning
    view = over_sample.check_page.sheet
    assert view.currentIndex().isValid(), "the first change is in view"
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
    before = reported(qtbot, sample)
    with qtbot.waitSignal(over_sample.draft.refreshed, timeout=READ_WITHIN):
        over_sample.check_page.changes.decided.emit({changed.place: True})
    assert over_sample.sight.plan.changed == 1
    commit(qtbot, over_sample)
    after = reported(qtbot, sample)
    assert {key for key in after if after[key] != before.get(key)} == {("new_reviews", "2026-W45")}


def test_a_whole_over_segments_comes_in_where_it_is_left(qtbot, over_sample, sample, exported, tmp_path):
    before = reported(qtbot, sample)
    read(qtbot, over_sample, edited(exported, tmp_path, {WHOLE: 5000.0}))
    commit(qtbot, over_sample)
    (skipped,) = over_sample.done_page.findChildren(QTableView)
    assert skipped.isHidden(), "it is a doubtful number that was imported"
    after = reported(qtbot, sample)
    assert {key: after[key] for key in after if after[key] != before.get(key)} == {WHOLE: 5000.0}
    with qtbot.waitSignal(sample.changed, timeout=READ_WITHIN):
        sample.undo()
    assert reported(qtbot, sample) == before


def test_a_workbook_of_which_only_another_sheet_was_edited_says_where_numbers_are_read(
    qtbot, over_sample, exported, tmp_path
):
    book = openpyxl.load_workbook(exported / EXPORT)
    book.worksheets[0].cell(8, 8).value = 4711
    book.save(tmp_path / "edited.xlsx")
    with qtbot.waitSignal(over_sample.draft.refused, timeout=READ_WITHIN):
        over_sample.read(tmp_path / "edited.xlsx")
    assert "Numbers are read from that sheet alone" in over_sample.choose_page.error
