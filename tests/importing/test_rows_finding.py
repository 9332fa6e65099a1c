"""Tables of rows found in the first rows of a sheet."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from scorecard.importing.clues import Clues
from scorecard.importing.layout import LayoutKind
from scorecard.importing.long_rows import find_long_rows
from scorecard.importing.readers.opening import open_text
from scorecard.importing.rows.columns import LongColumns
from scorecard.importing.rows.finding import find_long_columns, find_raw_rows
from scorecard.periods import Calendar

CLUES = Clues(Calendar(), date(2026, 11, 23))


def grid(text):
    file = open_text(text, "table.csv")
    return file.head(file.heads()[0].name).grid()


@pytest.mark.parametrize(
    "headings",
    [
        "Week,KPI,Region,Actual",
        "Woche,Kennzahl,Kanal,Wert",
        "Mois,Indicateur,Région,Valeur",
        "Fecha,Indicador,País,Importe",
        "Tanggal,Ukuran,Wilayah,Nilai",
        "تاریخ,شاخص,بخش,مقدار",
    ],
)
def test_columns_are_known_by_their_headings(headings):
    assert find_long_columns(
        grid(f"{headings}\n2026-01,Leads,A,1\n2026-02,Leads,B,2\n"), CLUES
    ) == LongColumns(0, period=0, measure=1, value=3, segment=2)


def long_table(headings, days=6, names=("Leads", "Spend", "Calls")):
    rows = [f"2026-11-{day:02d},{name},{day * 10}" for day in range(1, days + 1) for name in names]
    return "\n".join((headings, *rows))


def test_columns_are_known_by_what_stands_in_them():
    assert find_long_columns(grid(long_table("When,What,How much")), CLUES) == LongColumns(0, 0, 1, 2)


def test_a_table_by_region_alone_has_no_measures_in_its_rows():
    assert (
        find_long_columns(grid(long_table("When,Region,Sales", names=("North", "South", "West"))), CLUES)
        is None
    )


def test_deals_are_no_long_rows_and_long_rows_say_where_their_columns_stand():
    names = [f"Customer {number}" for number in range(20)]
    rows = [f"2026-11-{day:02d},{name},{day}" for day, name in enumerate(names, 1)]
    deals = grid("\n".join(("Date,Name,Amount", *rows)))
    assert find_long_columns(deals, CLUES) is None
    layout = find_long_rows(grid(long_table("Date,Measure,Value")), CLUES)
    assert layout.kind is LayoutKind.LONG_ROWS
    assert layout.rows == LongColumns(0, 0, 1, 2)


def test_raw_rows_are_found_between_notes():
    table = find_raw_rows(
        grid(
            "Our visitors,,,\nsince,the,opening,\n"
            "Name,Visit,Born,Paid\nAna,2026-11-02,1980-01-01,5\nBen,2026-11-02,1979-01-01,7\n"
            "Cem,2026-11-09,1985-01-01,7\nthat is all,,,\n"
        ),
        CLUES,
    )
    assert table.heading == 2
    assert table.names == ("Name", "Visit", "Born", "Paid")
    assert table.dates == (1, 2)


@pytest.mark.parametrize("step", [1, 7])
def test_a_series_over_time_is_no_table_of_rows(step):
    days = [
        date.fromordinal(date(2026, 1, 5).toordinal() + step * number).isoformat() for number in range(20)
    ]
    rows = [f"{day},{number},{'fair' if number == 3 else 'none'}" for number, day in enumerate(days)]
    assert find_raw_rows(grid("\n".join(("Day,Leads,Event", *rows))), CLUES) is None


def test_names_are_all_different():
    table = find_raw_rows(grid("Day,Fee,Fee,\n2026-11-02,1,2,x\n2026-11-02,3,4,y\n"), CLUES)
    assert table.names == ("Day", "Fee", "Fee (2)", "Column D")


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "only\ntexts\n", "Day,What\n", "Day,Leads\nQ1,5\nQ2,6\n"])
def test_other_sheets_have_no_rows(text):
    assert find_raw_rows(grid(text), CLUES) is None
    assert find_long_columns(grid(text), CLUES) is None


def test_wide_sheets_of_texts_are_soon_known_to_be_no_rows():
    lines = [",".join(f"R{row} of {column}" for column in range(30)) for row in range(300)]
    sheet = grid("\n".join(lines))
    began = process_time()
    assert find_raw_rows(sheet, CLUES) is None
    assert process_time() - began < 2
