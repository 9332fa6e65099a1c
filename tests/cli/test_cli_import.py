"""Importing from the command line: what it reports, that it is all or nothing, and taking it back."""

from __future__ import annotations

from contextlib import closing

import pytest

from scorecard.workspace import Workspace

PLAN_KEYS = [
    "import_id", "file", "sheet", "layout", "grain", "periods", "measures", "added", "changed", "unchanged",
    "removed", "problems",
]  # fmt: skip


@pytest.fixture
def store(tmp_path):
    """A company that is not there yet."""
    return tmp_path / "Acme.scorecard"


def values(run, store, cadence="monthly", **options):
    board = run("show", cadence, "--store", store, "--json", *options).json
    return {row["measure"]: row["value"] for row in board["rows"]}


class TestReport:
    def test_json_has_exactly_the_keys_that_are_promised(self, run, store, sheet):
        told = run("import", sheet, "--store", store, "--json")
        assert told.status == 0
        plan = told.json
        assert list(plan) == PLAN_KEYS
        assert (plan["import_id"], plan["file"]) == (1, "kpis.csv")
        assert (plan["layout"], plan["grain"]) == ("measures_down", "month")
        assert plan["periods"] == ["2026-08", "2026-10"]
        assert [(each["measure"], each["new"], each["entries"]) for each in plan["measures"]] == [
            ("Website visitors", True, 2),
            ("Quotes won", True, 3),
        ]
        assert (plan["added"], plan["changed"], plan["unchanged"], plan["removed"]) == (5, 0, 0, 0)
        (problem,) = plan["problems"]
        assert list(problem) == ["cell", "text", "problem", "action"]
        assert (problem["cell"], problem["text"], problem["action"]) == ("D2", "n/a", "skipped")

    def test_text_tells_the_same_and_problems_go_to_standard_error(self, run, store, sheet):
        told = run("import", sheet, "--store", store)
        assert told.status == 0
        assert "2 measures, 2026-08 to 2026-10" in told.out
        assert "5 added, 0 changed, 0 unchanged, 0 removed" in told.out
        assert "New: Website visitors, Quotes won" in told.out
        assert told.err.splitlines() == [
            "kpis.csv, D2: “n/a” is no number; skipped.",
            "Correct these cells in the file and import it again; all else stays as it is.",
        ]

    def test_the_figures_show_on_the_tabs(self, run, store, sheet):
        run("import", sheet, "--store", store)
        assert values(run, store) == {"Website visitors": None, "Quotes won": 7.0}
        assert values(run, store, "quarterly") == {"Website visitors": 210.0, "Quotes won": 11.0}


class TestNames:
    def test_a_likely_name_is_taken_and_told_about(self, run, store, sheet):
        run("import", sheet, "--store", store)
        sheet.write_text("KPI,2026-11\nWebsite visitor,90\n", "utf-8")
        told = run("import", sheet, "--store", store, "--json")
        assert told.json["measures"] == [{"measure": "Website visitors", "new": False, "entries": 1}]
        assert "“Website visitor” was taken for “Website visitors”" in told.err
        assert run("import", sheet, "--store", store, "--json").err == ""

    def test_a_name_that_may_be_either_is_left_out_and_told_about(self, run, store, sheet):
        run("import", sheet, "--store", store)
        sheet.write_text("KPI,2026-11\nNew website visitors,90\nQuotes won,8\n", "utf-8")
        told = run("import", sheet, "--store", store, "--json")
        assert [each["measure"] for each in told.json["measures"]] == ["Quotes won"]
        assert "“New website visitors” may be a measure that is there or a new one" in told.err

    def test_dates_that_fit_two_readings_are_asked_about(self, run, store, sheet):
        sheet.write_text("KPI,01/02/2026,01/03/2026\nVisits,1,2\n", "utf-8")
        told = run("import", sheet, "--store", store)
        assert told.status == 1
        assert "kpis.csv: Is “01/02/2026”" in told.err
        assert not store.exists()


