"""Adding measures of the library to a company: what comes along, where they go, and the one change it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.applying import after
from scorecard.commands.goals import goals_of
from scorecard.commands.measures import add_measures, check_measure, department_changes
from scorecard.goals import Goal
from scorecard.language import Language
from scorecard.measures import Measure
from scorecard.periods import Cadence, Grain
from scorecard.templates.library import KnownMeasure, library
from scorecard.templates.naming import department_in

MOST_READABLE = 15
"""With more numbers than these a tab is no longer read at a glance."""
_WORD = re.compile(r"\w+")


class Standing(StrEnum):
    """How a measure of the library stands in a company."""

    NEW = "new"
    LISTED = "listed"
    """On a tab of the scorecard."""
    UNLISTED = "unlisted"
    """There, as an input of formulas or on another scorecard."""
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose in the library."""

    short_names: tuple[str, ...]
    cadences: frozenset[Cadence]
    """The tabs to show them on. One that makes no sense there goes to the nearest tab where it does."""
    owner: str = ""
    scorecard: str = ""
    """Empty for the first one."""
    goals: bool = False
    """Whether benchmarks become first goals."""
    language: Language = Language.ENGLISH
    """In which the measures, and departments that the company lacks, are named."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What adding takes."""

    chosen: tuple[Measure, ...]
    """The measures that go on the scorecard, as they will be."""
    inputs: tuple[Measure, ...]
    """What their formulas need and the company lacks; no scorecard shows them."""
    restored: tuple[Measure, ...]
    """Those of both that come out of the archive."""
    goals: tuple[Goal, ...]
    places: Mapping[int, frozenset[Cadence]]
    """The tabs of each chosen measure, by its id."""
    moved: tuple[Measure, ...]
    """Chosen ones that make no sense on any tab that was wanted, and go to another one."""
    counts: Mapping[Cadence, int]
    """How many numbers the tabs that grow will have."""

    @property
    def crowded(self) -> dict[Cadence, int]:
        """The tabs that grow beyond what is read at a glance."""
        return {cadence: count for cadence, count in self.counts.items() if count > MOST_READABLE}


