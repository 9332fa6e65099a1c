"""An import while it is looked at: the state of the wizard and of the command line, without widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from scorecard.errors import ScorecardError
from scorecard.importing.corrections import Recalled, recall, recalled_notes, with_correction
from scorecard.importing.file_session import FileSession
from scorecard.importing.findings import Decisions, Findings, Home, Place
from scorecard.importing.foreign import Foreign, ForeignAmounts, find_foreign, only_currency
from scorecard.importing.found_goals import plan_goals
from scorecard.importing.layout import LayoutKind
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Choice, Match
from scorecard.importing.matching import Names, decided, make_matches
from scorecard.importing.parts import find_goals, find_ratios, hidden_lines
from scorecard.importing.phrases import normalized
from scorecard.importing.plan import CellProblem, ImportPlan
from scorecard.importing.planning import chosen_measure, make_plan
from scorecard.importing.readers import ReaderProcess
from scorecard.importing.readings import Readings, Scaling
from scorecard.importing.scale_words import scale_example, scale_notes
from scorecard.importing.scales import own_factor
from scorecard.importing.traits import Traits
from scorecard.measures import Measure
from scorecard.units import LARGEST, Unit


class ImportSession(FileSession):
    """Over an open file: decide what its names mean and what is done with it, and take the plan.

    Each choice makes the plan anew.
    """

    def __init__(
        self, home: Home, reader: ReaderProcess, *, today: date, known: Mapping[str, Measure] | None = None
    ) -> None:
        """``home`` is where the numbers go; ``known`` holds well-known measures by their names."""
        super().__init__(home.book.calendar, reader, today)
        self._home = home
        self._known = {normalized(name): measure for name, measure in (known or {}).items()}
        self._traits: dict[str, Traits] = {}
        """What was said of new measures, by their normalized names in the file."""
        self._matches: list[Match] | None = None
        self._plan: ImportPlan | None = None
        self._foreign: ForeignAmounts | None = None
        self._recalled: dict[Place, Recalled] = {}

    @property
    def questions(self) -> tuple[str, ...]:
        """What the person must say before the file can be imported."""
        asked = self.foreign.question(self.foreign_way, self.rate)
        return (*super().questions, *((asked,) if asked else ()))

    @property
    def foreign(self) -> ForeignAmounts:
        """The amounts in another currency than the company's."""
        if self._foreign is None:
            self._matched()
            self._foreign = self._foreign or self._find_foreign()
        return self._foreign

    @property
    def only_currency(self) -> str:
        """The one currency that all amounts are in; empty where the file does not say it clearly."""
        units = self._units()
        return only_currency(self._readings(), self._names.of_parts, units)

    @property
    def foreign_way(self) -> Foreign | None:
        """What is done with them; None where nobody said it of these currencies."""
        choices = self._choices
        return choices.foreign if choices.foreign_in == self.foreign.label else None

    @property
    def rate(self) -> float | None:
        """What 1 of the foreign currency is in the company's; None where it is not converted."""
        return self._decisions.rate if self.foreign_way is Foreign.CONVERTED else None

    def choose_foreign(self, way: Foreign, rate: float | None = None) -> None:
        """Say what is done with amounts in another currency; ``rate`` is what 1 of it is in the company's.

        Raises ScorecardError where the file has none, or one rate cannot convert them.
        """
        foreign = self.foreign
        if way not in foreign.ways or not foreign.names:
            raise ScorecardError(f"{self.file} has no single currency other than {foreign.own}.")
        if rate is not None and not 0 < rate < LARGEST:
            raise ScorecardError(f"{rate:,.10g} is no rate. Type a number above 0.")
        names = {normalized(name) for name in self._names_of(foreign)}
        chosen = {name: to for name, to in self._choices.matches.items() if name not in names}
        matches = chosen if way is Foreign.LEFT_OUT else self._choices.matches
        self._choices = replace(self._choices, foreign=way, foreign_in=foreign.label, matches=matches)
        self._decisions = replace(self._decisions, rate=rate if way is Foreign.CONVERTED else None)
        self._matches = self._plan = self._foreign = None

    @property
    def scaling(self) -> Scaling:
        """Whether numbers that are given in thousands or more are read in full."""
        if self._choices.scaling is not None:
            return self._choices.scaling
        found = [each.scales.plain for each in self._readings() if each.scales is not None]
        return min(found, key=list(Scaling).index, default=Scaling.AS_WRITTEN)

    @property
    def scalings(self) -> tuple[Scaling, ...]:
        """What can be done with numbers that are given in thousands or more."""
        found = {way for each in self._readings() if each.scales for way in each.scales.choices}
        return tuple(way for way in Scaling if way in found or way is self._choices.scaling)

    @property
    def scale_example(self) -> str:
        """``“Revenue (k€)”: 12.5 is taken as 12,500``; empty where all numbers are given in full."""
        examples = (scale_example(each, self.scaling) for each in self._readings())
        return next(filter(None, examples), "")

    def choose_scaling(self, scaling: Scaling) -> None:
        """Read numbers that are given in thousands or more in full, or as they are written."""
        self._choices = replace(self._choices, scaling=scaling)
        self._matches = self._plan = self._foreign = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know about how the sheets are read, and of the plan."""
        chosen = [chosen_measure(match, self._home.book) for match in self._matched()]
        own = [None if each is None else own_factor(each) for each in chosen]
        of_parts = zip(self._readings(), self._names.of_parts, strict=True)
        said = (
            note
            for readings, codes in of_parts
            for note in scale_notes(readings, [own[code] for code in codes], self._choices.scaling)
        )
        of_money = self.foreign.note(self.foreign_way, self.rate)
        money = (of_money,) if of_money else ()
        recalled = recalled_notes(self._recalled_cells().values())
        return tuple(dict.fromkeys((*money, *super().notes, *said, *recalled, *self.plan.notes)))

    @property
    def matches(self) -> tuple[Match, ...]:
        """Each name in the file with the measure it stands for."""
        return tuple(self._matched())

    def choose(self, index: int, choice: int | Choice) -> None:
        """Decide a match: a measure's id, NEW or LEAVE_OUT."""
        if not isinstance(choice, Choice) and choice not in self._home.book.by_id:
            raise ScorecardError("That measure is not in this company any more.")
        self._choose_for([index], choice)

    def leave_out(self, indices: Iterable[int]) -> None:
        """Decide that nothing of these matches is imported."""
        self._choose_for(indices, LEAVE_OUT)

    def bring_back(self, indices: Iterable[int]) -> None:
        """Propose again what was left out; a new measure where the proposal was to leave it out."""
        wanted, matches = list(indices), self._matched()
        names = {normalized(matches[index].name) for index in wanted}
        kept = {name: choice for name, choice in self._choices.matches.items() if name not in names}
        self._choices = replace(self._choices, matches=kept)
        self._matches = self._plan = self._foreign = None
        proposed = self._matched()
        self._choose_for([index for index in wanted if proposed[index].choice is LEAVE_OUT], NEW)

    def describe(self, traits: Mapping[int, Traits]) -> None:
        """Say what the new measures of matches are like, by the matches' indices."""
        for index, said in traits.items():
            name = normalized(self._matched()[index].name)
            self._traits[name] = said.over(self._traits.get(name, Traits()))
        self._matches = self._plan = self._foreign = None

    def accept_likely(self) -> None:
        """Confirm every match that is likely."""
        for match in self.matches:
            if match.certainty is Certainty.LIKELY:
                self.choose(match.index, match.choice)

    def correct(self, where: str, value: float | None, sheet: str | None = None) -> None:
        """Use ``value`` (in the measure's unit) for a cell; None leaves the cell out.

        What was the matter with it is kept: the same text means the same for that number in a later file.
        """
        place = self._place(where, sheet)
        self._keep_in_mind(place, value)
        self._correct({**self._decisions.corrections, place: value})

    def take_back_correction(self, where: str, sheet: str | None = None) -> None:
        """Read a cell as the file has it."""
        wanted = self._place(where, sheet)
        self._keep_in_mind(wanted, None)
        kept = {cell: value for cell, value in self._decisions.corrections.items() if cell != wanted}
        self._correct(kept)

    @property
    def corrections(self) -> Mapping[Place, float | None]:
        """Cells, by sheet and address, with a value other than the file's, given now or before."""
        before = {place: each.value for place, each in self._recalled_cells().items()}
        return {**before, **self._decisions.corrections}

    @property
    def recalled(self) -> tuple[CellProblem, ...]:
        """What is the matter with cells that are read as their text was corrected before."""
        return tuple(each.problem for each in self._recalled_cells().values())

    def leave_out_row(self, row: int, out: bool = True) -> None:
        """Import nothing of a row (from 0) of the chosen sheet, or take it in again.

        Raises ScorecardError where measures are made of many rows.
        """
        if self.layout.kind is LayoutKind.RAW_ROWS:
            raise ScorecardError("Many rows make each number here. Say which rows count under What to count.")
        rows = self._decisions.left_out_rows
        line = {(self.sheet, row)}
        self._decisions = replace(self._decisions, left_out_rows=rows | line if out else rows - line)
        self._plan = None

    @property
    def left_out_rows(self) -> frozenset[int]:
        """The rows of the chosen sheet that are left out."""
        return frozenset(row for sheet, row in self._decisions.left_out_rows if sheet == self.sheet)

    def set_newest_wins(self, newest_wins: bool) -> None:
        """Whether of two numbers for the same measure and period the later in the file is used."""
        self._choices = replace(self._choices, newest_wins=newest_wins)
        self._plan = None

    def set_complete(self, is_complete: bool) -> None:
        """Whether numbers within the file's periods that it does not hold are removed."""
        self._choices = replace(self._choices, is_complete=is_complete)
        self._plan = None

    def set_with_goals(self, with_goals: bool) -> None:
        """Whether the goals in the file are taken over."""
        self._choices = replace(self._choices, with_goals=with_goals)
        self._plan = None

    @property
    def goal_count(self) -> int:
        """How many goals the file brings, taken over or not."""
        book = self._home.book
        chosen = [chosen_measure(match, book) for match in self._matched()]
        return len(plan_goals(self._findings(), chosen, book))

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """The cells that are skipped or doubtful, with the reason."""
        return self.plan.problems

    @property
    def plan(self) -> ImportPlan:
        """What will change; the same value until the next choice."""
        if self._plan is None:
            self._plan = self._make_plan()
        return self._plan

    def _forget_reading(self) -> None:
        super()._forget_reading()
        self._matches = self._plan = self._foreign = None

    def _choose_for(self, indices: Iterable[int], choice: int | Choice) -> None:
        matches, chosen = self._matched(), dict(self._choices.matches)
        for index in indices:
            matches[index] = decided(matches[index], choice, self._home.book)
            chosen[normalized(matches[index].name)] = choice
        self._choices = replace(self._choices, matches=chosen)
        self._plan = self._foreign = None

    def _readings(self) -> list[Readings]:
        return [part.reading.readings for part in self._read()]

    def _matched(self) -> list[Match]:
        if self._matches is None:
            readings = self._readings()
            self._names = Names.of(readings)
            book = self._home.book
            matches = make_matches(self._names, readings, book, self._known, self._choices.scaling)
            for index, match in enumerate(matches):
                if match.new_measure is not None and (said := self._traits.get(normalized(match.name))):
                    match = replace(match, new_measure=said.of(match.new_measure))
                    matches[index] = match
                choice = self._choices.matches.get(normalized(match.name))
                if choice is not None and (isinstance(choice, Choice) or choice in book.by_id):
                    matches[index] = decided(match, choice, book)
            self._matches = matches
            self._leave_foreign_out(matches)
        return self._matches

    def _leave_foreign_out(self, matches: list[Match]) -> None:
        if self._choices.foreign is Foreign.LEFT_OUT and self.foreign_way is Foreign.LEFT_OUT:
            for index in self.foreign.names:
                if normalized(matches[index].name) not in self._choices.matches:
                    matches[index] = decided(matches[index], LEAVE_OUT, self._home.book)

    def _find_foreign(self) -> ForeignAmounts:
        own = self._home.book.company.currency
        return find_foreign(self._readings(), self._names.of_parts, self._units(), own)

    def _units(self) -> dict[int, Unit]:
        """The units of the matches that are not left out."""
        book, choices = self._home.book, self._choices
        return {
            match.index: (chosen_measure(match, book) or match.new_measure).unit
            for match in self._matched()
            if choices.matches.get(normalized(match.name)) is not LEAVE_OUT and match.new_measure is not None
        }

    def _names_of(self, foreign: ForeignAmounts) -> list[str]:
        return [match.name for match in self._matched() if match.index in foreign.names]

    def _place(self, where: str, sheet: str | None) -> Place:
        return self.sheet if sheet is None else sheet, where

    def _recalled_cells(self) -> dict[Place, Recalled]:
        if self._plan is None:
            self._plan = self._make_plan()
        return self._recalled

    def _make_plan(self) -> ImportPlan:
        """The plan, made once more where problems are known from before."""
        self._recalled = {}
        plan = make_plan(self._findings(), self._home)
        self._recalled = recall(plan.problems, self._choices.corrections, self._home.book.calendar)
        return make_plan(self._findings(), self._home) if self._recalled else plan

    def _keep_in_mind(self, place: Place, value: float | None) -> None:
        """Keep what a cell's text means; nothing any more for None."""
        problems = {(each.sheet, each.address): each for each in (*self.recalled, *self.problems)}
        problem = problems.get(place) or self._decisions.corrected.get(place)
        if problem is None:
            return
        calendar = self._home.book.calendar
        known = with_correction(self._choices.corrections, problem, value, calendar)
        self._choices = replace(self._choices, corrections=known)
        self._decisions = replace(self._decisions, corrected={**self._decisions.corrected, place: problem})

    def _correct(self, corrections: Mapping[Place, float | None]) -> None:
        self._decisions = replace(self._decisions, corrections=corrections)
        self._plan = None

    def _findings(self) -> Findings:
        matches, parts = self._matched(), self._read()
        decisions = self._decided()
        return Findings(
            file=self.file,
            path=self.path,
            recipe=self._recipe,
            layout=self.layout.kind,
            parts=[
                part.numbers(names, foreign)
                for part, names, foreign in zip(parts, self._names.of_parts, self.foreign.codes, strict=True)
            ],
            matches=matches,
            goals=find_goals(parts, self._names, matches, self._home.book, decisions, self.foreign.codes),
            ratios=find_ratios(self._first.rules, matches),
            problems=[problem for part in parts for problem in part.reading.problems],
            questions=self.questions,
            decisions=decisions,
        )

    def _decided(self) -> Decisions:
        choices = self._choices
        hidden = ((), ()) if choices.with_hidden else hidden_lines(self._read())
        before = {place: each.value for place, each in self._recalled.items()}
        return replace(
            self._decisions,
            corrections={**before, **self._decisions.corrections},
            left_out_rows=self._decisions.left_out_rows | set(hidden[0]),
            left_out_columns=self._decisions.left_out_columns | set(hidden[1]),
            newest_wins=choices.newest_wins,
            is_complete=choices.is_complete,
            with_goals=choices.with_goals,
            scaling=choices.scaling,
            rate=self.rate,
        )