class TestAgain:
    def test_the_same_file_changes_nothing(self, run, store, sheet):
        run("import", sheet, "--store", store)
        plan = run("import", sheet, "--store", store, "--json").json
        assert (plan["added"], plan["changed"], plan["unchanged"]) == (0, 0, 5)
        assert len(run("imports", "--store", store, "--json").json) == 1

    def test_a_grown_file_adds_the_new_and_changes_the_changed(self, run, store, sheet):
        run("import", sheet, "--store", store)
        sheet.write_text(
            "KPI,2026-08,2026-09,2026-10\nWebsite visitors,100,115,120\nQuotes won,5,6,7\n", "utf-8"
        )
        plan = run("import", sheet, "--store", store, "--json").json
        assert (plan["import_id"], plan["added"], plan["changed"], plan["unchanged"]) == (2, 1, 1, 4)
        assert values(run, store)["Website visitors"] == 120.0

    def test_one_import_is_taken_back(self, run, store, sheet):
        run("import", sheet, "--store", store)
        told = run("undo-import", 1, "--store", store)
        assert told.status == 0
        assert run("imports", "--store", store, "--json").json[0]["undone"] is True
        assert not any(value is not None for value in values(run, store).values())

    def test_what_was_taken_back_is_made_again(self, run, store, sheet):
        run("import", sheet, "--store", store)
        before = values(run, store)
        run("undo-import", 1, "--store", store)
        told = run("redo-import", 1, "--store", store)
        assert (told.status, told.out) == (0, "")
        assert values(run, store) == before
        again = run("redo-import", 1, "--store", store)
        assert again.status == 1
        assert "was not taken back" in again.err


class TestDryRun:
    def test_it_leaves_no_file_behind(self, run, store, sheet, tmp_path):
        before = sorted(tmp_path.iterdir())
        told = run("import", sheet, "--store", store, "--dry-run", "--json")
        assert told.status == 0
        assert told.json["added"] == 5
        assert sorted(tmp_path.iterdir()) == before

    def test_it_changes_nothing_that_is_there(self, run, store, sheet):
        run("import", sheet, "--store", store)
        sheet.write_text("KPI,2026-08\nWebsite visitors,999\n", "utf-8")
        told = run("import", sheet, "--store", store, "--dry-run")
        assert "Would be: 0 added, 1 changed" in told.out
        assert values(run, store, "quarterly")["Website visitors"] == 210.0
        assert len(run("imports", "--store", store, "--json").json) == 1


class TestSeveral:
    def test_each_is_an_import_of_its_own(self, run, store, sheet, tmp_path):
        other = tmp_path / "more.tsv"
        other.write_text("KPI\t2026-09\t2026-10\nWebsite visitors\t110\t120\n", "utf-8")
        plans = run("import", sheet, other, "--store", store, "--json").json
        assert [(plan["import_id"], plan["added"], plan["unchanged"]) for plan in plans] == [
            (1, 5, 0),
            (2, 1, 1),
        ]
        assert plans[1]["measures"] == [{"measure": "Website visitors", "new": False, "entries": 2}]

    def test_all_or_none(self, run, store, sheet, tmp_path):
        broken = tmp_path / "broken.xlsx"
        broken.write_bytes(b"\x00\x01 no workbook")
        told = run("import", sheet, broken, "--store", store)
        assert told.status == 1
        assert "broken.xlsx" in told.err
        assert told.out == ""
        assert not store.exists()

    def test_none_into_a_company_that_is_there(self, run, sample, sheet, tmp_path):
        before = sample.read_bytes()
        told = run("import", sheet, tmp_path / "missing.csv", "--store", sample)
        assert told.status == 1
        assert "missing.csv" in told.err
        assert sample.read_bytes() == before


class TestBadCells:
    """What is wrong inside a sheet: told with file and cell, while the good numbers go in."""

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            ("2026-09,many", "kpis.csv, C2: “many” is no number; skipped."),
            ("2026-09,1e400", "kpis.csv, C2: “1e400” is too large a number; skipped."),
            ("2026-09,NaN", "kpis.csv, C2: “NaN” is no number; skipped."),
            ("2026-09,#REF!", "kpis.csv, C2: “#REF!” is a formula error in the file; skipped."),
            ("2026-08,6", "kpis.csv, C2: two values for the same month (also in B2); skipped."),
            ("1900-01-01,6", "kpis.csv, C1: “1900-01-01” is no usable date: the year 1900 is outside 1950"),
            ("9999-12-31,6", "kpis.csv, C1: “9999-12-31” is no usable date: the year 9999 is outside 1950"),
        ],
    )
    def test_each_is_told_with_its_place(self, run, store, sheet, cells, said):
        heading, value = cells.split(",")
        sheet.write_text(f"KPI,2026-08,{heading}\nLeads,5,{value}\n", "utf-8")
        told = run("import", sheet, "--store", store)
        assert told.status == 0
        assert told.err.startswith(said)
        assert "Correct these cells" in told.err
        assert "1 added" in told.out
        assert values(run, store, "quarterly") == {"Leads": 5.0}

    def test_a_name_without_end(self, run, store, sheet):
        sheet.write_text(f"KPI,2026-08\n{'x' * 5000},5\n", "utf-8")
        told = run("import", sheet, "--store", store)
        assert told.status == 0
        assert told.err.startswith("kpis.csv, A2: the name has 5,000 characters, at most 200 are kept; short")
        assert values(run, store, "quarterly") == {"x" * 200: 5.0}


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("noise.csv", bytes(range(256)) * 20),
            ("empty.csv", b""),
            ("text.csv", b"name,town\nAna,Lima\nBo,Oslo\n"),
            ("letter.pdf", b"%PDF-1.7"),
        ],
    )
    def test_a_file_that_holds_no_numbers_over_time(self, run, store, tmp_path, name, content):
        file = tmp_path / name
        file.write_bytes(content)
        told = run("import", file, "--store", store)
        assert (told.status, told.out) == (1, "")
        assert name in told.err
        assert "Traceback" not in told.err
        assert "should not have" not in told.err
        assert not store.exists()

    def test_a_sheet_that_is_not_there(self, run, store, sheet):
        told = run("import", sheet, "--sheet", "2031", "--store", store)
        assert told.status == 1
        assert "2031" in told.err
        assert not store.exists()

    def test_a_folder_that_is_not_there(self, run, sheet, tmp_path):
        told = run("import", sheet, "--store", tmp_path / "none" / "Acme.scorecard")
        assert told.status == 1
        assert "There is no folder for" in told.err


