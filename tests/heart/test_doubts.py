"""Numbers of which a person is asked whether they are right."""

from __future__ import annotations

import pytest

from scorecard.doubts import doubt
from scorecard.units import Unit


def test_a_count_below_zero_is_doubtful_where_none_was():
    told = doubt(-5, [4, 4, 5], Unit.COUNT)
    assert told is not None
    assert (told.usual.low, told.usual.high, told.suggestion) == (4, 5, 5)


@pytest.mark.parametrize(
    ("before", "unit"), [([4, -4, 5], Unit.COUNT), ([None, None], Unit.COUNT), ([4, 4, 5], Unit.CURRENCY)]
)
def test_other_numbers_may_be_below_zero(before, unit):
    assert doubt(-5, before, unit) is None
