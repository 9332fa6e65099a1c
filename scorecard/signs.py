"""What the sign or the word beside a typed number says that it counts."""

from __future__ import annotations

import re

from scorecard.writing import Writing

_MARKS = (
    ("percent", re.compile(r"[%٪]|\d\s*(percent|pct)$", re.IGNORECASE)),
    ("ratio", re.compile(r"×|\dx$", re.IGNORECASE)),
    ("days", re.compile(r"\d\s*d(ays?)?$", re.IGNORECASE)),
    ("hours", re.compile(r"\d\s*(h|hrs?|hours?)$|^\d+:\d\d$", re.IGNORECASE)),
    ("months", re.compile(r"\d\s*months?$", re.IGNORECASE)),
    ("currency", re.compile(r"[$€£¥₹₺₽₩]|^[A-Z]{3}\b|[\d\s][A-Z]{3}$")),
)
_CURRENCY_SIGN = re.compile(r"[$€£¥₹₺₽₩]")
_CODE = re.compile(r"^[A-Z]{3}\b|(?<=[\d\s])[A-Z]{3}$")


def counted(text: str, writing: Writing) -> str:
    """The kind that a number says of itself: ``percent`` of ``12 %``; empty where it is a number alone."""
    if has_own_sign(text, writing):
        return "currency"
    return next((kind for kind, pattern in _MARKS if pattern.search(text)), "")


def has_own_sign(text: str, writing: Writing) -> bool:
    """Whether an amount stands in the company's currency by a sign or a word that is not everyone's."""
    own = writing.sign.strip()
    return text.lstrip("-+( ").startswith(own) or text.rstrip(") ").endswith(own)


def without_own_sign(text: str, writing: Writing) -> str:
    """An amount without the sign or the code of the company's currency."""
    text = text.replace(writing.sign.strip(), "", 1) if has_own_sign(text, writing) else text
    return re.sub(rf"^{writing.currency}\b|(?<=[\d\s]){writing.currency}$", "", text)


def other_currency(text: str, writing: Writing) -> str:
    """The sign or code of another currency than the company's beside an amount; empty where there is none."""
    left = without_own_sign(text, writing)
    if code := _CODE.search(left):
        return code[0]
    sign = _CURRENCY_SIGN.search(left)
    # Many more currencies than those with a sign of their own are written with a dollar sign.
    has_none = not _CURRENCY_SIGN.search(writing.sign)
    return "" if sign is None or (sign[0] == "$" and ("$" in writing.sign or has_none)) else sign[0]
