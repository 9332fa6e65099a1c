"""Formulas over measures: ``100 * deals_won / opportunities``."""

from scorecard.formulas.evaluate import Span, Undefined, evaluate
from scorecard.formulas.graph import Reach, check, closure, dependents, tree_of
from scorecard.formulas.syntax import (
    FUNCTIONS,
    Call,
    FormulaError,
    Name,
    Negation,
    Number,
    Operation,
    Tree,
    names,
    parse,
    to_text,
)

__all__ = [
    "FUNCTIONS",
    "Call",
    "FormulaError",
    "Name",
    "Negation",
    "Number",
    "Operation",
    "Reach",
    "Span",
    "Tree",
    "Undefined",
    "check",
    "closure",
    "dependents",
    "evaluate",
    "names",
    "parse",
    "to_text",
    "tree_of",
]
