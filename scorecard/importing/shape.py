"""What the heading of a file looks like, whatever its periods and figures: by this its recipe is found.

The next file of a report has other periods in its headings, in the name of its sheet and in its title, and
perhaps a measure more or less. So a shape has the names without all that; most must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from textwrap import shorten

from scorecard.importing.characters import plain
from scorecard.importing.layout import Layout
from scorecard.importing.moments.month_names import find_month
from scorecard.importing.phrases import normalized
from scorecard.importing.rows.columns import LongColumns, TableColumns
from scorecard.importing.sheet_search import FoundSheet

_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_OF_KNOWN, _OF_FOUND = 0.6, 0.5
"""So much of the names of a recipe must be in a file, and so much of the file's names in the recipe."""

_LONGEST_TITLE = 60
"""Characters; the name of a recipe may have some more, such as a number behind it."""


@dataclass(frozen=True)
class Shape:
    """One file's, or one recipe's."""

    kind: str
    """Kind of file and layout. Not the grain, which unclear dates leave open."""
    sheet: str
    """The name of the sheet without periods and figures."""
    names: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Shape:
        """The shape that was written as ``text``."""
        kind, sheet, *names = [*text.split("\n"), ""][: max(2, text.count("\n") + 1)]
        return cls(kind, sheet, frozenset(names))

    @property
    def text(self) -> str:
        """The shape as it is kept."""
        return "\n".join((self.kind, self.sheet, *sorted(self.names)))

    def likeness(self, known: Shape) -> float:
        """How much of a recipe's shape this is, 0 to 1; 0 where it is another report."""
        if (self.kind, self.sheet) != (known.kind, known.sheet):
            return 0.0
        same = len(self.names & known.names)
        if same < _OF_KNOWN * len(known.names) or same < _OF_FOUND * len(self.names):
            return 0.0
        return same / max(1, len(self.names | known.names))


def shape_of(file: str, found: FoundSheet) -> str:
    """The shape of a sheet, of a file by name, as its best layout has it."""
    layout = found.layouts[0]
    names = filter(None, map(timeless, _names(found, layout)))
    return Shape(_kind(file, layout), timeless(found.name), frozenset(names)).text


def timeless(name: str) -> str:
    """A name without figures, months, case and punctuation: ``kpi report`` of ``KPI report Nov-2026``."""
    words = normalized(re.sub(r"\d+", " ", name)).split()
    return " ".join(word for word in words if find_month(plain(word)) is None)


def title(file: str) -> str:
    """A name for the recipe of a file: its own without figures and months, ``KPI report``."""
    words = re.findall(r"[^\W\d_]+", PurePath(file).stem)
    name = " ".join(word for word in words if find_month(plain(word)) is None)
    return shorten(name, _LONGEST_TITLE, placeholder="") or "Recipe"


def best(shape: str, known: Iterable[str]) -> str | None:
    """The one of the known shapes that is most like this one; None where none is."""
    found = Shape.of(shape)
    likeness = {each: found.likeness(Shape.of(each)) for each in known}
    most = max(likeness, key=likeness.__getitem__, default=None)
    return most if most is not None and likeness[most] else None


def _kind(file: str, layout: Layout) -> str:
    suffix = PurePath(file).suffix.lower()
    kind = "text" if suffix in _TEXTS else "workbook" if suffix else "table"
    return f"{kind} {layout.kind.value}"


def _names(found: FoundSheet, layout: Layout) -> Iterator[str]:
    match layout.rows:
        case TableColumns(names=names):
            yield from names
        case LongColumns(heading=heading):
            yield from (cell.text for cell in found.grid.cells[heading])
        case None:
            yield from (series.name for series in layout.series)
