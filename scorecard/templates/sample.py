"""The sample company: a made-up revenue team with 26 months of numbers, to look around in."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from resources import resource
from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.goals import Goal
from scorecard.language import Language
from scorecard.measures import Company, Direction, Entry, ImportRecord, Measure, Note, Source
from scorecard.periods import Cadence, Grain
from scorecard.templates.apply import apply_template
from scorecard.templates.naming import company_in
from scorecard.templates.shelf import load_for
from scorecard.templates.story import Series, Teller, Timeline, split

_Row = tuple[str, str, Series]
"""A row of a made-up file: short name, segment and the numbers."""


def sample_change_sets(
    today: date, language: Language = Language.ENGLISH
) -> tuple[Company, tuple[ChangeSet, ...]]:
    """The company and what to apply to its empty file, in order: definitions, five imports, notes.

    The numbers end with the last week that is complete on ``today``. Measures and departments are named in
    ``language``; the story is told in English.
    """
    story = tomllib.loads(resource("sample.toml").read_text(encoding="utf-8"))
    company = company_in(Company(name=story["name"], sample=True), language)
    timeline = Timeline(company.calendar, today, story["months"])
    definitions = _definitions(story, company, timeline, language)
    measures = (change.item for change in definitions.changes)
    ids = {measure.short_name: measure.id for measure in measures if isinstance(measure, Measure)}
    made_at = datetime.combine(min(today, timeline.newest.end), time(9, 12))
    told = Teller(story, timeline).tell_all()
    imports = (
        _import(number, file, sheet, list(_rows(story, file, told)), ids, made_at, story["clerk"])
        for number, (file, sheet) in enumerate(story["files"].items(), 1)
    )
    return company, (definitions, *imports, _notes(story["notes"], ids, timeline))


def _definitions(
    story: Mapping[str, Any], company: Company, timeline: Timeline, language: Language
) -> ChangeSet:
    """The template with owners and goals."""
    book = Book(company)
    added = apply_template(load_for(book, story["template"], language), book)
    figures = {each["measure"]: each for each in (*story["series"], *story["formulas"])}
    changes: list[Change] = []
    goals: list[Change] = []
    for change in added.changes:
        item = change.item
        if isinstance(item, Measure):
            own = figures.get(item.short_name, {})
            goals += (Change(None, goal) for goal in _goals(item, own, timeline))
            changes.append(Change(change.before, replace(item, owner=own.get("owner", ""))))
        else:
            changes.append(change)
    return ChangeSet(added.title, (*changes, *goals))


def _goals(measure: Measure, figures: Mapping[str, Any], timeline: Timeline) -> Iterator[Goal]:
    """The history of a measure's goals: weekly where it is entered weekly, else monthly or as it is said."""
    usual = Cadence.WEEKLY if "grain" not in figures and not measure.formula else Cadence.MONTHLY
    for key, cadence in (("goals", usual), ("quarterly_goals", Cadence.QUARTERLY)):
        for months_back, bound in figures.get(key, ()):
            begin = timeline.begin(cadence.grain, months_back)
            if measure.direction is Direction.AT_MOST:
                yield Goal(measure.id, cadence, begin, Direction.AT_MOST, high=float(bound))
            else:
                yield Goal(measure.id, cadence, begin, Direction.AT_LEAST, low=float(bound))


def _rows(story: Mapping[str, Any], file: str, told: Mapping[str, Series]) -> Iterator[_Row]:
    """The rows of one file: a measure each, or its sources where it has any."""
    for figures in story["series"]:
        if figures["file"] == file:
            name = figures["measure"]
            if "sources" in figures:
                yield from _by_source(name, told[name], story["sources"][figures["sources"]])
            else:
                yield name, "", told[name]
    if story["customers"]["file"] == file:
        yield from ((name, "", told[name]) for name in ("customers_start", "customers_end"))


def _by_source(name: str, series: Series, shares: Mapping[str, float]) -> Iterator[_Row]:
    chance = random.Random(name)
    rows: dict[str, Series] = {source: {} for source in shares}
    for period in sorted(series, reverse=True):
        for source, part in split(series[period], shares, chance):
            rows[source][period] = part
    yield from ((name, source, part) for source, part in rows.items())


def _import(
    number: int,
    file: str,
    sheet: str,
    rows: Sequence[_Row],
    ids: Mapping[str, int],
    made_at: datetime,
    made_by: str,
) -> ChangeSet:
    """One made-up file with a heading row, the names in column A and a column for each period."""
    periods = sorted({period for _, _, series in rows for period in series})
    columns = {period: _letters(place) for place, period in enumerate(periods, 2)}
    entries = [
        Entry(
            ids[name],
            period.grain,
            period.begin,
            value,
            segment,
            Source(number, sheet, f"{columns[period]}{row}"),
        )
        for row, (name, segment, series) in enumerate(rows, 2)
        for period, value in sorted(series.items())
    ]
    grain = Grain(periods[0].grain)
    record = ImportRecord(number, file, sheet, "measures_down", grain, made_at, made_by, added=len(entries))
    return ChangeSet(f"Import {file}", (Change(None, record), *(Change(None, entry) for entry in entries)))


def _notes(notes: Iterable[Mapping[str, Any]], ids: Mapping[str, int], timeline: Timeline) -> ChangeSet:
    made = [Change(None, _note(figures, ids[figures["measure"]], timeline)) for figures in notes]
    return ChangeSet("Add notes", tuple(made))


def _note(figures: Mapping[str, Any], measure_id: int, timeline: Timeline) -> Note:
    newest = timeline.newest if figures["grain"] == "week" else timeline.months[-1]
    period = timeline.calendar.shift(newest, -figures["back"])
    made_at = datetime.combine(min(period.last_day, timeline.newest.last_day), time(16, 40))
    return Note(
        measure_id,
        period.grain,
        period.begin,
        figures["text"],
        figures["author"],
        made_at,
        starts_range=figures.get("starts_range", False),
    )


def _letters(column: int) -> str:
    """A column's letters in a spreadsheet: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
