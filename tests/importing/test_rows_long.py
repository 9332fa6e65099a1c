"""Rows of one number each, read below their heading."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.importing.clues import Clues
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.readers.opening import open_file, open_text
from scorecard.importing.readings import MOST_UNREAD, Written
from scorecard.importing.rows import read_long
from scorecard.importing.rows.columns import Chosen, LongColumns
from scorecard.periods import Calendar, Grain

CLUES = Clues(Calendar(), date(2026, 11, 23))
PLAIN = LongColumns(heading=0, period=0, measure=1, value=2)
BY_ITSELF = Chosen()


def read(text, columns=PLAIN, chosen=BY_ITSELF):
    file = open_text(text, "long.csv")
    return read_long(file, file.heads()[0].name, columns, CLUES, chosen)


def numbers(readings):
    return [
        (
            readings.names[name].name,
            date.fromordinal(int(begin)),
            readings.segments[segment],
            float(value),
            int(row),
        )
        for name, begin, segment, value, row in zip(
            readings.name_codes,
            readings.begins,
            readings.segment_codes,
            readings.values,
            readings.rows,
            strict=True,
        )
    ]


def test_each_row_is_a_number():
    readings = read(
        "Month,Measure,Value,Region,Unit\n"
        "2026-01,Leads,10,North,#\n"
        "2026-01,Leads,20,South,#\n"
        "2026-01,Spend,1200.50,,$\n"
        "2026-02,leads,12,North,#\n",
        LongColumns(0, 0, 1, 2, segment=3, unit=4),
    )
    assert readings.grain is Grain.MONTH
    assert numbers(readings) == [
        ("Leads", date(2026, 1, 1), "North", 10.0, 1),
        ("Leads", date(2026, 1, 1), "South", 20.0, 2),
        ("Spend", date(2026, 1, 1), "", 1200.5, 3),
        ("Leads", date(2026, 2, 1), "North", 12.0, 4),
    ]
    assert [(name.name, name.place, name.unit_text) for name in readings.names] == [
        ("Leads", "2", "#"),
        ("Spend", "4", "$"),
    ]
    assert readings.segments[0] == ""
    assert readings.columns.tolist() == [2, 2, 2, 2]


def test_totals_empty_rows_and_rows_without_a_name_are_left_out_in_silence():
    readings = read(
        "Month,Measure,Value\n2026-01,Leads,10\n\n2026-01,,5\n2026-01,Total,15\nTotal,Leads,10\n,Leads,3\n"
    )
    assert numbers(readings) == [("Leads", date(2026, 1, 1), "", 10.0, 1)]
    assert readings.unread_count == 0


def test_what_is_no_number_or_date_is_told_with_its_place():
    readings = read(
        "Month,Measure,Value\n2026-01,Leads,many\nsoon,Leads,3\n2026-02,Leads,-\n2026-03,Leads,4\n"
    )
    assert [(each.row, each.column, each.text, each.reason) for each in readings.unread] == [
        (1, 2, "many", "“many” is no number"),
        (2, 0, "soon", "“soon” is no date"),
    ]
    first = readings.unread[0]
    assert (readings.names[first.name_code].name, date.fromordinal(first.begin)) == (
        "Leads",
        date(2026, 1, 1),
    )
    assert [number[3] for number in numbers(readings)] == [4.0]


def test_all_unread_cells_are_counted_and_the_first_ones_kept():
    rows = "".join(f"2026-01,Measure {number},many\n" for number in range(MOST_UNREAD + 5))
    readings = read(f"Month,Measure,Value\n{rows}")
    assert len(readings.unread) == MOST_UNREAD
    assert readings.unread_count == MOST_UNREAD + 5
    assert readings.unread[0].row == 1


def test_the_length_of_the_periods_is_found_from_all_dates():
    weeks = "".join(f"{day},Leads,1\n" for day in ("2026-11-06", "2026-11-13", "2026-11-20"))
    readings = read(f"Date,Measure,Value\n{weeks}")
    assert readings.grain is Grain.WEEK
    assert numbers(readings)[0][1] == date(2026, 11, 2)
    assert "Fridays" in readings.notes[0]


@pytest.mark.parametrize(
    ("days", "grain"),
    [
        (["2026-W45", "2026-W46"], Grain.WEEK),
        (["Q1 2026", "Q2 2026"], Grain.QUARTER),
        (["2024", "2025"], Grain.YEAR),
        (["45992", "45993", "45995"], Grain.DAY),
        (["20261101", "20261102", "20261104"], Grain.DAY),
    ],
)
def test_periods_are_written_in_many_ways(days, grain):
    rows = "".join(f"{day},Leads,1\n" for day in days)
    readings = read(f"Date,Measure,Value\n{rows}")
    assert readings.grain is grain
    assert len(readings) == len(days)


def test_one_style_and_one_order_hold_for_the_whole_column():
    text = "Date;Measure;Value\n03/02/2026;Spend;1.234\n04/02/2026;Spend;12,5\n25/02/2026;Spend;2.000\n"
    readings = read(text)
    assert [number[3] for number in numbers(readings)] == [1234.0, 12.5, 2000.0]
    assert numbers(readings)[0][1] == date(2026, 2, 3)


def test_a_person_may_choose_the_style_and_the_order():
    text = "Date;Measure;Value\n03/02/2026;Spend;1.234\n04/02/2026;Spend;2.500\n04/03/2026;Spend;7\n"
    chosen = Chosen(DateOrder.MONTH_FIRST, NumberStyle.COMMA)
    assert [number[1:4:2] for number in numbers(read(text, chosen=chosen))] == [
        (date(2026, 3, 2), 1234.0),
        (date(2026, 4, 2), 2500.0),
        (date(2026, 4, 3), 7.0),
    ]
    chosen = Chosen(DateOrder.DAY_FIRST, NumberStyle.POINT)
    assert [number[1:4:2] for number in numbers(read(text, chosen=chosen))] == [
        (date(2026, 2, 3), 1.234),
        (date(2026, 2, 4), 2.5),
        (date(2026, 3, 4), 7.0),
    ]


def test_signs_percents_and_units_are_kept_apart_from_the_number():
    readings = read("Month,Measure,Value\n2026-01,Win rate,30%\n2026-01,Spend,$1 200\n2026-01,Cycle,39 d\n")
    assert [number[3] for number in numbers(readings)] == [30.0, 1200.0, 39.0]
    assert readings.written.tolist() == [Written.PERCENT_TEXT, Written.CURRENCY, Written.PLAIN]
    assert readings.names[2].unit_words == ("d",)


def test_a_workbook_with_real_dates_and_formats(tmp_path):
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ("Date", "Measure", "Value"))
        for row, (day, value) in enumerate(((date(2026, 1, 31), 0.3), (date(2026, 2, 28), 0.25)), 1):
            moment = datetime(day.year, day.month, day.day)
            sheet.write_datetime(row, 0, moment, book.add_format({"num_format": "yyyy-mm-dd"}))
            sheet.write_string(row, 1, "Win rate")
            sheet.write_number(row, 2, value, book.add_format({"num_format": "0%"}))
    readings = read_long(open_file(path), "Data", PLAIN, CLUES, Chosen())
    assert readings.grain is Grain.MONTH
    assert readings.values.tolist() == [0.3, 0.25]
    assert set(readings.written.tolist()) == {Written.PERCENT_FORMAT}


DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%Y-%m-%d 08:30:00", "%Y-%m-%dT08:30")
NUMBER_FORMS = {
    NumberStyle.POINT: ("{:.2f}", "{:,.2f}", "${:,.2f}"),
    NumberStyle.COMMA: ("{:.2f}", "{:,.2f}", "{:,.2f} €"),
}


def written(value, form, style):
    text = form.format(value)
    return text.translate(str.maketrans(".,", ",.")) if style is NumberStyle.COMMA else text


tables = st.lists(
    st.tuples(
        st.dates(date(2021, 1, 1), date(2026, 11, 1)),
        st.sampled_from(("Leads", "Spend", "Win rate")),
        st.integers(-(10**8), 10**8).map(lambda cents: cents / 100),
        st.sampled_from(("", "North", "South")),
    ),
    min_size=3,
    max_size=30,
)


@settings(deadline=None, max_examples=60)
@given(tables, st.sampled_from(DATE_FORMS), st.sampled_from(NumberStyle), st.integers(0, 2))
def test_what_is_written_in_any_style_is_read_back(table, date_form, style, which):
    form = NUMBER_FORMS[style][which]
    lines = [
        f"{day.strftime(date_form)}\t{name}\t{written(value, form, style)}\t{segment}"
        for day, name, value, segment in table
    ]
    text = "\n".join(("Date\tMeasure\tValue\tRegion", *lines))
    readings = read(text, LongColumns(0, 0, 1, 2, segment=3), Chosen(DateOrder.DAY_FIRST, style))
    period = CLUES.calendar.period
    assert numbers(readings) == [
        (name, period(readings.grain, day).begin, segment, value, row)
        for row, (day, name, value, segment) in enumerate(table, 1)
    ]
