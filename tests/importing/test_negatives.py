"""Counts below zero are doubtful where a measure never had one."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.importing.negatives import below_zero
from scorecard.units import Unit


def found(values, history=(), unit=Unit.COUNT):
    return [
        (each.index, each.suggestion)
        for each in below_zero(np.array(values, float), np.array(history, float), unit)
    ]


def test_a_count_below_zero_is_told_with_the_same_number_above_it():
    (suspect,) = below_zero(np.array([-5.0]), np.array([4.0, 5.0]), Unit.COUNT)
    assert (suspect.text, suspect.suggestion, suspect.is_skipped) == (
        "−5 is below 0 – is a count meant?",
        5.0,
        False,
    )
    assert found([4, 5, -3, 6]) == [(2, 3.0)]
    assert found([-5]) == [(0, 5.0)]


@pytest.mark.parametrize(
    ("values", "history", "unit"),
    [
        ([-5], [3, -2], Unit.COUNT),
        ([3, -2, 4, -1], [], Unit.COUNT),
        ([0, 1], [2], Unit.COUNT),
        ([-5], [4, 5], Unit.CURRENCY),
        ([-5], [4, 5], Unit.PERCENT),
    ],
)
def test_what_may_be_below_zero_is_not(values, history, unit):
    assert found(values, history, unit) == []
