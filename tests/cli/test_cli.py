"""The sub-commands but import: what they do, print and refuse."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scorecard import cli
from scorecard.cli.failures import log_file
from scorecard.periods import Cadence
from scorecard.status import Status
from scorecard.workspace import Workspace

ROOT = Path(__file__).parents[2]
ROW_KEYS = [
    "measure", "name", "department", "kind", "owner", "unit", "rollup", "goal", "value", "reported", "parts",
    "status", "change", "year_over_year", "history",
]  # fmt: skip


class TestShow:
    def test_json_has_exactly_the_keys_that_are_promised(self, run, sample):
        told = run("show", "weekly", "--store", sample, "--json")
        assert told.status == 0
        assert told.err == ""
        board = told.json
        assert list(board) == ["cadence", "period", "title", "to_date", "summary", "rows"]
        assert (board["cadence"], board["period"], board["title"]) == ("weekly", "2026-W47", "Week 47")
        assert board["to_date"] is False
        assert list(board["summary"]) == [status.value for status in Status]
        assert board["summary"] | {"on_track": 8, "off_track": 2, "missing": 1} == board["summary"]
        for row in board["rows"]:
            assert list(row) == ROW_KEYS
            assert list(row["goal"]) == ["kind", "low", "high", "derived"]
            assert all(list(point) == ["period", "value", "status"] for point in row["history"])

    def test_json_of_one_row(self, run, sample):
        rows = {row["name"]: row for row in run("show", "weekly", "--store", sample, "--json").json["rows"]}
        meetings = rows["first_meetings"]
        assert meetings["goal"] == {"kind": "at_least", "low": 18.0, "high": None, "derived": False}
        assert (meetings["value"], meetings["reported"], meetings["parts"]) == (15.0, True, None)
        assert (meetings["status"], meetings["owner"]) == ("off_track", "Daniel Ortega")
        assert meetings["change"] == pytest.approx(-1 / 16)
        assert [point["period"] for point in meetings["history"]][::12] == ["2026-W35", "2026-W47"]
        assert meetings["history"][-1] == {"period": "2026-W47", "value": 15.0, "status": "off_track"}
        reviews = rows["new_reviews"]
        assert (reviews["value"], reviews["change"], reviews["status"]) == (None, None, "missing")

    def test_another_scorecard_by_its_name(self, run, sample):
        workspace = Workspace.open(sample)
        workspace.defining.add_scorecard("Board")
        workspace.defining.list_measures([3], [Cadence.WEEKLY], "Board")
        workspace.close()
        told = run("show", "weekly", "--store", sample, "--scorecard", "board", "--json")
        assert len(told.json["rows"]) == 1
        assert len(run("show", "weekly", "--store", sample, "--json").json["rows"]) == 11
        refused = run("show", "weekly", "--store", sample, "--scorecard", "Bored")
        assert refused.status == 1
        assert "There is no scorecard “Bored”. There is “Revenue team”, “Board”." in refused.err
        target = sample.parent / "board.csv"
        assert run("export", target, "--store", sample, "--scorecard", "Board", "--tab", "weekly").status == 0
        assert len(target.read_text("utf-8-sig").strip().splitlines()) == 14, "a heading and 13 weeks"

    def test_a_month_to_date(self, run, sample):
        told = run("show", "monthly", "--store", sample, "--period", "2026-11", "--json")
        board = told.json
        assert (board["period"], board["title"], board["to_date"]) == ("2026-11", "November 2026", True)
        assert board["summary"]["off_track"] == 0
        rows = {row["name"]: row for row in board["rows"]}
        assert rows["pipeline_value"]["parts"] == [3, 4]
        assert rows["nps"]["status"] == "not_due"
        assert len(rows["nps"]["history"]) == 13

    def test_quarters_have_nine(self, run, sample):
        board = run("show", "quarterly", "--store", sample, "--json").json
        assert board["period"] == "2026-Q3"
        assert {len(row["history"]) for row in board["rows"]} == {9}
        derived = {row["name"]: row["goal"]["derived"] for row in board["rows"]}
        assert derived["nps"] is True
        assert derived["retention_rate"] is False

    def test_text_is_an_aligned_table_with_words_for_each_status(self, run, sample):
        lines = run("show", "weekly", "--store", sample).out.splitlines()
        assert lines[:2] == ["Week 47, 16–22 Nov 2026", "8 of 11 on track · 2 off track · 1 missing"]
        assert {"Marketing", "Sales", "Customer service"} < set(lines)
        visitors = next(line for line in lines if "Website visitors" in line)
        words = ["On", "track", "Website", "visitors", "Leading", "Maya", "Keller", "≥", "4,800", "5,264"]
        assert visitors.split()[:-2] == words
        assert len({line.index("Leading") for line in lines if "Leading" in line}) == 1

    def test_an_empty_scorecard_says_what_to_do(self, run, empty):
        told = run("show", "weekly", "--store", empty)
        assert told.out == "The weekly scorecard is empty. Import a file or apply a template.\n"
        run("template", "apply", "small-business", "--store", empty)
        assert "\n10 missing\n" in run("show", "weekly", "--store", empty).out

    @pytest.mark.parametrize("period", ["2026-11", "2026-W99", "soon", "2026-11-23", "99999-01"])
    def test_a_period_that_is_none_of_the_cadence_is_wrong_usage(self, run, sample, period):
        told = run("show", "weekly", "--store", sample, "--period", period)
        assert (told.status, told.out) == (2, "")
        assert period in told.err
        assert "2026-W47" in told.err

    def test_today_can_be_fixed_by_the_option_and_before_the_command(self, run, sample):
        for arguments in (
            ["--today", "2026-11-15", "show", "weekly", "--store", sample, "--json"],
            ["show", "weekly", "--store", sample, "--json", "--today", "2026-11-15"],
        ):
            assert run(*arguments).json["period"] == "2026-W46"


class TestUsage:
    def test_without_a_command_or_with_an_unknown_one(self, run):
        assert run().status == 2
        assert run("shwo").status == 2
        assert run("show", "daily", "--store", "x").status == 2
        assert run("show", "weekly").status == 2

    def test_help_and_version(self, run):
        told = run("--help")
        assert told.status == 0
        for command in (
            "sample",
            "import",
            "undo-import",
            "redo-import",
            "imports",
            "show",
            "export",
            "template",
            "restore",
        ):
            assert command in told.out
        assert "--today" not in told.out
        assert run("--version").out == "Scorecard 0.1.0\n"

    def test_a_day_that_is_none(self, run, sample, monkeypatch):
        assert run("show", "weekly", "--store", sample, "--today", "yesterday").status == 2
        monkeypatch.setenv("SCORECARD_TODAY", "2026-13-01")
        told = run("show", "weekly", "--store", sample)
        assert told.status == 2
        assert "2026-13-01" in told.err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["show", "weekly", "--store"],
            ["imports", "--store"],
            ["export", "out.xlsx", "--store"],
            ["template", "apply", "revenue-team", "--store"],
            ["check"],
            ["backup"],
        ],
        ids=lambda arguments: " ".join(arguments[:2]),
    )
    def test_a_store_that_is_none_is_named(self, run, tmp_path, arguments):
        missing = tmp_path / "None.scorecard"
        told = run(*arguments, missing)
        assert (told.status, told.out) == (1, "")
        assert "None.scorecard" in told.err
        broken = tmp_path / "Broken.scorecard"
        broken.write_text("no database", "utf-8")
        told = run(*arguments, broken)
        assert told.status == 1
        assert "Broken.scorecard" in told.err
        assert broken.read_text("utf-8") == "no database"
        assert not missing.exists()


class TestSample:
    def test_a_file_that_is_there_is_never_overwritten(self, run, tmp_path):
        path = tmp_path / "Mine.scorecard"
        path.write_text("mine", "utf-8")
        told = run("sample", path)
        assert told.status == 1
        assert "Mine.scorecard" in told.err
        assert path.read_text("utf-8") == "mine"


class TestExport:
    @pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
    def test_a_file_is_written(self, run, sample, tmp_path, name):
        told = run("export", tmp_path / name, "--store", sample)
        assert (told.status, told.out, told.err) == (0, f"{tmp_path / name}\n", "")
        assert (tmp_path / name).stat().st_size > 500

    def test_one_tab_and_period(self, run, sample, tmp_path):
        told = run(
            "export", tmp_path / "out.csv", "--store", sample, "--tab", "monthly", "--period", "2026-08"
        )
        assert told.status == 0
        text = (tmp_path / "out.csv").read_text("utf-8-sig")
        assert "Landing-page conversion rate" in text
        assert "Website visitors" not in text

    def test_other_kinds_of_file_are_refused(self, run, sample, tmp_path):
        told = run("export", tmp_path / "out.docx", "--store", sample)
        assert told.status == 1
        assert ".xlsx" in told.err
        assert not (tmp_path / "out.docx").exists()

    def test_a_period_of_another_tab_is_wrong_usage(self, run, sample, tmp_path):
        target = tmp_path / "out.csv"
        told = run("export", target, "--store", sample, "--tab", "weekly", "--period", "2026-08")
        assert told.status == 2
        assert not target.exists()


class TestTemplates:
    def test_the_list_names_them_all(self, run):
        lines = run("template", "list").out.splitlines()
        assert lines[0].split()[:2] == ["revenue-team", "28"]
        assert len(lines) == 9

    def test_saved_and_applied_elsewhere(self, run, sample, tmp_path):
        file = tmp_path / "ours.toml"
        assert run("template", "save", file, "--store", sample).status == 0
        assert tomllib.loads(file.read_text("utf-8"))["name"] == "Larkfield Interiors"
        told = run("template", "apply", file, "--store", sample)
        assert (told.status, told.err) == (0, "Nothing to do: everything in the template is there already.\n")

    def test_one_is_added_in_one_step(self, run, sample):
        told = run("template", "apply", "small-business", "--store", sample)
        assert told.status == 0
        assert "measures added or updated" in told.err
        rows = run("show", "weekly", "--store", sample, "--json").json["rows"]
        assert {"orders", "website_visitors"} < {row["name"] for row in rows}

    def test_what_is_wrong_in_a_file_is_named(self, run, sample, tmp_path):
        file = tmp_path / "bad.toml"
        file.write_text('name = "Bad"\n[[measures]]\nname = "A"\nshort_name = "a"\nunit = "kilo"\n', "utf-8")
        told = run("template", "apply", file, "--store", sample)
        assert told.status == 1
        assert "bad.toml, measures “a”, unit: “kilo” cannot be; allowed: one of count," in told.err

    def test_an_unknown_name_lists_those_there_are(self, run, sample):
        told = run("template", "apply", "nonsense", "--store", sample)
        assert told.status == 1
        assert "revenue-team" in told.err


class TestUpkeep:
    def test_a_sound_file_is_said_to_be_so(self, run, sample):
        told = run("check", sample)
        assert (told.status, told.out) == (0, "")
        assert "is sound" in told.err

    def test_backup_and_restore(self, run, sample, tmp_path):
        copy = tmp_path / "copy.scorecard"
        told = run("backup", sample, copy)
        assert (told.status, told.out) == (0, f"{copy}\n")
        run("template", "apply", "small-business", "--store", sample)
        assert run("restore", copy, sample).status == 0
        names = [row["name"] for row in run("show", "weekly", "--store", sample, "--json").json["rows"]]
        assert "orders" not in names

    def test_a_backup_without_a_name_lies_beside_the_file(self, run, sample):
        made = Path(run("backup", sample).out.strip())
        assert made.is_file()
        assert made.parent == sample.parent

    def test_a_backup_that_is_none_changes_nothing(self, run, sample, tmp_path):
        before = run("show", "weekly", "--store", sample).out
        nothing = tmp_path / "nothing.scorecard"
        nothing.write_text("none", "utf-8")
        assert run("restore", nothing, sample).status == 1
        assert run("show", "weekly", "--store", sample).out == before


class TestImportsList:
    def test_as_text_and_as_json(self, run, sample):
        assert run("imports", "--store", sample).out.splitlines()[1].split()[:2] == ["5", "2026-11-23"]
        listed = run("imports", "--store", sample, "--json").json
        assert [each["import_id"] for each in listed] == [5, 4, 3, 2, 1]
        assert listed[0]["file"] == "sales-export.xlsx"
        assert listed[0]["undone"] is False

    def test_one_tells_what_it_changed(self, run, sample):
        told = run("imports", 4, "--store", sample)
        assert "revenue-goals.xlsx" in told.out
        found = run("imports", 4, "--store", sample, "--json").json
        assert found["file"] == "revenue-goals.xlsx"
        assert sum(each["added"] for each in found["measures"]) == found["added"] == 9
        assert (found["changed_numbers"], found["changed_numbers_total"], found["unread"]) == ([], 0, [])
        assert run("imports", 99, "--store", sample).status == 1

    def test_one_is_taken_back_once(self, run, sample):
        told = run("undo-import", 4, "--store", sample)
        assert (told.status, told.out) == (0, "")
        told = run("undo-import", 4, "--store", sample)
        assert told.status == 1
        assert "revenue-goals.xlsx" in told.err
        assert run("undo-import", 99, "--store", sample).status == 1


class TestTheUnexpected:
    def test_it_is_logged_in_full_and_told_in_one_line(self, run, monkeypatch):
        def broken() -> None:
            raise RuntimeError("the roof is\non fire")

        monkeypatch.setattr(cli, "build_parser", broken)
        told = run("show", "weekly", "--store", "My company.scorecard")
        assert (told.status, told.out) == (1, "")
        assert "the roof is" in told.err
        assert str(log_file()) in told.err
        assert told.err.count("\n") == 1
        logged = log_file().read_text("utf-8")
        assert "Traceback" in logged
        assert "My company.scorecard" in logged

    def test_a_log_that_cannot_be_written_is_said_so(self, run, monkeypatch, tmp_path):
        (tmp_path / "state").write_text("in the way", "utf-8")
        monkeypatch.setattr(cli, "build_parser", lambda: 1 / 0)
        told = run("check", "x")
        assert told.status == 1
        assert "could not be written" in told.err


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "ui", *map(str, arguments)]


class TestAsAProgram:
    def test_it_needs_no_display_and_writes_utf_8(self, sample_file):
        environment = {**os.environ, "PYTHONIOENCODING": "ascii", "SCORECARD_TODAY": "2026-11-23"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            environment.pop(name, None)
        told = subprocess.run(
            command("show", "weekly", "--store", sample_file), cwd=ROOT, env=environment, capture_output=True
        )
        assert told.returncode == 0
        assert "8 of 11 on track · 2 off track" in told.stdout.decode("utf-8")
        assert told.stderr == b""

    def test_a_reader_that_goes_away_is_no_error(self, sample_file):
        with subprocess.Popen(
            command("show", "weekly", "--store", sample_file, "--json"),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as program:
            program.stdout.close()
            told = program.stderr.read()
        assert told == b""
        assert program.returncode == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    def test_a_full_disk_is_told_in_one_line(self, sample_file):
        with Path("/dev/full").open("w") as full:
            told = subprocess.run(
                command("show", "weekly", "--store", sample_file),
                cwd=ROOT,
                stdout=full,
                stderr=subprocess.PIPE,
            )
        assert told.returncode == 1
        assert told.stderr.startswith(b"The result could not be written: ")
        assert told.stderr.count(b"\n") == 1


class TestLanguage:
    def test_a_template_is_applied_in_a_language(self, run, tmp_path):
        store = tmp_path / "toko.scorecard"
        numbers = tmp_path / "numbers.csv"
        numbers.write_text("Measure,2026-09,2026-10\nPendapatan,10,20\n", "utf-8")
        assert run("import", numbers, "--store", store, "--language", "id").status == 0
        assert run("template", "apply", "small-business", "--store", store, "--language", "id").status == 0
        measures = {each["name"]: each for each in run("measures", "--store", store, "--json").json}
        assert measures["orders"]["measure"] == "Pesanan"
        assert measures["orders"]["department"] == "Penjualan"
        assert measures["average_order_value"]["formula"] == "revenue / orders"
        assert measures["revenue"]["measure"] == "Pendapatan"

    def test_the_sample_company_is_made_in_a_language(self, run, tmp_path):
        store = tmp_path / "sample.scorecard"
        assert run("sample", store, "--language", "fa").status == 0
        first = run("show", "weekly", "--store", store, "--json").json["rows"][0]
        assert (first["measure"], first["department"]) == ("بازدیدکنندگان وب‌سایت", "بازاریابی")

    def test_another_language_is_refused_with_those_there_are(self, run, tmp_path):
        told = run("sample", tmp_path / "s.scorecard", "--language", "de")
        assert told.status == 2
        assert "fa" in told.err
