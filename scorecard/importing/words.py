"""Words in headings and labels that tell what a row or column holds."""

from __future__ import annotations

import re

from scorecard.importing.mapping import normalized

UNIT_HEADINGS = frozenset({"unit", "units", "uom", "einheit", "unité", "satuan"})
UNIT_WORDS = frozenset(
    {
        "%",
        "$",
        "€",
        "£",
        "¥",
        "#",
        "d",
        "h",
        "x",
        "×",
        "pct",
        "percent",
        "count",
        "number",
        "no",
        "no.",
        "days",
    }
    | {"day", "hours", "hour", "hrs", "months", "usd", "eur", "gbp", "score", "ratio", "pts", "currency"}
)
PERIOD_HEADINGS = frozenset(
    {"period", "date", "day", "week", "month", "quarter", "week ending", "week ended", "week start", "time"}
)
MEASURE_HEADINGS = frozenset({"measure", "kpi", "metric", "indicator", "name", "measurable", "figure"})
VALUE_HEADINGS = frozenset({"value", "actual", "result", "number", "amount", "figure value", "reading"})
SEGMENT_HEADINGS = frozenset(
    {"segment", "source", "lead source", "channel", "region", "product", "category", "campaign", "country"}
)
_FORMULA_ERROR = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)")
_TOTAL = re.compile(
    r"(grand |sub ?|overall )?totals?( (sum|all))?|sum|summe|gesamt|jumlah|ytd|year to date|average|avg|mean"
)


def is_total(name: str, section: str = "") -> bool:
    """Whether a label names a total: ``Total``, ``Grand total``, or ``Total marketing`` under MARKETING."""
    plain = normalized(name)
    own = normalized(section)
    if _TOTAL.fullmatch(plain) or re.fullmatch(r"(?:total|ytd) (?:19|20)\d\d|(?:19|20)\d\d total", plain):
        return True
    return bool(own) and plain in {f"total {own}", f"{own} total", f"{own} subtotal"}


def is_unit(text: str) -> bool:
    """Whether a text is the name or sign of a unit."""
    return text.strip().lower() in UNIT_WORDS


def is_formula_error(text: str) -> bool:
    """Whether a text is what Excel shows for a formula that failed: ``#REF!``."""
    return bool(_FORMULA_ERROR.fullmatch(text.strip()))
