"""Exports by a scheduler: names that are filled in, options, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName


def test_words_in_the_name_are_filled_in_and_the_name_is_told(run, sample, tmp_path):
    told = run("export", tmp_path / "{company} {tab} {period}.csv", "--store", sample, "--tab", "monthly")
    made = tmp_path / "Larkfield Interiors monthly 2026-10.csv"
    assert (told.status, told.out, told.err) == (0, f"{made}\n", "")
    assert made.exists()


def test_the_period_of_the_name_is_the_one_named(run, sample, tmp_path):
    options = ("--store", sample, "--tab", "weekly", "--tab", "monthly", "--period", "2026-09")
    assert run("export", tmp_path / "{tab} {period}.csv", *options).status == 0
    text = (tmp_path / "weekly and monthly 2026-09.csv").read_text("utf-8-sig")
    assert {line.split(",")[0] for line in text.splitlines()[1:]} == {"weekly", "monthly"}


def test_another_word_is_refused(run, sample, tmp_path):
    told = run("export", tmp_path / "{week}.csv", "--store", sample)
    assert told.status == 1
    assert "{week}" in told.err
    assert not list(tmp_path.glob("*.csv"))


def test_fewer_periods(run, sample, tmp_path):
    target = tmp_path / "out.csv"
    assert run("export", target, "--store", sample, "--tab", "weekly", "--trailing", 4).status == 0
    weeks = {line.split(",")[1] for line in target.read_text("utf-8-sig").splitlines()[1:]}
    assert weeks == {"2026-W44", "2026-W45", "2026-W46", "2026-W47"}


@pytest.mark.parametrize("number", ["0", "54", "x", "-1", "²"])
def test_a_number_of_periods_that_is_none(run, sample, tmp_path, number):
    told = run("export", tmp_path / "out.csv", "--store", sample, f"--trailing={number}")
    assert told.status == 2
    assert "1 to 53" in told.err


@pytest.mark.filterwarnings("ignore:Sparkline Group")
def test_values_only(run, sample, tmp_path):
    target = tmp_path / "out.xlsx"
    assert run("export", target, "--store", sample, "--tab", "weekly", "--values-only").status == 0
    cells = [cell for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_file_that_is_open_is_left_alone(run, sample, tmp_path):
    target: Path = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    (tmp_path / "~$out.xlsx").touch()
    told = run("export", target, "--store", sample)
    assert (told.status, told.out) == (1, "")
    assert "Excel has this file open" in told.err
    assert target.read_bytes() == b"old"


def test_an_own_workbook_is_filled_in_and_what_is_not_found_is_told(run, sample, tmp_path):
    book = Workbook()
    for row, name in enumerate(("Scorecard_Company", "Scorecard_Colour"), start=1):
        book.defined_names[name] = DefinedName(name, attr_text=f"Sheet!$A${row}")
    book.save(tmp_path / "mine.xlsx")
    target = tmp_path / "out.xlsx"
    told = run("export", target, "--store", sample, "--template", tmp_path / "mine.xlsx")
    assert (told.status, told.out) == (0, f"{target}\n")
    assert told.err == (
        "mine.xlsx: 1 named cell was filled in.\n"
        "mine.xlsx: “Scorecard_Colour” names nothing on the weekly tab.\n"
    )
    assert load_workbook(target)["Sheet"]["A1"].value == "Larkfield Interiors"
    told = run("export", target, "--store", sample, "--template", tmp_path / "none.xlsx")
    assert told.status == 1
    assert "There is no file" in told.err


def test_in_a_folder_the_workbooks_are_called_as_in_the_window(run, sample, tmp_path):
    told = run("export", tmp_path, "--store", sample, "--no-charts")
    assert told.status == 0, told.err
    told = run("fill-in", tmp_path, "--owner", "Lena Brandt", "--store", sample)
    assert told.status == 0, told.err
    assert {path.name for path in tmp_path.glob("*.xlsx")} == {
        "Larkfield Interiors scorecard week 47.xlsx",
        "Larkfield Interiors weekly numbers week 47 – Lena Brandt.xlsx",
    }


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("out.xlsx", ["--hand-out"]),
        ("out.csv", ["--hand-out"]),
        ("out.html", ["--measure", "leads"]),
        ("out.png", ["--paper", "a4"]),
        ("out.xlsx", ["--orientation", "portrait"]),
        ("out.xlsx", ["--template", "own.xlsx", "--paper", "letter"]),
        ("out.xlsx", ["--theme", "dark"]),
        ("out.csv", ["--no-charts"]),
        ("out.pdf", ["--values-only"]),
        ("out.html", ["--no-data"]),
        ("out.pdf", ["--template", "own.xlsx"]),
        ("out.xlsx", ["--template", "own.xlsx", "--no-data"]),
    ],
    ids=lambda each: each if isinstance(each, str) else " ".join(each),
)
def test_an_option_that_would_change_nothing_is_refused(run, sample, tmp_path, name, options):
    told = run("export", tmp_path / name, "--store", sample, *options)
    assert (told.status, told.out) == (2, "")
    assert options[2 if "--template" in options[:1] and len(options) > 2 else 0] in told.err
    assert not (tmp_path / name).exists()


def test_in_a_folder_an_option_for_another_kind_of_file_is_refused(run, sample, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    told = run("export", folder, "--store", sample, "--hand-out")
    assert (told.status, told.out) == (2, "")
    assert "what is made in a folder ends in .xlsx" in told.err
    assert not list(folder.iterdir())


def test_in_a_folder_an_own_workbook_keeps_its_ending(run, sample, tmp_path):
    own, folder = tmp_path / "own.xlsm", tmp_path / "reports"
    folder.mkdir()
    book = Workbook()
    book.defined_names["Leads"] = DefinedName("Leads", attr_text="Sheet!$B$2")
    book.save(own)
    told = run("export", folder, "--store", sample, "--template", own)
    assert told.status == 0, told.err
    assert [path.name for path in folder.iterdir()] == ["Larkfield Interiors scorecard week 47.xlsm"]
