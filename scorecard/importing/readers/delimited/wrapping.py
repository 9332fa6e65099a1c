"""Lines that some program put into quotes as a whole: ``"a,""b, c"",d"`` where ``a,"b, c",d`` was meant."""

from __future__ import annotations

import re

from scorecard.importing.readers.delimited.patterns import Patterns
from scorecard.importing.readers.delimited.sniffing import find_dialect

_WRAPPED = re.compile(r'^"((?:[^"\n]|"")*+)"$', re.MULTILINE)
_LINES_LOOKED_AT = 50
_CHARACTERS_LOOKED_AT = 20_000
_FEWEST_CELLS = 3


def is_wrapped(text: str) -> bool:
    """Whether all lines, but perhaps the headings, are in quotes and hold equally many cells inside."""
    lines = [line for line in text[:_CHARACTERS_LOOKED_AT].split("\n") if line][:_LINES_LOOKED_AT]
    if len(text) > _CHARACTERS_LOOKED_AT:
        lines = lines[:-1]
    if len(lines) < 2 or not all(map(_WRAPPED.fullmatch, lines[1:])):
        return False
    inside = unwrapped("\n".join(lines))
    patterns = Patterns(find_dialect(inside))
    widths = {len(patterns.cells(line)) for line in inside.split("\n")}
    return len(widths) == 1 and widths.pop() >= _FEWEST_CELLS


def unwrapped(text: str) -> str:
    """The text without the quotes around its lines."""
    return _WRAPPED.sub(lambda match: match[1].replace('""', '"'), text)
