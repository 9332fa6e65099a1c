"""The workbook calculates as the app does: LibreOffice shows the same, also after a change."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from scorecard.book import Book
from scorecard.exporting import Report, write_workbook
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Kind, Measure, Rollup, Scorecard
from scorecard.periods import Cadence, Grain
from scorecard.rollup import Numbers, ReportedValue
from scorecard.units import Unit

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning:openpyxl")
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
Edits = Mapping[tuple[str, str], float]
TABS = ("Weekly", "Monthly", "Quarterly")
ENDED, TO_DATE = ("2026-W47", "2026-10", "2026-Q3"), ("2026-W48", "2026-11", "2026-Q4")
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>"""
KNOWN_TO_EXCEL_2016 = frozenset(
    {"ABS", "AND", "AVERAGE", "AVERAGEIFS", "COUNT", "COUNTIF", "IF", "IFERROR", "INDEX", "ISNUMBER"}
    | {"LOOKUP", "MATCH", "MAX", "MID", "MIN", "NA", "SUM", "SUMIFS"}
)

# name, unit, roll-up, formula, tolerance
ODDITIES: tuple[tuple[str, Unit, Rollup, str, float], ...] = (
    ("won", Unit.COUNT, Rollup.SUM, "", 10),
    ("asked", Unit.COUNT, Rollup.SUM, "", 0),
    ("close_rate", Unit.PERCENT, Rollup.FORMULA, "100 * won / asked", 5),
    ("spend", Unit.CURRENCY, Rollup.SUM, "", 0),
    ("cost", Unit.CURRENCY, Rollup.FORMULA, "spend / won", 0),
    ("speed", Unit.HOURS, Rollup.AVERAGE, "", 20),
    ("level", Unit.CURRENCY, Rollup.LAST, "", 0),
    ("opening", Unit.COUNT, Rollup.FIRST, "", 0),
    ("least", Unit.SCORE, Rollup.MINIMUM, "", 0),
    ("most", Unit.RATIO, Rollup.MAXIMUM, "", 0),
    ("done", Unit.YES_NO, Rollup.ALL, "", 0),
    ("share", Unit.PERCENT, Rollup.AVERAGE, "", 0),
    ("growth", Unit.PERCENT, Rollup.FORMULA, "100 * (won - previous(won)) / previous(won)", 0),
    ("year", Unit.COUNT, Rollup.FORMULA, "year_to_date(won)", 0),
    ("rate_of_year", Unit.PERCENT, Rollup.FORMULA, "year_to_date(close_rate)", 0),
    ("smooth", Unit.COUNT, Rollup.FORMULA, "rolling(won, 3) / 3", 0),
    ("mixed", Unit.COUNT, Rollup.FORMULA, "max(won, asked) - min(won, 3) + abs(-close_rate) * -2", 0),
    ("against_last_year", Unit.RATIO, Rollup.FORMULA, "won / same_last_year(won)", 0),
    ("daily", Unit.COUNT, Rollup.SUM, "", 0),
    ("monthly", Unit.COUNT, Rollup.SUM, "", 0),
    ("quarterly", Unit.COUNT, Rollup.SUM, "", 0),
)  # fmt: skip


def odd_book() -> Book:
    measures = tuple(
        Measure(
            number,
            name,
            name.capitalize(),
            "Sales",
            Kind.LEADING,
            unit,
            rollup,
            formula=formula,
            tolerance=tolerance,
        )
        for number, (name, unit, rollup, formula, tolerance) in enumerate(ODDITIES, start=1)
    )  # fmt: skip
    goals = [
        Goal(1, Cadence.WEEKLY, date(2024, 1, 1), Direction.AT_LEAST, 10),
        Goal(2, Cadence.MONTHLY, date(2024, 1, 1), Direction.BETWEEN, 80, 120),
        Goal(3, Cadence.MONTHLY, date(2024, 1, 1), Direction.AT_LEAST, 40),
        Goal(4, Cadence.WEEKLY, date(2024, 1, 1), Direction.AT_MOST, None, 900),
        Goal(5, Cadence.MONTHLY, date(2024, 1, 1), Direction.AT_MOST, None, 80),
        Goal(6, Cadence.WEEKLY, date(2024, 1, 1), Direction.AT_MOST, None, 5),
        Goal(11, Cadence.WEEKLY, date(2024, 1, 1), Direction.YES),
        Goal(12, Cadence.WEEKLY, date(2024, 1, 1), Direction.BETWEEN, 30, 60),
        Goal(20, Cadence.MONTHLY, date(2024, 1, 1), Direction.AT_MOST, None, 20),
    ]  # fmt: skip
    cards = tuple(Scorecard(cadence, tuple(measure.id for measure in measures)) for cadence in Cadence)
    return Book(Company(name="Odd & Co"), measures, tuple(goals), cards)