def test_a_file_without_a_year_is_imported_with_one(run, tmp_path):
    store, file = tmp_path / "Own.scorecard", tmp_path / "kpis.csv"
    file.write_text("KPI,Jan,Feb\nLeads,5,6\n")
    refused = run("import", file, "--store", store)
    assert refused.status == 1
    assert "Which year is meant?" in refused.err
    assert "--year" in refused.err
    told = run("import", file, "--store", store, "--year", "2024", "--json")
    assert told.json["periods"] == ["2024-01", "2024-02"]


def test_numbers_in_thousands_are_told(run, tmp_path):
    store, file = tmp_path / "Own.scorecard", tmp_path / "kpis.csv"
    file.write_text("KPI,Jan 2026,Feb 2026\nRevenue (k$),12.5,13\n")
    done = run("import", file, "--store", store)
    assert "“Revenue (k$)” is given in thousands: 12.50 is taken as 12,500." in done.err


def test_goals_are_taken_over_where_it_is_said(run, tmp_path):
    store, file = tmp_path / "Own.scorecard", tmp_path / "kpis.csv"
    file.write_text("KPI,Goal,Jan 2026,Feb 2026\nLeads,120,100,130\n")
    assert run("import", file, "--store", store).status == 0
    assert run("goals", "--store", store, "--json").json == []
    told = run("import", file, "--store", store, "--goals")
    assert (told.status, told.err) == (0, "kpis.csv: 1 goal is taken over.\n")
    assert [goal["low"] for goal in run("goals", "--store", store, "--json").json] == [120]
    assert "--goals changes nothing" in run("import", file, "--store", store, "--goals").err


class TestAnotherCurrency:
    """Amounts in another currency than the company's."""

    @pytest.fixture
    def euros(self, tmp_path):
        file = tmp_path / "kpis.csv"
        file.write_text("KPI,Jan 2026,Feb 2026\nRevenue,€100,€200\n", "utf-8")
        return file

    def test_it_stops_an_import(self, run, store, euros, tmp_path):
        plain = tmp_path / "first.csv"
        plain.write_text("KPI,Jan 2026,Feb 2026\nRevenue,1,2\n")
        assert run("import", plain, "--store", store).status == 0
        told = run("import", euros, "--store", store)
        assert told.status == 1
        assert "The company’s currency is USD, but “Revenue” is in EUR." in told.err
        assert "--currency" in told.err

    def test_a_new_company_takes_the_only_one_of_its_first_file(self, run, store, euros):
        told = run("import", euros, "--store", store)
        assert told.status == 0
        assert "its currency is EUR, as in kpis.csv." in told.err
        with closing(Workspace.open(store)) as workspace:
            assert workspace.book.company.currency == "EUR"

    @pytest.mark.parametrize("other", ["Costs,5 £,6 £", "Costs,kr 5,kr 6"])
    def test_a_file_in_several_or_an_unclear_one_is_asked_about(self, run, store, euros, other):
        euros.write_text(euros.read_text("utf-8") + other, "utf-8")
        assert "The company’s currency is USD" in run("import", euros, "--store", store).err
        assert not store.exists()

    @pytest.mark.parametrize(("said", "added"), [("as-is", 2), ("leave-out", 0), ("1.08", 2)])
    def test_an_option_answers(self, run, store, euros, said, added):
        told = run("import", euros, "--store", store, "--currency", said, "--json")
        assert told.status == 0
        assert told.json["added"] == added
        assert "in EUR" in told.err

    def test_what_is_no_rate_is_refused(self, run, store, euros):
        for said in ("half", "0"):
            assert run("import", euros, "--store", store, "--currency", said).status == 1
