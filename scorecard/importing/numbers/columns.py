"""The numbers of a whole column of texts at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.importing.numbers.read import NumberStyle, ReadNumber, read_number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHUNK = 1024


@dataclass(frozen=True)
class ReadNumbers:
    """What each text of a column is worth."""

    values: NDArray[np.float64]
    """One for each text; nan where a text is no number."""
    marked: dict[int, ReadNumber]
    """The numbers with a sign, a scale, a unit or a footnote, by the index of their text."""


def read_numbers(texts: Sequence[str], style: NumberStyle) -> ReadNumbers:
    """The numbers that the texts are, as :func:`read_number` reads each."""
    import numpy as np

    values = np.full(len(texts), np.nan)
    marked: dict[int, ReadNumber] = {}
    for first in range(0, len(texts), _CHUNK):
        chunk = texts[first : first + _CHUNK]
        if (figures := in_figures(chunk, style)) is not None:
            values[first : first + len(chunk)] = list(map(float, figures.split()))
            continue
        for index, text in enumerate(chunk, first):
            if (found := read_number(text, style)) is not None:
                values[index] = found.value
                if found != ReadNumber(found.value):
                    marked[index] = found
    return ReadNumbers(values, marked)


def in_figures(texts: Sequence[str], style: NumberStyle) -> str | None:
    """The texts as lines that ``float`` reads, where all are figures with no more than the style's marks."""
    lines = "\n".join(texts) + "\n"
    if lines.count("\n") != len(texts) or not _FIGURES[style].fullmatch(lines):
        return None
    return lines.replace(style.thousands, "").replace(style.decimal, ".")


def _figures(style: NumberStyle) -> re.Pattern[str]:
    thousands, decimal = re.escape(style.thousands), re.escape(style.decimal)
    whole = rf"(?>[1-9]\d{{0,2}}(?>{thousands}\d{{3}})++(?!\d)|\d++)"
    return re.compile(rf"(?>-?{whole}(?>{decimal}\d++)?\n)*+", re.ASCII)


_FIGURES = {style: _figures(style) for style in NumberStyle}