def odd_numbers(book: Book) -> Iterator[ReportedValue]:
    """Weeks with gaps for what is not worked out; days, months and quarters for the last three."""
    newest = book.calendar.parse("2026-W48")
    for measure in book.measures[:-3]:
        if measure.rollup is Rollup.FORMULA:
            continue
        for step in range(140):
            if (step * 7 + measure.id) % 11 == 0 or (measure.short_name == "won" and 30 < step < 36):
                continue
            number = float((step * 13 + measure.id * 5) % 17) + (0.25 if measure.unit is Unit.HOURS else 0)
            scale = {Unit.CURRENCY: 70, Unit.PERCENT: 4, Unit.YES_NO: 1 / 16}.get(measure.unit, 1)
            value = round(number * scale) if measure.unit is Unit.YES_NO else number * scale
            yield measure.id, Grain.WEEK, book.calendar.shift(newest, -step).begin, "", float(value)
    daily, monthly, quarterly = book.measures[-3:]
    for step in range(500):
        if step % 7 < 5:
            yield daily.id, Grain.DAY, date(2026, 11, 24) - timedelta(step), "", float(step % 9)
    month, quarter = book.calendar.parse("2026-10"), book.calendar.parse("2026-Q3")
    for step in range(30):
        if step % 5:
            yield monthly.id, Grain.MONTH, book.calendar.shift(month, -step).begin, "", 10.0 + step
        yield quarterly.id, Grain.QUARTER, book.calendar.shift(quarter, -step).begin, "", 10.0 + step
    # What was reported for a month wins over its weeks.
    yield book.measures[1].id, Grain.MONTH, date(2026, 8, 1), "", 500.0


@pytest.fixture
def odd(report_of) -> Callable[..., Report]:
    """Makes a report of the oddities, with some of their numbers changed."""

    def make(edits: Edits | None = None, periods: tuple[str, ...] = ENDED) -> Report:
        book = odd_book()
        values = {entry[:4]: entry[4] for entry in odd_numbers(book)}
        for (name, key), value in (edits or {}).items():
            period = book.calendar.parse(key)
            values[book.by_short_name[name].id, period.grain, period.begin, ""] = value
        numbers = Numbers(book, ((*key, value) for key, value in values.items()))
        return report_of(book, numbers, {}, periods)

    return make


