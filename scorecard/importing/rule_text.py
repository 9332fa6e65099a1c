"""The part of a recipe that says what is made of raw rows."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.importing.rows.rules import GRAINS, Filter, Ratio, RawRules, RowKind, RowMeasure
from scorecard.periods import Grain
from scorecard.toml_table import Table
from scorecard.toml_text import Value, pairs

_BY = {grain.word: grain for grain in GRAINS}


def dump_rules(rules: RawRules) -> str:
    """The rules as the table ``[rows]``."""
    return "\n".join(_parts(rules))


def load_rules(table: Table) -> RawRules:
    """The rules that the table ``[rows]`` holds. Raises ScorecardError."""
    rules = RawRules(
        table.text("date"),
        _grain(table),
        tuple(_measure(each) for each in table.tables("measures")),
        tuple(_ratio(each) for each in table.tables("ratios")),
    )
    table.finish()
    return rules


def _parts(rules: RawRules) -> Iterator[str]:
    yield "[rows]\n" + pairs({"date": rules.date_column, "by": rules.grain.word})
    for measure in rules.measures:
        own = {
            "name": measure.name,
            "make": measure.kind.value,
            "column": measure.column or None,
            "split": measure.split or None,
        }
        yield "[[rows.measures]]\n" + pairs(own)
        for each in measure.filters:
            kept: dict[str, Value] = {"column": each.column, "only" if each.keep else "without": each.values}
            yield "  [[rows.measures.filters]]\n" + pairs(kept, "  ")
    for ratio in rules.ratios:
        parts = {
            "name": ratio.name,
            "numerator": ratio.numerator,
            "denominator": ratio.denominator,
            "in_percent": ratio.in_percent or None,
        }
        yield "[[rows.ratios]]\n" + pairs(parts)


def _grain(table: Table) -> Grain:
    word = table.text("by")
    if word not in _BY:
        raise table.refusal("by", word, f"one of {', '.join(_BY)}")
    return _BY[word]


def _measure(table: Table) -> RowMeasure:
    name = table.text("name")
    kind = table.word("make", RowKind)
    column = table.text("column", "")
    if not column and kind is not RowKind.COUNT:
        raise table.refusal("column", None, f"the name of a column; “{kind}” needs one")
    filters = tuple(_filter(each) for each in table.tables("filters"))
    measure = RowMeasure(name, kind, column, filters, table.text("split", ""))
    table.finish()
    return measure


def _filter(table: Table) -> Filter:
    column = table.text("column")
    if table.given("only") and table.given("without"):
        raise table.error("without", "there is “only” too; allowed: one of only, without")
    keep = not table.given("without")
    found = Filter(column, table.texts("only" if keep else "without", blank=True), keep)
    table.finish()
    return found


def _ratio(table: Table) -> Ratio:
    ratio = Ratio(
        table.text("name"), table.text("numerator"), table.text("denominator"), table.flag("in_percent")
    )
    table.finish()
    return ratio
