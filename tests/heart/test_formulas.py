from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.formulas import (
    FUNCTIONS,
    Call,
    FormulaError,
    Name,
    Negation,
    Number,
    Operation,
    check,
    closure,
    dependents,
    evaluate,
    names,
    parse,
    to_text,
)
from scorecard.formulas.syntax import DEEPEST_NESTING, MOST_OPERATIONS
from scorecard.measures import Measure, Rollup
from scorecard.periods import Calendar

_leaves = st.one_of(
    st.builds(Number, st.floats(0, 1e12, allow_nan=False).map(abs)),
    st.builds(
        Name, st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True).filter(lambda n: n not in FUNCTIONS)
    ),
)


def _calls(trees):
    one = st.sampled_from(["abs", "previous", "same_last_year", "year_to_date"])
    two = st.sampled_from(["min", "max"])
    return st.one_of(
        st.builds(lambda f, a: Call(f, (a,)), one, trees),
        st.builds(lambda f, a, b: Call(f, (a, b)), two, trees, trees),
        st.builds(lambda a, n: Call("rolling", (a, Number(float(n)))), trees, st.integers(1, 120)),
    )


_trees = st.recursive(
    _leaves,
    lambda trees: st.one_of(
        st.builds(Negation, trees), st.builds(Operation, st.sampled_from("+-*/"), trees, trees), _calls(trees)
    ),
    max_leaves=20,
)


@given(_trees)
def test_what_is_printed_is_read_back_as_the_same_tree(tree):
    assert parse(to_text(tree)) == tree


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text):
    try:
        tree = parse(text)
    except FormulaError as error:
        place = error.position
    else:
        place = 0
        assert parse(to_text(tree)) == tree
    assert 0 <= place <= len(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a+b*c", "a + b * c"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("a÷b×2 − 1", "a / b * 2 - 1"),
        ("100*won/(won+lost)", "100 * won / (won + lost)"),
        ("--a", "--a"),
        ("rolling( x , 3 )", "rolling(x, 3)"),
    ],
)
def test_printing_keeps_the_brackets_that_matter(text, printed):
    assert to_text(parse(text)) == printed


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("", "empty", 0),
        ("a +", "missing at the end", 3),
        ("(a + b", "bracket is missing", 0),
        ("a b", "operator is missing before “b”", 2),
        ("a)", "never opened", 1),
        ("a & b", "“&” has no meaning", 2),
        ("sin(x)", "“sin” is no function", 0),
        ("rolling(x)", "“rolling” takes 2, not 1", 0),
        ("rolling(x, y)", "whole number", 0),
        ("rolling(x, 0)", "whole number", 0),
        ("max(a)", "takes 2 to 9", 0),
        ("previous + 1", "needs brackets", 0),
        ("1e999", "too large", 0),
        ("__import__(os)", "is no function", 0),
        ("a.b", "“.” has no meaning", 1),
    ],
)
def test_an_error_points_at_its_token(text, message, position):
    with pytest.raises(FormulaError, match=message.replace("(", r"\(")) as caught:
        parse(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "a",
        "-" * 1900 + "a",
        "a" * 3000,
        "abs(" * 400,
        "+".join("a" * 999),
        ("-" * 30 + "(") * 55 + "a" + ")" * 55,
    ],
)
def test_a_monstrous_formula_is_refused(text):
    with pytest.raises(FormulaError):
        parse(text)


def test_names_come_once_in_the_order_of_the_text():
    assert names(parse("b + a * b / previous(c)")) == ("b", "a", "c")


def _formula(number: int, name: str, text: str) -> Measure:
    return Measure(number, name, name, rollup=Rollup.FORMULA, formula=text)


def test_a_circle_is_named():
    with pytest.raises(FormulaError, match="in a circle: a → b → c → a"):
        check([_formula(1, "a", "b + 1"), _formula(2, "b", "c"), _formula(3, "c", "previous(a)")])
    with pytest.raises(FormulaError, match="a cannot use itself"):
        check([_formula(1, "a", "a + 1")])


def test_an_unknown_name_is_named_with_the_likeliest_one():
    with pytest.raises(FormulaError, match=r"“new_leds” is not known\. Do you mean new_leads"):
        check([_formula(1, "cpl", "10 / new_leds"), Measure(2, "new_leads", "New leads")])


def test_what_a_formula_needs_and_what_needs_it():
    measures = [_formula(1, "a", "b / rolling(c, 3)"), _formula(2, "b", "previous(c)"), Measure(3, "c", "C")]
    check(measures)
    by_name = {measure.short_name: measure for measure in measures}
    assert {name: tuple(reach) for name, reach in closure(measures[:1], by_name).items()} == {
        "a": (0, 0),
        "b": (0, 0),
        "c": (3, 0),
    }
    assert dependents("c", measures) == {1, 2}
    assert dependents("a", measures) == frozenset()


def test_the_largest_formula_is_printed_searched_and_worked_out():
    text = "(" * (DEEPEST_NESTING - 1) + " + ".join("a" * (MOST_OPERATIONS + 1)) + ")" * (DEEPEST_NESTING - 1)
    tree = parse(text)
    assert parse(to_text(tree)) == tree
    assert names(tree) == ("a",)
    span = (Calendar().parse("2026-11"),)
    assert evaluate(tree, span, lambda name, asked: 1.0, Calendar()) == MOST_OPERATIONS + 1
