"""The forms in which a single day or period is written in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from scorecard.importing.moments.figures import full_year, named_day
from scorecard.importing.moments.jalali import gregorian_month, gregorian_year, is_jalali_year
from scorecard.importing.moments.moment import Moment
from scorecard.importing.moments.month_names import find_month
from scorecard.periods import Grain

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_LONG_YEAR = r"(?P<year>\d{4})"
_FISCAL = r"(?:FY|GJ) ?'?(?P<year>\d{4}|\d{2})"
_PART = r"[,/ '-]*"
_WORD = r"(?P<word>[^\W\d_]{2,}(?: [^\W\d_]{2,})?)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_NUMBER = r"(?P<number>\d{1,2})"
_WEEK = r"(?:week|wk\.?|w|kw|cw|semaine|semana|minggu(?: ke)?|هفته|الاسبوع|اسبوع)"
_SHORT_WEEK = r"(?:sem\.?|s) ?(?P<number>0\d|[1-5]\d|[3-9])"
_QUARTER = r"(?:q|quarter|quartal|qtr\.?|kuartal|triwulan|tw|trimestre|trim\.?)"
_IN_YEAR = r"(?P<number>[1-4]|i{1,3}|iv)"

_Parts = dict[str, str]


def read_form(text: str) -> Moment | None:
    """The day or period that a plain text names in words or signs; None where it names none."""
    for form, read in _FORMS:
        if (match := form.fullmatch(text)) and (found := read(match.groupdict(default=""))):
            return found
    return None


def read_month_name(text: str) -> Moment | None:
    """The month that a plain text without figures names."""
    return _word_month({"word": text})


def _week(parts: _Parts) -> Moment | None:
    number = int(parts["number"])
    return Moment(Grain.WEEK, _year(parts), number) if 1 <= number <= 53 else None


def _quarter(parts: _Parts) -> Moment:
    number = parts["number"].lower()
    return Moment(Grain.QUARTER, _year(parts), _ROMAN.get(number) or int(number))


def _month(parts: _Parts) -> Moment | None:
    number, year = int(parts["number"]), _year(parts)
    if not 1 <= number <= 12:
        return None
    if year is not None and is_jalali_year(year):
        return _jalali_month(year, number)
    return Moment(Grain.MONTH, year, number)


def _fiscal_month(parts: _Parts) -> Moment | None:
    found = _month(parts)
    return None if found is None else Moment(Grain.MONTH, found.year, found.number, is_fiscal=True)


def _word_month(parts: _Parts) -> Moment | None:
    found = find_month(parts["word"])
    if found is None:
        return None
    number, is_jalali = found
    if is_jalali:
        return _jalali_month(_year(parts), number)
    return Moment(Grain.MONTH, _year(parts), number)


def _word_month_or_day(parts: _Parts) -> Moment | None:
    found = _word_month(parts)
    return None if found is None or found.is_jalali else replace(found, may_be_day=int(parts["year"]))


def _jalali_month(year: int | None, number: int) -> Moment:
    month = gregorian_month(number)
    if year is not None and is_jalali_year(year):
        year = gregorian_year(year, month)
    return Moment(Grain.MONTH, year, month, is_jalali=True)


def _word_day(parts: _Parts) -> Moment | None:
    found = find_month(parts["word"])
    year = _year(parts)
    if found is None or found[1] != (year is not None and is_jalali_year(year)):
        return None
    return named_day(year, found[0], int(parts["day"]))


def _fiscal_year(parts: _Parts) -> Moment:
    return Moment(Grain.YEAR, full_year(parts["year"]), 1)


def _two_years(parts: _Parts) -> Moment | None:
    """``2025/26``: a fiscal year is named after the year in which it ends."""
    first, last = full_year(parts["first"]), parts["last"]
    is_next = last.endswith(f"{(first + 1) % 100:02d}") and len(last) in (2, 4)
    is_month = len(last) == 2 and int(last) <= 12 and not parts["fiscal"]
    return Moment(Grain.YEAR, first + 1, 1) if is_next and not is_month else None


def _year(parts: _Parts) -> int | None:
    return full_year(parts["year"]) if parts.get("year") else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Parts], Moment | None]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), read)
    for form, read in (
        (rf"{_LONG_YEAR}[-/.]{_NUMBER}", _month),
        (rf"{_NUMBER}[-/.]{_LONG_YEAR}", _month),
        (rf"{_WORD} (?P<year>\d\d)", _word_month_or_day),
        (rf"{_WORD}(?:(?: del?)?{_PART}{_YEAR})?", _word_month),
        (rf"{_LONG_YEAR}[ /-]*{_WORD}", _word_month),
        (rf"{_DAY}[ ./-]*(?:de )?{_WORD}(?:(?: del?)?[,/ .'-]+{_YEAR})?", _word_day),
        (rf"{_DAY}{_WORD}{_LONG_YEAR}", _word_day),
        (rf"{_WORD}[ -]{_DAY}(?:,|,? |-){_LONG_YEAR}", _word_day),
        (rf"{_WORD} (?P<day>\d|\d{{1,2}}(?:st|nd|rd|th))", _word_day),
        (rf"{_LONG_YEAR}[ /-]{_WORD}[ /-]{_DAY}", _word_day),
        (rf"{_LONG_YEAR}[- ]?{_WEEK}[- .]?{_NUMBER}", _week),
        (rf"{_WEEK}[- .]*{_NUMBER}(?:[,/ '-]+{_YEAR})?", _week),
        (rf"{_NUMBER}\. ?kw(?:[,/ -]+{_YEAR})?", _week),
        (rf"{_SHORT_WEEK}(?:[,/ -]+{_YEAR})?", _week),
        (rf"{_LONG_YEAR}[- ]?{_SHORT_WEEK}", _week),
        (rf"{_LONG_YEAR}[- ]?(?:{_QUARTER}|t)[- ]?{_IN_YEAR}", _quarter),
        (rf"{_QUARTER}[- ]?{_IN_YEAR}(?:{_PART}(?:FY ?)?{_YEAR})?", _quarter),
        (rf"t{_IN_YEAR}[,/ '-]*{_YEAR}", _quarter),
        (rf"(?P<number>[1-4])(?:st|nd|rd|th|er|e|º|\.)? ?(?:{_QUARTER}|t){_PART}{_YEAR}", _quarter),
        (rf"(?P<number>[1-4])(?:st|nd|rd|th|er|e|º|\.)? ?{_QUARTER}", _quarter),
        (rf"{_FISCAL}[-/ ]*q ?{_IN_YEAR}", _quarter),
        (rf"{_FISCAL}[-/ ]*p(?:eriod)? ?{_NUMBER}", _fiscal_month),
        (rf"(?:p|period ){_NUMBER}[,/ -]*{_FISCAL}", _fiscal_month),
        (r"(?:p(?=\d\d)|period )(?P<number>\d{1,2})(?:[,/ -]+(?P<year>\d{4}))?", _fiscal_month),
        (rf"{_LONG_YEAR}[- ]?m{_NUMBER}", _month),
        (r"m(?P<number>\d\d)", _month),
        (_FISCAL, _fiscal_year),
        (r"(?P<fiscal>(?:FY|GJ) ?)?(?P<first>\d{4}|(?<=\D)\d{2})[/-](?P<last>\d{4}|\d{2})", _two_years),
    )
)  # fmt: skip
