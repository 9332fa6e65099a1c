"""A workbook that was exported and edited brings back exactly what was edited."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from scorecard.changes import Change, ChangeSet
from scorecard.commands.listing import list_on
from scorecard.errors import ScorecardError
from scorecard.importing.unattended import what_to_decide
from scorecard.measures import Company, Measure
from scorecard.periods import Cadence, WeekStart
from scorecard.report_choices import ReportChoices
from scorecard.starting import make_sample
from scorecard.units import Unit
from scorecard.workspace import Workspace

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning:openpyxl")
Edits = Mapping[tuple[str, str], float]


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.scorecard"
    make_sample(path, clock=lambda: date(2026, 11, 25))
    return path


@pytest.fixture
def company(sample, tmp_path):
    shutil.copy(sample, tmp_path / "a.scorecard")
    workspace = Workspace.open(tmp_path / "a.scorecard", clock=lambda: date(2026, 11, 25))
    yield workspace
    workspace.close()


def exported(company: Workspace, folder: Path, **choices: bool) -> Path:
    target = folder / "scorecard.xlsx"
    company.reporting.export(target, ReportChoices(**choices))
    return target


def edit(path: Path, edits: Edits) -> Path:
    book = openpyxl.load_workbook(path)
    data = book["Data"]
    columns = {cell.value: cell.column for cell in data[3]}
    rows = {data.cell(row, 2).value: row for row in range(1, data.max_row + 1)}
    for (name, period), value in edits.items():
        data.cell(rows[period], columns[name]).value = value
    target = path.with_name("edited.xlsx")
    book.save(target)
    return target


def changes(company: Workspace, path: Path) -> dict[tuple[str, str], float]:
    """What an import would change; none of it is open."""
    session = company.importing.open(path)
    assert what_to_decide(session) == ""
    before = numbers(company)
    company.commit_import(session.plan)
    after = numbers(company)
    return {key: value for key, value in after.items() if value != before.get(key)}


def numbers(company: Workspace) -> dict[tuple[str, str], float | None]:
    boards = company.reporting.report(ReportChoices(trailing=60)).boards
    key = company.book.calendar.key
    return {
        (row.measure.name, key(cell.period)): cell.value
        for board in boards
        for row in board.rows
        for cell in row.cells
        if cell.reported
    }


@pytest.mark.parametrize("values_only", [False, True])
def test_exactly_the_edited_numbers_change(company, tmp_path, values_only):
    edits = {("First meetings", "2026-W47"): 19, ("New online reviews", "2026-W47"): 8}
    assert changes(company, edit(exported(company, tmp_path, values_only=values_only), edits)) == edits


def test_what_was_changed_in_the_company_meanwhile_stays(company, tmp_path):
    path = edit(exported(company, tmp_path), {("First meetings", "2026-W47"): 19})
    week = company.book.calendar.parse("2026-W46")
    leads = next(measure for measure in company.book.measures if measure.name == "Leads")
    company.set_value(leads.id, week, 500)
    assert changes(company, path) == {("First meetings", "2026-W47"): 19}
    assert numbers(company)["Leads", "2026-W46"] == 500


def test_a_percent_comes_back_in_percent_points_also_over_a_formula(company, tmp_path):
    edits = {("E-mail open rate", "2026-10"): 0.333}
    assert changes(company, edit(exported(company, tmp_path), edits)) == {
        ("E-mail open rate", "2026-10"): 33.3
    }


def test_changes_of_weeks_months_and_quarters_are_one_import_and_one_step_of_undo(company, tmp_path):
    edits = {
        ("First meetings", "2026-W46"): 25,
        ("E-mail open rate", "2026-10"): 0.333,
        ("Average deal size", "2026-Q3"): 7_900,
    }
    path = edit(exported(company, tmp_path), edits)
    before = numbers(company)
    assert [each.name for each in company.importing.open(path).sheets] == [
        "Data, quarters", "Data, months", "Data, weeks"
    ]  # fmt: skip
    assert changes(company, path) == edits | {("E-mail open rate", "2026-10"): 33.3}
    made = company.imports()[0]
    assert (made.sheet, made.added + made.changed) == ("Data", 3)
    company.undo()
    assert numbers(company) == before
    company.redo()
    company.importing.past.undo(made.id)
    assert numbers(company) == before


def test_an_emptied_number_stays_until_its_removal_is_chosen(company, tmp_path):
    edits = {
        ("First meetings", "2026-W47"): None,
        ("First meetings", "2026-W46"): 17,
        ("New online reviews", "2026-W45"): "–",
    }
    session = company.importing.open(edit(exported(company, tmp_path), edits))
    assert what_to_decide(session) == "2 emptied numbers"
    assert [(each.measure.name, each.text, each.action) for each in session.problems] == [
        ("New online reviews", "the number was emptied", "stays"),
        ("First meetings", "the number was emptied", "stays"),
    ]
    assert (session.plan.changed, session.plan.removed) == (1, 0)
    session.set_complete(True)
    assert (session.plan.changed, session.plan.removed, session.problems) == (1, 2, ())
    assert what_to_decide(session) == "2 numbers to remove"
    before = numbers(company)
    company.commit_import(session.plan)
    after = numbers(company)
    assert {key: value for key, value in after.items() if before[key] != value} == {
        ("First meetings", "2026-W46"): 17
    }
    assert set(before) - set(after) == {("First meetings", "2026-W47"), ("New online reviews", "2026-W45")}
    company.undo()
    assert numbers(company) == before


def test_nothing_but_an_emptied_number_is_told_too(company, tmp_path):
    session = company.importing.open(
        edit(exported(company, tmp_path), {("First meetings", "2026-W46"): None})
    )
    assert (len(session.problems), session.plan.change_set.changes) == (1, ())
    session.set_complete(True)
    assert (session.plan.removed, session.problems) == (1, ())


def test_an_emptied_sum_of_segments_has_nothing_to_remove_and_says_so(company, tmp_path):
    session = company.importing.open(edit(exported(company, tmp_path), {("Leads", "2026-W46"): None}))
    session.set_complete(True)
    assert (session.plan.removed, session.plan.emptied) == (0, 0)
    assert "there is none of its own to remove" in session.problems[0].text


def test_a_period_that_was_added_below_the_weeks_comes_too(company, tmp_path):
    path = exported(company, tmp_path)
    book = openpyxl.load_workbook(path)
    data = book["Data"]
    columns = {cell.value: cell.column for cell in data[3]}
    row = max(each.row for each in data["B"] if each.value) + 1
    data.cell(row, 2).value = "2026-W50"
    data.cell(row, columns["First meetings"]).value = 21
    book.save(path)
    session = company.importing.open(path)
    assert (session.plan.added, session.plan.changed, session.plan.last) == (
        1, 0, company.book.calendar.parse("2026-W50")
    )  # fmt: skip


def test_a_text_over_a_number_is_told(company, tmp_path):
    path = edit(
        exported(company, tmp_path),
        {("First meetings", "2026-W46"): "about 500", ("First meetings", "2026-W47"): 21},
    )
    session = company.importing.open(path)
    assert [each.text for each in session.problems] == ["“about 500” is no number"]
    assert session.plan.changed == 1


def test_names_that_say_much_in_other_files_ask_nothing(tmp_path):
    names = ("Revenue (k€)", "Cost in USD", "Total", "Leads target", "2026-Q1 plan")
    measures = [
        Measure(number, f"m{number}", name, "Sales", unit=Unit.CURRENCY)
        for number, name in enumerate(names, 1)
    ]
    euros = Company("Odd", currency="EUR", week_start=WeekStart.SUNDAY, fiscal_year_start=4)
    with closing(
        Workspace.create(tmp_path / "odd.scorecard", euros, clock=lambda: date(2026, 11, 25))
    ) as company:
        ids = tuple(measure.id for measure in measures)
        company.do(ChangeSet("Measures", tuple(Change(None, measure) for measure in measures)))
        company.do(ChangeSet("Lists", tuple(list_on(company.book, {Cadence.WEEKLY: ids}))))
        for measure in measures:
            company.set_value(measure.id, company.book.calendar.parse("2026-W46"), 40)
        edits = {(name, "2026-W46"): 45 for name in names}
        path = edit(exported(company, tmp_path), edits)
        session = company.importing.open(path)
        company.importing.commit(session, remember=True)
        assert numbers(company) == edits
        assert not company.importing.recipes.all(), "a workbook of our own needs none"


def test_it_says_which_sheet_is_read(company, tmp_path):
    path = edit(exported(company, tmp_path), {("Leads", "2026-W46"): 500})
    assert "Numbers are read from the sheet “Data” alone" in company.importing.open(path).notes[0]


def test_what_was_typed_over_a_formula_of_a_tab_is_not_read_and_it_says_where_to_change_it(company, tmp_path):
    path = exported(company, tmp_path)
    book = openpyxl.load_workbook(path)
    book["Weekly"].cell(8, 8).value = 4711
    book["Goals"].cell(6, 3).value = 4711
    book.save(path)
    with pytest.raises(ScorecardError, match="change them there, not on sheets that show them"):
        company.importing.open(path)


def test_a_workbook_in_which_nothing_was_changed_says_so(company, tmp_path):
    path = exported(company, tmp_path)
    with pytest.raises(ScorecardError, match="no number on its sheet “Data” was changed"):
        company.importing.open(path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_that_libreoffice_saved_brings_back_the_same(company, tmp_path, kind):
    edits = {("First meetings", "2026-W47"): 19}
    path = edit(exported(company, tmp_path), edits)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path / "saved", path],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert changes(company, tmp_path / "saved" / f"edited.{kind}") == edits
