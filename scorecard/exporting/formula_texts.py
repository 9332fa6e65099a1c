"""Our rules as formulas that Excel 2016 and LibreOffice know: a tab follows when a number is changed."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.exporting.number_codes import stored
from scorecard.exporting.report import marked
from scorecard.goals import NOISE, Target
from scorecard.measures import Direction, Measure
from scorecard.status import Status
from scorecard.units import MISSING, Unit

_SLACK = f"{NOISE:.0E}".replace("E-0", "E-")
LONGEST_FORMULA = 8_000
"""Characters that are safely within what Excel takes."""
LONGEST_LITERAL = 255
"""Characters of a text within a formula."""


def number(value: float) -> str:
    """A number as it is written in a formula."""
    return repr(int(value) if value == int(value) and abs(value) < 1e15 else value).upper()


def text(words: str) -> str:
    """A text as it is written in a formula."""
    return '"' + words.replace('"', '""') + '"'


def shown(reference: str) -> str:
    """The number at a reference, or a dash where it has none."""
    return f"=IF(ISNUMBER({reference}),{reference},{text(MISSING)})"


def drawn(reference: str, condition: str = "") -> str:
    """The same for a chart, which leaves out what is not available and would draw a text as 0."""
    condition = condition or f"ISNUMBER({reference})"
    return f"=IF({condition},{reference},NA())"


def change(value: str, other: str, measure: Measure) -> str:
    """One number against another: a fraction, or for percent, scores and ratios a difference."""
    both = f"ISNUMBER({value})*ISNUMBER({other})"
    if measure.unit.in_points:
        factor = "100*" if measure.unit is Unit.PERCENT else ""
        return f"=IF({both},{factor}({value}-{other}),{text(MISSING)})"
    return f"=IF({both},IFERROR(({value}-{other})/ABS({other}),{text(MISSING)}),{text(MISSING)})"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a number is held against; the bounds are references or numbers as they stand in a formula."""

    kind: Direction | None
    """None where there is no goal."""
    low: str = ""
    high: str = ""
    ended: bool = True
    tolerance: float = 0.0
    """In percent of the goal."""
    due: float | None = 1.0
    """For a period to date: the part of the goal that is due; None where nothing is."""
    empty: Status = Status.MISSING
    """The status without a number."""

    def status(self, value: str) -> str:
        """The status of the number at a reference, as mark and word."""
        return f"=IF(ISNUMBER({value}),{self._held(value)},{text(marked(self.empty))})"

    def missed(self, value: str) -> str:
        """Whether that number is off track."""
        return f"IF(ISNUMBER({value}),{self._held(value)}={text(marked(Status.OFF_TRACK))},FALSE)"

    def _held(self, value: str) -> str:
        if self.kind is None:
            return text(marked(Status.NO_GOAL))
        if not self.ended:
            on_pace, behind = text(marked(Status.ON_PACE)), text(marked(Status.BEHIND))
            return f"IF({self._on_pace(value)},{on_pace},{behind})"
        off = text(marked(Status.OFF_TRACK))
        if self.tolerance > 0 and self.kind is not Direction.YES:
            off = f"IF({self._within(value)},{text(marked(Status.AT_RISK))},{off})"
        return f"IF({self._met(value)},{text(marked(Status.ON_TRACK))},{off})"

    def _met(self, value: str, factor: str = "") -> str:
        low, high = f"{self.low}{factor}", f"{self.high}{factor}"
        at_least = f"{value}>={low}-{_SLACK}*ABS({low})" if self.low else "TRUE"
        at_most = f"{value}<={high}+{_SLACK}*ABS({high})" if self.high else "TRUE"
        match self.kind:
            case Direction.AT_LEAST:
                return at_least
            case Direction.AT_MOST:
                return at_most
            case Direction.BETWEEN:
                return f"AND({at_least},{at_most})"
            case _:
                return f"{value}>=0.5"

    def _on_pace(self, value: str) -> str:
        if self.due is not None:
            return self._met(value, "" if self.due == 1 else f"*{number(self.due)}")
        # Nothing is due, but what is above the most that is on track will not come down again.
        if not self.high:
            return "TRUE"
        return f"{value}<={self.high}+{_SLACK}*ABS({self.high})"

    def _within(self, value: str) -> str:
        """Whether a missed goal is missed by no more than the tolerance."""
        near = f"(ABS({{0}})*({number(self.tolerance / 100)}+{_SLACK}))"
        low = f"ABS({value}-{self.low})<={near.format(self.low)}"
        high = f"ABS({value}-{self.high})<={near.format(self.high)}"
        match self.kind:
            case Direction.AT_LEAST:
                return low
            case Direction.AT_MOST:
                return high
            case _:
                return f"IF({value}<{self.low},{low},{high})"


def bounds(target: Target | None, measure: Measure) -> tuple[str, str]:
    """Both bounds of a goal as numbers of a formula, empty where there is none."""
    if target is None:
        return "", ""
    low, high = (
        "" if bound is None else number(stored(bound, measure.unit)) for bound in (target.low, target.high)
    )
    return low, high
