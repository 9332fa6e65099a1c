"""Numbers that look like slips of the pen beside others and beside what is kept."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.importing.worth import suspects
from scorecard.units import Unit


def found(values, history=(), unit=Unit.PERCENT):
    return [
        (each.index, each.suggestion, each.is_skipped)
        for each in suspects(np.array(values), np.array(history, float), unit)
    ]


def test_shares_where_the_company_has_percents_are_not_taken_for_percents():
    assert found([0.35, 0.36], [30, 31, 32]) == [(0, 35.0, True), (1, 36.0, True)]
    (first, _) = suspects(np.array([0.35, 0.36]), np.array([30.0, 31.0, 32.0]), Unit.PERCENT)
    assert first.text == "0.35% is a hundredth of the usual – is 35% meant?"


def test_a_share_among_percents_of_one_row():
    assert found([25, 30, 28, 0.27]) == [(3, 27.0, True)]


@pytest.mark.parametrize(
    ("values", "history", "unit"),
    [
        ([0.35, 0.4, 0.5], [], Unit.PERCENT),
        ([0.9, 1.0], [0.5, 2.0, 3.0], Unit.PERCENT),
        ([0.35], [30, 31], Unit.PERCENT),
        ([0.35], [30, 31, 32], Unit.CURRENCY),
        ([0.02], [30, 31, 32], Unit.PERCENT),
        ([0.0], [30, 31, 32], Unit.PERCENT),
    ],
)
def test_small_percents_may_be_right(values, history, unit):
    assert found(values, history, unit) == []


USUAL = [1234.5, 1300, 1280.25, 1410, 1390.75, 1450, 1500.4]


def test_a_number_ten_times_the_others_of_its_row_is_far_out_without_any_history():
    (far,) = suspects(np.array([*USUAL[:6], 14_700, USUAL[6]]), np.array([]), Unit.CURRENCY)
    assert (far.index, far.suggestion, far.is_skipped) == (6, 1470.0, False)
    assert far.text == "14,700 is 11 times the usual"
    assert found([*USUAL[:5], 14_700], unit=Unit.COUNT) == [(5, 1470.0, False)]


@pytest.mark.parametrize(
    "values",
    [
        [*USUAL[:4], 14_700],
        [1, 3, 9, 27, 81, 243, 729, 2187],
        [2.0**power for power in range(12)],
        [100, 110, 105, 95, 120, 100, 110, 400, 900, 1000, 1200, 100],
        [1, 2, 0, 1, 1, 1, 12],
        [0] * 20 + [500],
    ],
)
def test_too_few_others_growth_seasons_and_small_counts_are_no_slips(values):
    assert found(np.array(values, float), unit=Unit.COUNT) == []
