"""A measure's own formula as one of the spreadsheet's, over the columns of a table of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scorecard.exporting.formula_texts import LONGEST_FORMULA, number
from scorecard.formulas import Call, Name, Negation, Number, Operation, Span, Tree, other_span, tree_of
from scorecard.measures import Measure, Rollup
from scorecard.periods import Calendar, Period
from scorecard.units import Unit

Cells = Callable[[Measure, Span], str | None]
"""Where a measure's numbers of some periods in a row stand; None where they do not."""

_REDUCE = {Rollup.SUM: "SUM", Rollup.AVERAGE: "AVERAGE", Rollup.MINIMUM: "MIN", Rollup.MAXIMUM: "MAX"}
"""Over several periods; first, last and all are left to the app."""


class _CannotBeSaidError(Exception):
    """A spreadsheet of 2016 has no formula for this that holds in every case."""


def formula_column(
    measure: Measure, period: Period, by_short_name: Mapping[str, Measure], calendar: Calendar, cells: Cells
) -> str | None:
    """A measure's formula for one period; None where it cannot be said.

    It gives no number where an input is missing or a divisor is 0, as the app does.
    """
    translator = _Translator(by_short_name, calendar, cells)
    try:
        told = translator.tell_stored(measure, (period,))
    except _CannotBeSaidError:
        return None
    condition = translator.condition()
    formula = f'=IF({condition},IFERROR({told},""),"")'
    return formula if condition and len(formula) <= LONGEST_FORMULA else None


@dataclass(frozen=True)
class _Translator:
    by_short_name: Mapping[str, Measure]
    calendar: Calendar
    cells: Cells
    read: dict[str, None] = field(default_factory=dict)
    """The references that must hold a number, each once."""

    def condition(self) -> str:
        """That all that is read is there; empty where nothing is read."""
        singles = [each for each in self.read if ":" not in each]
        conditions = [f"COUNT({','.join(singles)})={len(singles)}"] if singles else []
        conditions += [f"COUNT({each})>0" for each in self.read if ":" in each]
        return f"AND({','.join(conditions)})" if len(conditions) > 1 else "".join(conditions)

    def tell_stored(self, measure: Measure, span: Span) -> str:
        """The formula of a measure over a span as its cell holds it: a percent is a fraction there."""
        tree = tree_of(measure.formula)
        if measure.unit is not Unit.PERCENT:
            return self._tell(tree, span)
        match tree:
            case Operation("*", Number(100.0), rest):
                return self._tell(rest, span)
            case Operation("/", Operation("*", Number(100.0), left), right):
                return f"{self._operand(left, span)}/{self._operand(right, span)}"
        return f"({self._tell(tree, span)})/100"

    def _tell(self, tree: Tree, span: Span) -> str:
        match tree:
            case Number(value):
                return number(value)
            case Name(name):
                return self._look_up(name, span)
            case Negation(operand):
                return f"-{self._operand(operand, span)}"
            case Operation(operator, left, right):
                return f"{self._operand(left, span)}{operator}{self._operand(right, span)}"
            case Call(("min" | "max" | "abs") as function, arguments):
                return f"{function.upper()}({','.join(self._tell(each, span) for each in arguments)})"
            case Call(function, arguments):
                return self._tell(arguments[0], other_span(function, arguments, span, self.calendar))

    def _operand(self, tree: Tree, span: Span) -> str:
        told = self._tell(tree, span)
        return told if isinstance(tree, Number | Name) else f"({told})"

    def _look_up(self, name: str, span: Span) -> str:
        measure = self.by_short_name.get(name)
        if measure is None:
            raise _CannotBeSaidError
        if len(span) > 1 and measure.rollup is Rollup.FORMULA:
            # Over several periods a formula is that of its rolled-up inputs.
            told = f"({self.tell_stored(measure, span)})"
        else:
            told = self._reference(measure, span)
        return f"(100*{told})" if measure.unit is Unit.PERCENT else told

    def _reference(self, measure: Measure, span: Span) -> str:
        found = self.cells(measure, span)
        if found is None:
            raise _CannotBeSaidError
        self.read[found] = None
        if len(span) == 1:
            return found
        if measure.rollup not in _REDUCE:
            raise _CannotBeSaidError
        return f"{_REDUCE[measure.rollup]}({found})"
