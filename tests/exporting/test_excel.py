"""The workbook, read back: values, formats, panes, charts; and opened by another program."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.exporting import Report, write_workbook
from scorecard.goals import Goal
from scorecard.measures import Direction, Mark
from scorecard.periods import Cadence
from scorecard.rollup import Numbers
from scorecard.status import Status
from scorecard.trend import Flag

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning:openpyxl")
FIRST_PERIOD = 9
NOTE = "Two product demos moved to next week."
GREEN, RED = "FFE2F2E9", "FFFBE3DB"


@pytest.fixture(scope="module")
def exported(larkfield, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("exported") / "larkfield.xlsx"
    write_workbook(larkfield, target)
    return target


@pytest.fixture(scope="module")
def workbook(exported) -> Workbook:
    return load(exported)


@pytest.fixture(scope="module")
def values(exported) -> Workbook:
    """What a reader finds that does not calculate."""
    return load(exported, data_only=True)


def load(path: Path, *, data_only: bool = False) -> Workbook:
    return openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=data_only)


def export(report: Report, folder: Path) -> Path:
    write_workbook(report, folder / "out.xlsx")
    return folder / "out.xlsx"


def row_of(sheet: Worksheet, name: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 3).value == name)


def parts(path: Path, folder: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder)]
        return [archive.read(name).decode() for name in sorted(names)]


def test_the_sheets_stand_in_order(workbook):
    shown = [sheet.title for sheet in workbook if sheet.sheet_state == "visible"]
    assert shown == ["Weekly", "Monthly", "Quarterly", "Trends", "Goals", "Notes", "Data"]


def test_title_summary_and_header(values):
    sheet = values["Weekly"]
    assert sheet["B1"].value == "Larkfield Interiors – weekly scorecard"
    assert "8 of 11 on track" in sheet["B2"].value
    header = [cell.value for cell in sheet[4]][1:22]
    weeks = [f"W{week}" for week in range(35, 48)]
    told = ["Status", "Measure", "Kind", "Owner", "Goal", "This week", "Change", *weeks, "Trend"]
    assert header == told
    assert sheet["B4"].fill.fgColor.rgb == "FF243B6B"
    assert sheet["B4"].font.color.rgb == "FFFFFFFF"


def test_a_row_tells_status_goal_value_and_change(values):
    sheet = values["Weekly"]
    row = row_of(sheet, "First meetings held")
    told = [sheet.cell(row, column).value for column in range(2, 9)]
    assert told == ["▲ Off track", "First meetings held", "Leading", "DO", 18, 15, -0.0625]
    assert sheet.cell(row, 6).number_format.startswith('"≥ "#,##0;')
    assert sheet.cell(row, 7).font.b
    assert sheet.cell(row, 8).number_format == '+0.0%;"−"0.0%;0.0%'


def test_trailing_periods_are_coloured_by_the_words_beside_the_table(values):
    sheet = values["Weekly"]
    row = row_of(sheet, "First meetings held")
    cells = [sheet.cell(row, FIRST_PERIOD + index) for index in range(13)]
    assert [cell.value for cell in cells] == [22, 20, 21, 19, 20, 19, 18, 18, 17, 18, 17, 16, 15]
    words = [sheet.cell(row, FIRST_PERIOD + 15 + index).value for index in range(13)]
    assert words[-3:] == ["▲ Off track"] * 3
    assert words[:8] == ["● On track"] * 8
    rules = [
        rule for each in sheet.conditional_formatting for rule in each.rules if rule.type == "expression"
    ]
    tints = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules if rule.dxf.fill is not None}
    assert tints['X5="● On track"'] == GREEN
    assert tints['X5="▲ Off track"'] == RED
    assert sheet.column_dimensions["X"].hidden


def test_percents_are_real_percents_and_long_numbers_are_whole(values):
    sheet = values["Weekly"]
    share = sheet.cell(row_of(sheet, "MQL share from organic search"), 7)
    assert share.value == pytest.approx(0.486)
    assert share.number_format.startswith("#,##0.0%")
    money = sheet.cell(row_of(sheet, "Revenue from new customers"), FIRST_PERIOD + 12)
    assert money.value == 34_850
    assert money.number_format.startswith('#,##0.0,"k"')


def test_a_change_of_a_percent_is_in_points(values):
    sheet = values["Weekly"]
    change = sheet.cell(row_of(sheet, "MQL share from organic search"), 8)
    assert change.value == pytest.approx(-0.8)
    assert "pt" in change.number_format


def test_a_missing_number_is_a_dash_on_the_tab_and_empty_in_data(values):
    tab, data = values["Weekly"], values["Data"]
    assert tab.cell(row_of(tab, "New online reviews"), 7).value == "–"
    column = next(cell.column for cell in data[3] if cell.value == "New online reviews")
    row = next(row for row in range(1, data.max_row + 1) if data.cell(row, 2).value == "2026-W42")
    assert data.cell(row, 1).value == datetime(2026, 10, 12)
    assert data.cell(row, column).value is None
    assert data.cell(row - 1, column).value == 7


def test_a_sub_metric_is_indented(workbook):
    sheet = workbook["Weekly"]
    assert sheet.cell(row_of(sheet, "MQL share from organic search"), 3).alignment.indent == 1


def test_panes_print_and_properties(workbook):
    sheet = workbook["Weekly"]
    assert sheet.freeze_panes == "I5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"
    assert workbook.properties.title == "Larkfield Interiors – scorecard"


def test_status_words_follow_conditional_formats(workbook):
    rules = [
        rule
        for each in workbook["Weekly"].conditional_formatting
        for rule in each.rules
        if rule.type == "beginsWith"
    ]
    assert {rule.text for rule in rules} >= {"● On track", "▲ Off track"}


def test_what_to_talk_about_stands_beside_the_chart(workbook):
    texts = [str(cell.value) for row in workbook["Weekly"]["J20:L30"] for cell in row if cell.value]
    assert texts[0] == "To talk about this week"
    assert any(text.startswith("First meetings held: 15 against 18.") for text in texts)


def test_charts_are_native_and_read_their_hidden_sheet(exported):
    charts = parts(exported, "xl/charts/chart")
    assert len(charts) == 3 + 11
    for chart in charts:
        references = re.findall(r"<c:f>(.*?)</c:f>", chart)
        assert references
        assert all(reference.startswith("'Chart data'!$") for reference in references)
        assert "dispBlanksAs" not in chart  # Excel then shows an empty cell as a gap


def test_every_row_has_a_sparkline_that_reads_the_data_sheet(exported):
    weekly = parts(exported, "xl/worksheets/sheet1.xml")[0]
    assert weekly.count("<x14:sparkline>") == 11
    assert set(re.findall(r"<xm:f>(\w+)!", weekly)) == {"Data"}


def test_goals_are_listed(workbook):
    rows = list(workbook["Goals"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 11
    told = (
        "First response time",
        "Customer service",
        "Ira Wolf",
        "Weekly",
        datetime(2024, 12, 30),
        "At most",
    )
    assert rows[-1][:8] == (*told, None, 4)


def test_goals_of_one_period_and_of_a_segment_say_so(larkfield, tmp_path):
    holiday = Goal(4, Cadence.WEEKLY, date(2026, 11, 16), Direction.AT_LEAST, 9, segment="Fairs", once=True)
    report = replace(larkfield, book=replace(larkfield.book, goals=(holiday,)))
    (row,) = load(export(report, tmp_path))["Goals"].iter_rows(min_row=2, values_only=True)
    assert (row[0], row[6], row[9:]) == ("First meetings held", 9, ("Fairs", "Yes"))


def test_notes_and_marks_are_listed_told_in_cells_and_beside_the_charts_numbers(larkfield, tmp_path):
    mark = Mark(1, 4, date(2026, 9, 17), "New website", "Mika", datetime(2026, 9, 19, 8))
    book = replace(larkfield.book, marks=(mark,))
    trend = larkfield.trends[Cadence.MONTHLY][3]
    flagged = replace(trend, flags=(Flag(10, mark, mark.day),))
    trends = {**larkfield.trends, Cadence.MONTHLY: (*larkfield.trends[Cadence.MONTHLY][:3], flagged)}
    found = load(export(replace(larkfield, book=book, trends=trends), tmp_path))
    listed = list(found["Notes"].iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[2], row[3], row[4]) for row in listed] == [
        ("Note, week 47 of 2026", datetime(2026, 11, 16), NOTE, "Daniel Ortega"),
        ("Mark", datetime(2026, 9, 17), "New website", "Mika"),
    ]
    weekly = found["Weekly"]
    row = row_of(weekly, "First meetings held")
    comments = {cell.column for cell in weekly[row] if cell.comment}
    assert comments == {7, FIRST_PERIOD + 12}
    assert weekly.cell(row, 7).comment.text == f"{NOTE}\nDaniel Ortega, 23 Nov 2026"
    told = [row[12] for row in found["Chart data"].iter_rows(min_row=2, values_only=True) if row[12]]
    assert told[-1] == "17 Sep 2026: New website (Mika, 19 Sep 2026)"


def with_first_row(report: Report, **changes: object) -> Report:
    """The report with one board of one row, whose measure is changed."""
    board = report.boards[0]
    row = board.rows[0]
    group = replace(board.groups[0], rows=(replace(row, measure=replace(row.measure, **changes)),))
    return replace(report, boards=(replace(board, groups=(group,)),))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_starts_a_formula_stays_text(larkfield, tmp_path, start):
    name = f"{start}HYPERLINK(1)"
    book = load(export(with_first_row(larkfield, name=name), tmp_path))
    cell = book["Weekly"]["C6"]
    assert (cell.value, cell.data_type) == (name, "s")
    formulas = re.findall(r"<f>(.*?)</f>", "".join(parts(tmp_path / "out.xlsx", "xl/worksheets/")))
    assert not [formula for formula in formulas if "HYPERLINK" in formula]


@pytest.mark.parametrize("length", [5_000, 40_000])
def test_long_names_are_cut_where_a_cell_ends(larkfield, tmp_path, length):
    book = load(export(with_first_row(larkfield, name="n" * length), tmp_path))
    assert len(book["Weekly"]["C6"].value) == min(length, 32_767)


def test_a_report_without_boards_is_still_a_workbook(larkfield, tmp_path):
    book = load(
        export(Report(replace(larkfield.book, goals=()), larkfield.today, larkfield.numbers), tmp_path)
    )
    assert book.sheetnames == ["Trends", "Goals", "Chart data"]


def test_rows_without_any_number_are_dashes(larkfield, tmp_path):
    board = larkfield.boards[0]
    empty = [replace(cell, value=None, target=None, status=Status.MISSING) for cell in board.rows[0].cells]
    row = replace(board.rows[0], cells=tuple(empty), previous=None, goal_text="")
    bare = replace(board, groups=(replace(board.groups[0], rows=(row,)),))
    nothing = Numbers(larkfield.book, ())
    book = load(export(Report(larkfield.book, larkfield.today, nothing, (bare,)), tmp_path), data_only=True)
    sheet = book["Weekly"]
    assert {sheet.cell(6, column).value for column in range(6, 22)} == {"–"}


def test_the_same_report_gives_the_same_file(larkfield, exported, tmp_path):
    write_workbook(larkfield, tmp_path / "again.xlsx")
    assert parts(tmp_path / "again.xlsx", "xl/") == parts(exported, "xl/")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_another_program_opens_it(exported, tmp_path):
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    done = subprocess.run(
        [*command, "--convert-to", "ods", "--outdir", tmp_path, exported],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "rror" not in done.stderr
    with zipfile.ZipFile(tmp_path / "larkfield.ods") as archive:
        content = archive.read("content.xml").decode()
        charts = [name for name in archive.namelist() if re.fullmatch(r"Object \d+/content.xml", name)]
    assert len(charts) == 14
    assert "First meetings held" in content
    assert content.count("<calcext:sparkline ") == 33
