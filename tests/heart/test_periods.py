from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import ScorecardError
from scorecard.periods import Cadence, Calendar, Grain, WeekStart

calendars = st.builds(Calendar, st.sampled_from(WeekStart), st.integers(1, 12))
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
ISO = Calendar()


@given(days)
def test_weeks_from_monday_are_iso_weeks(day):
    year, week, _ = day.isocalendar()
    assert ISO.key(ISO.period(Grain.WEEK, day)) == f"{year}-W{week:02d}"


@given(calendars, days, st.sampled_from([(Grain.WEEK, Grain.MONTH), (Grain.MONTH, Grain.QUARTER)]))
def test_finer_periods_tile_coarser_ones(calendar, day, grains):
    finer, coarser = grains
    whole = calendar.period(coarser, day)
    following = calendar.shift(whole, 1)
    parts = calendar.parts(whole, finer)
    assert all(a.end == b.begin for a, b in pairwise(parts))
    assert all(calendar.containing(part, coarser) == whole for part in parts)
    assert parts[-1].end == calendar.parts(following, finer)[0].begin
    assert len(parts) in ((4, 5) if finer is Grain.WEEK else (3,))


@given(calendars, days)
def test_a_quarter_has_12_to_14_weeks_those_of_its_months(calendar, day):
    quarter = calendar.period(Grain.QUARTER, day)
    weeks = calendar.parts(quarter, Grain.WEEK)
    assert 12 <= len(weeks) <= 14
    by_month = [
        week for month in calendar.parts(quarter, Grain.MONTH) for week in calendar.parts(month, Grain.WEEK)
    ]
    assert list(weeks) == by_month


@given(calendars, days)
def test_quarters_tile_fiscal_years(calendar, day):
    year = calendar.period(Grain.YEAR, day)
    quarters = calendar.parts(year, Grain.QUARTER)
    assert [calendar.key(quarter)[-2:] for quarter in quarters] == ["Q1", "Q2", "Q3", "Q4"]
    assert {calendar.fiscal_year(quarter) for quarter in quarters} == {calendar.fiscal_year(year)}
    assert (quarters[0].begin, quarters[-1].end) == (year.begin, year.end)
    assert all(a.end == b.begin for a, b in pairwise(quarters))
    assert all(calendar.containing(quarter, Grain.YEAR) == year for quarter in quarters)
    assert year.last_day.year == calendar.fiscal_year(year)
    assert len(calendar.parts(year, Grain.WEEK)) in (51, 52, 53)


@given(calendars, days, st.sampled_from(Grain))
def test_a_key_is_read_back_as_the_same_period(calendar, day, grain):
    period = calendar.period(grain, day)
    assert calendar.parse(calendar.key(period)) == period
    assert period.begin <= day < period.end


@given(calendars, days, st.sampled_from(Grain), st.integers(-200, 200))
def test_a_shift_there_and_back_is_none(calendar, day, grain, count):
    period = calendar.period(grain, day)
    assert calendar.shift(calendar.shift(period, count), -count) == period


def test_weeks_of_late_2026():
    assert [ISO.key(w) for w in ISO.parts(ISO.parse("2026-11"), Grain.WEEK)] == [
        "2026-W45", "2026-W46", "2026-W47", "2026-W48",
    ]  # fmt: skip
    assert len(ISO.parts(ISO.parse("2026-10"), Grain.WEEK)) == 5
    fourth = ISO.parts(ISO.parse("2026-Q4"), Grain.WEEK)
    assert (ISO.key(fourth[0]), ISO.key(fourth[-1]), len(fourth)) == ("2026-W40", "2026-W53", 14)
    assert len(ISO.parts(ISO.parse("2027-Q1"), Grain.WEEK)) == 12


@pytest.mark.parametrize(("start", "begin"), [("monday", 16), ("sunday", 22), ("saturday", 21)])
def test_week_47_begins_on_the_companys_first_day(start, begin):
    week = Calendar(WeekStart(start)).parse("2026-W47")
    assert week.begin == date(2026, 11, begin)


@given(st.sampled_from(WeekStart), st.integers(2000, 2060))
def test_week_1_is_the_first_whose_fourth_day_lies_in_the_year(start, year):
    week = Calendar(start).parse(f"{year}-W01")
    assert (week.begin + timedelta(3)).year == year
    assert (week.begin - timedelta(4)).year == year - 1


