from __future__ import annotations

import math
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.importing.grid import Style
from scorecard.importing.numbers import (
    NumberStyle,
    decide_style,
    is_missing,
    is_missing_word,
    looks_numeric,
    read_number,
    read_numbers,
)

POINT, COMMA = NumberStyle

NUMBERS = [
    # marks and digits
    ("1,234.56", POINT, 1234.56),
    ("1.234,56", COMMA, 1234.56),
    ("1 234,56", COMMA, 1234.56),
    ("1\u202f234\u202f567", POINT, 1_234_567),
    ("1\u2009234", COMMA, 1234),
    ("1'234.5", POINT, 1234.5),
    ("1’234’567.50", POINT, 1_234_567.5),
    ("12,34,567", POINT, 1_234_567),
    ("12,34,567.8", POINT, 1_234_567.8),
    ("۱۲٬۳۴۵٫۶۷", POINT, 12_345.67),
    ("۱۲٬۳۴۵٫۶۷", COMMA, 12_345.67),
    ("۱۲،۳۴۵", POINT, 12_345),
    ("٣٤٥٫٥", POINT, 345.5),
    ("１，２３４．５", POINT, 1234.5),
    (".5", POINT, 0.5),
    ("1e3", POINT, 1000),
    ("1,5E+03", COMMA, 1500),
    ("1.5E+3", COMMA, 1500),
    ("5,-", COMMA, 5),
    ("1'200.–", POINT, 1200),
    # signs
    ("(45.1)", POINT, -45.1),
    ("($1,234)", POINT, -1234),
    ("$(1,234)", POINT, -1234),
    ("(1.234) €", COMMA, -1234),
    ("(-5.2%)", POINT, -5.2),
    ("(+5.2%)", POINT, 5.2),
    ("45-", POINT, -45),
    ("1.234,56-", COMMA, -1234.56),
    ("−3", POINT, -3),
    ("–3", POINT, -3),
    ("-$3", POINT, -3),
    ("$-3", POINT, -3),
    ("€ −5", POINT, -5),
    ("+7", POINT, 7),
    # currencies
    ("$1,200", POINT, 1200),
    ("1.200 €", COMMA, 1200),
    ("Rp 5.996.100", COMMA, 5_996_100),
    ("Rp5.996.100", COMMA, 5_996_100),
    ("R$ 1.234,50", COMMA, 1234.5),
    ("1 234 kr", COMMA, 1234),
    ("kr. 1.234,50", COMMA, 1234.5),
    ("12,50 zł", COMMA, 12.5),
    ("12,50 Kč", COMMA, 12.5),
    ("R 1 234.50", POINT, 1234.5),
    ("USD 1,200", POINT, 1200),
    ("1,200USD", POINT, 1200),
    ("۱۲٬۵۰۰ تومان", POINT, 12_500),
    ("۱۲٬۵۰۰ ریال", POINT, 12_500),
    ("12,500 ﷼", POINT, 12_500),
    ("120 د.إ", POINT, 120),
    # scales
    ("12.5k", POINT, 12_500),
    ("3.4M", POINT, 3_400_000),
    ("5 bn", POINT, 5_000_000_000),
    ("$1.2bn", POINT, 1_200_000_000),
    ("1,2 Mio", COMMA, 1_200_000),
    ("1,2 Mio. €", COMMA, 1_200_000),
    ("2,5 Mrd", COMMA, 2_500_000_000),
    ("12k€", POINT, 12_000),
    ("۵ میلیون تومان", POINT, 5_000_000),
    ("3 juta", POINT, 3_000_000),
    ("2 crore", POINT, 20_000_000),
    # percents and units
    ("48.6%", POINT, 48.6),
    ("48,6 %", COMMA, 48.6),
    ("%45", POINT, 45),
    ("۴۸٫۶٪", POINT, 48.6),
    ("48％", POINT, 48),
    ("39 d", POINT, 39),
    ("4.5×", POINT, 4.5),
]


@pytest.mark.parametrize(("text", "style", "value"), NUMBERS)
def test_numbers_in_text(text, style, value):
    found = read_number(text, style)
    assert found is not None
    assert found.value == pytest.approx(value)
    assert looks_numeric(text)


@pytest.mark.parametrize(
    ("text", "style", "unit"),
    [
        ("48 %", Style.PERCENT, ""),
        ("٪۴۵", Style.PERCENT, ""),
        ("€1.2M", Style.CURRENCY, ""),
        ("5 kr", Style.CURRENCY, ""),
        ("39 days", Style.PLAIN, "days"),
        ("12", Style.PLAIN, ""),
    ],
)
def test_how_a_number_is_written_is_told(text, style, unit):
    found = read_number(text, POINT)
    assert (found.style, found.unit_word) == (style, unit)


@pytest.mark.parametrize("mark", ["*", "**", "(p)", "r", " r", "¹", "²³", "[1]", "†", "(2)", " e", "* (r)"])
def test_footnote_marks_are_cut_and_told(mark):
    found = read_number(f"12,345.5{mark}", POINT)
    assert (found.value, found.footnote) == (12_345.5, mark.strip())


