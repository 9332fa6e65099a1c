"""Several tables in one sheet, below and beside each other."""

from __future__ import annotations

import pytest
import xlsxwriter

from scorecard.importing.layout import LayoutKind

BELOW = """
Sales 2025
KPI | Jan | Feb | Mar
Leads | 1 | 2 | 3
Total | 1 | 2 | 3

Sales 2026
KPI | Jan | Feb
Leads | 4 | 5
Calls | 6 | 7
"""
BESIDE = """
Sales|||||Support
KPI | Jan 2026 | Feb 2026 || KPI | Mar 2026 | Apr 2026
Leads | 1 | 2 || Tickets | 5 | 6
Calls | 3 | 4 || Backlog | 7 | 8
"""
TWO_YEARS = "2025|||2026\nMonth|Leads||Month|Leads\nJan|1||Jan|3\nFeb|2||Feb|4"


def test_tables_below_each_other_have_the_periods_of_their_own_headings(sheet):
    found = sheet(BELOW)
    assert found.numbers == {
        "Leads": {"2025-01": 1, "2025-02": 2, "2025-03": 3, "2026-01": 4, "2026-02": 5},
        "Calls": {"2026-01": 6, "2026-02": 7},
    }
    assert found.layout.ignored_rows == {0: "title", 3: "total", 4: "title", 5: "title"}


def test_tables_beside_each_other_have_their_own_names(sheet):
    found = sheet(BESIDE)
    assert found.numbers == {
        "Leads": {"2026-01": 1, "2026-02": 2},
        "Calls": {"2026-01": 3, "2026-02": 4},
        "Tickets": {"2026-03": 5, "2026-04": 6},
        "Backlog": {"2026-03": 7, "2026-04": 8},
    }


def test_tables_of_periods_down_below_each_other(sheet):
    found = sheet("Month|Leads\nJan 2026|1\nFeb 2026|2\n\nMonth|Calls\nJan 2026|3\nFeb 2026|4")
    assert found.layout.kind is LayoutKind.PERIODS_DOWN
    assert found.numbers == {"Leads": {"2026-01": 1, "2026-02": 2}, "Calls": {"2026-01": 3, "2026-02": 4}}


def test_years_beside_each_other_with_their_months_down(sheet):
    found = sheet(TWO_YEARS)
    assert found.numbers == {"Leads": {"2025-01": 1, "2025-02": 2, "2026-01": 3, "2026-02": 4}}


def test_a_table_with_periods_of_another_length_is_told(sheet):
    found = sheet("KPI|2026-W45|2026-W46|2026-W47\nLeads|1|2|3\n\nKPI|Jan 2026|Feb 2026\nRevenue|7|8")
    assert list(found.numbers) == ["Leads"]
    assert found.layout.notes == (
        "Another table at B5:C5 has 2 months; it is left out. Mark it to import it.",
    )


@pytest.mark.parametrize("again", ["KPI|Jan 2026|Feb 2026|Mar 2026", "KPI|Jan 2026|Feb 2026"])
def test_the_same_headings_again_part_no_table(sheet, again):
    found = sheet(f"KPI|Jan 2026|Feb 2026|Mar 2026\nLeads|1|2|3\n\nSupport\n{again}\nLeads|4|5")
    assert found.names == ["Leads", "Support: Leads"]
    assert found.layout.ignored_rows[4] == "headings again"


def test_goals_of_two_tables_come_together(sheet):
    found = sheet("2025\nKPI|Jan|Feb\nLeads|1|2\nTarget|3|3\n\n2026\nKPI|Jan|Feb\nLeads|4|5\nTarget|6|6")
    assert found.goals == {"Leads": {"2025-01": 3, "2025-02": 3, "2026-01": 6, "2026-02": 6}}


def test_a_row_of_dates_among_numbers_parts_no_table(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nLeads|1|2\nClosed on|5 Feb 2026|5 Mar 2026\nCalls|3|4")
    assert found.numbers == {"Leads": {"2026-01": 1, "2026-02": 2}, "Calls": {"2026-01": 3, "2026-02": 4}}


def test_headings_right_below_numbers_part_tables_where_they_begin_alike(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nLeads|1|2\nKPI|Mar 2026|Apr 2026\nLeads|3|4")
    assert list(found.numbers["Leads"]) == ["2026-01", "2026-02", "2026-03", "2026-04"]


def test_a_sheet_of_budgets_is_not_taken_for_the_actual_one(tmp_path, kept):
    path = tmp_path / "kpis.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, count in (("Budget 2026", 4), ("Ist 2026", 2), ("Budget 2025", 4)):
        page = book.add_worksheet(name)
        months = (f"{month} {name[-4:]}" for month in ("Jan", "Feb", "Mar", "Apr")[:count])
        page.write_row(0, 0, ["KPI", *months])
        page.write_row(1, 0, ["Leads", *range(count)])
    book.close()
    session = kept.opened(path)
    assert (session.sheet, session.together, session.plan.added) == ("Ist 2026", ("Ist 2026",), 2)
    session.choose_sheet("Budget 2026")
    assert any("“Budget 2026”; its numbers are read as actual ones" in note for note in session.notes)
