from __future__ import annotations

import time

import pytest

from scorecard.book import Book
from scorecard.importing.mapping import NEW, Certainty, is_known_as, match_names
from scorecard.measures import Measure, Rollup

NAMES = (
    "Website visitors",
    "Marketing-qualified leads",
    "Cost per lead",
    "Landing-page conversion rate",
    "Email click rate",
    "First meetings held",
    "Average deal size",
    "Close rate",
    "Sales cycle",
    "Net promoter score (NPS)",
    "Customer retention",
    "First response time",
    "New customers",
    "Revenue",
    "Churned customers",
)
MEASURES = tuple(
    Measure(number, f"m{number}", name, aliases=("MQLs",) if name.startswith("Marketing-q") else ())
    for number, name in enumerate(NAMES, 1)
)


def matched(name, measures=MEASURES):
    """What a name is matched with: the measure's name, how surely, and why."""
    (found,) = match_names([name], measures)
    names = {measure.id: measure.name for measure in measures}
    return names.get(found.choice), found.certainty, found.reason


@pytest.mark.parametrize(
    ("name", "measure", "certainty"),
    [
        ("Website visitors", "Website visitors", Certainty.SAME_NAME),
        ("WEBSITE_VISITORS", "Website visitors", Certainty.SAME_NAME),
        ("MQLs", "Marketing-qualified leads", Certainty.KNOWN_AS),
        ("m3", "Cost per lead", Certainty.KNOWN_AS),
        ("Landing page conv.", "Landing-page conversion rate", Certainty.LIKELY),
        ("1st meetings", "First meetings held", Certainty.LIKELY),
        ("Avg. deal", "Average deal size", Certainty.LIKELY),
        ("Retention", "Customer retention", Certainty.LIKELY),
        ("Reply time (h)", "First response time", Certainty.LIKELY),
        ("# of new cust.", "New customers", Certainty.LIKELY),
        ("No. of website visitors", "Website visitors", Certainty.LIKELY),
        ("Webste visitors", "Website visitors", Certainty.LIKELY),
        ("Visitors of the website", "Website visitors", Certainty.LIKELY),
        ("Cost / lead", "Cost per lead", Certainty.LIKELY),
        ("Rev", "Revenue", Certainty.LIKELY),
        ("Umsatz", "Revenue", Certainty.LIKELY),
        ("MQL", "Marketing-qualified leads", Certainty.LIKELY),
        ("Newsletter clicks", "Email click rate", Certainty.CHECK),
        ("New website visitors", "Website visitors", Certainty.CHECK),
        ("Web visitors from ads", "Website visitors", Certainty.CHECK),
    ],
)
def test_a_name_finds_its_measure(name, measure, certainty):
    assert matched(name)[:2] == (measure, certainty)


@pytest.mark.parametrize(
    "name",
    [
        "Showroom visits",
        "Win-backs",
        "Lost customers",
        "Cost per click",
        "Sales",
        "Revenue lost to refunds",
        "Customers",
    ],
)
def test_another_thing_is_new(name):
    assert matched(name) == (None, Certainty.NEW, "")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Website visitors", "same name"),
        ("MQLS", "known as MQLs"),
        ("Retention", "77 % alike: retention"),
        ("Newsletter clicks", "70 % alike: click, email; only one is a rate"),
        ("NPS", "known as NPS"),
    ],
)
def test_the_reason_is_said(name, reason):
    measures = (*MEASURES, Measure(90, "score", "Promoters less detractors", aliases=("NPS",)))
    assert matched(name, measures)[2] == reason


def test_initials_are_a_short_form():
    measures = (Measure(1, "a", "Customer acquisition cost"), Measure(2, "b", "Cost of sales"))
    assert matched("CAC", measures) == (
        "Customer acquisition cost", Certainty.LIKELY, "short for Customer acquisition cost",
    )  # fmt: skip


def test_no_measure_is_given_to_two_names_and_the_surer_has_it():
    found = match_names(["Avg deal", "Average deal size", "New customers"], MEASURES)
    assert [(each.choice, each.certainty) for each in found] == [
        (NEW, Certainty.NEW), (7, Certainty.SAME_NAME), (13, Certainty.SAME_NAME),
    ]  # fmt: skip


def test_what_is_archived_is_no_match():
    assert matched("Leads", (Measure(1, "leads", "Leads", archived=True),))[0] is None


def test_a_confirmed_name_needs_no_second_alias():
    assert is_known_as("mqls", MEASURES[1])
    assert not is_known_as("Leads that marketing likes", MEASURES[1])


def test_five_hundred_names_meet_two_hundred_measures_at_once():
    kinds = (
        "leads",
        "visits",
        "orders",
        "revenue",
        "cost",
        "margin",
        "churn rate",
        "deals",
        "calls",
        "meetings",
    )
    places = [f"{first} {second}" for first in ("North", "South", "East", "West") for second in "ABCDE"]
    measures = [Measure(i, f"m{i}", f"{place} {kind}") for i, (place, kind) in enumerate(
        (place, kind) for place in places for kind in kinds
    )]  # fmt: skip
    names = [f"{kind} of {place} {number}" for number in range(3) for place in places for kind in kinds][:500]
    match_names(names, measures)
    begin = time.process_time()
    found = match_names(names, measures)
    assert time.process_time() - begin < 0.3
    assert found[0].certainty is Certainty.CHECK


def test_a_total_is_not_taken_for_a_ratio_that_sounds_a_little_like_it(kept):
    size = Measure(1, "size", "Average deal size", rollup=Rollup.FORMULA, formula="1")
    kept.book = Book(measures=(size,))
    deals, average = kept.opened("Measure,Jan 2026,Feb 2026\nDeals,5,6\nAvg. deal,500,600\n").matches
    assert (deals.choice, deals.certainty) == (NEW, Certainty.NEW)
    assert (average.choice, average.certainty) == (1, Certainty.LIKELY)


def test_a_short_name_that_was_made_for_want_of_letters_says_nothing():
    measures = [Measure(1, "measure", "درآمد"), Measure(2, "measure_2", "مشتری"), Measure(3, "leads", "سرنخ")]
    found = match_names(["Measure", "Measure 2", "Leads"], measures)
    assert [(each.choice, each.certainty) for each in found] == [
        (NEW, Certainty.NEW),
        (NEW, Certainty.NEW),
        (3, Certainty.KNOWN_AS),
    ]
