"""Rules in words."""

from __future__ import annotations

from scorecard.importing.rows.rules import Filter, Ratio, RowKind, RowMeasure

KINDS = (
    (RowKind.COUNT, "Count of rows"),
    (RowKind.DISTINCT, "Count of different values"),
    (RowKind.NUMBERS, "Count of numbers"),
    (RowKind.SUM, "Sum"),
    (RowKind.AVERAGE, "Average"),
)
_WORDS = dict(KINDS)


def measure_words(measure: RowMeasure) -> str:
    """``Sum of Amount where Stage is Won, by Region``."""
    what = _WORDS[measure.kind] + (f" of {measure.column}" if measure.column else "")
    filters = " and ".join(filter_words(each) for each in measure.filters)
    where = f" where {filters}" if filters else ""
    return what + where + (f", by {measure.split}" if measure.split else "")


def filter_words(rule: Filter) -> str:
    """``Stage is Won or Lost``."""
    return f"{rule.column} {'is' if rule.keep else 'is not'} {' or '.join(rule.values)}"


def ratio_words(ratio: Ratio) -> str:
    """``Won ÷ Deals, in percent``."""
    return f"{ratio.numerator} ÷ {ratio.denominator}" + (", in percent" if ratio.in_percent else "")
