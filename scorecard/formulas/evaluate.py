"""What a formula gives over a span of periods."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.formulas.syntax import Call, Name, Negation, Number, Operation, Tree
from scorecard.periods import Calendar, Period

Span = tuple[Period, ...]
"""One or more periods of one grain in a row, oldest first."""


class Undefined(Exception):  # noqa: N818 - a formula without a value is an answer, not an error
    """The formula has no value here; the message says why."""


Lookup = Callable[[str, Span], float]
"""The value of a short name over a span; raises Undefined where it is missing."""


_REDUCE: dict[str, Callable[[list[float]], float]] = {
    "min": min,
    "max": max,
    "abs": lambda values: abs(values[0]),
}


def evaluate(tree: Tree, span: Span, lookup: Lookup, calendar: Calendar) -> float:
    """The formula's value over ``span``. Raises Undefined with the reason where it has none."""
    match tree:
        case Number(value):
            return value
        case Name(name):
            return lookup(name, span)
        case Negation(operand):
            return -evaluate(operand, span, lookup, calendar)
        case Operation(operator, left, right):
            return _operate(
                operator,
                evaluate(left, span, lookup, calendar),
                evaluate(right, span, lookup, calendar),
                right,
            )
        case Call(function, arguments):
            if function in ("min", "max", "abs"):
                values = [evaluate(argument, span, lookup, calendar) for argument in arguments]
                return _REDUCE[function](values)
            return evaluate(arguments[0], other_span(function, arguments, span, calendar), lookup, calendar)


def _operate(operator: str, left: float, right: float, divisor: Tree) -> float:
    match operator:
        case "+":
            result = left + right
        case "-":
            result = left - right
        case "*":
            result = left * right
        case _:
            if right == 0:
                what = divisor.name if isinstance(divisor, Name) else "the divisor"
                raise Undefined(f"division by zero: {what} is 0")
            result = left / right
    if abs(result) == float("inf"):
        raise Undefined("the result is too large")
    return result


def other_span(function: str, arguments: tuple[Tree, ...], span: Span, calendar: Calendar) -> Span:
    """The periods that ``previous`` and its like look at instead of ``span``."""
    match function:
        case "previous":
            return tuple(calendar.shift(period, -len(span)) for period in span)
        case "same_last_year":
            return tuple(calendar.same_last_year(period) for period in span)
        case "year_to_date":
            return calendar.year_to_date(span[-1])
        case _:
            count = arguments[1]
            periods = int(count.value) if isinstance(count, Number) else 1
            return calendar.trailing(span[-1], max(periods, len(span)))