class Shelf:
    """The library beside what a company has of it."""

    def __init__(self, book: Book, scorecard: str = "") -> None:
        """``scorecard`` is the one that is added to; empty for the first."""
        self._book, self._scorecard = book, scorecard
        self._listed = {each for cadence in Cadence for each in self._list(cadence)}
        self._by_name: dict[str, Measure] = {}
        # Live ones come last and so win over archived ones of the same name.
        for measure in sorted(book.measures, key=lambda measure: not measure.archived):
            self._by_name |= {name.casefold(): measure for name in (*measure.aliases, measure.name)}

    def measure(self, known: KnownMeasure) -> Measure | None:
        """The company's own measure of that short name, else of that name; None where there is none.

        An input is only what counts the same: the library has a rate that is called as what it is a rate of.
        """
        if (found := self._book.by_short_name.get(known.short_name)) is not None:
            return found
        called = (self._by_name.get(name.casefold()) for name in known.names.values())
        named = next((each for each in called if each is not None), None)
        if named is None or named.short_name in library():
            return None
        return named if known.cadences or named.unit is known.measure.unit else None

    def standing(self, known: KnownMeasure) -> Standing:
        """How it stands in the company."""
        if (there := self.measure(known)) is None:
            return Standing.NEW
        if there.archived:
            return Standing.ARCHIVED
        return Standing.LISTED if there.id in self._listed else Standing.UNLISTED

    def plan(self, wish: Wish, today: date) -> Plan:
        """What it takes to add what is wished for; what is on the scorecard already stays as it is."""
        wanted = [library()[name] for name in wish.short_names]
        wanted = [known for known in wanted if self.standing(known) is not Standing.LISTED]
        made = self._made(wanted, wish)
        chosen = {made[known.short_name].id: known for known in wanted}
        places = {measure_id: _places(known, wish.cadences) for measure_id, known in chosen.items()}
        return Plan(
            tuple(made[known.short_name] for known in wanted),
            tuple(each for each in made.values() if each.id not in chosen),
            tuple(each for each in made.values() if self._is_archived(each)),
            tuple(self._goals(chosen, today)) if wish.goals else (),
            places,
            tuple(made[known.short_name] for known in wanted if not wish.cadences & known.cadences),
            self._counts(places),
        )

    def _made(self, wanted: list[KnownMeasure], wish: Wish) -> dict[str, Measure]:
        """The measures that are made, brought back or listed, by the library's short names, inputs first."""
        made: dict[str, Measure] = {}
        names = {known.short_name for known in wanted}
        next_id = self._book.next_measure_id
        for known in _with_inputs(wanted, self):
            there = self.measure(known)
            if there is None:
                made[known.short_name] = replace(
                    known.measure,
                    id=next_id,
                    name=self._free_name(known, wanted, wish.language),
                    department=self._department(known, wish.language),
                    owner=wish.owner,
                    formula=self._own_formula(known),
                )
                next_id += 1
            elif there.archived or known.short_name in names:
                made[known.short_name] = replace(there, archived=False)
        return made

    def _free_name(self, known: KnownMeasure, wanted: Iterable[KnownMeasure], language: Language) -> str:
        """Its name, with the unit where a measure that is there or comes too has it."""
        name = known.names[language]
        others = {each.names[language] for each in wanted if each is not known}
        taken = name in others or name.casefold() in self._by_name
        return f"{name} ({known.measure.unit.label.lower()})" if taken else name

    def _department(self, known: KnownMeasure, language: Language) -> str:
        return department_in(known.measure.department, language, self._book.company.departments)

    def _own_formula(self, known: KnownMeasure) -> str:
        """The formula with the short names that the company has for its inputs."""
        own = {name: there.short_name for name in known.inputs if (there := self.measure(library()[name]))}
        return _WORD.sub(lambda word: own.get(word[0], word[0]), known.measure.formula)

    def _is_archived(self, measure: Measure) -> bool:
        there = self._book.by_id.get(measure.id)
        return there is not None and there.archived

    def _goals(self, chosen: Mapping[int, KnownMeasure], today: date) -> Iterator[Goal]:
        month = self._book.calendar.period(Grain.MONTH, today)
        for measure_id, known in chosen.items():
            goal = known.benchmark
            if goal is not None and not goals_of(self._book, measure_id):
                yield Goal(measure_id, Cadence.MONTHLY, month.begin, goal.kind, goal.low, goal.high)

    def _counts(self, places: Mapping[int, frozenset[Cadence]]) -> dict[Cadence, int]:
        more = {cadence: sum(cadence in found for found in places.values()) for cadence in Cadence}
        if self._book.follows_months(self._scorecard):
            more.pop(Cadence.QUARTERLY)
        return {cadence: len(self._list(cadence)) + count for cadence, count in more.items() if count}

    def _list(self, cadence: Cadence) -> tuple[int, ...]:
        return self._book.scorecard(cadence, self._scorecard).measure_ids


def add_known(book: Book, wish: Wish, today: date) -> ChangeSet:
    """Add measures of the library with the inputs of their formulas, in one step.

    Archived ones come back, departments that the company lacks are added. Raises ScorecardError where a
    measure cannot be kept beside what is there.
    """
    plan = Shelf(book, wish.scorecard).plan(wish, today)
    back = [Change(book.by_id[each.id], each) for each in plan.restored]
    there = after(book, back)
    for each in plan.restored:
        check_measure(there, each)
    new = [each for each in (*plan.inputs, *plan.chosen) if each.id not in there.by_id]
    in_order = sorted(new, key=lambda measure: measure.id)
    added = add_measures(there, in_order, plan.goals, list(plan.places.items()), wish.scorecard)
    names = [measure.name for measure in plan.chosen]
    title = f"Add {names[0]}" if len(names) == 1 else f"Add {len(names)} measures"
    return ChangeSet(title, (*department_changes(book, plan.chosen), *back, *added.changes))


def _with_inputs(wanted: list[KnownMeasure], shelf: Shelf) -> Iterator[KnownMeasure]:
    """What is wanted and all that its formulas need, each once, inputs before what uses them."""
    found: dict[str, KnownMeasure] = {}

    def visit(known: KnownMeasure) -> None:
        if known.short_name not in found:
            # What the company has is worked out as the company does it.
            if shelf.measure(known) is None:
                for name in known.inputs:
                    visit(library()[name])
            found[known.short_name] = known

    for known in wanted:
        visit(known)
    yield from found.values()


def _places(known: KnownMeasure, wanted: frozenset[Cadence]) -> frozenset[Cadence]:
    shortest = next((cadence for cadence in Cadence if cadence in known.cadences), Cadence.MONTHLY)
    return wanted & known.cadences or frozenset({shortest})
