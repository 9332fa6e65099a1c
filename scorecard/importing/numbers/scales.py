"""Signs that numbers are given in thousands or more: ``Revenue (k€)``, ``in Mio. €``, ``میلیون تومان``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scorecard.importing.characters import plain
from scorecard.importing.numbers.currencies import CODES, CURRENCY

_LONGEST_NAME, _LONGEST_TEXT = 120, 500
_MOST_WORDS = 7
"""So many words at the end of a name may say in what its numbers are given."""
_WORDS = {
    1e3: "thousands? tausend tsd tsd. milliers ribu ribuan هزار الف آلاف 000 000s '000 '000s 000's",
    1e5: "lakhs? lacs?",
    1e6: "millions? millionen millones mio mio. mill. mln mln. juta jutaan میلیون ملیون",
    1e7: "crores?",
    1e9: "billions? bn bn. mrd mrd. milliarden milliards? miliar miliaran milyar میلیارد ملیار",
    1e12: "trillions? triliun تریلیون",
}
"""Clear by themselves."""
_LETTERS = {
    1e3: "k t rb miles",
    1e6: "m mm mn mil mill jt",
    1e7: "cr",
    1e9: "b md mds mia",
    1e12: "tn",
}
"""Clear only beside a currency; ``k`` also alone."""
_IN = "in|en|dalam|به"
_FILLED = (
    "all|alle|figures?|values?|amounts?|numbers?|angaben|beträge|werte|zahlen|are|expressed|stated|shown|"
    f"given|reported|ارقام|مبالغ|اعداد|{_IN}|x|×"
)
_NAMED = (
    r"(?:u\.?s\.? )?dollars?|euros?|pounds?(?: sterling)?|yen|yuan|rupiah|rupees?|pesos?|francs?|franken|"
    r"reais|kron(?:or|er|en)|lira|tomans?|rials?|dirhams?"
)
_ADJACENT = rf"[$€£¥₹₺₩₽₪₫฿]|US\$|R\$|kr|eur|usd|gbp|chf|(?-i:{CODES})"
"""Currencies that may stand at a letter without a space: ``k€``, ``TEUR``, ``USDm``."""
_LETTER_AT_END = re.compile(
    r"[^\W\d_].*(?P<mark>[(\[](?P<letter>M|MM|mn|Mn|MN|mln|Mln|B|bn|Bn|BN|mrd|K)[)\]])$"
)
_PER = re.compile(r"(?:^|\s)(?:per|pro|par|por|je|a|/|هر)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_BEFORE_TAIL = re.compile(r"\s*[,;:|–-]\s+|\s+")


@dataclass(frozen=True, slots=True)
class Scale:
    """In what numbers are given."""

    factor: float
    sign: str
    """As it is written: ``k€``."""
    is_money: bool = False
    """Whether a currency stands beside it."""


def scaled(value: float, factor: float) -> float:
    """A number in full, without the noise of binary fractions: 2.3 millions are 2,300,000."""
    return float(f"{value * factor:.15g}")


@lru_cache(maxsize=8192)
def split_scale(name: str) -> tuple[str, Scale | None]:
    """A name without the sign that says in what its numbers are given, and that; None where it has none.

    The sign stands in brackets, perhaps beside other words, or at the end: ``Revenue (net, k€)``,
    ``Revenue USD m``, ``Revenue in thousands``. ``Cost per thousand`` and ``Distance (m)`` have none.
    """
    if len(name) > _LONGEST_NAME:
        return name, None
    return _in_brackets(name) or _at_end(name) or (name, None)


@lru_cache(maxsize=8192)
def letter_scale(name: str) -> Scale | None:
    """What a letter in brackets at the end of a name may mean, though no currency stands beside it.

    ``Revenue (M)`` and ``Sales (mn)`` may be in millions; ``Length (m)`` and ``Weight (t)`` are left alone.
    """
    match = _LETTER_AT_END.search(name)
    return Scale(_FACTORS[match["letter"].casefold()], match["letter"]) if match else None


def without_letter(name: str) -> str:
    """A name without the letter that :func:`letter_scale` finds: ``Revenue (M)`` is ``Revenue``."""
    match = _LETTER_AT_END.search(name)
    return name[: match.start("mark")].rstrip() if match else name


@lru_cache(maxsize=8192)
def scale_of(text: str) -> Scale | None:
    """In what numbers are given by a text that says nothing else: ``k€``, ``in thousands``, ``(000s)``."""
    bare = plain(text).strip(" ()[]:.")
    return _read(bare) if len(bare) <= _LONGEST_NAME else None


def scale_in(text: str) -> Scale | None:
    """In what a title or note says that numbers are given: ``Estimates are shown in millions of dollars``."""
    if len(text) > _LONGEST_TEXT:
        return None
    if found := scale_of(text) or split_scale(text)[1]:
        return found
    match = _IN_TEXT.search(plain(text))
    return None if match is None else _read(match[1])


def _in_brackets(name: str) -> tuple[str, Scale] | None:
    for match in _BRACKETS.finditer(name):
        parts = [part.strip() for part in re.split(r"[,;](?!\d)", match[1])]
        for part in parts:
            if (found := _read(plain(part))) is not None:
                rest = ", ".join(each for each in parts if each != part)
                left = f"{name[: match.start()]}{f' ({rest})' if rest else ''}{name[match.end() :]}".strip()
                return (left, found) if left else None
    return None


def _at_end(name: str) -> tuple[str, Scale] | None:
    words = name if " " in name else name.replace("_", " ")
    for match in list(_BEFORE_TAIL.finditer(words))[-_MOST_WORDS:]:
        head, tail = words[: match.start()], plain(words[match.end() :])
        found = _read(tail)
        is_told = bool(match[0].strip()) or _STARTS.match(tail) is not None
        if found and (found.is_money or is_told) and head and not _PER.search(head):
            return name[: match.start()], found
    return None


def _read(text: str) -> Scale | None:
    """The scale that a plain text is."""
    match = _WHOLE.fullmatch(text)
    if match is None:
        return None
    parts = {key: value for key, value in match.groupdict(default="").items() if value}
    is_money = not parts.keys().isdisjoint(_MONEY)
    word = parts.get("word") or parts.get("letter") or parts.get("other") or parts.get("alone", "")
    if figures := parts.get("figures", ""):
        is_told = is_money or _STARTS.match(text) is not None
        zeros = figures.count("0")
        return Scale(10.0**zeros, text, is_money) if is_told else None
    return Scale(_FACTORS[re.sub(r"[^\w]", "", word.casefold())], _sign(text), is_money)


def _sign(text: str) -> str:
    return _STARTS.sub("", text).strip()


def _alternatives(groups: dict[float, str]) -> str:
    words = [word.replace(".", r"\.") for words in groups.values() for word in plain(words).split()]
    return "|".join(sorted(words, key=len, reverse=True))


def _factors() -> dict[str, float]:
    return {
        re.sub(r"[^\w]", "", form): factor
        for groups in (_WORDS, _LETTERS)
        for factor, words in groups.items()
        for word in plain(words).split()
        for form in {word.replace("s?", ""), word.replace("?", "")}
    }


_FACTORS = _factors()
_MONEY = ("before", "after", "near", "beside", "near_2", "beside_2")
_CURRENCIES = rf"(?:{CURRENCY}|{_NAMED})"
_WORD, _LETTER = _alternatives(_WORDS), _alternatives(_LETTERS)
_FIGURES = r"1[,.' ]?000(?:[,.' ]?000)?"
_OF = r"(?: (?:of|de|d'|von|in))?"
_SCALE = (
    rf"(?:(?P<before>{_CURRENCIES})[ ,]*)?(?:(?:{_IN}) )?(?:(?P<word>{_WORD})|(?P<figures>{_FIGURES}))"
    rf"(?:{_OF}[ ']?(?P<after>{_CURRENCIES}))?"
    rf"|(?:(?P<near>{_ADJACENT})|(?P<beside>{_CURRENCIES}) )(?P<letter>(?!t)(?:{_LETTER}))\.?"
    rf"|(?P<other>{_LETTER})\.?(?:(?P<near_2>{_ADJACENT})|{_OF} (?P<beside_2>{_CURRENCIES}))"
)
_WHOLE = re.compile(rf"(?:(?:{_FILLED})[ :]+|[x×] ?(?=1))*(?:{_SCALE}|(?P<alone>k))", re.IGNORECASE)
_STARTS = re.compile(rf"(?:(?:{_FILLED})[ :]+|[x×] ?(?=1))+", re.IGNORECASE)
_IN_TEXT = re.compile(
    rf"(?<![^\W_])(?:{_IN}) ((?:{re.sub(r'[?]P<[a-z_0-9]+>', '?:', _SCALE)}))(?![^\W_])", re.IGNORECASE
)
