"""Every number that was found in a file, as columns: what a layout is read into and a plan is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from scorecard.importing.grid import Style
from scorecard.importing.moments import Exchanged
from scorecard.importing.numbers import ReadNumber
from scorecard.periods import Grain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Scaling(StrEnum):
    """What is done with numbers that are given in thousands or more."""

    MULTIPLIED = "In full"
    NAMED = "In full where names say so"
    """Not by what a title says, nor by a letter that may mean something else."""
    AS_WRITTEN = "As written"


ANY = -1
"""The name of a number of which it is not known."""


class Written(IntEnum):
    """How a number is written in its cell, which its measure's unit decides the meaning of."""

    PLAIN = 0
    PERCENT_FORMAT = 1
    """A fraction that the file shows in percent: 0.3 is 30 %."""
    PERCENT_TEXT = 2
    """Percent points with a percent sign: ``30%``."""
    CURRENCY = 3
    YES_NO = 4
    """1 for yes, 0 for no."""
    SHORTENED = 5
    """In full, though it is shown in thousands or millions: ``1.2k``."""
    SHORT_MONEY = 6
    """The same with a currency."""


OF_NUMBERS = {
    Style.PLAIN: Written.PLAIN,
    Style.PERCENT: Written.PERCENT_FORMAT,
    Style.CURRENCY: Written.CURRENCY,
    Style.SHORTENED: Written.SHORTENED,
    Style.SHORT_MONEY: Written.SHORT_MONEY,
}
"""How a number is written that the file shows so."""
_OF_TEXTS = {Style.PERCENT: Written.PERCENT_TEXT, Style.CURRENCY: Written.CURRENCY}


def written_text(found: ReadNumber) -> Written:
    """How a number is written that stands in a text."""
    written = _OF_TEXTS.get(found.style, Written.PLAIN)
    if not found.is_scaled or written is Written.PERCENT_TEXT:
        return written
    return Written.SHORT_MONEY if written is Written.CURRENCY else Written.SHORTENED


@dataclass(frozen=True, slots=True)
class FoundName:
    """A measure as a file names it, whatever the layout."""

    name: str
    place: str
    """The row (``7``) or column (``C``) of its name, as the sheet counts; empty where it has none."""
    section: str = ""
    """The title above it, such as ``MARKETING``."""
    unit_text: str = ""
    """What the file says of its unit: ``%``, ``$``, ``d``."""
    unit_words: tuple[str, ...] = ()
    """Units that were written into its cells, such as ``d`` of ``39 d``."""
    written: str = ""
    """The name with the sign of its scale where it has one: ``Revenue (k€)``."""
    currencies: tuple[str, ...] = ()
    """The signs of the currencies that stand in its cells or that these are shown in, each once."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that should hold a number and holds something else."""

    row: int
    column: int
    text: str
    reason: str
    """``“n/a” is no number``."""
    name_code: int = ANY
    """Which name, first day and segment a number here would be for; ``ANY`` where it is not known either."""
    begin: int = 0
    segment_code: int = 0


@dataclass(frozen=True)
class Scales:
    """What numbers are to be multiplied by to be in full, as signs say; 1 where they are in full."""

    signs: tuple[str, ...]
    """For each name what stands beside it: ``k€``; empty where nothing does."""
    named: NDArray[np.float64]
    """For each number, by the sign beside its name."""
    title: str = ""
    """What a title or note says of the whole sheet: ``millions of dollars``."""
    titled: NDArray[np.float64] | None = None
    """For each number, by what is said of the sheet, or by a letter such as ``(M)``, where nothing clear
    stands beside its name. None where no such thing is there."""
    doubtful: tuple[str, ...] = ()
    """The names that end in such a letter."""

    def factors(self, scaling: Scaling | None) -> NDArray[np.float64] | None:
        """What the numbers are multiplied by; None where they stay as they are.

        A title holds for rows of all kinds, so that it counts only where a person says so.
        """
        if scaling is Scaling.AS_WRITTEN:
            return None
        return self.titled if scaling is Scaling.MULTIPLIED and self.titled is not None else self.named

    @property
    def plain(self) -> Scaling:
        """What is done where nobody chose."""
        if not any(self.signs):
            return Scaling.AS_WRITTEN
        return Scaling.MULTIPLIED if self.titled is None else Scaling.NAMED

    @property
    def choices(self) -> tuple[Scaling, ...]:
        """What can be done with the sheet's numbers."""
        if self.titled is not None and any(self.signs):
            return tuple(Scaling)
        return Scaling.MULTIPLIED, Scaling.AS_WRITTEN


@dataclass(frozen=True)
class Readings:
    """The numbers of one sheet as arrays of equal length, one element a number, in the order of the sheet."""

    grain: Grain
    names: tuple[FoundName, ...]
    segments: tuple[str, ...]
    """All segments; the first is ``""``, the whole measure."""
    name_codes: NDArray[np.int32]
    """Which of ``names`` each number belongs to."""
    begins: NDArray[np.int32]
    """The first day of its period, as ``date.toordinal`` counts."""
    segment_codes: NDArray[np.int32]
    values: NDArray[np.float64]
    """As read; see ``written``. Never nan."""
    written: NDArray[np.int8]
    """``Written`` values."""
    rows: NDArray[np.int32]
    """Where the number stands, from 0; the first row of several that were added up."""
    columns: NDArray[np.int32]
    unread: tuple[Unread, ...]
    """At most ``MOST_UNREAD``, the first ones."""
    unread_keys: NDArray[np.int32]
    """For each cell without a number, also beyond those, name, first day and segment that it would be for:
    three columns. A name of ``ANY``, a first day of 0 where that is not known."""
    unread_count: int = 0
    notes: Sequence[str] = field(default=())
    exchanged: Exchanged | None = None
    """Real dates that seem to have day and month exchanged."""
    scales: Scales | None = None
    """None where nothing says that numbers are given in thousands or more."""
    titled_in: tuple[str, ...] = ()
    """The currencies that titles and notes of the sheet name."""

    def __len__(self) -> int:
        return len(self.values)


MOST_UNREAD = 1000
"""How many cells without a number are kept by their address; beyond, only their count is."""
