"""The worked examples of the manual: each figure that a page names is worked out here as the app does."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from resources import resource
from scorecard.formulas import FUNCTIONS
from scorecard.goals import needed_from_here
from scorecard.measures import Rollup
from scorecard.periods import Cadence, Grain
from scorecard.status import Status
from scorecard.trend import natural_limits


def page(name: str) -> str:
    return resource("manual", f"{name}.md").read_text(encoding="utf-8")


def table(name: str, *headings: str) -> list[list[str]]:
    """The cells of the table of a page that begins with these headings."""
    lines = page(name).splitlines()
    begin = lines.index(f"| {' | '.join(headings)} |")
    rows = []
    for line in lines[begin + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def figure(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").replace(" %", ""))


def said(name: str, words: str) -> bool:
    """Whether a page has these words, wherever its lines end."""
    return words in " ".join(page(name).split())


@pytest.mark.parametrize("row", table("roll-ups", "Period", "Weeks", "From", "To"), ids=lambda row: row[0])
def test_weeks_of_months_and_quarters(typed, row):
    key, count, first, last = row
    calendar = typed("measure m sum").book.calendar
    weeks = calendar.parts(calendar.parse(key), Grain.WEEK)
    assert len(weeks) == int(count)
    assert [calendar.key(week) for week in (weeks[0], weeks[-1])] == [first, last]


RULES = {
    "Sum": Rollup.SUM,
    "Average": Rollup.AVERAGE,
    "Last value": Rollup.LAST,
    "First value": Rollup.FIRST,
    "Least value": Rollup.MINIMUM,
    "Greatest value": Rollup.MAXIMUM,
}


@pytest.mark.parametrize(
    "row", table("roll-ups", "Roll-up", "Value of the month", "Good for"), ids=lambda row: row[0]
)
def test_what_each_rule_makes_of_four_weeks(typed, row):
    assert said("roll-ups", "the four weeks of November 2026 are 10, 20, 30 and 40")
    company = typed(f"""
        measure m {RULES[row[0]]}
        2026-W45 m 10
        2026-W46 m 20
        2026-W47 m 30
        2026-W48 m 40
    """)
    assert company.number("m", "2026-11") == figure(row[1])


def test_every_rule_has_its_line():
    rows = table("roll-ups", "Roll-up", "Value of the month", "Good for")
    assert {RULES[row[0]] for row in rows} == set(Rollup) - {Rollup.FORMULA, Rollup.ALL}


def test_the_close_rate_of_the_quarter(typed):
    rows = table("roll-ups", "Period", "Deals won", "Opportunities", "Close rate")
    months = [row for row in rows if "Q" not in row[0]]
    typed_months = "\n".join(f"{key} won {won} met {met}" for key, won, met, _ in months)
    company = typed(f"measure won sum\nmeasure met sum\nmeasure rate = 100 * won / met\n{typed_months}")
    for key, won, met, rate in rows:
        assert company.number("won", key) == figure(won)
        assert company.number("met", key) == figure(met)
        assert company.number("rate", key) == pytest.approx(figure(rate))
    mean = sum(figure(row[3]) for row in months) / len(months)
    assert said("roll-ups", f"The mean of the three rates would be {mean:.1f} %.")


@pytest.mark.parametrize("row", table("goals", "Period", "Weeks", "Goal"), ids=lambda row: row[0])
def test_the_goal_on_each_tab(typed, row):
    company = typed("""
        measure leads sum
        goal leads monthly at_least 20000 from 2026-01
    """)
    target = company.target("leads", row[0].split(",")[0])
    assert target.low == figure(row[2])
    assert (figure(row[1]) if row[1] else None) in (None, 5, 4, 14)


def test_what_the_last_week_must_bring(typed):
    company = typed("""
        measure leads sum
        goal leads monthly at_least 20000 from 2026-01
        2026-W45 leads 5000
        2026-W46 leads 5000
        2026-W47 leads 4240
    """)
    so_far = company.number("leads", "2026-11")
    needed = needed_from_here(company.target("leads", "2026-11"), so_far, 1)
    assert said("goals", f"{so_far:,.0f} after three of four weeks, the last week must bring {needed:,.0f}.")


@pytest.mark.parametrize(("value", "status"), [(15_000, Status.ON_PACE), (14_999, Status.BEHIND)])
def test_what_is_due_of_a_month_to_date(typed, value, status):
    assert said("goals", "On 25 November 2026 three of the four weeks have ended")
    assert said("goals", "so 15,000 of 20,000 are due")
    company = typed(f"""
        measure leads sum
        goal leads monthly at_least 20000 from 2026-01
        2026-W45 leads 5000
        2026-W46 leads 5000
        2026-W47 leads {value - 10_000}
    """)
    board = company.board(Cadence.MONTHLY, "2026-11", date(2026, 11, 25))
    assert board.rows[0].cell.status is status


@pytest.mark.parametrize("row", table("goals", "Value", "Status"), ids=lambda row: row[0])
def test_the_status_with_a_tolerance(typed, row):
    company = typed(f"""
        measure leads sum tolerance=5
        goal leads monthly at_least 20000 from 2026-01
        2026-10 leads {figure(row[0])}
    """)
    cell = company.board(Cadence.MONTHLY, "2026-10", date(2026, 11, 25)).rows[0].cell
    assert cell.status.value.replace("_", " ").capitalize() == row[1]


def test_a_value_that_only_just_misses_shows_it(typed):
    company = typed("""
        measure rate average unit=percent
        goal rate monthly at_least 10 from 2026-01
        2026-10 rate 9.96
    """)
    cell = company.board(Cadence.MONTHLY, "2026-10", date(2026, 11, 25)).rows[0].cell
    assert cell.status is Status.OFF_TRACK
    assert cell.text.startswith("9.96")


FORMULAS = table("measures", "Formula", "Value", "What it is")


@pytest.mark.parametrize("row", FORMULAS, ids=lambda row: row[0])
def test_what_formulas_give(typed, row):
    said_so = "revenue was 80 in September, 100 in October and 120 in November 2026, 90 in November 2025"
    assert said("measures", said_so)
    company = typed(f"""
        measure revenue sum
        measure made = {row[0].strip("`")}
        2025-11 revenue 90
        2026-09 revenue 80
        2026-10 revenue 100
        2026-11 revenue 120
    """)
    assert company.number("made", "2026-11") == figure(row[1])


def test_all_functions_are_told_of():
    assert set(re.findall(r"(\w+)\(", " ".join(row[0] for row in FORMULAS))) == set(FUNCTIONS)


def test_change_and_year_over_year(typed):
    company = typed("""
        measure leads sum
        2025-11 leads 400
        2026-10 leads 500
        2026-11 leads 480
    """)
    row = company.board(Cadence.MONTHLY, "2026-11", date(2026, 12, 2)).rows[0]
    change, year = (f"{100 * part:+.1f} %".replace("-", "−") for part in (row.change, row.year_over_year))
    assert said("trends", f"Change is {change}, year over year {year}")


def test_the_band_of_four_numbers():
    numbers = [10, 50, 40, 30]
    limits = natural_limits(numbers)
    steps = [abs(after - before) for before, after in pairwise(numbers)]
    low, high = (f"{bound:.1f}".replace("-", "−") for bound in (limits.low, limits.high))
    assert said("trends", "the steps are {}, {} and {}".format(*steps))
    assert said("trends", f"the mean is {limits.centre}")
    assert said("trends", f"the band goes from {low} to {high}")
