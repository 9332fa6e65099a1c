"""A recipe as text: whatever was chosen reads back the same, and bad text is refused with what is allowed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.importing.area_text import OPEN, area_of, area_text, open_ended
from scorecard.importing.choices import Choices
from scorecard.importing.corrections import Correction
from scorecard.importing.grid import Grid, GridCell
from scorecard.importing.layout import Area, LayoutKind
from scorecard.importing.mapping import LEAVE_OUT, NEW, Choice
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.recipes import LONGEST_NAME, dump, load, renamed
from scorecard.importing.rows.rules import GRAINS, Filter, Ratio, RawRules, RowKind, RowMeasure
from scorecard.measures import Company, Measure
from scorecard.periods import Grain

BOOK = Book(Company(), (Measure(1, "leads", "Leads"), Measure(2, "won", "Deals won")))

texts = st.text(st.characters(codec="utf-8"), max_size=12)
names = texts.filter(str.strip)
lines = st.integers(0, 3000)


@st.composite
def areas(draw):
    top, left = draw(lines), draw(lines)
    return Area(
        top, left, draw(st.just(OPEN) | st.integers(top, 3000)), draw(st.just(OPEN) | st.integers(left, 3000))
    )


filters = st.builds(Filter, names, st.lists(texts, unique=True, max_size=3).map(tuple), st.booleans())
filter_lists = st.lists(filters, max_size=2).map(tuple)
counts = st.builds(RowMeasure, names, st.just(RowKind.COUNT), texts, filter_lists, texts)
others = st.builds(RowMeasure, names, st.sampled_from(RowKind), names, filter_lists, texts)
rules = st.builds(
    RawRules,
    names,
    st.sampled_from(GRAINS),
    st.lists(counts | others, max_size=3).map(tuple),
    st.lists(st.builds(Ratio, names, names, names, st.booleans()), max_size=2).map(tuple),
)
corrections = st.builds(
    Correction,
    st.sampled_from([1, 2]),
    st.sampled_from(["2026-01", "2026-W07", "2026-Q1"]),
    texts,
    names,
    st.floats(-1e9, 1e9),
)
all_choices = st.builds(
    Choices,
    sheet=st.none() | texts,
    together=st.booleans(),
    area=st.none() | areas(),
    layout=st.none() | st.sampled_from(LayoutKind),
    date_order=st.none() | st.sampled_from(DateOrder),
    number_style=st.none() | st.sampled_from(NumberStyle),
    rules=st.none() | rules,
    matches=st.dictionaries(texts, st.sampled_from([1, 2, *Choice]), max_size=4),
    corrections=st.lists(corrections, max_size=2).map(tuple),
    with_hidden=st.booleans(),
    newest_wins=st.booleans(),
    is_complete=st.booleans(),
    with_goals=st.booleans(),
)
titles = (
    st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
)


@settings(max_examples=50)
@given(titles, all_choices)
def test_whatever_was_chosen_reads_back_the_same(name, choices):
    text = dump(name, choices, BOOK)
    assert load(text, BOOK, "it") == (name, choices)
    assert dump(name, choices, BOOK) == text


@settings(max_examples=50)
@given(titles, titles, all_choices)
def test_a_renamed_recipe_is_the_same_otherwise(name, other, choices):
    assert load(renamed(dump(name, choices, BOOK), other), BOOK, "it") == (other, choices)


def test_it_reads_like_what_was_chosen():
    choices = Choices(
        sheet="Orders",
        area=Area(2, 1, OPEN, 13),
        number_style=NumberStyle.COMMA,
        rules=RawRules(
            "Order date",
            Grain.WEEK,
            (RowMeasure("Won orders", RowKind.COUNT, filters=(Filter("Status", ("Won",)),), split="Source"),),
            (Ratio("Win rate", "Won orders", "Orders", in_percent=True),),
        ),
        matches={"won orders": 2, "orders": NEW, "total": LEAVE_OUT},
        corrections=(Correction(1, "2026-01", "", "approx 45", 45.0),),
    )
    assert dump("Orders by week", choices, BOOK) == (
        'name = "Orders by week"\nsheet = "Orders"\narea = "B3:N"\nnumbers = "1.234,56"\n\n'
        '[rows]\ndate = "Order date"\nby = "week"\n\n'
        '[[rows.measures]]\nname = "Won orders"\nmake = "count"\nsplit = "Source"\n\n'
        '  [[rows.measures.filters]]\n  column = "Status"\n  only = ["Won"]\n\n'
        '[[rows.ratios]]\nname = "Win rate"\nnumerator = "Won orders"\ndenominator = "Orders"\n'
        "in_percent = true\n\n"
        '[matches]\n"won orders" = "won"\n"orders" = "(new measure)"\n"total" = "(leave out)"\n\n'
        '[[corrections]]\nmeasure = "leads"\nperiod = "2026-01"\nfound = "approx 45"\nvalue = 45.0\n'
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "mine.toml is no TOML file: "),
        ("", "mine.toml, name: it is missing; allowed: it has to be given."),
        (f'name = "{"x" * (LONGEST_NAME + 1)}"', f"one line of at most {LONGEST_NAME} characters"),
        (
            'name = "A"\nlayout = "sideways"',
            "mine.toml, layout: “sideways” cannot be; allowed: one of measures_down,",
        ),
        ('name = "A"\ntogether = 1', "mine.toml, together: “1” cannot be; allowed: true or false."),
        (
            'name = "A"\narea = "N20:B3"',
            "mine.toml, area: “N20:B3” cannot be; allowed: cells such as B3:N20,",
        ),
        ('name = "A"\nshet = "B"', "mine.toml, shet: it is not known here; allowed: name, sheet, together,"),
        (
            'name = "A"\n[matches]\nleads = "lead"',
            "mine.toml, matches, leads: “lead” cannot be; allowed: short names",
        ),
        (
            'name = "A"\n[[corrections]]\nmeasure = "lead"\nperiod = "2026-01"\nfound = "x"\nvalue = 1',
            "mine.toml, corrections 1, measure: “lead” cannot be; allowed: short names",
        ),
        (
            'name = "A"\n[[corrections]]\nmeasure = "leads"\nperiod = "2026-01"\nfound = "x"',
            "mine.toml, corrections 1, value: it is missing; allowed: a number",
        ),
        (
            'name = "A"\n[rows]\ndate = "Day"\nby = "year"',
            "mine.toml, rows, by: “year” cannot be; allowed: one of day,",
        ),
        (
            'name = "A"\n[rows]\ndate = "D"\nby = "day"\n[[rows.measures]]\nname = "M"\nmake = "sum"',
            "mine.toml, rows, measures 1, column: it is missing; allowed: the name of a column",
        ),
        (
            'name = "A"\n[rows]\ndate = "D"\nby = "day"\n[[rows.measures]]\nname = "M"\nmake = "count"\n'
            '[[rows.measures.filters]]\ncolumn = "C"\nonly = []\nwithout = []',
            "mine.toml, rows, measures 1, filters 1, without: there is “only” too; allowed: one of",
        ),
    ],
)
def test_what_cannot_be_is_told_with_file_key_and_what_is_allowed(text, told):
    with pytest.raises(ScorecardError) as raised:
        load(text, BOOK, "mine.toml")
    assert told in str(raised.value)


def test_measures_that_are_gone_are_left_out_when_it_is_written():
    assert "[matches]" not in dump("A", Choices(matches={"gone": 9}), BOOK)


def test_an_area_that_reaches_the_end_of_its_sheet_grows_with_the_sheet():
    grid = Grid.of("", [[GridCell(1.0)] * 4] * 6)
    assert open_ended(Area(1, 1, 5, 3), grid) == Area(1, 1, OPEN, OPEN)
    assert open_ended(Area(1, 1, 4, 2), grid) == Area(1, 1, 4, 2)
    assert [area_text(Area(1, 1, *end)) for end in ((OPEN, OPEN), (OPEN, 3), (5, OPEN))] == [
        "B2:",
        "B2:D",
        "B2:6",
    ]
    assert area_of("b2:6") == Area(1, 1, 5, OPEN)
    assert area_of("all of it") is None
