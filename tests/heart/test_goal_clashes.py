"""Goals of two cadences that disagree are told with the difference and which holds where."""

from __future__ import annotations

from scorecard.goal_clashes import clash
from scorecard.periods import Grain


def told(company, name="Leads"):
    book = company.book
    measure = next(each for each in book.measures if each.name == name)
    years = [company.period("2026"), company.period("2027")]
    assert {year.grain for year in years} == {Grain.YEAR}
    return clash(book.goal_book, book.calendar, measure, years, book.writing)


def year_of(amounts, year):
    return "\n".join(
        f"goal leads monthly at_least {amount} only {year}-{month:02}"
        for month, amount in enumerate(amounts, start=1)
    )


def test_weekly_goals_beside_a_goal_for_the_year_say_how_much_they_differ(typed):
    company = typed(
        "measure leads sum\ngoal leads weekly at_least 12 from 2026-W01\n"
        + year_of([60] * 8 + [55] * 4, 2027)
    )
    assert told(company) == (
        "The weekly goals make 624 in 2027, the goal for the year is 700: 76 more. "
        "Weeks are held against the weekly goals, months and quarters against the monthly ones."
    )


def test_goals_that_come_to_the_same_but_for_rounding_say_nothing(typed):
    company = typed(
        "measure leads sum\ngoal leads weekly at_least 12 from 2026-W01\n" + year_of([52] * 12, 2027)
    )
    assert told(company) == ""


def test_goals_that_hold_together_for_some_months_are_stretched_to_a_year(typed):
    company = typed("""
        measure leads sum
        goal leads weekly at_least 10 from 2026-W40
        goal leads monthly at_least 40 from 2026-11
    """)
    assert told(company).startswith("The weekly goals make 530 a year, the monthly goals 480: 50 less.")


def test_without_a_monthly_goal_the_weekly_ones_make_the_months(typed):
    company = typed("""
        measure leads sum
        goal leads weekly at_least 10 from 2026-W01
        goal leads quarterly at_least 200 from 2026-Q1
    """)
    assert told(company) == (
        "The weekly goals make 530 in 2026, the quarterly goals 800: 270 more. "
        "Weeks and months are held against the weekly goals, quarters against the quarterly ones."
    )


def test_what_is_no_total_says_which_goal_holds_where(typed):
    company = typed("""
        measure leads average
        goal leads weekly at_most 5 from 2026-W01
        goal leads monthly at_most 4 from 2026-01
    """)
    assert told(company) == (
        "The weekly goal is 5, the monthly one 4. "
        "Weeks are held against the weekly goal, months and quarters against the monthly one."
    )


def test_one_goal_alone_disagrees_with_nothing(typed):
    assert told(typed("measure leads sum\ngoal leads weekly at_least 12 from 2026-W01")) == ""


def test_a_year_that_is_spread_unevenly_is_never_stretched_from_the_months_that_are_shared(typed):
    spread = [40] * 11 + [160]
    company = typed(
        "measure leads sum\ngoal leads weekly at_least 10 from 2026-W49\n" + year_of(spread, 2026)
    )
    assert told(company).startswith(
        "The weekly goals make 50 in December 2026, the monthly goals 160: 110 more."
    )


def test_a_year_that_is_spread_unevenly_is_the_sum_of_its_months(typed):
    spread = [40] * 11 + [160]
    company = typed(
        "measure leads sum\ngoal leads weekly at_least 10 from 2026-W01\n" + year_of(spread, 2026)
    )
    assert told(company).startswith(
        "The weekly goals make 530 in 2026, the goal for the year is 600: 70 more."
    )
