from __future__ import annotations

import pytest

from scorecard.importing.grid import Style
from scorecard.importing.guess import Signs, guess_measure, readable
from scorecard.measures import DEPARTMENTS, Direction, Rollup
from scorecard.units import Unit


def guess(name, *, section="", unit="", styles=(Style.PLAIN,), values=(5.0,), words=()):
    signs = Signs(name, section, unit, styles, words, values)
    return guess_measure(1, signs, DEPARTMENTS, set(), {})


@pytest.mark.parametrize(
    ("name", "unit", "rollup"),
    [
        ("Website visitors", Unit.COUNT, Rollup.SUM),
        ("Revenue", Unit.CURRENCY, Rollup.SUM),
        ("Total_Customers", Unit.COUNT, Rollup.LAST),
        ("New customers", Unit.COUNT, Rollup.SUM),
        ("MRR", Unit.CURRENCY, Rollup.LAST),
        ("New MRR", Unit.CURRENCY, Rollup.SUM),
        ("Pipeline value", Unit.COUNT, Rollup.LAST),
        ("Headcount", Unit.COUNT, Rollup.LAST),
        ("Instagram followers", Unit.COUNT, Rollup.LAST),
        ("Cash balance", Unit.CURRENCY, Rollup.LAST),
        ("Cost per lead", Unit.CURRENCY, Rollup.AVERAGE),
        ("Close rate", Unit.PERCENT, Rollup.AVERAGE),
        ("NPS", Unit.SCORE, Rollup.AVERAGE),
        ("First response time", Unit.HOURS, Rollup.AVERAGE),
        ("Sales cycle", Unit.DAYS, Rollup.AVERAGE),
    ],
)
def test_unit_and_rollup_from_the_name(name, unit, rollup):
    found = guess(name)
    assert (found.unit, found.rollup) == (unit, rollup)


def test_a_unit_that_the_file_names_wins():
    assert guess("Wins", unit="%").unit is Unit.PERCENT
    assert guess("Wins", styles=(Style.PERCENT, Style.PERCENT)).unit is Unit.PERCENT
    assert guess("Wins", words=("d",)).unit is Unit.DAYS


def test_a_rate_in_fractions_is_not_taken_for_percent_points():
    assert guess("Close rate", values=(0.25, 0.3)).unit is Unit.RATIO


def test_department_from_section_or_words():
    assert guess("Odd thing", section="SALES").department == "Sales"
    assert guess("Odd thing", section="Service").department == "Customer service"
    assert guess("Open tickets").department == "Customer service"
    assert guess("Deals won").department == "Sales"
    assert guess("Odd thing").department == "Marketing"


def test_direction():
    assert guess("Churned customers").direction is Direction.AT_MOST
    assert guess("New leads").direction is Direction.AT_LEAST


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Total_Customers", "Total customers"), ("tv_S", "tv_S"), ("Close  rate", "Close rate"), ("MRR", "MRR")],
)
def test_names_are_made_readable(name, shown):
    assert readable(name) == shown
