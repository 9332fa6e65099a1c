"""Reading a template file: all of it is checked before anything is made of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.formulas import FormulaError, check, names, parse
from scorecard.goals import Goal
from scorecard.measures import (
    ALERT_STREAK,
    LONGEST_NAME,
    MOST_DECIMALS,
    MOST_STREAK,
    SHORT_NAME,
    Company,
    Direction,
    Kind,
    Measure,
    Rollup,
    Scorecard,
)
from scorecard.periods import Cadence, Calendar, WeekStart
from scorecard.templates.rules import check_parents
from scorecard.templates.template import COMPANY_KEYS, Template
from scorecard.toml_table import Table
from scorecard.toml_table import parse as parse_toml
from scorecard.units import Unit

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def read(text: str, file: str) -> Template:
    """The template that ``text`` holds; ``file`` is its name for messages.

    Raises ScorecardError that names the file, the key and what is allowed.
    """
    root = parse_toml(text, file, "template")
    name, description = root.text("name"), root.text("description", "")
    company, given = _company(root.table("company"))
    tables = root.tables("measures")
    measures, goals = _measures(tables, company.calendar)
    scorecards = _scorecards(root.tables("scorecards"), measures)
    root.finish()
    book = Book(company, measures, goals, scorecards)
    _check_circles(book, file)
    check_parents(book, file)
    return Template(name, description, book, given)


def _check_circles(book: Book, file: str) -> None:
    try:
        check(book.measures)
    except FormulaError as error:
        raise ScorecardError(f"{file}, measures, formula: {error}") from None


def _company(table: Table) -> tuple[Company, frozenset[str]]:
    given = frozenset(key for key in COMPANY_KEYS if table.given(key))
    plain = Company()
    currency = table.text("currency", plain.currency)
    if not _CURRENCY.fullmatch(currency):
        raise table.refusal("currency", currency, "three capital letters of ISO 4217, such as USD")
    company = Company(
        currency=currency,
        week_start=table.word("week_start", WeekStart, plain.week_start),
        fiscal_year_start=table.whole("fiscal_year_start", 1, 12) or plain.fiscal_year_start,
        departments=table.texts("departments") if table.given("departments") else plain.departments,
        scorecards=table.texts("scorecards"),
    )
    table.finish()
    return company, given


def _measures(tables: list[Table], calendar: Calendar) -> tuple[tuple[Measure, ...], tuple[Goal, ...]]:
    found: list[tuple[Table, Measure]] = []
    goals: list[Goal] = []
    ids: dict[str, int] = {}
    parents: dict[int, str] = {}
    for number, table in enumerate(tables, 1):
        short_name = _short_name(table, ids)
        ids[short_name] = number
        if table.given("parent"):
            parents[number] = table.text("parent")
        own = table.tables("goals")
        measure = _measure(table, number, short_name)
        goals += _goals(own, measure, calendar)
        found.append((table, measure))
    _check_names(found, ids, parents)
    return (
        tuple(replace(measure, parent_id=ids.get(parents.get(measure.id, ""))) for _, measure in found),
        tuple(goals),
    )


def _short_name(table: Table, taken: dict[str, int]) -> str:
    short_name = table.text("short_name")
    if not SHORT_NAME.fullmatch(short_name):
        raise table.refusal("short_name", short_name, "a letter, then letters, digits and _")
    if short_name in taken:
        raise table.refusal("short_name", short_name, "each short name once")
    table.place = f"measures “{short_name}”"
    return short_name


def _measure(table: Table, number: int, short_name: str) -> Measure:
    unit = table.word("unit", Unit, Unit.COUNT)
    rollup = table.word("rollup", Rollup, Rollup.ALL if unit is Unit.YES_NO else Rollup.SUM)
    natural = Direction.YES if unit is Unit.YES_NO else Direction.AT_LEAST
    measure = Measure(
        number,
        short_name,
        _name(table),
        department=table.text("department", ""),
        kind=table.word("kind", Kind, Kind.LAGGING),
        unit=unit,
        rollup=rollup,
        direction=table.word("direction", Direction, natural),
        formula=_formula(table, rollup),
        decimals=table.whole("decimals", 0, MOST_DECIMALS),
        tolerance=_tolerance(table),
        owner=table.text("owner", ""),
        aliases=table.texts("aliases"),
        description=table.text("description", ""),
        archived=table.flag("archived"),
        alert_streak=_alert_streak(table),
        alert_range=table.flag("alert_range", True),
    )
    table.finish()
    return measure


def _name(table: Table) -> str:
    name = table.text("name")
    if len(name) > LONGEST_NAME:
        raise table.refusal("name", name, f"at most {LONGEST_NAME} characters; this one has {len(name):,}")
    return name


def _tolerance(table: Table) -> float:
    tolerance = table.number("tolerance") or 0.0
    if not 0 <= tolerance <= 100:
        raise table.refusal("tolerance", tolerance, "percent of the goal, from 0 to 100")
    return tolerance


def _alert_streak(table: Table) -> int:
    found = table.whole("alert_streak", 0, MOST_STREAK)
    return ALERT_STREAK if found is None else found


def _formula(table: Table, rollup: Rollup) -> str:
    if rollup is not Rollup.FORMULA:
        if table.given("formula"):
            raise table.error("formula", 'it needs rollup = "formula"')
        return ""
    formula = table.text("formula")
    try:
        parse(formula)
    except FormulaError as error:
        raise table.error("formula", str(error).rstrip(".")) from None
    return formula


def _check_names(found: list[tuple[Table, Measure]], ids: dict[str, int], parents: dict[int, str]) -> None:
    for table, measure in found:
        parent = parents.get(measure.id)
        if parent is not None and parent not in ids:
            raise table.refusal("parent", parent, "the short name of a measure in this file")
        used = names(parse(measure.formula)) if measure.formula else ()
        for name in used:
            if name not in ids:
                raise table.refusal("formula", name, "short names of measures in this file")


def _goals(tables: list[Table], measure: Measure, calendar: Calendar) -> list[Goal]:
    found: dict[object, Goal] = {}
    for number, table in enumerate(tables, 1):
        table.place = f"measures “{measure.short_name}”, goals {number}"
        goal = _goal(table, measure, calendar)
        if goal.key in found:
            raise table.error("from", "there is a goal for that cadence and period already; allowed: one")
        found[goal.key] = goal
    return list(found.values())


def _goal(table: Table, measure: Measure, calendar: Calendar) -> Goal:
    kind = table.word("kind", Direction)
    if (kind is Direction.YES) is not (measure.unit is Unit.YES_NO):
        allowed = "yes" if measure.unit is Unit.YES_NO else "at_least, at_most, between"
        raise table.refusal("kind", kind, f"{allowed} for the unit {measure.unit}")
    low, high = _bounds(table, kind)
    cadence = table.word("cadence", Cadence)
    written = table.text("from")
    try:
        period = calendar.parse(written)
    except ScorecardError:
        period = None
    if period is None or period.grain is not cadence.grain:
        raise table.refusal("from", written, f"{_FROM[cadence]} for a {cadence} goal")
    goal = Goal(
        measure.id,
        cadence,
        period.begin,
        kind,
        low,
        high,
        note=table.text("note", ""),
        segment=table.text("segment", ""),
        once=table.flag("once"),
    )
    table.finish()
    return goal


_FROM = {
    Cadence.WEEKLY: "a week such as 2026-W47",
    Cadence.MONTHLY: "a month such as 2026-01",
    Cadence.QUARTERLY: "a quarter such as 2026-Q1",
}
_BOUNDS = {
    Direction.AT_LEAST: ("low",),
    Direction.AT_MOST: ("high",),
    Direction.BETWEEN: ("low", "high"),
    Direction.YES: (),
}


def _bounds(table: Table, kind: Direction) -> tuple[float | None, float | None]:
    needed = _BOUNDS[kind]
    bounds = {}
    for key in ("low", "high"):
        bounds[key] = table.number(key)
        if key in needed and bounds[key] is None:
            raise table.refusal(key, None, f"a number; the kind {kind} needs it")
        if key not in needed and bounds[key] is not None:
            raise table.error(key, f"the kind {kind} has none; allowed: {', '.join(needed) or 'no bound'}")
    low, high = bounds["low"], bounds["high"]
    if low is not None and high is not None and low > high:
        raise table.refusal("low", low, f"no more than high ({high:g})")
    return low, high


def _scorecards(tables: list[Table], measures: tuple[Measure, ...]) -> tuple[Scorecard, ...]:
    ids = {measure.short_name: measure.id for measure in measures}
    found: list[Scorecard] = []
    for table in tables:
        cadence, name = table.word("cadence", Cadence), table.text("name", "")
        listed = table.texts("measures")
        for short_name in listed:
            if short_name not in ids:
                raise table.refusal("measures", short_name, "short names of measures in this file")
        table.finish()
        found.append(Scorecard(cadence, tuple(ids[short_name] for short_name in listed), name))
        if Counter(scorecard.key for scorecard in found)[name, cadence] > 1:
            raise table.refusal("cadence", cadence, "one scorecard for each cadence")
    return tuple(found)
