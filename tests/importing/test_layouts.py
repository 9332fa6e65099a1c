from __future__ import annotations

from datetime import date

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.layout import Area, LayoutKind
from scorecard.measures import Rollup
from scorecard.units import Unit

REPORT = [
    ["LARKFIELD INTERIORS – KPI REPORT 2026"],
    ["Prepared by Maya"],
    [],
    [None, None, 2026.0, None, None],
    ["Figures", "Unit", "Jan", "Feb", "Mar", "Total"],
    ["MARKETING"],
    ["Website visitors", "#", 18432, 18960, 19640, 57032],
    ["Cost per lead", "$", 53, 52.4, 51.1, 52.2],
    ["Total", None, 1, 2, 3, 6],
    [],
    ["SERVICE"],
    ["Retention", "%", 91.9, 92.3, 92.6, 92.3],
    ["Reply time", "h", 4, 5, 6, 5],
]


def test_measures_down_below_titles_with_sections_units_and_totals(workbook, take_in, kept):
    session = take_in(workbook(REPORT))
    layout = session.layout
    assert layout.kind is LayoutKind.MEASURES_DOWN
    assert layout.summary == "4 measures down, 3 months across"
    assert kept.values("Website visitors") == {"2026-01": 18432, "2026-02": 18960, "2026-03": 19640}
    assert {measure.name: (measure.unit, measure.rollup) for measure in kept.book.measures} == {
        "Website visitors": (Unit.COUNT, Rollup.SUM),
        "Cost per lead": (Unit.CURRENCY, Rollup.AVERAGE),
        "Retention": (Unit.PERCENT, Rollup.AVERAGE),
        "Reply time": (Unit.HOURS, Rollup.AVERAGE),
    }
    assert [measure.department for measure in kept.book.measures] == [
        "Marketing", "Marketing", "Customer service", "Customer service",
    ]  # fmt: skip
    assert layout.headings == Area(3, 2, 4, 4)
    assert layout.names == Area(6, 0, 12, 0)
    assert layout.values == Area(6, 2, 12, 4)
    assert layout.section_rows == {5, 10}
    assert {row: layout.ignored_rows[row] for row in (0, 8, 9)} == {0: "title", 8: "total", 9: "empty"}
    assert layout.ignored_columns == {5: "total"}
    assert [match.place for match in session.matches] == ["7", "8", "12", "13"]


def test_periods_down_with_real_dates_and_a_total_row(workbook, take_in, kept):
    rows = [["Week", "Leads", "Calls"]]
    rows += [[date(2026, 11, day), day, 2 * day] for day in (2, 9, 16)]
    session = take_in(workbook([*rows, ["Total", 27, 54]]))
    assert session.layout.summary == "3 weeks down, 2 measures across"
    assert kept.values("Calls") == {"2026-W45": 4, "2026-W46": 18, "2026-W47": 32}
    assert session.layout.ignored_rows[4] == "total"
    assert [match.place for match in session.matches] == ["B", "C"]


def test_long_rows_with_segments(take_in, kept):
    session = take_in(
        "Period,Measure,Source,Value\n2026-W46,Leads,Organic,5\n2026-W46,Leads,Paid,7\n2026-W47,Leads,Organic,6\n"
        "2026-W47,Calls,,9\nTotal,,,27\n"
    )
    assert session.layout.kind is LayoutKind.LONG_ROWS
    assert session.layout.summary == "2 measures, 2 weeks, one number a row"
    assert kept.values("Leads", "Organic") == {"2026-W46": 5, "2026-W47": 6}
    assert kept.values("Leads", "Paid") == {"2026-W46": 7}
    assert kept.values("Calls") == {"2026-W47": 9}


@pytest.mark.parametrize(
    ("headings", "keys"),
    [
        (["Jan 2025", "Feb 2025"], ["2025-01", "2025-02"]),
        (["January 2025", "Sept. 2025"], ["2025-01", "2025-09"]),
        (["2025-01", "2025-02"], ["2025-01", "2025-02"]),
        (["2026-W47", "2026-W48"], ["2026-W47", "2026-W48"]),
        (["Week 1 2027", "Week 2 2027"], ["2027-W01", "2027-W02"]),
        (["Q3 2026", "Q4 2026"], ["2026-Q3", "2026-Q4"]),
        (["2026 Q3", "2026 Q4"], ["2026-Q3", "2026-Q4"]),
        (["16 Nov 2026", "23 Nov 2026"], ["2026-W47", "2026-W48"]),
        (["2026-11-16", "2026-11-17"], ["2026-11-16", "2026-11-17"]),
        (["31/01/2026", "28/02/2026"], ["2026-01", "2026-02"]),
        (["01/31/2026", "02/28/2026"], ["2026-01", "2026-02"]),
        (["31.03.2026", "30.06.2026"], ["2026-Q1", "2026-Q2"]),
        (["Nov-25", "Dec-25"], ["2025-11", "2025-12"]),
    ],
)
def test_headings(take_in, kept, headings, keys):
    take_in(f"Measure;{';'.join(headings)}\nLeads;5;6\n")
    assert kept.values("Leads") == dict(zip(keys, (5, 6), strict=True))


