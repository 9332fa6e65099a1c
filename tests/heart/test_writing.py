"""Numbers in the marks and digits that a person chose: written, and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.goals import Target, format_judged, format_target
from scorecard.measures import Direction
from scorecard.units import (
    Unit,
    format_change,
    format_compact,
    format_plain,
    format_short,
    format_value,
    parse_value,
)
from scorecard.writing import COMMA, PERSIAN, PLAIN, SPACE, WRITINGS

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)
UNITS = st.sampled_from([unit for unit in Unit if unit is not Unit.YES_NO])
EVERY_WRITING = st.sampled_from(list(WRITINGS.values()))


@pytest.mark.parametrize(
    ("writing", "count", "money", "short", "change"),
    [
        (PLAIN, "1,234,567.5", "−€45.10", "12.4k", "+6.7%"),
        (COMMA, "1.234.567,5", "−€45,10", "12,4k", "+6,7%"),
        (SPACE, "1\u202f234\u202f567,5", "−€45,10", "12,4k", "+6,7%"),
        (PERSIAN, "۱٬۲۳۴٬۵۶۷٫۵", "−€۴۵٫۱۰", "۱۲٫۴k", "+۶٫۷%"),
    ],
)
def test_every_form_of_a_number_has_the_same_marks(writing, count, money, short, change):
    assert format_value(1_234_567.5, Unit.COUNT, 1, writing) == count
    assert format_value(-45.1, Unit.CURRENCY, None, writing.of("EUR")) == money
    assert format_short(12_400, Unit.COUNT, None, writing) == short
    assert format_compact(12_400, Unit.COUNT, None, writing) == short
    assert format_change(16, 15, Unit.COUNT, None, writing) == change


def test_goals_and_one_day_are_written_with_the_same_marks():
    between = Target(Direction.BETWEEN, 3, 5)
    assert format_target(between, Unit.RATIO, None, COMMA) == "3,0–5,0×"
    assert (
        format_target(Target(Direction.AT_LEAST, 1.25e6), Unit.COUNT, None, SPACE) == "≥ 1\u202f250\u202f000"
    )
    assert format_judged(9.96, Target(Direction.AT_LEAST, 10), Unit.PERCENT, None, PERSIAN) == "۹٫۹۶%"
    assert format_value(1, Unit.DAYS, None, PERSIAN) == "۱\u00a0day"


@pytest.mark.parametrize(
    ("text", "writing", "value"),
    [
        ("12,5", COMMA, 12.5),
        ("1.234", COMMA, 1234),
        ("1.234,5", COMMA, 1234.5),
        ("12.5", COMMA, 12.5),
        ("0.125", COMMA, 0.125),
        ("1,234", COMMA, 1.234),
        ("12,5k", COMMA, 12_500),
        ("1 234,5", SPACE, 1234.5),
        ("۱٬۲۳۴٫۵", COMMA, 1234.5),
        ("1,234.5", PERSIAN, 1234.5),
    ],
)
def test_what_is_typed_is_read_with_the_marks_of_the_person(text, writing, value):
    assert parse_value(text, Unit.COUNT, writing) == pytest.approx(value)


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "1.23.456", "1,234,567", "abc"])
def test_what_is_no_number_in_this_writing_is_refused(text):
    with pytest.raises(ValueError, match="is no number"):
        parse_value(text, Unit.COUNT, COMMA)


@given(NUMBERS, UNITS, EVERY_WRITING, st.integers(0, 4))
def test_a_number_is_read_as_it_was_written(value, unit, writing, decimals):
    shown = format_value(value, unit, decimals, writing)
    assert parse_value(shown, unit, writing) == pytest.approx(value, abs=0.5 * 10.0**-decimals + 1e-3)
    assert format_value(parse_value(shown, unit, writing), unit, decimals, writing) == shown


@given(NUMBERS, UNITS, EVERY_WRITING)
def test_what_stands_in_a_field_is_the_number_itself(value, unit, writing):
    assert parse_value(format_plain(value, unit, writing), unit, writing) == pytest.approx(value, abs=1e-6)