@pytest.mark.parametrize(
    "text",
    ["", "x", "1,23", "1.2.3", "12 apples", "0x10", "1,2345", "NaN", "--5", "-5-", "5 1", "1 23",
     "2026-11-16", "Q3 2026", "5+", "Top 10", "TOP 10", "R5", "1:30", "<5", "$", "%", "()", "(a)", "5 mr",
     "1,2,3"],
)  # fmt: skip
def test_no_numbers(text):
    assert read_number(text, POINT) is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "−", "--", ".", "..", "…", ":", "$ -", "- €", "-%"])
def test_nothing_and_dashes_are_missing(text):
    assert is_missing(text)
    assert not is_missing_word(text)


@pytest.mark.parametrize(
    "text", ["n/a", "N/A", "NA", "nil", "none", "(S)", "(NA)", "x", "k. A.", "TBD", "ندارد"]
)
def test_words_for_missing_are_told_apart(text):
    assert is_missing_word(text)
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1,234", "5.5"], POINT),
        (["1.234", "5,5"], COMMA),
        (["1,234", "2,345", "3,456"], POINT),
        (["1.234", "2.345", "3.456"], COMMA),
        (["0,123", "1,234"], COMMA),
        (["-0.125", "1.250"], POINT),
        (["1234,567"], COMMA),
        (["12,5", "n/a", "-"], COMMA),
        (["1'234.50", "1'234"], POINT),
        (["1 234,5", "12 345"], COMMA),
        (["12,34,567", "1,234"], POINT),
        (["€ 1.234,00", "€ 1.234"], COMMA),
        (["1,2 Mio.", "1.234"], COMMA),
        (["۱۲٬۳۴۵٫۶", "۱۲"], POINT),
        (["5", "7"], POINT),
        ([], POINT),
        (["1,234.5"] * 20 + ["1.234,5"], POINT),
    ],
)
def test_a_columns_style_is_decided_from_all_its_texts(texts, style):
    assert decide_style(texts) == (style, "")
    assert decide_style(reversed(texts)) == (style, "")


@pytest.mark.parametrize("texts", [["7", "1,234"], ["1.234"], ["1,234", "1.234"], ["12,5", "12.5", "1,234"]])
def test_what_fits_both_styles_is_asked(texts):
    assert decide_style(texts)[1] in {"1,234", "1.234"}


def grouped(digits: str, mark: str, *, indian: bool = False) -> str:
    """The digits in threes, or in twos before the last three."""
    head, tail = digits[:-3], digits[-3:]
    step = 2 if indian else 3
    parts = [head[max(0, end - step) : end] for end in range(len(head), 0, -step)][::-1]
    return mark.join([*parts, tail])


SHAPES = ["{}", "{} €", "${}", "USD {}", "{}%", "{} kr", "Rp {}", "{}*", "{} (p)", "{} h", "{} تومان"]
DIGITS = ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９"]
SIGNED = ["-{}", "−{}", "({})", "{}-"]


@st.composite
def written(draw):
    """A number, a style and a text that says the number in it."""
    style = draw(st.sampled_from(NumberStyle))
    cents, places = draw(st.integers(1, 10**12)), draw(st.integers(0, 4))
    whole, _, fraction = f"{cents / 10**places:.{places}f}".partition(".")
    mark = draw(st.sampled_from(["", style.thousands, " ", "\u00a0", "\u202f", "'", "’", "٬"]))
    indian = mark == style.thousands and draw(st.booleans())
    text = grouped(whole, mark, indian=indian) if mark else whole
    text += draw(st.sampled_from([style.decimal, "٫"])) + fraction if fraction else ""
    text = text.translate(str.maketrans(DIGITS[0], draw(st.sampled_from(DIGITS))))
    is_negative = draw(st.booleans())
    text = draw(st.sampled_from(SIGNED)).format(text) if is_negative else text
    value = float(f"{whole}.{fraction or 0}")
    return -value if is_negative else value, style, draw(st.sampled_from(SHAPES)).format(text)


@given(written())
def test_every_number_reads_back_in_every_style(case):
    value, style, text = case
    found = read_number(text, style)
    assert found is not None
    assert found.value == value


@given(
    st.lists(
        st.text(alphabet="0123456789.,-' ()%$€kMx*r۱٫", max_size=12) | written().map(lambda case: case[2])
    )
)
@settings(max_examples=200)
def test_a_column_is_read_as_its_texts_are(texts):
    for style in NumberStyle:
        column = read_numbers(texts, style)
        for index, text in enumerate(texts):
            alone = read_number(text, style)
            if alone is None:
                assert math.isnan(column.values[index])
            else:
                assert column.values[index] == alone.value
                assert column.marked.get(index, alone) == alone


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text):
    for style in NumberStyle:
        found = read_number(text, style)
        assert found is None or not math.isnan(found.value)
    is_missing(text)
    decide_style([text])


def test_a_column_of_figures_is_read_at_once():
    texts = [f"{number:,.2f}" for number in range(5000)]
    column = read_numbers(texts, POINT)
    assert column.values.tolist() == [float(number) for number in range(5000)]
    assert not column.marked
    assert decide_style(texts) == (POINT, "")


@pytest.mark.parametrize("mark", ["*", "†", "²", " *", "[1]"])
def test_a_long_row_of_marks_is_given_up_at_once(mark):
    begin = process_time()
    assert read_number(f"5{mark * 30}."[:100], NumberStyle.POINT) is None
    assert process_time() - begin < 1
