"""What is made of a table in which each row is a deal, an order or a visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scorecard.errors import ScorecardError
from scorecard.importing.phrases import name_key
from scorecard.periods import Grain

GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH)
"""The periods into which rows can be gathered."""


class RowKind(StrEnum):
    """What is made of the rows of a period."""

    COUNT = "count"
    """How many rows there are."""
    DISTINCT = "distinct"
    """How many different values a column has: orders, where each row is a line of one."""
    NUMBERS = "numbers"
    """How many rows have a number in a column."""
    SUM = "sum"
    AVERAGE = "average"
    """The sum over the count of numbers, so that it rolls up as their ratio."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows count by what a column says."""

    column: str
    values: tuple[str, ...]
    """As the column has them, whatever their case."""
    keep: bool = True
    """Whether rows with these values count; else all others do."""


@dataclass(frozen=True, slots=True)
class RowMeasure:
    """A measure made of rows."""

    name: str
    kind: RowKind
    column: str = ""
    """Empty for a count of rows."""
    filters: tuple[Filter, ...] = ()
    """All must let a row pass."""
    split: str = ""
    """The column whose values become segments; empty for none."""

    @property
    def columns(self) -> Iterator[str]:
        """The columns that it needs."""
        yield from (each for each in (self.column, self.split) if each)
        yield from (each.column for each in self.filters)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A measure that is one of the others over another one, both by name."""

    name: str
    numerator: str
    denominator: str
    in_percent: bool = False


@dataclass(frozen=True, slots=True)
class RawRules:
    """How a table of rows becomes measures over time."""

    date_column: str
    """The column with the day to which each row belongs."""
    grain: Grain
    measures: tuple[RowMeasure, ...]
    ratios: tuple[Ratio, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are needed, each once."""
        needed = (column for measure in self.measures for column in measure.columns)
        return tuple(dict.fromkeys((self.date_column, *needed)))

    def worked_out(self) -> RawRules:
        """The same without averages: the sum and the count that each is made of, and their ratio."""
        measures: dict[RowMeasure, None] = {}
        ratios = []
        for measure in self.measures:
            if measure.kind is not RowKind.AVERAGE:
                measures[measure] = None
                continue
            total = self._same(replace(measure, kind=RowKind.SUM, name=f"{measure.name} (total)"))
            count = self._same(replace(measure, kind=RowKind.NUMBERS, name=f"{measure.name} (count)"))
            measures |= {total: None, count: None}
            ratios.append(Ratio(measure.name, total.name, count.name))
        return replace(self, measures=tuple(measures), ratios=(*self.ratios, *ratios))

    def check(self, names: Sequence[str]) -> None:
        """Raise ScorecardError where a table with these columns cannot be read so."""
        if missing := [column for column in self.columns if column not in names]:
            listed = ", ".join(f"“{name}”" for name in names)
            raise ScorecardError(f"The table has no column “{missing[0]}”. It has {listed}.")
        if self.grain not in GRAINS:
            raise ScorecardError("Rows are gathered by day, week or month.")
        for measure in self.measures:
            if not measure.column and measure.kind is not RowKind.COUNT:
                raise ScorecardError(f"Choose the column for “{measure.name}”.")
        made = self.worked_out()
        called = [*(each.name for each in self.measures), *(each.name for each in self.ratios)]
        called += [each.name for each in made.measures if each not in self.measures]
        counts = Counter(map(name_key, called))
        if twice := [name for name in called if counts[name_key(name)] > 1]:
            raise ScorecardError(f"Two measures are called “{twice[0]}”. Give each a name of its own.")
        known = {each.name for each in made.measures}
        for ratio in self.ratios:
            for part in (ratio.numerator, ratio.denominator):
                if part not in known:
                    raise ScorecardError(f"“{ratio.name}” needs “{part}”, which is no count or sum here.")

    def _same(self, wanted: RowMeasure) -> RowMeasure:
        """The measure of these rules that is made in the same way, if there is one."""
        return next((each for each in self.measures if replace(each, name=wanted.name) == wanted), wanted)
