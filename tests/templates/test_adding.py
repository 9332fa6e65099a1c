"""Adding from the library: inputs come along, nothing is doubled, and it is one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scorecard.book import Book
from scorecard.commands.applying import after
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Measure, Rollup, Scorecard
from scorecard.periods import Cadence
from scorecard.templates.adding import Shelf, Standing, Wish, add_known
from scorecard.templates.library import library, to_choose_from
from scorecard.units import Unit

TODAY = date(2026, 11, 23)
WEEKLY, MONTHLY, QUARTERLY = Cadence
NOVEMBER = date(2026, 11, 1)


def wish(*names, cadences=(MONTHLY,), **more):
    return Wish(names, frozenset(cadences), **more)


def planned(book, wanted):
    return Shelf(book, wanted.scorecard).plan(wanted, TODAY)


def added(book, wanted):
    return after(book, add_known(book, wanted, TODAY).changes)


def listed(book, cadence, name=""):
    return [book.by_id[each].short_name for each in book.scorecard(cadence, name).measure_ids]


class TestInputs:
    def test_they_come_along_and_no_scorecard_shows_them(self):
        book = added(Book(), wish("cost_per_lead", owner="Ana"))
        assert list(book.by_short_name) == ["marketing_spend", "new_leads", "cost_per_lead"]
        assert listed(book, MONTHLY) == ["cost_per_lead"]
        assert {measure.owner for measure in book.measures} == {"Ana"}

    def test_inputs_of_inputs_too(self):
        plan = planned(Book(), wish("cac_payback_months"))
        assert [measure.short_name for measure in plan.inputs] == [
            "marketing_spend",
            "sales_spend",
            "new_customers",
            "cac",
            "revenue",
            "customers",
            "average_revenue_per_customer",
            "cost_of_sales",
            "gross_margin",
        ]

    def test_one_that_is_chosen_itself_is_no_input(self):
        plan = planned(Book(), wish("cost_per_lead", "new_leads"))
        assert [measure.name for measure in plan.inputs] == ["Marketing spend"]
        assert listed(added(Book(), wish("cost_per_lead", "new_leads")), MONTHLY) == [
            "cost_per_lead",
            "new_leads",
        ]

    def test_one_that_is_there_by_another_short_name_is_used(self):
        book = Book(measures=(Measure(4, "ad_spend", "marketing spend", unit=Unit.CURRENCY),))
        plan = planned(book, wish("cost_per_lead"))
        assert [measure.short_name for measure in plan.inputs] == ["new_leads"]
        assert plan.chosen[0].formula == "ad_spend / new_leads"

    def test_one_that_is_archived_comes_back(self):
        book = Book(measures=(Measure(4, "marketing_spend", "Marketing spend", archived=True),))
        assert [measure.id for measure in planned(book, wish("cost_per_lead")).restored] == [4]
        assert not added(book, wish("cost_per_lead")).by_id[4].archived

    def test_an_input_that_is_called_as_its_rate_says_its_unit(self):
        for first in ((), ("inbound_result_rate",)):
            book = added(added(Book(), wish(*first)), wish("inbound_result_rate"))
            assert [measure.name for measure in book.measures] == [
                "Inbound requests with a result (count)",
                "Inbound requests",
                "Inbound requests with a result",
            ]

    def test_a_number_of_another_unit_is_no_input(self):
        book = Book(measures=(Measure(1, "m1", "Marketing spend", unit=Unit.PERCENT),))
        assert planned(book, wish("cost_per_lead")).inputs[0].name == "Marketing spend (currency)"

    @pytest.mark.parametrize("known", to_choose_from(), ids=lambda known: known.short_name)
    def test_each_can_be_added_to_an_empty_company(self, known):
        book = added(Book(), wish(known.short_name, cadences=Cadence, goals=True))
        assert known.short_name in book.by_short_name

    def test_all_can_be_added_at_once(self):
        names = [known.short_name for known in to_choose_from()]
        book = added(Book(), wish(*names))
        assert len(book.measures) == len(library())


class TestWhatIsThere:
    BOOK = Book(
        measures=(
            Measure(1, "nps", "NPS", archived=True),
            Measure(2, "new_leads", "Leads"),
            Measure(3, "m3", "Churn rate"),
            Measure(4, "visits_all", "Visits", aliases=("Website visitors",)),
        ),
        scorecards=(Scorecard(WEEKLY, (2, 3)),),
    )

    def test_how_each_stands(self):
        shelf = Shelf(self.BOOK)
        names = ("nps", "new_leads", "churn_rate", "website_visitors", "csat")
        assert [shelf.standing(library()[name]) for name in names] == [
            Standing.ARCHIVED,
            Standing.LISTED,
            Standing.LISTED,
            Standing.UNLISTED,
            Standing.NEW,
        ]

    def test_what_is_on_the_scorecard_is_not_added_again(self):
        assert add_known(self.BOOK, wish("new_leads", "churn_rate"), TODAY).is_empty

    def test_what_no_tab_shows_is_listed_and_not_doubled(self):
        book = added(self.BOOK, wish("website_visitors"))
        assert len(book.measures) == 4
        assert listed(book, MONTHLY) == ["visits_all"]

    def test_what_is_archived_comes_back_with_its_goals_alone(self):
        goal = Goal(1, MONTHLY, NOVEMBER, Direction.AT_LEAST, low=40)
        book = added(replace(self.BOOK, goals=(goal,)), wish("nps", goals=True))
        assert not book.by_id[1].archived
        assert book.goals == (goal,)
        assert listed(book, MONTHLY) == ["nps"]

    def test_a_live_one_of_the_same_name_wins_over_an_archived_one(self):
        double = Measure(5, "m5", "Customer churn", aliases=("Churn rate",), archived=True)
        book = replace(self.BOOK, measures=(*self.BOOK.measures, double))
        assert Shelf(book).measure(library()["churn_rate"]).id == 3

    def test_another_scorecard_of_the_company_may_list_it(self):
        company = Company(scorecards=("Team", "Sales"))
        lists = (Scorecard(WEEKLY, (2, 3), "Team"),)
        book = replace(self.BOOK, company=company, scorecards=lists)
        assert Shelf(book, "Sales").standing(library()["new_leads"]) is Standing.UNLISTED
        assert listed(added(book, wish("new_leads", scorecard="Sales")), MONTHLY, "Sales") == ["new_leads"]


class TestPlaces:
    def test_one_that_makes_no_sense_by_the_week_goes_to_its_shortest_tab(self):
        plan = planned(Book(), wish("close_rate", "new_leads", cadences=[WEEKLY]))
        close_rate, leads = plan.chosen
        assert plan.places == {close_rate.id: {MONTHLY}, leads.id: {WEEKLY}}
        assert plan.moved == (close_rate,)

    def test_a_full_tab_is_told_and_never_refused(self):
        names = [known.short_name for known in to_choose_from() if WEEKLY in known.cadences][:16]
        assert planned(Book(), wish(*names[:15], cadences=[WEEKLY])).crowded == {}
        assert planned(Book(), wish(*names, cadences=[WEEKLY])).crowded == {WEEKLY: 16}

    def test_the_quarterly_tab_goes_on_following_the_monthly_one(self):
        book = Book(measures=(Measure(1, "won", "Won"),), scorecards=(Scorecard(MONTHLY, (1,)),))
        made = added(book, wish("new_leads", cadences=[MONTHLY, QUARTERLY]))
        assert made.follows_months()
        assert listed(made, QUARTERLY) == ["won", "new_leads"]

    def test_departments_that_the_company_lacks_are_added(self):
        company = added(Book(), wish("cash_in_bank")).company
        assert company.departments == (*Company().departments, "Finance")


class TestGoals:
    def test_benchmarks_are_the_first_goals_from_this_month_on(self):
        names = ("nrr", "pipeline_coverage", "cac_payback_months", "close_rate")
        book = added(Book(), wish(*names, goals=True))
        goals = {book.by_id[goal.measure_id].short_name: goal for goal in book.goals}
        assert {(goal.cadence, goal.begin) for goal in goals.values()} == {(MONTHLY, NOVEMBER)}
        assert {name: (goal.kind, goal.low, goal.high) for name, goal in goals.items()} == {
            "nrr": (Direction.AT_LEAST, 110, None),
            "pipeline_coverage": (Direction.BETWEEN, 3, 5),
            "cac_payback_months": (Direction.AT_MOST, None, 12),
        }

    def test_inputs_get_none(self):
        book = Book(measures=(Measure(1, "x", "X", rollup=Rollup.SUM),))
        plan = planned(book, wish("ltv_to_cac", goals=True))
        assert {goal.measure_id for goal in plan.goals} == {plan.chosen[0].id}

    def test_only_where_they_are_wanted(self):
        assert added(Book(), wish("nrr")).goals == ()


def test_it_is_one_change_with_a_name():
    assert add_known(Book(), wish("cost_per_lead"), TODAY).title == "Add Cost per lead (CPL)"
    assert add_known(Book(), wish("cost_per_lead", "nps"), TODAY).title == "Add 2 measures"
