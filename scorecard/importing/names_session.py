"""What the names of a file mean: their measures, in what their numbers are given and in which currency."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from scorecard.errors import ScorecardError
from scorecard.importing.file_session import FileSession
from scorecard.importing.findings import Home
from scorecard.importing.foreign import Foreign, ForeignAmounts, UsedRate, find_foreign, only_currency
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Choice, Match, NamesElsewhere
from scorecard.importing.matching import Names, decided, make_matches
from scorecard.importing.phrases import normalized
from scorecard.importing.planning import chosen_measure
from scorecard.importing.readers import ReaderProcess
from scorecard.importing.readings import Readings, Scaling
from scorecard.importing.scale_words import scale_choice, scale_example
from scorecard.importing.traits import Traits
from scorecard.measures import Measure
from scorecard.units import LARGEST, Unit


class NamesSession(FileSession):
    """Over an open file: decide which measure each name stands for. Each choice asks for another plan."""

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
        super().__init__(home.book.calendar, reader, today)
        self._home = home
        self._known = {normalized(name): measure for name, measure in (known or {}).items()}
        self._elsewhere = elsewhere
        self._traits: dict[str, Traits] = {}
        """What was said of new measures, by their normalized names in the file."""
        self._matches: list[Match] | None = None
        self._foreign: ForeignAmounts | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """What the person must say before the file can be imported."""
        asked = self.foreign.question(self.foreign_way, self.rate, self.last_rate)
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

    @property
    def foreign_currency(self) -> str:
        """The one other currency in which numbers stand in the file, taken as they are or converted."""
        is_in = self.foreign_way is not Foreign.LEFT_OUT
        return self.foreign.label if is_in and len(self.foreign.currencies) == 1 else ""

    @property
    def last_rate(self) -> UsedRate | None:
        """The rate of the file before, where this one has the same currency."""
        return self._choices.last_rate if self.foreign_way is not None else None

    @property
    def used_rate(self) -> UsedRate | None:
        """The rate that is proposed for the next file."""
        rate = self.rate
        return self._choices.last_rate if rate is None else UsedRate(rate, self._home.now.date())

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
        self._forget_matches()

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
    def scale_choices(self) -> tuple[tuple[Scaling, str], ...]:
        """The same in words, with a number of the file: ``Take 12.5 as 12,500``."""
        return tuple((way, self._scale_words(way)) for way in self.scalings)

    @property
    def scale_example(self) -> str:
        """``“Revenue (k€)”: 12.5 is taken as 12,500``; empty where all numbers are given in full."""
        examples = (scale_example(each, self.scaling) for each in self._readings())
        return next(filter(None, examples), "")

    def _scale_words(self, way: Scaling) -> str:
        words = (scale_choice(each, way) for each in self._readings())
        return next(filter(None, words), way.value)

    def choose_scaling(self, scaling: Scaling) -> None:
        """Read numbers that are given in thousands or more in full, or as they are written."""
        self._choices = replace(self._choices, scaling=scaling)
        self._forget_matches()

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
        self._forget_matches()
        proposed = self._matched()
        self._choose_for([index for index in wanted if proposed[index].choice is LEAVE_OUT], NEW)

    def describe(self, traits: Mapping[int, Traits]) -> None:
        """Say what the new measures of matches are like, by the matches' indices."""
        for index, said in traits.items():
            name = normalized(self._matched()[index].name)
            self._traits[name] = said.over(self._traits.get(name, Traits()))
        self._forget_matches()

    def accept_likely(self) -> None:
        """Confirm every match that is likely."""
        for match in self.matches:
            if match.certainty is Certainty.LIKELY:
                self.choose(match.index, match.choice)

    def _choose_for(self, indices: Iterable[int], choice: int | Choice) -> None:
        matches, chosen = self._matched(), dict(self._choices.matches)
        for index in indices:
            matches[index] = decided(matches[index], choice, self._home.book)
            chosen[normalized(matches[index].name)] = choice
        self._choices = replace(self._choices, matches=chosen)
        self._foreign = None
        self._forget_plan()

    def _readings(self) -> list[Readings]:
        return [part.reading.readings for part in self._read()]

    def _matched(self) -> list[Match]:
        if self._matches is None:
            readings = self._readings()
            self._names = Names.of(readings)
            book = self._home.book
            matches = make_matches(
                self._names, readings, book, self._known, self._choices.scaling, self._elsewhere
            )
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
        known = {match.index for match in self._matched() if not isinstance(match.choice, Choice)}
        return find_foreign(self._readings(), self._names.of_parts, self._units(), own, known)

    def _units(self) -> dict[int, Unit]:
        """The units of the matches that are not left out; none where Scorecard wrote what is in the file."""
        if self.is_own:
            return {}
        book, choices = self._home.book, self._choices
        return {
            match.index: (chosen_measure(match, book) or match.new_measure).unit
            for match in self._matched()
            if choices.matches.get(normalized(match.name)) is not LEAVE_OUT and match.new_measure is not None
        }

    def _names_of(self, foreign: ForeignAmounts) -> list[str]:
        return [match.name for match in self._matched() if match.index in foreign.names]

    def _forget_reading(self) -> None:
        super()._forget_reading()
        self._forget_matches()

    def _forget_matches(self) -> None:
        self._matches = self._foreign = None
        self._forget_plan()

    @abstractmethod
    def _forget_plan(self) -> None:
        """What was planned holds no more."""