@pytest.mark.parametrize(
    ("first_month", "day", "key"),
    [(1, date(2026, 11, 22), "2026-Q4"), (4, date(2026, 5, 1), "2027-Q1"), (4, date(2027, 3, 31), "2027-Q4"),
     (10, date(2026, 9, 30), "2026-Q4"), (10, date(2026, 10, 1), "2027-Q1")],
)  # fmt: skip
def test_a_fiscal_year_is_named_after_the_year_it_ends_in(first_month, day, key):
    calendar = Calendar(fiscal_year_start=first_month)
    assert calendar.key(calendar.period(Grain.QUARTER, day)) == key
    assert calendar.key(calendar.period(Grain.YEAR, day)) == key[:4]


def test_a_year_says_whether_it_is_the_calendars():
    year, fiscal = ISO.parse("2026"), Calendar(fiscal_year_start=4)
    assert (ISO.title(year), ISO.dates(year)) == ("2026", "1 Jan – 31 Dec 2026")
    assert (fiscal.short_title(fiscal.parse("2026")), fiscal.dates(fiscal.parse("2026"))) == (
        "FY2026",
        "1 Apr 2025 – 31 Mar 2026",
    )
    assert ISO.key(ISO.same_last_year(year)) == "2025"


def test_no_scorecard_shows_days_or_years():
    for grain in (Grain.DAY, Grain.YEAR):
        with pytest.raises(ValueError, match=f"shows {grain.word}s"):
            Cadence.of(grain)


def test_a_period_has_ended_from_its_last_day_on():
    week = ISO.parse("2026-W47")
    assert not week.has_ended(date(2026, 11, 21))
    assert week.has_ended(date(2026, 11, 22))
    assert ISO.newest_ended(Grain.WEEK, date(2026, 11, 22)) == week
    assert ISO.key(ISO.newest_ended(Grain.MONTH, date(2026, 11, 22))) == "2026-10"


def test_trailing_periods_hold_the_same_one_of_last_year():
    month = ISO.parse("2026-11")
    assert ISO.trailing(month, Cadence.MONTHLY.trailing)[0] == ISO.same_last_year(month)
    quarter = ISO.parse("2026-Q4")
    assert ISO.same_last_year(quarter) in ISO.trailing(quarter, Cadence.QUARTERLY.trailing)
    assert ISO.key(ISO.same_last_year(ISO.parse("2026-W47"))) == "2025-W47"


@pytest.mark.parametrize(
    "text", ["2026-W54", "2025-W53", "2026-13", "2026-Q5", "week 3", "", "2026-02-30", "0000-01"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ScorecardError, match="is no period"):
        ISO.parse(text)


def test_the_calendar_has_ends():
    with pytest.raises(ScorecardError):
        ISO.shift(ISO.parse("9999-11"), 5)


def test_titles():
    week = ISO.parse("2026-W47")
    assert (ISO.title(week), ISO.dates(week)) == ("Week 47", "16–22 Nov 2026")
    assert ISO.dates(ISO.parse("2026-W49")) == "30 Nov – 6 Dec 2026"
    assert ISO.dates(ISO.parse("2026-W53")) == "28 Dec 2026 – 3 Jan 2027"
    assert (ISO.title(ISO.parse("2026-10")), ISO.dates(ISO.parse("2026-10"))) == ("October 2026", "1–31 Oct")
    assert ISO.title(ISO.parse("2026-Q4")) == "Q4 2026"


@pytest.mark.parametrize(
    ("key", "text"),
    [("2026-W44", "week 44"), ("2025-W44", "week 44 of 2025"), ("2025-10", "October 2025")],
)
def test_a_week_of_another_year_is_mentioned_with_its_year(key, text):
    calendar = Calendar()
    assert calendar.mention(calendar.parse(key), date(2026, 11, 23)) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-W40", "2026-W44", "week 40 to week 44"),
        ("2025-W40", "2025-W44", "week 40 to week 44 of 2025"),
        ("2025-W50", "2026-W03", "week 50 of 2025 to week 3 of 2026"),
        ("2025-W44", "2025-W44", "week 44 of 2025"),
        ("2021-01", "2021-03", "January 2021 to March 2021"),
    ],
)
def test_a_span_says_its_years_once(first, last, text):
    calendar = Calendar()
    told = calendar.mention_span(calendar.parse(first), calendar.parse(last), date(2026, 11, 23))
    assert told == text
