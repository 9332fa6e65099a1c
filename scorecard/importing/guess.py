"""What a measure that is new to the company probably is: unit, roll-up, direction, department.

Its department is the one that its section is called after; else the one that its name or its section sounds
like; else, for money and totals, Sales; else that of the library's measures with most words in common; else
Sales. A company without such a department gets its first one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecard.importing.grid import Style
from scorecard.importing.guess_words import (
    COUNTED,
    DEPARTMENTS,
    FLOW,
    LESS,
    LEVEL,
    MEAN,
    MONEY,
    MORE,
    PERCENT,
    SALES,
    SCORE,
    THINGS,
    TIME,
    UNIT_TEXTS,
)
from scorecard.importing.known import KnownMeasures
from scorecard.importing.numbers import Scale
from scorecard.importing.phrases import normalized
from scorecard.importing.readings import FoundName
from scorecard.importing.words import is_total
from scorecard.measures import LONGEST_NAME, Direction, Measure, Rollup, short_name_from
from scorecard.units import Unit

AMOUNTS = (Unit.COUNT, Unit.CURRENCY)


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
    are_answers: bool = False
    """Whether they are yes and no."""


def is_amount(name: FoundName) -> bool:
    """Whether a name may be one of amounts or counts, and not of percents, scores or times."""
    if name.unit_text:
        return may_be_amount(name.unit_text)
    return _sounds_like(name.name) in AMOUNTS


def is_money(name: str) -> bool:
    """Whether a name sounds like money."""
    return _sounds_like(name) is Unit.CURRENCY


def is_counted(name: str) -> bool:
    """Whether a name is one of things that are counted and no money."""
    return THINGS.search(normalized(name)) is not None


def may_be_amount(unit_text: str) -> bool:
    """Whether a unit that a file names may be one of amounts or counts; an unknown one may be."""
    return UNIT_TEXTS.get(unit_text.strip().lower(), Unit.COUNT) in AMOUNTS


def is_given_in(scale: Scale, name: str, section: str) -> bool:
    """Whether the scale beside the title of a section holds for a name in it: one of money only for money."""
    if scale.is_money:
        return _sounds_like(f"{section} {name}") is Unit.CURRENCY
    return _sounds_like(name) in AMOUNTS


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
    measure_id: int, signs: Signs, departments: Sequence[str], taken: set[str], known: KnownMeasures
) -> Measure:
    """A new measure for these signs, from its ``known`` definition where it has one."""
    name = readable(signs.name)[:LONGEST_NAME].strip()
    template = known.find(name)
    if template is not None:
        return _from_template(template, measure_id, name, signs, departments, taken)
    plain = normalized(name)
    unit = _unit(signs, plain)
    return Measure(
        id=measure_id,
        short_name=short_name_from(name, taken),
        name=name,
        department=_department(signs, departments, unit, known),
        unit=unit,
        rollup=_rollup(unit, plain),
        direction=_direction(unit, plain),
    )


def _from_template(
    template: Measure, measure_id: int, name: str, signs: Signs, departments: Sequence[str], taken: set[str]
) -> Measure:
    short_name = template.short_name if template.short_name not in taken else short_name_from(name, taken)
    named = _of_section(signs.section, departments)
    is_there = template.department in departments
    own = template.department if is_there else _department(signs, departments, template.unit)
    made = replace(
        template, id=measure_id, name=name, short_name=short_name, parent_id=None, department=named or own
    )
    if made.rollup is Rollup.FORMULA:
        # The file brings the ratio itself and not what it is worked out from.
        return replace(made, rollup=_rollup(made.unit, normalized(name)), formula="")
    return made


def _unit(signs: Signs, plain: str) -> Unit:
    if signs.are_answers:
        return Unit.YES_NO
    if unit := UNIT_TEXTS.get(signs.unit_text.strip().lower()):
        return unit
    for style, unit in ((Style.PERCENT, Unit.PERCENT), (Style.CURRENCY, Unit.CURRENCY)):
        if sum(each is style for each in signs.styles) * 2 > len(signs.styles):
            return unit
    written = {unit for text in signs.unit_words if (unit := UNIT_TEXTS.get(text.lower()))}
    return written.pop() if len(written) == 1 else _unit_of_name(signs, plain)


def _unit_of_name(signs: Signs, plain: str) -> Unit:
    if SCORE.search(plain):
        return Unit.SCORE
    if "%" in signs.name or PERCENT.search(plain):
        fraction = all(abs(value) <= 1 for value in signs.values) and "%" not in signs.name
        return Unit.RATIO if fraction else Unit.PERCENT
    for unit, pattern in TIME.items():
        if pattern.search(plain):
            return unit
    return Unit.CURRENCY if MONEY.search(plain) and not COUNTED.search(plain) else Unit.COUNT


def _sounds_like(name: str) -> Unit:
    return _unit_of_name(Signs(name, "", "", (), (), (2.0,)), normalized(name))


def _rollup(unit: Unit, plain: str) -> Rollup:
    if unit is Unit.YES_NO:
        return Rollup.ALL
    if unit not in (Unit.COUNT, Unit.CURRENCY) or MEAN.search(plain):
        return Rollup.AVERAGE
    return Rollup.LAST if LEVEL.search(plain) and not FLOW.search(plain) else Rollup.SUM


def _direction(unit: Unit, plain: str) -> Direction:
    if unit is Unit.YES_NO:
        return Direction.YES
    is_burden = LESS.search(plain) and not MORE.search(plain)
    return Direction.AT_MOST if is_burden else Direction.AT_LEAST


def _department(
    signs: Signs, departments: Sequence[str], unit: Unit, known: KnownMeasures | None = None
) -> str:
    """See the module's words."""
    if named := _of_section(signs.section, departments):
        return named
    for plain in (normalized(signs.name), normalized(signs.section)):
        for word, pattern in DEPARTMENTS.items():
            own = next((each for each in departments if normalized(each) == word), None)
            if own and pattern.search(plain):
                return own
    sales = next((each for each in departments if normalized(each) in SALES), "")
    is_money = unit is Unit.CURRENCY or is_total(signs.name)
    nearest = known.nearest_department(signs.name) if known and not is_money else ""
    if nearest in departments:
        return nearest
    return sales or (departments[0] if departments else "")


def _of_section(section: str, departments: Sequence[str]) -> str:
    """The department that a section is called after; empty where it is called after none."""
    plain = normalized(section)
    return next((each for each in departments if plain and _are_named_alike(plain, normalized(each))), "")


def _are_named_alike(section: str, department: str) -> bool:
    return department == section or section in department.split() or department in section
