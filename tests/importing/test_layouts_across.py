"""Headings over several rows, years apart from their months, units, names, hidden lines."""

from __future__ import annotations

import pytest

from scorecard.importing.across.notes import hidden_notes
from scorecard.importing.finding import explain_nothing
from scorecard.importing.layout import LayoutKind, alike
from scorecard.periods import Grain

MERGED_YEARS = """
    | 2025 |     | 2026 |
KPI | Nov  | Dec | Jan  | Feb
Leads | 1 | 2 | 3 | 4
"""


@pytest.mark.parametrize("merged", [(), ((0, 1, 0, 2), (0, 3, 0, 4))])
def test_years_above_months_hold_up_to_the_next(sheet, merged):
    found = sheet(MERGED_YEARS, merged=merged)
    assert found.numbers == {"Leads": {"2025-11": 1, "2025-12": 2, "2026-01": 3, "2026-02": 4}}


def test_a_single_year_holds_for_all_wherever_it_stands(sheet):
    found = sheet("|||2026||\nKPI|Jan|Feb|Mar|Apr\nLeads|1|2|3|4")
    assert list(found.numbers["Leads"]) == ["2026-01", "2026-02", "2026-03", "2026-04"]


def test_quarters_above_months_give_the_year_and_their_totals_are_left_out(sheet):
    found = sheet("|Q1 2026||||Q2 2026|||\nKPI|Jan|Feb|Mar|Total|Apr|May|Jun|Total\nLeads|1|2|3|6|4|5|6|15")
    assert sum(found.numbers["Leads"].values()) == 21
    assert found.layout.ignored_columns == {4: "total", 8: "total"}


def test_years_below_months(sheet):
    found = sheet("KPI|Jan||Feb|\n|2025|2026|2025|2026\nLeads|1|2|3|4")
    assert found.numbers == {"Leads": {"2025-01": 1, "2026-01": 2, "2025-02": 3, "2026-02": 4}}


def test_numbers_that_look_like_years_are_numbers(sheet):
    found = sheet("KPI 2026|Jan|Feb|Mar\nLeads|2000|2010|2020\nCalls|1|2|3")
    assert found.numbers["Leads"] == {"2026-01": 2000, "2026-02": 2010, "2026-03": 2020}


def test_a_row_of_nothing_but_years(sheet):
    found = sheet("Code|Kind|2015|2014r|2013r\n|Sales, total ……...|5|4|3\n44|Cars (1)|2|1|1")
    assert found.layout.grain is Grain.YEAR
    assert found.numbers == {
        "Sales, total": {"2015": 5, "2014": 4, "2013": 3},
        "Cars": {"2015": 2, "2014": 1, "2013": 1},
    }


def test_a_column_of_nothing_but_years(sheet):
    found = sheet("Year|Revenue|Staff\n2023|5|6\n2024|7|8")
    assert found.layout.kind is LayoutKind.PERIODS_DOWN
    assert found.numbers == {"Revenue": {"2023": 5, "2024": 7}, "Staff": {"2023": 6, "2024": 8}}


@pytest.mark.parametrize(
    ("table", "file", "name"),
    [
        ("Sales by month\nYear|Jan|Feb|Total\n2025|1|2|3\n2026|4|5|9", "x.xlsx", "Sales by month"),
        ("Year|Jan|Feb|Total\n2025|1|2|3\n2026|4|5|9", "q3_ShopOrders.xlsx", "Shop orders"),
        ("Month|2025|2026\nJan|1|4\nFeb|2|5", "orders.csv", "Orders"),
    ],
)
def test_years_against_months_are_one_measure_called_after_title_or_file(sheet, table, file, name):
    found = sheet(table, file=file)
    assert found.numbers == {name: {"2025-01": 1, "2025-02": 2, "2026-01": 4, "2026-02": 5}}


def test_a_column_of_years_beside_names(sheet):
    found = sheet("Year|KPI|Jan|Feb\n2025|Leads|1|2\n2025|Calls|3|4\n2026|Leads|5|6\n2026|Calls|7|8")
    assert found.numbers["Leads"] == {"2025-01": 1, "2025-02": 2, "2026-01": 5, "2026-02": 6}
    assert found.layout.summary == "2 measures down, 4 months across"