def test_the_year_of_the_title_is_taken_over_the_turn_of_the_year(take_in, kept):
    take_in("Numbers from 2026\nMeasure,W52,W53,W1\nLeads,5,6,7\n")
    assert kept.values("Leads") == {"2026-W52": 5, "2026-W53": 6, "2027-W01": 7}


def test_subtotals_of_another_length_are_left_out(take_in, kept):
    session = take_in("Measure,Jan 2026,Feb 2026,Mar 2026,Q1 2026\nLeads,1,2,3,6\n")
    assert session.layout.summary == "1 measure down, 3 months across"
    assert sum(kept.values("Leads").values()) == 6


def test_hidden_rows_are_imported_and_said(workbook, take_in):
    rows = [["Measure", "Jan 2026"], ["Leads", 1], ["Calls", 2]]
    session = take_in(workbook(rows, more=lambda book, sheet: sheet.set_row(2, None, None, {"hidden": True})))
    assert session.notes == ("1 hidden row is imported too.",)
    session.set_with_hidden(False)
    assert session.notes == ("1 hidden row is left out.",)


def test_sheets_with_the_same_measures_for_the_same_periods_are_left_out_and_said(workbook, kept):
    def more(book, _):
        for name, period in (("South", "2026-01"), ("West", "2026-01"), ("Later", "2026-02")):
            other = book.add_worksheet(name)
            other.write_row(0, 0, ["Measure", period])
            other.write_row(1, 0, ["Leads", 1])

    rows = [["Measure", "2026-01"], ["Leads", 1]]
    session = kept.opened(workbook(rows, sheet="North", more=more))
    assert session.together == ("North", "Later")
    assert session.notes == (
        "“South”, “West” have the same measures for the same periods and are left out. "
        "Choose one of them to import it instead.",
    )
    session.choose_together(False)
    assert session.notes == ()


def test_the_sheet_with_most_numbers_is_chosen_and_another_can_be(workbook, kept):
    def more(book, _):
        other = book.add_worksheet("Sales")
        other.write_row(0, 0, ["Measure", "Jan 2026", "Feb 2026"])
        other.write_row(1, 0, ["Leads", 1, 2])

    session = kept.opened(workbook([["Measure", "Jan 2026"], ["Leads", 9]], more=more))
    assert session.sheet == "Sales"
    session.choose_sheet("2026")
    assert session.plan.added == 1


def test_another_layout_can_be_refused_in_words(take_in):
    session = take_in("Measure,Jan 2026\nLeads,1\n")
    assert session.layouts == (LayoutKind.MEASURES_DOWN,)
    with pytest.raises(ScorecardError, match="cannot be read as “One number a row”"):
        session.choose_layout(LayoutKind.LONG_ROWS)


@pytest.mark.parametrize(
    ("table", "note"),
    [
        (
            "KPI,Jan 2026,Febr 2026,Mar 2026\nLeads,1,2,3\n",
            "C1: “Febr 2026” is no date or period; its column is",
        ),
        (
            "Month,Leads\n2026-01,1\nJam 2026,2\n2026-03,3\n",
            "A3: “Jam 2026” is no date or period; its row is",
        ),
        (
            "Month,Leads\n0000-00-00,1\n2026-02,2\n2026-03,3\n",
            "A2: “0000-00-00” is no date or period; its row is",
        ),
    ],
)
def test_a_heading_that_should_name_a_period_is_told(kept, table, note):
    session = kept.opened(table)
    assert f"{note} left out." in session.layout.notes
    assert session.plan.added == 2


def test_headings_that_name_no_period_on_purpose_are_not_told(kept):
    session = kept.opened(
        "KPI,Owner,Goal,Jan 2026,Feb 2026,Total,Note\nLeads,Ana,4,1,2,3,9\nCalls,Bo,4,1,2,3,9\n"
    )
    assert session.layout.notes == ()
