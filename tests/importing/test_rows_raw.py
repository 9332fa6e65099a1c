"""Rows of deals, orders or visits, gathered into measures over time."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.errors import ScorecardError
from scorecard.importing.clues import Clues
from scorecard.importing.readers.opening import open_text
from scorecard.importing.readings import Written
from scorecard.importing.rows import read_raw
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.rules import Filter, Ratio, RawRules, RowKind, RowMeasure
from scorecard.periods import Calendar, Grain

CLUES = Clues(Calendar(), date(2026, 11, 23))
DEALS = """\
ID,Created,Source,Stage,Amount
D-1,2026-11-02 09:15,Web,Won,100.10
D-2,2026-11-03 10:00,Web,Lost,50
D-3,2026-11-03 11:30,Fair,Won,200.20
D-4,2026-11-10 08:00,Web,Won,300.30
D-4,2026-11-11 08:00,,Lost,
"""


def read(measures, text=DEALS, grain=Grain.WEEK, date_column="Created", ratios=(), heading=0):
    file = open_text(text, "deals.csv")
    rules = RawRules(date_column, grain, tuple(measures), tuple(ratios))
    return read_raw(file, file.heads()[0].name, heading, rules, CLUES, Chosen())


def found(readings):
    names = [readings.names[code].name for code in readings.name_codes]
    begins = [date.fromordinal(int(begin)).isoformat() for begin in readings.begins]
    segments = [readings.segments[code] for code in readings.segment_codes]
    return dict(zip(zip(names, begins, segments, strict=True), readings.values.tolist(), strict=True))


def test_rows_are_counted_and_summed_by_week():
    readings = read((RowMeasure("Deals", RowKind.COUNT), RowMeasure("Amount", RowKind.SUM, "Amount")))
    assert found(readings) == {
        ("Deals", "2026-11-02", ""): 3,
        ("Amount", "2026-11-02", ""): 350.3,
        ("Deals", "2026-11-09", ""): 2,
        ("Amount", "2026-11-09", ""): 300.3,
    }
    assert readings.rows.tolist() == [1, 1, 4, 4]
    assert readings.unread_count == 0


@pytest.mark.parametrize(
    ("grain", "counts"),
    [(Grain.DAY, [1, 2, 1, 1]), (Grain.WEEK, [3, 2]), (Grain.MONTH, [5])],
)
def test_the_person_picks_the_length_of_the_periods(grain, counts):
    readings = read((RowMeasure("Deals", RowKind.COUNT),), grain=grain)
    assert readings.values.tolist() == counts
    assert readings.grain is grain


def test_different_values_are_counted_once():
    assert found(read((RowMeasure("Deals", RowKind.DISTINCT, "ID"),), grain=Grain.MONTH)) == {
        ("Deals", "2026-11-01", ""): 4
    }


def test_a_split_makes_segments_and_the_whole_where_rows_have_none():
    readings = read((RowMeasure("Deals", RowKind.COUNT, split="Source"),))
    assert found(readings) == {
        ("Deals", "2026-11-02", ""): 3,
        ("Deals", "2026-11-02", "Web"): 2,
        ("Deals", "2026-11-02", "Fair"): 1,
        ("Deals", "2026-11-09", ""): 2,
        ("Deals", "2026-11-09", "Web"): 1,
    }
    split = read((RowMeasure("Deals", RowKind.COUNT, split="Stage"),), grain=Grain.MONTH)
    assert found(split) == {("Deals", "2026-11-01", "Won"): 3, ("Deals", "2026-11-01", "Lost"): 2}


def test_filters_keep_or_drop_and_leave_nought_where_no_row_is_left():
    fair = Filter("Source", ("fair",))
    not_lost = Filter("Stage", ("Lost",), keep=False)
    readings = read((RowMeasure("Won at fairs", RowKind.COUNT, filters=(fair, not_lost)),))
    assert found(readings) == {("Won at fairs", "2026-11-02", ""): 1, ("Won at fairs", "2026-11-09", ""): 0}


def test_an_average_is_its_sum_over_its_count_so_that_it_rolls_up():
    rules = RawRules("Created", Grain.WEEK, (RowMeasure("Average deal", RowKind.AVERAGE, "Amount"),))
    made = rules.worked_out()
    assert made.ratios == (Ratio("Average deal", "Average deal (total)", "Average deal (count)"),)
    assert found(read(rules.measures, grain=Grain.MONTH)) == {
        ("Average deal (total)", "2026-11-01", ""): 650.6,
        ("Average deal (count)", "2026-11-01", ""): 4,
    }
    summed = RowMeasure("Revenue", RowKind.SUM, "Amount")
    again = RawRules("Created", Grain.WEEK, (summed, *rules.measures)).worked_out()
    assert again.ratios[0].numerator == "Revenue"
    assert [measure.name for measure in again.measures] == ["Revenue", "Average deal (count)"]


def test_what_cannot_be_read_is_told():
    text = DEALS + "D-6,soon,Web,Won,5\nD-7,,Web,Won,6\nD-8,2026-11-12,Web,Won,lots\n"
    readings = read((RowMeasure("Deals", RowKind.COUNT), RowMeasure("Amount", RowKind.SUM, "Amount")), text)
    assert [(each.row, each.column, each.reason) for each in readings.unread] == [
        (6, 1, "“soon” is no date"),
        (7, 1, "the row has no date"),
        (8, 4, "“lots” is no number"),
    ]
    assert found(readings)["Deals", "2026-11-09", ""] == 3


def test_totals_and_notes_below_the_table_are_no_rows_of_it():
    text = DEALS + ",,,,\n,,,Total,650.60\nMade by the sales team,,,,\n,see the other sheet,,,\n"
    readings = read((RowMeasure("Deals", RowKind.COUNT), RowMeasure("Amount", RowKind.SUM, "Amount")), text)
    assert readings.unread_count == 0
    assert sum(found(readings).values()) == pytest.approx(5 + 650.6)


def test_titles_above_the_heading_are_passed_over():
    text = "All our deals,,\nof this year,,\nDay,Owner,Amount\n2026-11-02,Ana,5\n2026-11-03,Ben,7\n"
    readings = read(
        (RowMeasure("Amount", RowKind.SUM, "Amount"),), text, Grain.MONTH, date_column="Day", heading=2
    )
    assert found(readings) == {("Amount", "2026-11-01", ""): 12}
    assert readings.rows.tolist() == [3]


def test_money_and_percents_are_understood():
    text = "Day;Discount;Price;Paid\n2026-11-02;10%;1.200,50 €;yes\n2026-11-03;20%;99,50 €;no\n"
    measures = [RowMeasure(name, RowKind.SUM, name) for name in ("Discount", "Price", "Paid")]
    readings = read(measures, text, Grain.MONTH, date_column="Day")
    assert readings.values.tolist() == pytest.approx([0.3, 1300.0, 1.0])
    assert readings.written.tolist() == [Written.PERCENT_FORMAT, Written.CURRENCY, Written.YES_NO]


def test_yes_among_numbers_is_no_number():
    text = "Day,Amount\n2026-11-02,10\n2026-11-03,yes\n2026-11-04,12\n"
    readings = read((RowMeasure("Amount", RowKind.SUM, "Amount"),), text, Grain.MONTH, date_column="Day")
    assert readings.values.tolist() == [22.0]
    assert [each.reason for each in readings.unread] == ["“yes” is no number"]


def test_months_cannot_be_gathered_by_week():
    text = "Month,Amount\n2026-10,10\n2026-11,12\n"
    readings = read((RowMeasure("Amount", RowKind.SUM, "Amount"),), text, Grain.WEEK, date_column="Month")
    assert len(readings) == 0
    assert readings.unread[0].reason == "“2026-10” is a month and names no week"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (RawRules("Day", Grain.WEEK, ()), "no column “Day”"),
        (RawRules("Created", Grain.QUARTER, ()), "by day, week or month"),
        (RawRules("Created", Grain.WEEK, (RowMeasure("Sum", RowKind.SUM),)), "Choose the column"),
        (RawRules("Created", Grain.WEEK, (RowMeasure("A", RowKind.COUNT),) * 2), "Two measures"),
        (
            RawRules(
                "Created",
                Grain.WEEK,
                (RowMeasure("Sales", RowKind.AVERAGE, "Amount"), RowMeasure("Sales count", RowKind.COUNT)),
            ),
            "Two measures are called “Sales count”",
        ),
        (
            RawRules("Created", Grain.WEEK, (RowMeasure("A", RowKind.COUNT),), (Ratio("R", "A", "B"),)),
            "“R” needs “B”",
        ),
    ],
)
def test_rules_that_do_not_fit_are_refused(rules, message):
    with pytest.raises(ScorecardError, match=message):
        rules.check(("ID", "Created", "Source", "Stage", "Amount"))


deals = st.lists(
    st.tuples(
        st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 1)),
        st.sampled_from(("Web", "Fair", "Partner", "")),
        st.sampled_from(("Won", "Lost")),
        st.one_of(st.none(), st.integers(-(10**9), 10**9).map(lambda cents: cents / 100)),
    ),
    min_size=1,
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(deals, st.sampled_from((Grain.DAY, Grain.WEEK, Grain.MONTH)))
def test_gathering_gives_what_a_loop_gives(rows, grain):
    lines = [
        f"D-{number},{moment.isoformat(' ', 'seconds')},{source},{stage},{'' if amount is None else amount}"
        for number, (moment, source, stage, amount) in enumerate(rows)
    ]
    readings = read(
        (
            RowMeasure("Deals", RowKind.COUNT),
            RowMeasure("Amount", RowKind.SUM, "Amount", split="Stage"),
            RowMeasure("Won", RowKind.COUNT, filters=(Filter("Stage", ("Won",)),)),
            RowMeasure("Sources", RowKind.DISTINCT, "Source"),
        ),
        "\n".join(("ID,Created,Source,Stage,Amount", *lines)),
        grain,
    )
    counts, won, amounts, sources = defaultdict(int), defaultdict(int), defaultdict(list), defaultdict(set)
    for moment, source, stage, amount in rows:
        begin = CLUES.calendar.period(grain, moment.date()).begin.isoformat()
        counts["Deals", begin, ""] += 1
        won["Won", begin, ""] += stage == "Won"
        sources["Sources", begin, ""] |= {source} - {""}
        if amount is not None:
            amounts["Amount", begin, stage].append(amount)
    expected = counts | won | {key: len(each) for key, each in sources.items()}
    expected |= {key: math.fsum(each) for key, each in amounts.items()}
    assert found(readings) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_a_table_without_records_gives_nothing():
    measures = (
        RowMeasure("Deals", RowKind.COUNT, split="Source"),
        RowMeasure("Amount", RowKind.SUM, "Amount", filters=(Filter("Stage", ("Won",)),)),
        RowMeasure("Sources", RowKind.DISTINCT, "Source"),
    )
    for rows in ("", "D-1,,Web,Won,5\n"):
        readings = read(measures, f"ID,Created,Source,Stage,Amount\n{rows}")
        assert len(readings) == 0
        assert readings.unread_count == bool(rows)