def test_a_column_of_years_beside_numbers_of_people(sheet):
    found = sheet("Year|EmployeeID|M01|M02\n2025|611|1|-\n2025|908|2|3\n2026|611|4|5", file="Targets.csv")
    assert found.numbers == {
        "Targets": {
            ("2025-01", "611"): 1, ("2025-01", "908"): 2, ("2025-02", "908"): 3,
            ("2026-01", "611"): 4, ("2026-02", "611"): 5,
        }
    }  # fmt: skip


def test_a_column_that_parts_measures(sheet):
    found = sheet("KPI|Source|Jan 2026\nLeads|Organic|1\nLeads|Paid|3\nVisits|Organic|5\nVisits|Paid|7")
    assert found.numbers["Leads"] == {("2026-01", "Organic"): 1, ("2026-01", "Paid"): 3}


@pytest.mark.parametrize("unit", ["EUR|EUR", "€|€"])
def test_a_row_of_units_below_the_headings(sheet, unit):
    found = sheet(f"KPI|Jan 2026|Feb 2026\n|{unit}\nRevenue|5|6")
    assert found.layout.ignored_rows == {1: "unit"}
    assert found.layout.series[0].unit_text == unit.split("|")[0]


def test_periods_down_below_groups_names_and_units(sheet):
    found = sheet(
        "|Marketing||Sales\nWeek ended|Leads|Visits|Revenue\n|#|#|EUR\n04/01/2026|1|2|3\n11/01/2026|4|5|6",
        merged=((0, 1, 0, 2),),
    )
    assert [(each.name, each.section, each.unit_text) for each in found.layout.series] == [
        ("Leads", "Marketing", "#"), ("Visits", "Marketing", "#"), ("Revenue", "Sales", "EUR"),
    ]  # fmt: skip
    assert found.numbers["Visits"] == {"2026-W01": 2, "2026-W02": 5}


def test_of_week_numbers_and_dates_the_dates_are_taken(sheet):
    found = sheet("Week number|Week ended|Leads\n1|04/01/2026|5\n2|11/01/2026|7\n3|18/01/2026|9")
    assert found.numbers == {"Leads": {"2026-W01": 5, "2026-W02": 7, "2026-W03": 9}}


@pytest.mark.parametrize("days", ["46023|46054|46082", "20260101|20260201|20260301", "202601|202602|202603"])
def test_dates_in_figures_under_a_title_that_says_so(sheet, days):
    found = sheet(f"Date|{days}\nLeads|5|6|7")
    assert found.numbers == {"Leads": {"2026-01": 5, "2026-02": 6, "2026-03": 7}}
    assert sheet(f"Leads|{days}\nCalls|5|6|7").layout is None


def test_weeks_by_their_bare_number(sheet):
    found = sheet("KPIs 2026\nWeek|1|2|3\nLeads|5|6|7")
    assert found.numbers == {"Leads": {"2026-W01": 5, "2026-W02": 6, "2026-W03": 7}}


