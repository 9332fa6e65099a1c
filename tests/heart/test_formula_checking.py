"""A formula while it is typed: names in full, and faults with their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.formulas.checking import find_fault, with_short_names
from scorecard.measures import Measure, Rollup

SPEND = Measure(1, "marketing_spend", "Marketing spend")
LEADS = Measure(2, "new_leads", "New leads")
ALL_LEADS = Measure(3, "leads", "Leads in all")
SIGN_UPS = Measure(4, "sign_ups", "Sign-ups (free)")
CPL = Measure(
    5, "cost_per_lead", "Cost per lead", rollup=Rollup.FORMULA, formula="marketing_spend / new_leads"
)
PAYBACK = Measure(6, "payback", "Payback", rollup=Rollup.FORMULA, formula="cost_per_lead * 2")
MEASURES = (SPEND, LEADS, ALL_LEADS, SIGN_UPS, CPL, PAYBACK)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Marketing spend / New leads", "marketing_spend / new_leads"),
        ("marketing  SPEND÷new_leads", "marketing_spend/new_leads"),
        ("2 × leads − 1", "2 * leads - 1"),
        ("Sign-ups (free) / Leads in all", "sign_ups / leads"),
        ("New leads2 + renew leads", "New leads2 + renew leads"),
        ("max(leads, 3)", "max(leads, 3)"),
    ],
)
def test_names_in_full_become_short_ones(typed, kept):
    assert with_short_names(typed, MEASURES) == kept


def test_a_function_stays_one_beside_a_measure_of_its_name():
    biggest = Measure(9, "biggest", "Max")
    assert with_short_names("max(leads, max)", (*MEASURES, biggest)) == "max(leads, biggest)"


@pytest.mark.parametrize(
    ("typed", "said", "blamed"),
    [
        ("marketing_spend / New leds", "“New leds” is not known. Do you mean New leads?", "New leds"),
        ("marketing_spend / xyzzy", "“xyzzy” is not known.", "xyzzy"),
        ("(marketing_spend / new_leads", "A bracket is missing.", "("),
        ("marketing_spend new_leads", "An operator is missing before “new_leads”.", "new_leads"),
        ("marketing_spend /", "Something is missing at the end of the formula.", "/"),
        ("2 * cost_per_lead", "Cost per lead cannot use itself.", "cost_per_lead"),
        ("leads + payback", "go in a circle: Cost per lead → Payback → Cost per lead", "payback"),
        ("sums(new_leads)", "“sums” is no function.", "sums"),
        ("leads & 2", "“&” has no meaning", "&"),
        ("", "The formula is empty.", ""),
    ],
)
def test_a_fault_is_said_with_its_place(typed, said, blamed):
    fault = find_fault(typed, CPL, MEASURES)
    assert said in fault.text
    assert typed[fault.begin : fault.end] == blamed


def test_what_is_meant_is_offered_and_never_the_measure_itself():
    assert find_fault("new_leds", CPL, MEASURES).suggestion is LEADS
    assert find_fault("cost_per_leed", CPL, MEASURES).suggestion is not CPL


def test_a_formula_that_can_be_kept_has_no_fault():
    assert find_fault("marketing_spend ÷ (new_leads − 1)", CPL, MEASURES) is None
    assert find_fault("previous(leads)", replace(CPL, id=99, short_name="other"), MEASURES) is None
