"""Names of files with words that are filled in."""

from __future__ import annotations

import pytest

from scorecard.errors import ScorecardError
from scorecard.file_names import TO_FILL_IN, USUAL, another_name, fill_in, safe, tab_label
from scorecard.periods import Cadence


def test_the_usual_name():
    name = fill_in(f"{USUAL}.xlsx", "Larkfield Interiors", "week 47", "weekly")
    assert name == "Larkfield Interiors scorecard week 47.xlsx"


def test_folders_of_the_pattern_stay_and_those_of_a_name_are_none():
    name = fill_in("out/{company}/{tab} {period}.csv", "A/B: “C” \\ <D>?", "2026-W47", "weekly")
    assert name == "out/A-B- “C” - -D-/weekly 2026-W47.csv"


@pytest.mark.parametrize(
    ("company", "name"),
    [("..", ".xlsx"), ("Nul", "Nul_.xlsx"), ("com1.old", "com1.old_.xlsx"), ("{tab}", "-tab-.xlsx")],
)
def test_no_name_climbs_out_or_is_a_device(company, name):
    assert fill_in("{company}.xlsx", company, "", "weekly") == name


def test_a_long_name_is_cut():
    assert len(fill_in("{company}", "x" * 400, "", "")) == 50


def test_a_long_company_leaves_room_for_what_tells_its_files_apart():
    company = "Branches of the North-West " * 5
    assert safe(fill_in(USUAL, company, "week 44 of 2025", "weekly")).endswith("scorecard week 44 of 2025")
    due = fill_in(TO_FILL_IN, company, "week 44 of 2025", "weekly")
    assert safe(f"{due} – Maya Keller").endswith("weekly numbers week 44 of 2025 – Maya Keller")


def test_other_words_are_refused():
    with pytest.raises(ScorecardError, match=r"“\{week\}” stands for nothing"):
        fill_in("{week}.xlsx", "A", "week 47", "weekly")


def test_tabs_have_a_name_together():
    assert tab_label([Cadence.WEEKLY]) == "weekly"
    assert tab_label([Cadence.MONTHLY, Cadence.WEEKLY]) == "weekly and monthly"
    assert tab_label(tuple(Cadence)) == "all tabs"


def test_another_name_is_one_that_is_free(tmp_path):
    target = tmp_path / "a.xlsx"
    assert another_name(target) == tmp_path / "a (2).xlsx"
    (tmp_path / "a (2).xlsx").touch()
    assert another_name(target) == another_name(tmp_path / "a (2).xlsx") == tmp_path / "a (3).xlsx"
