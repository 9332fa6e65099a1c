"""The small language of formulas: tokens, a recursive-descent parser and a frozen tree.

Nothing in a formula can reach Python: it is numbers, short names, ``+ - * /``, parentheses and the functions
listed in :data:`FUNCTIONS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scorecard.errors import ScorecardError

LONGEST_FORMULA = 2_000
DEEPEST_NESTING = 60
MOST_OPERATIONS = 200
"""Trees are walked by recursion: this keeps every walk within what Python allows."""
MOST_ROLLING_PERIODS = 120

FUNCTIONS = {
    "min": (2, 9),
    "max": (2, 9),
    "abs": (1, 1),
    "previous": (1, 1),
    "same_last_year": (1, 1),
    "year_to_date": (1, 1),
    "rolling": (2, 2),
}
"""Each function with the least and the most arguments it takes."""


class FormulaError(ScorecardError):
    """A formula that cannot be read. ``position`` counts characters from 0, -1 where no place is to blame."""

    def __init__(self, message: str, position: int = -1) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number, not negative."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """The short name of a measure."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation:
    """The number below zero."""

    operand: Tree


@dataclass(frozen=True, slots=True)
class Operation:
    """``left operator right`` with one of ``+ - * /``."""

    operator: str
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Tree, ...]


Tree = Number | Name | Negation | Operation | Call


class Token(NamedTuple):
    """A piece of a formula: its kind (``number``, ``name``, ``sign``, ``other``) and where it begins."""

    kind: str
    text: str
    position: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.position + len(self.text)


_TOKENS = re.compile(
    r"(?P<space>\s+)|(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>[-+*/(),])|(?P<other>.)",
    re.ASCII | re.DOTALL,
)
_SAME_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "·": "*"})


def parse(text: str) -> Tree:
    """The tree of a formula. Raises FormulaError, which names the token to blame."""
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(
            f"A formula has at most {LONGEST_FORMULA:,} characters; this one has {len(text):,}."
        )
    return _Parser(_tokens(text)).formula()


def scan(text: str) -> Iterator[Token]:
    """The tokens of any text, also of one that is no formula; spaces are left out."""
    for match in _TOKENS.finditer(plain_signs(text)):
        if match.lastgroup != "space":
            yield Token(match.lastgroup or "", match[0], match.start())


def plain_signs(text: str) -> str:
    """A formula with ``+ - * /`` for whatever signs of theirs were typed: ``×``, ``÷``, ``−``."""
    return text.translate(_SAME_SIGNS)


