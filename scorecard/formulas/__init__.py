"""Formulas over measures: ``100 * deals_won / opportunities``.

``checking`` is imported by itself: only who edits a formula needs it.
"""

from scorecard.formulas.evaluate import Span, Undefined, evaluate, other_span
from scorecard.formulas.graph import Reach, check, closure, dependents, tree_of
from scorecard.formulas.syntax import (
    FUNCTIONS,
    Call,
    FormulaError,
    Name,
    Negation,
    Number,
    Operation,
    Token,
    Tree,
    names,
    parse,
    plain_signs,
    scan,
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
    "Token",
    "Tree",
    "Undefined",
    "check",
    "closure",
    "dependents",
    "evaluate",
    "names",
    "other_span",
    "parse",
    "plain_signs",
    "scan",
    "to_text",
    "tree_of",
]
