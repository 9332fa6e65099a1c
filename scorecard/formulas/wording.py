"""Formulas as people read them: names for short names, × and ÷ for * and /."""

from __future__ import annotations

import re
from collections.abc import Callable

from scorecard.formulas.syntax import Tree, to_text

_SIGNS = str.maketrans("*/-", "×÷−")
_NAME = re.compile(r"[a-z][a-z0-9_]*\b(?!\()", re.ASCII | re.IGNORECASE)


def in_words(tree: Tree, word_for: Callable[[str], str]) -> str:
    """The formula with ``word_for`` each short name: ``Deals won ÷ Opportunities``."""
    return _NAME.sub(lambda match: word_for(match[0]), to_text(tree).translate(_SIGNS))