def test_answers_are_a_measure(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nPlan kept|yes|no")
    assert found.numbers == {"Plan kept": {"2026-01": 1, "2026-02": 0}}


def test_a_row_of_marks_is_neither_a_section_nor_a_measure(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nSHOPS\nBooks|1|2\nComputers|(S)|(S)\nFuel|3|(S)")
    assert [(each.name, each.section) for each in found.layout.series] == [
        ("Books", "SHOPS"),
        ("Fuel", "SHOPS"),
    ]
    assert found.layout.ignored_rows == {3: "no numbers"}
    assert found.numbers["Fuel"] == {"2026-01": 3}


def test_sections_that_repeat_each_other_name_their_measures(sheet):
    found = sheet(
        """
        Kind of business|Jan. 2016|Feb. 2016|TOTAL
        NOT ADJUSTED
        Retail sales, total|1|2|3
        Fuel dealers|3|4|7
        Drinking places|5|6|11
        ADJUSTED(3)
        Retail sales, total|7|8|
        Fuel dealers(4)|9|10|
        """
    )
    assert found.names == [
        "Not adjusted: Retail sales, total",
        "Not adjusted: Fuel dealers",
        "Not adjusted: Drinking places",
        "Adjusted: Retail sales, total",
        "Adjusted: Fuel dealers",
    ]
    assert found.layout.period_words == "2 months"


def test_sheets_of_one_table_are_alike(sheet):
    def year(number, extra="Cars", grain="Jan"):
        return sheet(f"KPI|{grain} {number}\nLeads|1\nCalls|2\n{extra}|3").layout

    assert alike(year(2015), year(2016, "Boats"))
    assert not alike(year(2015), year(2015))
    assert not alike(year(2015), year(2016, grain="Q1"))
    assert not alike(year(2015), sheet("KPI|Jan 2016\nRevenue|1\nCost|2").layout)


def test_hidden_lines_among_the_numbers_are_told(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nLeads|1|2\n||\nCalls|3|4", hidden_rows={2, 3}, hidden_columns={2})
    assert found.layout.hidden_rows == {3}
    assert found.layout.hidden_columns == {2}
    assert hidden_notes(found.layout, True) == [
        "1 hidden row is imported too.",
        "1 hidden column is imported too.",
    ]


def test_hidden_lines_of_a_sheet_with_periods_down(sheet):
    found = sheet("Month|Leads\n2026-01|1\n2026-02|2", hidden_rows={2})
    assert (found.layout.hidden_rows, found.layout.hidden_columns) == ({2}, frozenset())
    assert hidden_notes(found.layout, True) == ["1 hidden row is imported too."]


@pytest.mark.parametrize("table", [
    "2026\nKPI|Jan|Feb|Mar|Q1|Apr|May|Q2\nLeads|1|2|3|6|4|5|9",
    "2026\nMonth|Leads\nJan|1\nFeb|2\nMar|3\nQ1|6\nApr|4\nMay|5\nQ2|9",
])  # fmt: skip
def test_quarters_between_months_sum_them_up_and_turn_no_year(sheet, table):
    found = sheet(table)
    assert found.numbers == {"Leads": {"2026-01": 1, "2026-02": 2, "2026-03": 3, "2026-04": 4, "2026-05": 5}}
    ignored = [*found.layout.ignored_columns.values(), *found.layout.ignored_rows.values()]
    assert ignored.count("total") == 2
    assert not any("left out" in note for note in found.layout.notes)


def test_a_quarter_whose_months_are_missing_is_told(sheet):
    found = sheet("KPI|Q1 2026|Apr 2026|May 2026\nLeads|6|4|5")
    assert found.layout.notes == ("B1: “Q1 2026” is a quarter among months; its column is left out.",)


def test_an_undated_file_says_that_the_year_is_missing(sheet):
    found = sheet("KPI|KW 46|KW 47\nLeads|1|2")
    assert found.layout is None
    assert "names periods such as “KW 46”, but no year" in explain_nothing(found.grid, None)


@pytest.mark.parametrize("first", ["46023", "20260101", "202601"])
def test_days_in_figures_in_rows_of_one_number_each(sheet, first):
    rows = [f"{int(first) + step}|{name}|{step}" for name in ("Leads", "Calls") for step in range(3)]
    found = sheet("\n".join(["Date|Measure|Value", *rows]))
    assert found.layout.kind is LayoutKind.LONG_ROWS
    assert found.layout.period_count == 3


@pytest.mark.parametrize("total", ["Q1 total", "Total Q1 2026", "FY26 total", "H1", "YTD 2026"])
def test_totals_of_a_longer_period(sheet, total):
    found = sheet(f"KPI|Jan 2026|Feb 2026|{total}|Mar 2026\nLeads|1|2|3|4")
    assert found.layout.ignored_columns == {3: "total"}
    assert not found.layout.notes


@pytest.mark.parametrize("title", ["Week", "KW", "Kalenderwoche"])
@pytest.mark.parametrize("layout", ["{}|Leads\n202601|1\n202602|2", "{}|202601|202602\nLeads|1|2"])
def test_weeks_in_six_figures_are_no_months(sheet, title, layout):
    found = sheet(layout.format(title))
    assert list(found.numbers["Leads"]) == ["2026-W01", "2026-W02"]


def test_weeks_in_six_figures_in_a_long_table(kept):
    session = kept.opened(
        "Week;Measure;Value\n202601;Leads;1\n202602;Leads;2\n202601;Calls;3\n202602;Calls;4\n"
    )
    kept.commit(session.plan)
    assert kept.values("Leads") == {"2026-W01": 1, "2026-W02": 2}
