"""Numbers that are written as text: which mark is the decimal one, and what a text is worth."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scorecard.importing.grid import Style

_SIGNS = "$€£¥₹₺₩﷼"
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_CODES = re.compile(
    r"^(USD|EUR|GBP|JPY|CHF|INR|IDR|AUD|CAD|SEK|TRY|Rp\.?)|(USD|EUR|GBP|JPY|CHF|INR|IDR|AUD|CAD|SEK|TRY)$"
)
_MISSING = frozenset({"", "-", "–", "—", "−", "--", "..", "..."})
_DIGITS = re.compile(r"\d[\d.,]*|[.,]\d+", re.ASCII)
_UNIT_WORD = re.compile(r"(?<=\d)(days?|d|hours?|hrs?|h|months?|pts?|pcs|x|×)$", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[-+]?\d+(\.\d*)?e[-+]?\d+", re.ASCII | re.IGNORECASE)
_PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SIGNS_AND_PERCENT = {ord(sign): None for sign in _SIGNS + "%"}
_ENOUGH = 3
_SUFFIX = {"k": 1e3, "m": 1e6, "M": 1e6, "bn": 1e9}


class NumberStyle(StrEnum):
    """Which mark parts thousands and which decimals."""

    POINT = "1,234.56"
    COMMA = "1.234,56"


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """What a text is worth: ``30%`` is 30 in percent style."""

    value: float
    style: Style = Style.PLAIN
    unit_word: str = ""
    """The unit that was cut off: ``d`` of ``39 d``."""


def is_missing(text: str) -> bool:
    """Whether a text says that there is no number: nothing, or a dash."""
    return text.strip() in _MISSING


def read_number(text: str, style: NumberStyle) -> ReadNumber | None:
    """The number that a text is; None where it is none. May be infinite: ``1e400``."""
    # By far the most texts are figures alone, which are the same in both styles without a mark.
    if (style is NumberStyle.POINT or "." not in text) and _PLAIN.fullmatch(text):
        return ReadNumber(float(text))
    plain = _SPACES.sub("", text.strip()).replace("−", "-")
    if _SCIENTIFIC.fullmatch(plain):
        return ReadNumber(float(plain))
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain.strip("()") if negative else plain
    shown = _shown_as(plain)
    plain = _CODES.sub("", plain.translate(_SIGNS_AND_PERCENT))
    unit = _UNIT_WORD.search(plain)
    plain = plain[: unit.start()] if unit else plain
    factor = 1.0
    for suffix, times in _SUFFIX.items():
        if plain.endswith(suffix) and plain[: -len(suffix)][-1:].isdigit():
            plain, factor = plain[: -len(suffix)], times
    if plain.endswith("-"):
        plain, negative = plain[:-1], True
    value = _signed(plain, style)
    if value is None:
        return None
    return ReadNumber((-value if negative else value) * factor, shown, unit[0] if unit else "")


def looks_numeric(value: object) -> bool:
    """Whether a cell's value is a number, or a text that is one in some style."""
    if not isinstance(value, str):
        return isinstance(value, float)
    if _PLAIN.fullmatch(value):
        return True
    return any(character.isdigit() for character in value) and any(
        read_number(value, style) is not None for style in NumberStyle
    )


def decide_style(texts: Iterable[str]) -> tuple[NumberStyle, str]:
    """The style that all number texts of a sheet fit, and a text that fits both (empty where one is sure).

    ``1,234`` fits both; where several stand together and none has another number of decimals, the mark is
    for thousands.
    """
    votes: Counter[NumberStyle] = Counter()
    doubtful: dict[str, NumberStyle] = {}
    for text in texts:
        found = _DIGITS.search(_SPACES.sub("", text))
        if found is None or not re.search("[.,]", found[0]):
            continue
        fits = [style for style in NumberStyle if _digits(found[0], style) is not None]
        if len(fits) == 1:
            votes[fits[0]] += 1
        elif fits:
            doubtful[text.strip()] = NumberStyle.POINT if "," in found[0] else NumberStyle.COMMA
    if votes[NumberStyle.POINT] != votes[NumberStyle.COMMA]:
        return votes.most_common(1)[0][0], ""
    thousands = Counter(doubtful.values())
    if not thousands:
        return NumberStyle.POINT, ""
    style, count = thousands.most_common(1)[0]
    if len(thousands) == 1 and count >= _ENOUGH:
        return style, ""
    return NumberStyle.POINT, next(iter(doubtful))


def _shown_as(text: str) -> Style:
    if "%" in text:
        return Style.PERCENT
    if any(sign in text for sign in _SIGNS) or _CODES.search(text):
        return Style.CURRENCY
    return Style.PLAIN


def _signed(text: str, style: NumberStyle) -> float | None:
    sign = -1.0 if text.startswith("-") else 1.0
    value = _digits(text[1:] if text[:1] in ("+", "-") else text, style)
    return None if value is None else sign * value


def _digits(text: str, style: NumberStyle) -> float | None:
    thousands, decimal = (",", ".") if style is NumberStyle.POINT else (".", ",")
    whole, _, fraction = text.partition(decimal)
    groups = whole.split(thousands)
    if not re.fullmatch(r"\d*", fraction, re.ASCII) or not (whole or fraction):
        return None
    if len(groups) > 1 and (
        not re.fullmatch(r"[1-9]\d{0,2}", groups[0], re.ASCII)
        or not all(re.fullmatch(r"\d{3}", group, re.ASCII) for group in groups[1:])
    ):
        return None
    joined = "".join(groups)
    if not re.fullmatch(r"\d*", joined, re.ASCII):
        return None
    value = float(f"{joined or '0'}.{fraction or '0'}")
    return value if math.isfinite(value) else math.inf
