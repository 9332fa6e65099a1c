"""Makes the new measures of one block of a table agree: what stands among money is money.

A name tells its unit only where it sounds like one; ``Subtotal`` beside ``Tax`` does not. So where the title
of a sheet names a currency, or the names around it are money, a name that counts nothing (no orders, cups or
customers) is money too, as long as its numbers are of the same size. What a format, a unit or the library
says stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from scorecard.importing.grid import Style
from scorecard.importing.guess import Signs
from scorecard.importing.guess_words import THINGS
from scorecard.importing.phrases import normalized
from scorecard.importing.words import is_total
from scorecard.measures import Measure
from scorecard.units import Unit

_WITHIN, _WITHIN_TITLED = 20.0, 1000.0
"""Numbers are of the size of others where they are at most so many times larger or smaller."""
_FEW = 0.2
"""So large a share of other names does not make a table one of many kinds."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A new measure as its own name and cells tell it."""

    signs: Signs
    measure: Measure
    sheet: int
    is_titled_money: bool
    """Whether the title of its sheet names a currency."""
    is_known: bool
    """Whether it is defined in the library."""

    @property
    def block(self) -> tuple[int, str]:
        """The names of one sheet and section belong together."""
        return self.sheet, normalized(self.signs.section)

    @property
    def is_open(self) -> bool:
        """Whether nothing but the lack of a sign makes it a count."""
        signs = self.signs
        has_sign = (
            signs.unit_text.strip() or signs.unit_words or any(s is not Style.PLAIN for s in signs.styles)
        )
        is_counted = THINGS.search(normalized(signs.name)) is not None
        return self.measure.unit is Unit.COUNT and not (has_sign or is_counted or self.is_known)

    @property
    def size(self) -> float:
        """How large its numbers are."""
        return median(map(abs, self.signs.values)) if self.signs.values else 0.0


def agreed(guesses: Sequence[Guess]) -> Iterator[Measure]:
    """The measures, with those that are money by their block."""
    blocks: dict[tuple[int, str], list[Guess]] = {}
    for each in guesses:
        blocks.setdefault(each.block, []).append(each)
    for each in guesses:
        is_money = each.is_open and _is_money(each, blocks[each.block])
        yield replace(each.measure, unit=Unit.CURRENCY) if is_money else each.measure


def _is_money(guess: Guess, block: Sequence[Guess]) -> bool:
    money = [each.size for each in block if each.measure.unit is Unit.CURRENCY and each.size]
    others = [each for each in block if each.measure.unit is not Unit.CURRENCY and not each.is_open]
    if guess.is_titled_money and len(others) <= _FEW * len(block):
        return True
    if not money:
        return False
    if is_total(guess.signs.name):
        return guess.size >= min(money)
    within = _WITHIN_TITLED if guess.is_titled_money else _WITHIN
    is_mostly_money = guess.is_titled_money or len(money) * 2 > len(block)
    return is_mostly_money and min(money) / within <= guess.size <= max(money) * within
