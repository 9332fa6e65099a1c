from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.units import (
    OtherUnitError,
    Unit,
    decimals_that_tell_apart,
    format_change,
    format_short,
    format_value,
    parse_value,
    relative_change,
)
from scorecard.writing import PLAIN


@pytest.mark.parametrize(
    ("value", "unit", "full", "short"),
    [
        (5264, Unit.COUNT, "5,264", "5,264"),
        (12_400, Unit.COUNT, "12,400", "12.4k"),
        (9_999.4, Unit.COUNT, "9,999", "9,999"),
        (9_999.6, Unit.COUNT, "10,000", "10.0k"),
        (99_960, Unit.COUNT, "99,960", "100k"),
        (124_000, Unit.COUNT, "124,000", "124k"),
        (999_600, Unit.COUNT, "999,600", "1.00M"),
        (379_005_696.67, Unit.CURRENCY, "$379,005,697", "379M"),
        (2.5e12, Unit.COUNT, "2,500,000,000,000", "2,500bn"),
        (34_850, Unit.CURRENCY, "$34,850", "34.9k"),
        (45.1, Unit.CURRENCY, "$45.10", "45.10"),
        (-45.1, Unit.CURRENCY, "−$45.10", "−45.10"),
        (48.6, Unit.PERCENT, "48.6%", "48.6"),
        (36, Unit.DAYS, "36\u00a0days", "36"),
        (1, Unit.DAYS, "1\u00a0day", "1"),
        (5.2, Unit.HOURS, "5.2\u00a0h", "5.2"),
        (3, Unit.RATIO, "3.0×", "3.0"),
        (50, Unit.SCORE, "50", "50"),
        (1, Unit.YES_NO, "Yes", "Yes"),
        (0, Unit.YES_NO, "No", "No"),
        (-0.04, Unit.PERCENT, "0.0%", "0.0"),
        (None, Unit.COUNT, "–", "–"),
    ],
)
def test_numbers_are_written_as_their_unit_is(value, unit, full, short):
    assert format_value(value, unit) == full
    assert format_short(value, unit) == short


@pytest.mark.parametrize(
    ("new", "old", "unit", "text"),
    [
        (15, 16, Unit.COUNT, "−6.3%"),
        (16, 15, Unit.COUNT, "+6.7%"),
        (16, 16, Unit.COUNT, "0.0%"),
        (48.6, 49.4, Unit.PERCENT, "−0.8\u00a0pt"),
        (50, 41, Unit.SCORE, "+9"),
        (3.0, 2.8, Unit.RATIO, "+0.2×"),
        (5, 0, Unit.COUNT, "–"),
        (None, 5, Unit.COUNT, "–"),
        (-5, -10, Unit.COUNT, "+50.0%"),
        (1234, 100, Unit.COUNT, "+1,134%"),
    ],
)
def test_a_change_has_its_sign_and_the_words_of_its_unit(new, old, unit, text):
    assert format_change(new, old, unit) == text


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12,500", Unit.COUNT, 12500),
        ("12 500", Unit.COUNT, 12500),
        ("12.5k", Unit.COUNT, 12500),
        ("$12,500", Unit.CURRENCY, 12500),
        ("$ 3.4M", Unit.CURRENCY, 3_400_000),
        ("USD 5", Unit.CURRENCY, 5),
        ("5 USD", Unit.CURRENCY, 5),
        ("4.2x", Unit.RATIO, 4.2),
        ("3 months", Unit.MONTHS, 3),
        ("48.6%", Unit.PERCENT, 48.6),
        ("48.6 %", Unit.PERCENT, 48.6),
        ("0:45", Unit.HOURS, 0.75),
        ("5.2 h", Unit.HOURS, 5.2),
        ("36 days", Unit.DAYS, 36),
        ("−3", Unit.COUNT, -3),
        ("(1,200)", Unit.CURRENCY, -1200),
        ("۱۲٬۵۰۰", Unit.COUNT, 12500),
        ("۱۲٫۵", Unit.COUNT, 12.5),
        ("y", Unit.YES_NO, 1),
        ("No", Unit.YES_NO, 0),
        (".5", Unit.COUNT, 0.5),
        ("12,5 %", Unit.PERCENT, 12.5),
        ("0,125", Unit.COUNT, 0.125),
        ("-12,50", Unit.CURRENCY, -12.5),
    ],
)
def test_a_value_is_read_as_people_write_it(text, unit, value):
    assert parse_value(text, unit) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["abc", "", "1,2,3", "1e400", "nan", "inf", "--3", "1,23,456", "1.2.3", "5 apples", "=1+1"]
)
def test_what_is_no_number_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"is no number\. Leave the cell empty"):
        parse_value(text, Unit.COUNT)


