"""Columns of moments read as days, whole texts only where they must be."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest
import xlsxwriter

from scorecard.importing.clues import Clues
from scorecard.importing.readers.day_texts import WIDEST, day_column
from scorecard.importing.readers.opening import open_file
from scorecard.importing.readers.raw import RawColumn
from scorecard.importing.rows import profile, read_raw
from scorecard.importing.rows.clocks import without_clock
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.distinct import distinct
from scorecard.importing.rows.finding import find_raw_rows
from scorecard.importing.rows.rules import RawRules, RowKind, RowMeasure
from scorecard.periods import Calendar, Grain

CLUES = Clues(Calendar(), date(2026, 11, 23))
MOMENTS = [datetime(2026, 1, 1) + timedelta(minutes=137 * number) for number in range(6000)]


def days_of(texts):
    column = day_column(np.array([text.encode() for text in texts], f"S{WIDEST}"))
    return None if column is None else [column.values[code] for code in column.codes]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["2026-01-02 10:15:00", "2026-01-02 11:00:00"], ["2026-01-02", "2026-01-02"]),
        (["2026-01-02T10:15:00.5Z", "2026-01-03T10:15:00.7Z"], ["2026-01-02", "2026-01-03"]),
        (["31/01/2026 10:15", "28/02/2026 08:00"], ["31/01/2026", "28/02/2026"]),
        (["2026-01-02", "", "2026-01-03"], ["2026-01-02", None, "2026-01-03"]),
        (["2026-01-02 10:15"] * 19 + ["soon"], ["2026-01-02"] * 19 + ["soon"]),
    ],
)
def test_the_time_of_the_day_is_cut_off(texts, days):
    assert days_of(texts) == days


@pytest.mark.parametrize(
    "texts",
    [["1/2/2026", "10/12/2026"], ["2026-01-02 and more than forty characters"] * 2, ["", ""], []],
)
def test_texts_of_other_kinds_are_left_to_others(texts):
    assert days_of(texts) is None


def american(moment):
    half = "PM" if moment.hour >= 12 else "AM"
    return (
        f"{moment.month}/{moment.day}/{moment.year} {(moment.hour + 11) % 12 + 1}:{moment.minute:02d} {half}"
    )


@pytest.mark.parametrize(
    "write",
    [
        datetime.isoformat,
        american,
        lambda moment: f"{moment:%d/%m/%Y %H:%M}",
        lambda moment: f"{moment:%d.%b.%Y %H:%M}",
    ],
)
def test_many_moments_are_few_days(write):
    texts = [write(moment) for moment in MOMENTS]
    cells = distinct(RawColumn(np.arange(1, len(texts) + 1, dtype=np.int32), [None, *texts]))
    found = without_clock(cells)
    days = [text[: 10 if "T" in text else text.index(" ")] for text in texts]
    assert [found.values[code] for code in found.codes] == days
    assert len(found.values) == len(set(days)) + 1


def test_moments_of_a_workbook_are_few_days():
    cells = distinct(RawColumn(np.arange(1, len(MOMENTS) + 1, dtype=np.int32), [None, *MOMENTS]))
    found = without_clock(cells)
    assert {found.values[code] for code in found.codes} == {moment.date() for moment in MOMENTS}


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A file that is too large to be read at once, and its rows."""
    path = tmp_path_factory.mktemp("rows") / "deals.csv"
    rows = [
        (f"D-{number:06d}", MOMENTS[number % len(MOMENTS)], ("Web", "Fair")[number % 2], number % 1000 / 4)
        for number in range(110_000)
    ]
    lines = (f"{key},{moment.isoformat(' ')},{source},{amount}" for key, moment, source, amount in rows)
    path.write_text("\n".join(("Deal,Created,Source,Amount", *lines)) + "\n", encoding="utf-8")
    return path, rows


def test_a_large_file_is_gathered_as_a_small_one(large):
    path, rows = large
    file = open_file(path)
    measures = (
        RowMeasure("Deals", RowKind.COUNT),
        RowMeasure("Amount", RowKind.SUM, "Amount", split="Source"),
    )
    readings = read_raw(file, "", 0, RawRules("Created", Grain.MONTH, measures), CLUES, Chosen())
    counts = readings.values[readings.name_codes == 0]
    assert counts.sum() == len(rows)
    assert readings.values[readings.name_codes == 1].sum() == sum(row[3] for row in rows)
    assert len(readings) == len(counts) * 3
    assert readings.unread_count == 0


def test_of_a_large_file_names_of_their_own_are_looked_at_in_the_first_rows(large):
    table = profile(open_file(large[0]), "", 0, CLUES)
    deal, created, source, amount = table.columns
    assert table.row_count == 110_000
    assert (deal.is_sample, deal.is_key) == (True, True)
    assert (created.first, created.last) == (MOMENTS[0].date(), MOMENTS[-1].date())
    assert source.top == (("Web", 55_000), ("Fair", 55_000))
    assert amount.distinct == 1000


def test_of_a_large_file_texts_that_no_rule_needs_are_looked_at_in_the_first_rows(large):
    table = profile(open_file(large[0]), "", 0, CLUES, needed=("Created", "Amount"))
    source = table.column("Source")
    assert source.is_sample
    assert [name for name, _ in source.top] == ["Web", "Fair"]


@pytest.mark.parametrize(("with_hidden", "count"), [(True, 4), (False, 3)])
def test_hidden_rows_count_where_a_person_wants_them(tmp_path, with_hidden, count):
    path = tmp_path / "visits.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visits")
        sheet.write_row(0, 0, ("Visitor", "Day"))
        for row, day in enumerate(("2026-11-02", "2026-11-02", "2026-11-09", "2026-11-11"), 1):
            sheet.write_row(row, 0, (f"Visitor {row}", day))
        sheet.set_row(2, options={"hidden": True})
    file = open_file(path)
    assert find_raw_rows(file.head("Visits").grid(), CLUES) is not None
    rules = RawRules("Day", Grain.MONTH, (RowMeasure("Visits", RowKind.COUNT),))
    readings = read_raw(file, "Visits", 0, rules, CLUES, Chosen(with_hidden=with_hidden))
    assert readings.values.tolist() == [count]
