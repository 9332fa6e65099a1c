"""The library of known measures holds every fact, and is found by any word that a person would type."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scorecard.formulas import FUNCTIONS
from scorecard.measures import Direction, Kind
from scorecard.periods import Cadence
from scorecard.templates.library import collections, library, name_of, to_choose_from
from scorecard.templates.search import Query, search

FACTS = Path(__file__).parents[3] / "shared" / "spec"
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts are not here")


def rows(name):
    return list(csv.DictReader((FACTS / name).read_text(encoding="utf-8").splitlines()))


def found(text="", **wanted):
    return [known.short_name for known in search(to_choose_from(), Query(text, **wanted))]


class TestFacts:
    @needs_facts
    def test_every_fact_of_every_measure_is_kept(self):
        facts = rows("kpi-library.csv")
        assert len(facts) == len(to_choose_from()) == 77
        for fact, known in zip(facts, to_choose_from(), strict=True):
            measure = known.measure
            assert (measure.name, measure.short_name) == (fact["name"], fact["short_name"])
            assert (measure.department, measure.kind, measure.unit) == (
                fact["department"],
                fact["kind"],
                fact["unit"],
            )
            assert (measure.direction, measure.rollup, measure.formula) == (
                fact["direction"],
                fact["rollup"],
                fact["formula"],
            )
            assert set(known.inputs) == set(filter(None, fact["inputs"].split(";")))
            assert known.cadences == frozenset(map(Cadence, fact["cadences"].split(";")))
            bounds = ["" if bound is None else f"{bound:g}" for bound in (known.low, known.high)]
            assert bounds == [fact["benchmark_low"], fact["benchmark_high"]]
            assert known.note == fact["benchmark_note"].replace(";", ",")
            assert list(known.collections) == fact["collections"].split(";")
            assert {code: known.names[code] for code in ("fa", "ar", "id")} == {
                code: fact[f"name_{code}"] for code in ("fa", "ar", "id")
            }

    @needs_facts
    def test_every_input_is_there_and_on_no_scorecard(self):
        for fact in rows("kpi-inputs.csv"):
            known = library()[fact["short_name"]]
            measure = known.measure
            assert [measure.name, measure.department, measure.unit, measure.rollup] == [
                fact["name"],
                fact["department"],
                fact["unit"],
                fact["rollup"],
            ]
            assert not known.cadences

    def test_formulas_use_only_what_the_library_has(self):
        used = {name for known in library().values() for name in known.inputs}
        assert used <= set(library())
        assert not used & set(FUNCTIONS)

    @pytest.mark.parametrize("known", to_choose_from(), ids=lambda known: known.short_name)
    def test_each_says_what_it_tells_and_what_it_is_a_remedy_for(self, known):
        assert known.measure.description.endswith(".")
        assert len(known.measure.description) <= 90
        assert known.words

    def test_leading_ones_name_what_they_lead_and_no_others(self):
        for known in to_choose_from():
            assert bool(known.leads) is (known.measure.kind is Kind.LEADING), known.short_name

    def test_the_pairs_of_leading_and_lagging(self):
        pairs = {
            "pqls": "Marketing-qualified leads (MQL)",
            "feature_adoption": "Platform sign-ups",
            "time_to_value_days": "Average revenue per customer (ARPC)",
            "health_score": "Monthly recurring revenue (MRR)",
            "content_velocity": "Page views",
            "pipeline_velocity": "Deals won",
            "expansion_revenue_rate": "Customers",
        }
        assert {name: name_of(library()[name].leads[0]) for name in pairs} == pairs

    def test_the_ten_that_lead_revenue_name_it(self):
        ten = """cac_payback_months nrr lead_velocity_rate pipeline_coverage time_to_value_days
            pql_conversion_rate expansion_revenue_rate sdr_conversion content_velocity health_score"""
        for name in ten.split():
            assert {"mrr", "revenue"} <= set(library()[name].leads), name

    def test_benchmarks_make_goals_of_the_measure_s_own_direction(self):
        goals = {known.short_name: known.benchmark for known in to_choose_from() if known.benchmark}
        assert set(goals) == {
            "lead_velocity_rate",
            "pql_conversion_rate",
            "pipeline_coverage",
            "cac_payback_months",
            "ltv_to_cac",
            "nrr",
            "expansion_revenue_rate",
        }
        assert (goals["nrr"].kind, goals["nrr"].low, goals["nrr"].high) == (Direction.AT_LEAST, 110, None)
        assert (goals["cac_payback_months"].kind, goals["cac_payback_months"].high) == (Direction.AT_MOST, 12)
        assert (goals["pipeline_coverage"].low, goals["pipeline_coverage"].high) == (3, 5)
        told = library()["nrr"].benchmark_range
        assert told is not None
        assert (told.low, told.high) == (110, 120)


class TestSearch:
    def test_nothing_typed_finds_all_in_order(self):
        assert len(found()) == 77
        assert found()[0] == "website_visitors"

    @pytest.mark.parametrize(
        ("typed", "first"),
        [
            ("NPS", "nps"),
            ("cost per lead", "cost_per_lead"),
            ("email open", "email_open_rate"),
            ("E-mail open", "email_open_rate"),
            ("close_rate", "close_rate"),
            ("نرخ ریزش", "churn_rate"),
            ("نرخ ريزش", "churn_rate"),
            ("معدل التسرب", "churn_rate"),
            ("tingkat churn", "churn_rate"),
            ("customers pay late", "invoices_overdue"),
            ("no-shows", "meetings_attended"),
            ("nobody finds us", "website_visitors"),
        ],
    )
    def test_what_fits_best_comes_first(self, typed, first):
        assert found(typed)[0] == first

    def test_problems_find_what_to_look_at(self):
        assert {"retention_rate", "churn_rate", "health_score"} <= set(found("customers leave"))
        assert found("cash flow")[0] == "cash_in_bank"
        assert {"cac_payback_months", "invoices_overdue"} <= set(found("cash flow"))

    def test_a_name_counts_more_than_what_is_said(self):
        assert found("revenue")[0] == "revenue"
        assert found("churn")[0] == "churn_rate"

    def test_an_input_finds_what_is_made_of_it(self):
        assert set(found("marketing spend")) >= {"cost_per_lead", "cac", "marketing_roi"}

    def test_words_that_fit_nowhere_find_nothing(self):
        assert found("zzz") == []

    def test_any_word_finds_and_more_words_come_first(self):
        assert "revenue" in found("revenue zzz")
        assert found("too many complaints") == found("complaint") != []

    def test_a_problem_finds_its_measure_first_and_then_what_may_be_done_about_it(self):
        assert found("too many complaints")[0] == "complaints"
        helping = {"ces", "csat", "first_response_hours", "on_time_delivery"}
        assert set(found("too many complaints")) >= helping
        assert set(found("we lose customers")[:2]) == {"churn_rate", "retention_rate"}
        assert set(found("angry customers")[:2]) == {"complaints", "csat"}
        assert found("cash runs out")[0] == "cash_in_bank"

    def test_a_word_that_fits_nearly_all_does_not_drag_them_in(self):
        leaving = found("customers leave")
        assert set(leaving[:2]) == {"churn_rate", "retention_rate"}
        assert len(leaving) <= 12
        assert "customers_in_campaigns" not in leaving
        names = {known.short_name: known.measure.name.casefold() for known in to_choose_from()}
        assert "new_customers" in found("customers")
        assert len(found("customers")) < 20
        assert all("customer" in names[each] for each in found("customers"))

    def test_filters_narrow_together(self):
        assert found(department="Finance") == ["cash_in_bank", "invoices_overdue"]
        assert found(department="Finance", kind=Kind.LEADING) == ["invoices_overdue"]
        assert "close_rate" not in found(cadence=Cadence.WEEKLY)
        assert len(found(collection="small business")) == 14
        assert found("rate", department="Sales", kind=Kind.LAGGING, collection="executive") == [
            "conversion_rate"
        ]

    def test_the_collections(self):
        assert collections() == (
            "revenue team",
            "lead generation",
            "executive",
            "predictive growth",
            "small business",
        )