SIGNED = {
    "12.5 %": Unit.PERCENT, "12,5%": Unit.PERCENT, "٪۱۲": Unit.PERCENT, "12 percent": Unit.PERCENT,
    "$12": Unit.CURRENCY, "12 $": Unit.CURRENCY, "($12)": Unit.CURRENCY, "USD 12": Unit.CURRENCY,
    "€12": Unit.CURRENCY, "12×": Unit.RATIO, "12x": Unit.RATIO, "3 days": Unit.DAYS, "3 d": Unit.DAYS,
    "3 h": Unit.HOURS, "0:45": Unit.HOURS, "3 hours": Unit.HOURS, "3 months": Unit.MONTHS,
}  # fmt: skip


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.YES_NO])
@pytest.mark.parametrize(("text", "says"), SIGNED.items())
def test_a_number_that_says_it_counts_something_else_is_refused(text, says, unit):
    if unit is not says:
        with pytest.raises(OtherUnitError, match=r" belongs here\."):
            parse_value(text, unit)
    elif not text.startswith("€"):
        assert parse_value(text, unit) != 0


@pytest.mark.parametrize(
    ("text", "currency", "is_taken"),
    [
        ("€5", "EUR", True), ("5 €", "EUR", True), ("$5", "EUR", False), ("€5", "USD", False),
        ("USD 5", "EUR", False), ("R$ 5", "BRL", True), ("$5", "AUD", True), ("A$5", "AUD", True),
        ("$5", "MXN", True), ("€5", "MXN", False), ("5 kr", "SEK", True), ("CHF 5", "CHF", True),
    ],
)  # fmt: skip
def test_an_amount_in_another_currency_is_refused(text, currency, is_taken):
    writing = PLAIN.of(currency)
    if is_taken:
        assert parse_value(text, Unit.CURRENCY, writing) == 5
    else:
        with pytest.raises(OtherUnitError, match=f"another currency; amounts here are in {currency}"):
            parse_value(text, Unit.CURRENCY, writing)


def test_m_beside_a_time_is_no_million():
    with pytest.raises(ValueError, match="is no number"):
        parse_value("5m", Unit.HOURS)
    assert parse_value("5m", Unit.COUNT) == 5_000_000


@given(st.floats(-1e9, 1e9), st.sampled_from([unit for unit in Unit if unit is not Unit.YES_NO]))
def test_what_is_written_is_read_back(value, unit):
    shown = format_value(value, unit, 2)
    assert parse_value(shown, unit) == pytest.approx(value, abs=0.00501)


def test_as_many_decimals_as_it_takes():
    assert decimals_that_tell_apart(9.96, 10, 1) == 2
    assert decimals_that_tell_apart(47.96, 48, 0) == 2
    assert decimals_that_tell_apart(48, 48, 0) == 0


def test_a_change_from_nothing_is_undefined():
    assert relative_change(5, 0) is None
    assert relative_change(120, 100) == pytest.approx(0.2)
    assert relative_change(-80, -100) == pytest.approx(0.2)
