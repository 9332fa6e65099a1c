"""What a number that is written as text is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from scorecard.importing.characters import plain
from scorecard.importing.grid import Style
from scorecard.importing.numbers.currencies import CURRENCY
from scorecard.importing.numbers.scales import scaled

LONGEST = 100
"""No text with more characters is a number."""
_SCALES = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "rb": 1e3, "ribu": 1e3, "هزار": 1e3, "الف": 1e3,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "mill": 1e6, "million": 1e6, "millions": 1e6,
    "jt": 1e6, "juta": 1e6, "میلیون": 1e6, "ملیون": 1e6,
    "cr": 1e7, "crore": 1e7, "crores": 1e7,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "mrd": 1e9, "md": 1e9, "mia": 1e9, "miliar": 1e9, "milyar": 1e9,
    "میلیارد": 1e9, "ملیار": 1e9,
    "tn": 1e12, "trillion": 1e12,
}  # fmt: skip
_FIGURES = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SCIENTIFIC = re.compile(r"[-+]?\d+(\.\d*)?e[-+]?\d+", re.ASCII | re.IGNORECASE)
_BRACKETS = re.compile(r"([^()\d]*)\(([^()]*\d[^()]*)\)(\D*)")


class NumberStyle(StrEnum):
    """Which mark parts thousands and which decimals; spaces and apostrophes part thousands in both."""

    POINT = "1,234.56"
    COMMA = "1.234,56"

    @property
    def thousands(self) -> str:
        """The mark for thousands."""
        return "," if self is NumberStyle.POINT else "."

    @property
    def decimal(self) -> str:
        """The mark for decimals."""
        return "." if self is NumberStyle.POINT else ","


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """What a text is worth: ``30%`` is 30 in percent style."""

    value: float
    style: Style = Style.PLAIN
    unit_word: str = ""
    """The unit that was cut off: ``d`` of ``39 d``."""
    footnote: str = ""
    """The mark that was cut off: ``*``, ``(p)``, ``r``, ``²``."""
    is_scaled: bool = False
    """Whether the text itself says in thousands or millions: ``1.2k``."""
    currency: str = ""
    """The sign of its currency as it is written."""


def read_number(text: str, style: NumberStyle) -> ReadNumber | None:
    """The number that a text is; None where it is none. May be infinite: ``1e400``."""
    # By far the most texts are figures alone, which are the same in both styles without a mark.
    if (style is NumberStyle.POINT or "." not in text) and _FIGURES.fullmatch(text):
        return ReadNumber(float(text))
    if len(text) > LONGEST:
        return None
    found = plain(text)
    if _SCIENTIFIC.fullmatch(found):
        return ReadNumber(float(found))
    brackets = _BRACKETS.fullmatch(found)
    match = _WRITTEN[style].fullmatch("".join(brackets.groups()) if brackets else found)
    return None if match is None else _from_match(match, style, in_brackets=brackets is not None)


def looks_numeric(value: object) -> bool:
    """Whether a cell's value is a number, or a text that is one in some style."""
    if not isinstance(value, str):
        return isinstance(value, float)
    if _FIGURES.fullmatch(value):
        return True
    return any(character.isdigit() for character in value) and any(
        read_number(value, style) is not None for style in NumberStyle
    )


def _from_match(match: re.Match[str], style: NumberStyle, *, in_brackets: bool) -> ReadNumber | None:
    parts = match.groupdict(default="")
    signs = parts["sign"] + parts["inner"] + parts["after"].strip()
    if len(signs) > 1:
        return None
    figures = parts["figures"].replace(style.thousands, "").translate(_MARKS[style])
    value = scaled(float(figures.rstrip("-")), _SCALES.get(parts["scale"].lower(), 1.0))
    around = parts["before"] + parts["behind"]
    shown = Style.PERCENT if "%" in around else Style.CURRENCY if around else Style.PLAIN
    is_negative = signs == "-" or (in_brackets and not signs)
    signed = -value if is_negative else value
    currency = around if shown is Style.CURRENCY else ""
    footnote = parts["footnote"].strip()
    return ReadNumber(signed, shown, parts["unit"], footnote, bool(parts["scale"]), currency)


def _written(style: NumberStyle) -> re.Pattern[str]:
    """A number of this style in plain text, with all that may stand around it."""
    grouped = rf"[1-9]\d{{0,2}}(?P<mark>[{style.thousands} '٬])\d{{3}}(?:(?P=mark)\d{{3}})*"
    indian = rf"[1-9]\d?(?P<two>[{style.thousands}٬])(?:\d\d(?P=two))+\d{{3}}"
    decimal = rf"[{style.decimal}٫]"
    figures = rf"(?:{grouped}|{indian}|\d+)(?:{decimal}(?:\d+|--?)?)?|{decimal}\d+"
    scale = "|".join(sorted(_SCALES, key=len, reverse=True))
    unit = r"days?|d|hours?|hrs?|h|months?|pts?|pcs|x|×"
    around = rf"%|{CURRENCY}"
    return re.compile(
        rf"(?P<sign>[-+]?) ?(?:(?P<before>{around}) ?)?(?P<inner>[-+]?) ?"
        rf"(?P<figures>(?:{figures})(?:e[-+]?\d+)?)(?P<after> ?-)?"
        rf"(?: ?(?P<scale>{scale}){_NO_LETTER}\.?)?(?: ?(?P<unit>{unit}){_NO_LETTER})?"
        rf"(?: ?(?P<behind>{around}))?(?P<footnote>(?: ?(?:{_FOOTNOTE}))*+)",
        re.IGNORECASE,
    )


_NO_LETTER = r"(?![^\W\d])"
# Possessive: else a row of marks before something else would be tried in all its divisions.
_FOOTNOTE = (
    r"\*++|[†‡§#]++|[¹²³⁰-⁹ᵃ-ᶻ]++|\[\w{1,3}\]"
    r"|\((?:\d|[a-z]|est\.?|prov\.?|rev\.?)\)|(?<![^\W\d])[rpe]"
)
_MARKS = {
    style: {ord(style.decimal): ".", ord("٫"): ".", **dict.fromkeys(map(ord, " '٬"))} for style in NumberStyle
}
_WRITTEN = {style: _written(style) for style in NumberStyle}
