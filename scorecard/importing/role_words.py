"""Words that say what numbers are to a measure: its goal, the year before, a difference."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from scorecard.importing.phrases import split_phrases


class Role(StrEnum):
    """What numbers are to their measure. The values are reasons why lines are left out."""

    ACTUAL = "actual"
    GOAL = "goal"
    PRIOR = "year before"
    CHANGE = "variance"
    FORECAST = "forecast"
    OTHER = "unknown"

    @property
    def is_kept(self) -> bool:
        """Whether such numbers are taken over."""
        return self in (Role.ACTUAL, Role.GOAL, Role.PRIOR)


_PHRASES = {
    Role.ACTUAL: """
        actual, actuals, act, this year, current year, cy, ty, result, ist, istwert, ist wert, réel,
        réalisé, real, realisasi, aktual, واقعی, عملکرد, فعلي, الفعلي""",
    Role.GOAL: """
        target, targets, tgt, goal, goals, budget, budgeted, bud, bgt, plan, planned, quota, quarterly
        goal, monthly goal, ziel, zielwert, soll, sollwert, planwert, vorgabe, objectif, objectifs, cible,
        prévu, objetivo, objetivos, meta, presupuesto, sasaran, anggaran, rencana, هدف, بودجه, برنامه, الهدف,
        مستهدف, المستهدف, الميزانية""",
    Role.PRIOR: """
        last year, ly, prior year, previous year, py, pr yr, prior yr, same period last year, sply, year
        ago, vorjahr, vorjahreswert, vj, année précédente, n 1, año anterior, tahun lalu, tahun
        sebelumnya, سال قبل, سال گذشته, السنة السابقة, العام الماضي""",
    Role.CHANGE: """
        var, variance, δ, delta, diff, difference, change, deviation, abweichung, abw, differenz,
        veränderung, écart, ecart, variación, desviación, selisih, deviasi, تغییر, اختلاف, انحراف,
        الفرق, yoy, mom, qoq, wow, yoy change, vs py, vs ly, vs last year, vs prior year, vs vorjahr, vs
        vj, vs target, vs goal, vs plan, vs budget, vs ziel, of target, of goal, of plan, of budget, to
        target, to goal, attainment, achievement, zielerreichung""",
    Role.FORECAST: """
        forecast, fc, fcst, outlook, prognose, prévision, prévisions, pronóstico, prakiraan, proyeksi,
        پیش بینی, التوقعات""",
}  # fmt: skip
_ROLES = {phrase: role for role, phrases in _PHRASES.items() for phrase in split_phrases(phrases)}
_LONGEST = max(phrase.count(" ") for phrase in _ROLES) + 1
_SIGNS = frozenset({"+/-", "+/−", "±", "+ / -", "Δ%", "%Δ"})
_WORD = re.compile(r"[^\W_]+")
_EDGES = " \t\n-–—:()[]|,;/%_."


@lru_cache(maxsize=8192)
def role_in(text: str) -> tuple[str, Role] | None:
    """What a label calls a measure, and the role it gives it; None where it gives none.

    ``Leads (target)`` is ``Leads`` and a goal; ``Target`` alone names no measure.
    """
    if text.strip() in _SIGNS:
        return "", Role.CHANGE
    words = list(_WORD.finditer(text))
    plain = [word[0].casefold() for word in words]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if role := _ROLES.get(" ".join(plain[-length:])):
            return text[: words[-length].start()].strip(_EDGES), role
        if role := _ROLES.get(" ".join(plain[:length])):
            return text[words[length - 1].end() :].strip(_EDGES), role
    return None


def bare_role(text: str) -> Role | None:
    """The role that a label gives without a name: ``Target``, ``Vorjahr``; None for any other."""
    found = role_in(text)
    return found[1] if found is not None and not found[0] else None


def sheet_role(name: str) -> Role:
    """What the numbers of a sheet are by its name, beside which a year may stand: ``Budget 2026``."""
    found = role_in(name)
    return found[1] if found is not None and not any(map(str.isalpha, found[0])) else Role.ACTUAL
