"""What a measure that is new to the company probably is: unit, roll-up, direction, department."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.importing.grid import Style
from scorecard.importing.mapping import normalized
from scorecard.measures import LONGEST_NAME, Direction, Measure, Rollup, short_name_from
from scorecard.units import Unit

_UNIT_TEXTS = {
    "%": Unit.PERCENT, "pct": Unit.PERCENT, "percent": Unit.PERCENT,
    "$": Unit.CURRENCY, "€": Unit.CURRENCY, "£": Unit.CURRENCY, "¥": Unit.CURRENCY, "usd": Unit.CURRENCY,
    "eur": Unit.CURRENCY, "gbp": Unit.CURRENCY, "currency": Unit.CURRENCY,
    "d": Unit.DAYS, "day": Unit.DAYS, "days": Unit.DAYS,
    "h": Unit.HOURS, "hour": Unit.HOURS, "hours": Unit.HOURS, "hrs": Unit.HOURS,
    "months": Unit.MONTHS, "x": Unit.RATIO, "×": Unit.RATIO, "ratio": Unit.RATIO, "score": Unit.SCORE,
    "pts": Unit.SCORE,
}  # fmt: skip


def _words(words: str) -> re.Pattern[str]:
    """Finds any of the words, which stand between commas."""
    return re.compile(r"\b(?:" + "|".join(re.split(r",\s+", words)) + r")\b")


_PERCENT = _words("percent, pct, rate, share, margin, conversion, conv, retention, uptime, utili[sz]ation")
_SCORE = _words("nps, csat, score, rating, satisfaction, promoter")
_TIME = {
    Unit.DAYS: _words("days, cycle, dso"),
    Unit.HOURS: _words("hours, hrs, h, response time, reply time, resolution time"),
    Unit.MONTHS: _words("payback, runway"),
}
_MONEY = _words(
    """revenue, sales, income, expenses?, costs?, spend, budget, profit, mrr, arr, cash, turnover,
    price, cac, cpl, cpa, arpu, ltv"""
)
_LEVEL = _words(
    """total customers, customers total, active customers, active users, active subscribers, balance,
    mrr, arr, headcount, employees, pipeline, followers, subscribers, cash, backlog, open tickets,
    open issues, open deals, inventory, stock"""
)
_FLOW = _words("new, won, lost, added, churned, expansion, gained, cancelled")
_MEAN = _words("average, avg, mean, median, per, time, cycle, payback, cac, cpl, cpa, arpu, ltv")
_LESS = _words(
    """costs?, expenses?, churn, churned, cac, cpl, cpa, time, cycle, complaints?, bounce,
    unsubscribes?, refunds?, backlog, open tickets, open issues, payback, dso, deaths?, no shows?,
    cancell?ations?"""
)
_DEPARTMENTS = {
    "marketing": _words(
        r"""visits?, visitors?, traffic, leads?, mqls?, clicks?, impressions?, campaigns?, followers,
        newsletter, e ?mails?, seo, social, cpl, landing, ads?, spend, facebook, search,
        subscribers, events?, tv, print, ooh"""
    ),
    "sales": _words(
        r"""sales, deals?, won, lost, opportunit\w*, pipeline, revenue, meetings?, calls, quotes?,
        close, win, quota, bookings?, mrr, arr, orders?, new customers, expenses, sqls?, sals?,
        profit, cash"""
    ),
    "customer service": _words(
        r"""tickets?, nps, csat, retention, churn\w*, satisfaction, response, reply, resolution,
        support, complaints?, customers, renewals?, refunds?, win backs?, backlog"""
    ),
}


@dataclass(frozen=True, slots=True)
class Signs:
    """What the cells of a new measure show."""

    name: str
    section: str
    unit_text: str
    styles: Sequence[Style]
    unit_words: Sequence[str]
    """Units written into cells, such as ``d`` of ``39 d``."""
    values: Sequence[float]


def readable(name: str) -> str:
    """``Total_Customers`` as ``Total customers``; ``tv_S`` stays as it is."""
    plain = " ".join(name.split())
    if "_" not in plain:
        return plain
    words = [word for word in plain.split("_") if word]
    if not all(re.fullmatch(r"[A-Za-z][a-z]{2,}|of|in|to|by|per", word) for word in words):
        return plain
    text = " ".join(words).lower()
    return text[:1].upper() + text[1:]


def guess_measure(
    measure_id: int,
    signs: Signs,
    departments: Sequence[str],
    taken: set[str],
    known: Mapping[str, Measure],
) -> Measure:
    """A new measure for these signs, from ``known`` definitions where one has its name."""
    name = readable(signs.name)[:LONGEST_NAME].strip()
    template = known.get(normalized(name))
    if template is not None:
        short_name = template.short_name if template.short_name not in taken else short_name_from(name, taken)
        made = replace(template, id=measure_id, name=name, short_name=short_name, parent_id=None)
        if made.rollup is Rollup.FORMULA:
            # The file brings the ratio itself and not what it is worked out from.
            return replace(made, rollup=_rollup(made.unit, normalized(name)), formula="")
        return made
    unit = _unit(signs, normalized(name))
    return Measure(
        id=measure_id,
        short_name=short_name_from(name, taken),
        name=name,
        department=_department(signs, departments),
        unit=unit,
        rollup=_rollup(unit, normalized(name)),
        direction=Direction.AT_MOST if _LESS.search(normalized(name)) else Direction.AT_LEAST,
    )


def _unit(signs: Signs, plain: str) -> Unit:
    if unit := _UNIT_TEXTS.get(signs.unit_text.strip().lower()):
        return unit
    for style, unit in ((Style.PERCENT, Unit.PERCENT), (Style.CURRENCY, Unit.CURRENCY)):
        if sum(each is style for each in signs.styles) * 2 > len(signs.styles):
            return unit
    words = {word for text in signs.unit_words if (word := _UNIT_TEXTS.get(text.lower()))}
    if len(words) == 1:
        return words.pop()
    if _SCORE.search(plain):
        return Unit.SCORE
    if "%" in signs.name or _PERCENT.search(plain):
        fraction = all(abs(value) <= 1 for value in signs.values) and "%" not in signs.name
        return Unit.RATIO if fraction else Unit.PERCENT
    for unit, pattern in _TIME.items():
        if pattern.search(plain):
            return unit
    return Unit.CURRENCY if _MONEY.search(plain) else Unit.COUNT


def _rollup(unit: Unit, plain: str) -> Rollup:
    if unit in (Unit.PERCENT, Unit.SCORE, Unit.RATIO, Unit.DAYS, Unit.HOURS, Unit.MONTHS):
        return Rollup.AVERAGE
    if _MEAN.search(plain):
        return Rollup.AVERAGE
    return Rollup.LAST if _LEVEL.search(plain) and not _FLOW.search(plain) else Rollup.SUM


def _department(signs: Signs, departments: Sequence[str]) -> str:
    section = normalized(signs.section)
    for department in departments:
        own = normalized(department)
        if section and (own == section or section in own.split() or own in section):
            return department
    plain = normalized(signs.name)
    for word, pattern in _DEPARTMENTS.items():
        named = next((each for each in departments if normalized(each) == word), None)
        if named and pattern.search(plain):
            return named
    return departments[0] if departments else ""
