"""An import while it is looked at: the state of the wizard and of the command line, without widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from scorecard.errors import ScorecardError
from scorecard.importing.corrections import Recalled, recall, recalled_notes, with_correction
from scorecard.importing.findings import Decisions, Findings, Home, Place
from scorecard.importing.foreign import as_in_file
from scorecard.importing.found_goals import plan_goals
from scorecard.importing.gathering import cells_at, gather
from scorecard.importing.layout import LayoutKind
from scorecard.importing.mapping import NamesElsewhere
from scorecard.importing.names_session import NamesSession
from scorecard.importing.parts import find_goals, find_ratios, hidden_lines
from scorecard.importing.plan import BY_HAND, IMPORTED, CellProblem, ImportPlan
from scorecard.importing.planning import chosen_measure, make_plan
from scorecard.importing.readers import ReaderProcess
from scorecard.importing.scale_words import scale_notes
from scorecard.importing.scales import own_factor
from scorecard.measures import Measure
from scorecard.units import parse_value


class ImportSession(NamesSession):
    """Over an open file: decide what is done with its cells and lines, and take the plan.

    Each choice makes the plan anew.
    """

    def __init__(
        self,
        home: Home,
        reader: ReaderProcess,
        *,
        today: date,
        known: Mapping[str, Measure] | None = None,
        elsewhere: NamesElsewhere | None = None,
    ) -> None:
        """``home`` is where the numbers go; ``known`` holds well-known measures by their names.

        ``elsewhere`` is what those are called in other languages.
        """
        super().__init__(home, reader, today=today, known=known, elsewhere=elsewhere)
        self._plan: ImportPlan | None = None
        self._recalled: dict[Place, Recalled] = {}

    def _forget_plan(self) -> None:
        self._plan = None

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

    def correct(self, where: str, value: float | None, sheet: str | None = None) -> None:
        """Use ``value`` (in the measure's unit) for a cell; None leaves the cell out.

        Where the amounts around it are converted from another currency, it is in that one and converted too.
        What was the matter with it is kept: the same text means the same for that number in a later file.
        """
        place = self._place(where, sheet)
        self._keep_in_mind(place, value)
        self._correct({**self._decisions.corrections, place: value})

    def correct_as_typed(self, where: str, text: str, sheet: str | None = None) -> None:
        """Use the number that a person typed for any cell whose number is imported.

        Raises ScorecardError where it is none in the measure's unit, or the cell has no number.
        """
        place = self._place(where, sheet)
        problem = self._said_of(place) or self._by_hand(place)
        if problem is None or problem.measure is None:
            raise ScorecardError(f"No number of {where} is imported, so there is none to correct.")
        plain = text.strip().removesuffix(self.foreign_currency)
        try:
            writing = self._home.book.writing
            writing = writing.of(self.foreign_currency or writing.currency)
            value = parse_value(plain, problem.measure.unit, writing)
        except ValueError as error:
            raise ScorecardError(str(error)) from None
        self.correct(where, value, sheet)

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
        problem = self._said_of(place) or (None if value is None else self._by_hand(place))
        if problem is None:
            return
        if problem.text != BY_HAND:
            calendar = self._home.book.calendar
            known = with_correction(self._choices.corrections, problem, value, calendar)
            self._choices = replace(self._choices, corrections=known)
        self._decisions = replace(self._decisions, corrected={**self._decisions.corrected, place: problem})

    def _said_of(self, place: Place) -> CellProblem | None:
        """What is or was the matter with a cell."""
        problems = {(each.sheet, each.address): each for each in (*self.recalled, *self.problems)}
        return problems.get(place) or self._decisions.corrected.get(place)

    def _by_hand(self, place: Place) -> CellProblem | None:
        """A cell of which nothing is said, for a number that a person gives; None where it has no number."""
        measures = {match.index: chosen_measure(match, self._home.book) for match in self._matched()}
        table = gather(self._findings(), [measures[index] for index in sorted(measures)]).table
        for index in cells_at(table, [place]):
            key = table.key(index)
            measure = next(each for each in measures.values() if each is not None and each.id == key[0])
            rate = self.rate if table.are_foreign[index] else None
            found = f"{as_in_file(float(table.values[index]), rate):,.10g}"
            return CellProblem(place[1], found, BY_HAND, IMPORTED, None, place[0], measure, key)
        return None

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
            is_own=self.is_own,
        )

    def _decided(self) -> Decisions:
        choices = self._choices
        hidden = ((), ()) if choices.with_hidden else hidden_lines(self._read())
        before = {place: each.value for place, each in self._recalled.items()}
        return replace(
            self._decisions,
            corrections={**before, **self._decisions.corrections},
            corrected={
                **{place: each.problem for place, each in self._recalled.items()},
                **self._decisions.corrected,
            },
            left_out_rows=self._decisions.left_out_rows | set(hidden[0]),
            left_out_columns=self._decisions.left_out_columns | set(hidden[1]),
            newest_wins=choices.newest_wins,
            is_complete=choices.is_complete,
            with_goals=choices.with_goals,
            scaling=choices.scaling,
            rate=self.rate,
            currency=self.foreign_currency,
        )