def recalculated(path: Path, folder: Path) -> Workbook:
    """What LibreOffice makes of every formula when it opens the file."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder / "again", path],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return openpyxl.load_workbook(folder / "again" / path.name, data_only=True)


def differing(expected: Workbook, found: Workbook, sheets: tuple[str, ...]) -> list[str]:
    """The cells that do not hold the same."""
    return [
        f"{sheet}!{cell.coordinate}: {cell.value!r} is {found[sheet][cell.coordinate].value!r}"
        for sheet in sheets
        for row in expected[sheet].iter_rows()
        for cell in row
        if not _same(cell.value, found[sheet][cell.coordinate].value)
    ]


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return (one or None) == (other or None)


def formulas(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return [each for name in sheets for each in re.findall(r"<f>(.*?)</f>", archive.read(name).decode())]


def written(report: Report, path: Path) -> Path:
    write_workbook(report, path)
    return path


@needs_libreoffice
@pytest.mark.parametrize("periods", [ENDED, TO_DATE], ids=["ended", "to date"])
def test_every_formula_gives_what_is_written_with_it(odd, tmp_path, periods):
    path = written(odd(periods=periods), tmp_path / "odd.xlsx")
    cached = openpyxl.load_workbook(path, data_only=True)
    assert differing(cached, recalculated(path, tmp_path), tuple(cached.sheetnames)) == []
    assert len(formulas(path)) > 3_000


@needs_libreoffice
def test_a_changed_number_moves_the_tabs_as_it_moves_the_app(odd, tmp_path):
    edits = {
        ("won", "2026-W47"): 2.0, ("won", "2026-W40"): 40.0, ("asked", "2026-W30"): 0.0,
        ("speed", "2026-W44"): 9.0, ("level", "2026-W47"): 1.0, ("opening", "2026-W36"): 77.0,
        ("least", "2026-W35"): -3.0, ("most", "2026-W35"): 99.0, ("spend", "2026-W39"): 12_345.0,
        ("monthly", "2026-09"): 300.0, ("quarterly", "2026-Q3"): 1.0, ("done", "2026-W41"): 0.0,
    }  # fmt: skip
    path = written(odd(), tmp_path / "odd.xlsx")
    book = openpyxl.load_workbook(path)
    data = book["Data"]
    columns = {cell.value.lower(): cell.column for cell in data[3] if cell.value}
    rows = {data.cell(row, 2).value: row for row in range(1, data.max_row + 1)}
    for (name, key), value in edits.items():
        data.cell(rows[key], columns[name]).value = value
    book.save(path)
    expected = openpyxl.load_workbook(written(odd(edits), tmp_path / "expected.xlsx"), data_only=True)
    assert differing(_tables(expected), recalculated(path, tmp_path), TABS) == []


def _tables(book: Workbook) -> Workbook:
    """The tabs without what stands under their tables, which is told of the day of the export."""
    for tab in TABS:
        book[tab].delete_rows(5 + 1 + len(ODDITIES), 100)
    return book


def test_no_formula_fails_or_is_younger_than_excel_2016(odd, tmp_path):
    path = written(odd(), tmp_path / "odd.xlsx")
    told = [re.sub(r'"[^"]*"', "", each.replace("&quot;", '"')) for each in formulas(path)]
    used = {name for each in told for name in re.findall(r"([A-Z][A-Z.]*)\(", each)}
    assert used <= KNOWN_TO_EXCEL_2016
    assert not [each for each in told if "{" in each or "#REF" in each or "_xl" in each or "@" in each]
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if b't="e"' in sheet or b't="array"' in sheet]


def test_a_quarter_of_a_ratio_is_the_ratio_of_sums(odd, tmp_path):
    book = openpyxl.load_workbook(written(odd(), tmp_path / "odd.xlsx"))
    data = book["Data"]
    column = next(cell.column for cell in data[3] if cell.value == "Close_rate")
    row = next(row for row in range(1, data.max_row + 1) if data.cell(row, 2).value == "2026-Q3")
    assert data.cell(row, column).value == (
        "=IF(COUNT(Quarters[[#This Row],[won]],Quarters[[#This Row],[asked]])=2,"
        'IFERROR(Quarters[[#This Row],[won]]/Quarters[[#This Row],[asked]],""),"")'
    )


def test_values_only_and_without_the_data_sheet_there_is_no_formula(larkfield, tmp_path):
    for wish in ({"values_only": True}, {"data": False}):
        choices = replace(larkfield.choices, **wish)
        path = written(replace(larkfield, choices=choices), tmp_path / "plain.xlsx")
        book = openpyxl.load_workbook(path)
        assert formulas(path) == []
        assert book["Weekly"]["B10"].value == "▲ Off track"
        assert ("Data" in book.sheetnames) is choices.data


def test_without_charts_there_is_none(larkfield, tmp_path):
    path = written(replace(larkfield, choices=replace(larkfield.choices, charts=False)), tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "charts/" in name]
        assert "Trends" not in openpyxl.load_workbook(path).sheetnames


def test_a_language_from_right_to_left_turns_every_sheet(larkfield, tmp_path):
    book = openpyxl.load_workbook(written(replace(larkfield, right_to_left=True), tmp_path / "a.xlsx"))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    # Else the title would run off the sheet beyond its first column.
    (title,) = (cell for cell in book["Weekly"][1] if "scorecard" in str(cell.value))
    assert title.alignment.horizontal == "right"


def test_three_tabs_of_fifteen_measures_with_41_charts_are_a_small_file(large, tmp_path):
    path = written(large, tmp_path / "large.xlsx")
    with zipfile.ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) >= 41
    assert path.stat().st_size < 400_000