def _tokens(text: str) -> list[Token]:
    found = list(scan(text))
    for token in found:
        if token.kind == "other":
            raise FormulaError(f"“{token.text}” has no meaning in a formula.", token.position)
    return [*found, Token("end", "", len(text))]


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0
        self._operations = 0

    def formula(self) -> Tree:
        if self._peek().kind == "end":
            raise FormulaError("The formula is empty.", 0)
        tree = self._sum()
        token = self._peek()
        if token.text == ")":
            raise FormulaError("A bracket is closed that was never opened.", token.position)
        if token.kind != "end":
            raise FormulaError(f"An operator is missing before “{token.text}”.", token.position)
        return tree

    def _sum(self) -> Tree:
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise FormulaError("The formula is nested too deeply.", self._peek().position)
        tree = self._product()
        while self._peek().text in ("+", "-"):
            operator = self._take_operator()
            tree = Operation(operator, tree, self._product())
        self._depth -= 1
        return tree

    def _product(self) -> Tree:
        tree = self._factor()
        while self._peek().text in ("*", "/"):
            operator = self._take_operator()
            tree = Operation(operator, tree, self._factor())
        return tree

    def _factor(self) -> Tree:
        negations = 0
        while self._peek().text == "-":
            self._take_operator()
            negations += 1
        tree = self._atom()
        for _ in range(negations):
            tree = Negation(tree)
        return tree

    def _atom(self) -> Tree:
        token = self._take()
        match token.kind:
            case "number":
                return self._number(token)
            case "name":
                if self._peek().text == "(":
                    return self._call(token)
                if token.text in FUNCTIONS:
                    raise FormulaError(f"“{token.text}” needs brackets: {token.text}(…).", token.position)
                return Name(token.text)
            case "end":
                raise FormulaError("Something is missing at the end of the formula.", token.position)
        if token.text != "(":
            raise FormulaError(f"“{token.text}” cannot stand here.", token.position)
        tree = self._sum()
        self._close(token)
        return tree

    def _number(self, token: Token) -> Tree:
        value = float(token.text)
        if value == float("inf"):
            raise FormulaError(f"“{token.text}” is too large a number.", token.position)
        return Number(value)

    def _call(self, name: Token) -> Tree:
        if name.text not in FUNCTIONS:
            raise FormulaError(f"“{name.text}” is no function. Known: {', '.join(FUNCTIONS)}.", name.position)
        bracket = self._take()
        arguments = [self._sum()]
        while self._peek().text == ",":
            self._take()
            arguments.append(self._sum())
        self._close(bracket)
        least, most = FUNCTIONS[name.text]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise FormulaError(f"“{name.text}” takes {wanted}, not {len(arguments)}.", name.position)
        if name.text == "rolling":
            self._check_count(arguments[1], name)
        return Call(name.text, tuple(arguments))

    def _check_count(self, count: Tree, name: Token) -> None:
        whole = isinstance(count, Number) and count.value == int(count.value)
        if not (whole and isinstance(count, Number) and 1 <= count.value <= MOST_ROLLING_PERIODS):
            raise FormulaError(
                f"“rolling” takes a whole number of periods from 1 to {MOST_ROLLING_PERIODS}.", name.position
            )

    def _close(self, opened: Token) -> None:
        token = self._take()
        if token.text != ")":
            raise FormulaError("A bracket is missing.", opened.position)

    def _take_operator(self) -> str:
        token = self._take()
        self._operations += 1
        if self._operations > MOST_OPERATIONS:
            raise FormulaError(f"A formula has at most {MOST_OPERATIONS} operators.", token.position)
        return token.text

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        if token.kind != "end":
            self._next += 1
        return token


_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def to_text(tree: Tree) -> str:
    """A formula as it is written, with no more brackets than it needs; :func:`parse` reads it back."""
    match tree:
        case Number(value):
            return str(int(value)) if value == int(value) and value < 1e15 else repr(value)
        case Name(name):
            return name
        case Negation(operand):
            inner = to_text(operand)
            return f"-({inner})" if isinstance(operand, Operation) else f"-{inner}"
        case Call(function, arguments):
            return f"{function}({', '.join(to_text(argument) for argument in arguments)})"
        case Operation(operator, left, right):
            strength = _STRENGTH[operator]
            before = _bracketed(left, strength)
            # Left to right: a - (b + c) keeps its brackets, (a + b) + c loses them.
            return f"{before} {operator} {_bracketed(right, strength + 1)}"


def _bracketed(tree: Tree, strength: int) -> str:
    text = to_text(tree)
    weaker = isinstance(tree, Operation) and _STRENGTH[tree.operator] < strength
    return f"({text})" if weaker else text


def names(tree: Tree) -> tuple[str, ...]:
    """The short names that a formula uses, each once, in the order of the text."""
    found: dict[str, None] = {}
    _collect(tree, found)
    return tuple(found)


def _collect(tree: Tree, found: dict[str, None]) -> None:
    match tree:
        case Name(name):
            found.setdefault(name)
        case Negation(operand):
            _collect(operand, found)
        case Operation(_, left, right):
            _collect(left, found)
            _collect(right, found)
        case Call(_, arguments):
            for argument in arguments:
                _collect(argument, found)
