from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.measures import Rollup
from scorecard.periods import Calendar, Grain, WeekStart
from scorecard.rollup import Numbers


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("sum", 100), ("average", 25), ("last", 40), ("first", 10), ("minimum", 10), ("maximum", 40)],
)
def test_a_month_follows_from_its_weeks(typed, rule, expected):
    company = typed(f"""
        measure m {rule}
        2026-W45 m 10
        2026-W46 m 20
        2026-W47 m 30
        2026-W48 m 40
    """)
    assert company.number("m", "2026-11") == expected
    assert company.value("m", "2026-11").parts == (4, 4)


def test_yes_only_if_every_part_is_yes(typed):
    company = typed("""
        measure done all unit=yes_no
        2026-W45 done 1
        2026-W46 done 1
        2026-W40 done 1
        2026-W41 done 0
    """)
    assert company.number("done", "2026-11") == 1
    assert company.number("done", "2026-10") == 0


def test_a_ratio_rolls_up_as_the_ratio_of_sums(typed):
    company = typed("""
        measure won sum
        measure met sum
        measure rate = 100 * won / met
        2026-01 won 2 met 4
        2026-02 won 2 met 100
        2026-10 won 9 met 30
        2026-11 won 1 met 40
        2026-12 won 5 met 10
    """)
    assert company.number("rate", "2026-Q1") == pytest.approx(100 * 4 / 104)
    assert company.number("rate", "2026-10") == pytest.approx(30.0)
    assert company.number("rate", "2026-Q4") == 18.75
    assert company.value("rate", "2026-Q1").parts == (2, 3)


def test_what_was_reported_wins_and_a_disagreement_is_told(typed):
    company = typed("""
        measure m sum
        2026-W45 m 10
        2026-W46 m 20
        2026-W47 m 30
        2026-W48 m 40
        2026-11 m 90
        2026-10 m 50
    """)
    november = company.value("m", "2026-11")
    assert (november.number, november.reported, november.rolled_up) == (90, True, 100)
    assert company.value("m", "2026-10").rolled_up is None


def test_rounding_is_no_disagreement(typed):
    company = typed("""
        measure m sum
        2026-W45 m 10.2
        2026-W46 m 20.2
        2026-11 m 30
    """)
    assert company.value("m", "2026-11").rolled_up is None


def test_nothing_finer_is_invented(typed):
    company = typed("""
        measure m sum
        2026-Q4 m 90
        2026-08 m 9
    """)
    assert company.number("m", "2026-11") is None
    assert company.number("m", "2026-W32") is None


def test_days_make_the_month_where_any_was_reported_else_weeks(typed):
    company = typed("""
        measure m sum
        2026-11-02 m 1
        2026-11-30 m 5
        2026-W46 m 100
        2026-W40 m 7
    """)
    assert company.number("m", "2026-11") == 6
    assert company.number("m", "2026-W45") == 1
    assert company.number("m", "2026-10") == 7
    assert company.number("m", "2026-Q4") == 13


def test_a_partial_period_says_so_at_any_depth(typed):
    company = typed("""
        measure m sum
        2026-W45 m 1
        2026-W46 m 1
        2026-W47 m 1
        2026-10 m 5
        2026-12 m 5
    """)
    assert company.value("m", "2026-11").parts == (3, 4)
    quarter = company.value("m", "2026-Q4")
    assert (quarter.number, quarter.parts, quarter.partial) == (13, (3, 3), True)


def test_a_missing_input_and_a_division_by_zero_give_missing_with_the_reason(typed):
    company = typed("""
        measure won sum
        measure met sum
        measure rate = 100 * won / met
        2026-10 won 3
        2026-11 won 3 met 0
    """)
    assert company.value("rate", "2026-10").reason == "Met is missing"
    assert company.value("rate", "2026-11").reason == "division by zero: met is 0"
    assert company.number("rate", "2026-11") is None


def test_formulas_look_at_other_periods(typed):
    company = typed("""
        measure subs last
        measure new sum
        measure growth = 100 * (subs - previous(subs)) / previous(subs)
        measure yearly = new / same_last_year(new)
        measure so_far = year_to_date(new)
        measure quarter = rolling(new, 3)
        2025-11 new 10
        2026-01 new 1
        2026-09 new 2 subs 100
        2026-10 new 3 subs 110
        2026-11 new 20 subs 121
    """)
    assert company.number("growth", "2026-11") == pytest.approx(10)
    assert company.number("growth", "2026-Q4") == pytest.approx(21)
    assert company.number("yearly", "2026-11") == 2
    assert company.number("so_far", "2026-11") == 26
    assert company.number("quarter", "2026-11") == 25


def test_year_to_date_begins_with_the_fiscal_year(typed):
    company = typed("""
        fiscal 10
        measure new sum
        measure so_far = year_to_date(new)
        2026-09 new 2
        2026-10 new 3
        2026-11 new 20
    """)
    assert company.number("so_far", "2026-11") == 23


def test_segments_make_the_whole_where_totals_and_levels_allow(typed):
    company = typed("""
        measure visits sum
        measure stock last
        measure score average
        measure share = 100 * visits / stock
        2026-W46 visits:paid 5 visits:organic 7 stock:a 1 stock:b 2 score:a 4
        2026-W47 visits:paid 1 visits 10 stock:a 5
    """)
    assert company.number("visits", "2026-W46") == 12
    assert company.number("visits", "2026-W47") == 10, "a reported whole wins over its segments"
    assert company.number("visits", "2026-11") == 22
    assert company.number("visits", "2026-11", "paid") == 6
    assert company.number("stock", "2026-W46") == 3
    assert company.number("score", "2026-W46") is None
    assert company.number("score", "2026-W46", "a") == 4
    assert company.number("share", "2026-W46", "a") is None
    assert company.numbers.segments(1) == ("organic", "paid")


@given(
    st.sampled_from(WeekStart),
    st.integers(1, 12),
    st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), min_size=60, max_size=60),
)
def test_every_tab_adds_up_from_the_tab_below(start, fiscal, weekly):
    from scorecard.book import Book
    from scorecard.measures import Company, Measure

    book = Book(
        Company(week_start=start, fiscal_year_start=fiscal), (Measure(1, "m", "M", rollup=Rollup.SUM),)
    )
    calendar: Calendar = book.calendar
    first = calendar.parse("2025-W45")
    weeks = [calendar.shift(first, step) for step in range(60)]
    rows = [
        (1, Grain.WEEK, w.begin, "", float(v)) for w, v in zip(weeks, weekly, strict=True) if v is not None
    ]
    numbers = Numbers(book, rows)
    measure = book.measures[0]
    quarters = {calendar.containing(week, Grain.QUARTER) for week in weeks}
    total = 0.0
    for quarter in quarters:
        months = [numbers.value(measure, month).number for month in calendar.parts(quarter, Grain.MONTH)]
        value = numbers.value(measure, quarter).number
        present = [month for month in months if month is not None]
        assert value == (sum(present) if present else None)
        total += value or 0.0
    assert total == sum(row[-1] for row in rows)


def test_a_year_follows_from_its_quarters_and_gives_them_nothing(typed):
    company = typed("""
        fiscal 4
        measure sold sum
        measure customers last
        2025-04 sold 1
        2025-12 sold 2
        2026-Q4 sold 30
        2027 sold 99
        2026-02 customers 7
    """)
    assert company.number("sold", "2026") == 33
    assert company.value("sold", "2026").parts == (3, 4)
    assert company.number("customers", "2026") == 7
    assert company.number("sold", "2027") == 99
    assert company.number("sold", "2027-Q1") is None
