"""Amounts in another currency than the company's: which names have them, and what a person says of them.

What stands in a cell, or in the format that it is shown in, counts before what its name, its unit and its
section say, and that before the title of the sheet. Where some names of a sheet have a sign of their own, its
title holds for the others only where the company has them as money or they sound like it. A sign of several
currencies is foreign only where the company's is none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.importing.examples import shown
from scorecard.importing.guess import is_counted, is_money
from scorecard.importing.numbers import clear_currency, currencies_of, currency_in_name
from scorecard.importing.readings import FoundName, Readings
from scorecard.periods import format_day
from scorecard.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_NAMED, _MOST_ASKED = 2, 20
_MONEY_OR_COUNT = (Unit.CURRENCY, Unit.COUNT)


class Foreign(StrEnum):
    """What is done with amounts in another currency."""

    AS_WRITTEN = "Take the amounts as they are"
    LEFT_OUT = "Leave these measures out"
    CONVERTED = "Convert at a rate"


@dataclass(frozen=True, slots=True)
class UsedRate:
    """The rate at which a currency was converted the last time."""

    rate: float
    day: date

    @property
    def words(self) -> str:
        """``1.10, as on 3 Nov 2026``."""
        return f"{self.figure}, as on {format_day(self.day)}"

    @property
    def figure(self) -> str:
        """``1.10``."""
        is_short = round(self.rate, 2) == self.rate
        return shown(self.rate) if is_short else f"{self.rate:,.10g}"


@dataclass(frozen=True)
class ForeignAmounts:
    """The names of a file whose amounts are in another currency."""

    own: str
    """The company's currency."""
    names: dict[int, tuple[str, str]] = field(default_factory=dict)
    """For each such match its name in the file and its currency."""
    codes: list[frozenset[int]] = field(default_factory=list)
    """For each sheet the codes of its names that have them."""
    first: float = 0.0
    """The first of these numbers."""

    @property
    def currencies(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(currency for _, currency in self.names.values()))

    @property
    def label(self) -> str:
        """``EUR``, or ``EUR, USD``; empty where all amounts are in the company's currency."""
        return ", ".join(self.currencies)

    @property
    def ways(self) -> tuple[Foreign, ...]:
        """What can be done: one rate converts one currency."""
        return tuple(Foreign) if len(self.currencies) == 1 else (Foreign.AS_WRITTEN, Foreign.LEFT_OUT)

    def question(self, way: Foreign | None, rate: float | None, last: UsedRate | None = None) -> str:
        """What a person must say; empty where it is said. ``last`` is proposed."""
        if not self.names or way in (Foreign.AS_WRITTEN, Foreign.LEFT_OUT) or rate is not None:
            return ""
        if way is Foreign.CONVERTED and len(self.currencies) == 1:
            told = f" The last rate was {last.words}." if last else ""
            return (
                f"At which rate is {self.label} converted? Say how much {self.own} 1 {self.label} is.{told}"
            )
        convert = ", converted" if len(self.currencies) == 1 else ""
        told = "; ".join(self._told(_MOST_ASKED))
        return (
            f"The company’s currency is {self.own}, but {told}. Are the amounts taken as they are{convert} "
            "or left out?"
        )

    def note(self, way: Foreign | None, rate: float | None) -> str:
        """What is done with these amounts."""
        if not self.names:
            return ""
        told = "; ".join(self._told())
        match way:
            case Foreign.AS_WRITTEN:
                return f"{told}: taken as they are, in {self.own}."
            case Foreign.LEFT_OUT:
                return f"{told}: left out."
            case Foreign.CONVERTED if rate is not None:
                return (
                    f"{told}: converted at 1 {self.label} = {rate:,.10g} {self.own}. {self._example(rate)}."
                )
            case _:
                return f"{told}; the company’s currency is {self.own}."

    def example(self, way: Foreign | None, rate: float | None, last: UsedRate | None = None) -> str:
        """``18,500.50 EUR is 20,000 USD``; what is missing where nothing is decided."""
        if way is Foreign.CONVERTED:
            if rate is None:
                return f"last: {last.words}" if last else f"type how much {self.own} 1 {self.label} is"
            return self._example(rate)
        if way is Foreign.AS_WRITTEN:
            return f"{shown(self.first)} {self.currencies[0]} is taken as {shown(self.first)} {self.own}"
        return f"{len(self.names):,} left out" if way is Foreign.LEFT_OUT else "; ".join(self._told())

    def _example(self, rate: float) -> str:
        return f"{shown(self.first)} {self.label} is {shown(self.first * rate)} {self.own}"

    def _told(self, most: int = _MOST_NAMED) -> Iterator[str]:
        """``“Sales” and “Costs” are in EUR`` for each currency; of more than ``most`` names not all."""
        for currency in self.currencies:
            names = [f"“{name}”" for name, each in self.names.values() if each == currency]
            *former, last = names
            if len(names) > most:
                former, last = names[: most - 1], f"{len(names) - most + 1:,} more"
            told = f"{', '.join(former)} and {last} are" if former else f"{last} is"
            yield f"{told} in {currency}"


def find_foreign(
    parts: Sequence[Readings],
    of_parts: Sequence[Sequence[int]],
    units: Mapping[int, Unit],
    own: str,
    known: Collection[int] = (),
) -> ForeignAmounts:
    """``of_parts`` has the match of each name, ``units`` those of the matches that are imported.

    ``known`` are the matches whose measures the company has.
    """
    found = ForeignAmounts(own)
    for part, matches in zip(parts, of_parts, strict=True):
        codes = {}
        has_signs = carries_signs(part)
        for code, match in enumerate(matches):
            name, unit = part.names[code], units.get(match)
            titled = _titled(part, name, has_signs, match in known)
            currency = _foreign(name, unit, titled, own) if unit is not None else ""
            if currency:
                codes[code] = currency
                found.names.setdefault(match, (name.written or name.name, currency))
        found.codes.append(frozenset(codes))
    return _with_first(found, parts)


def only_currency(
    parts: Sequence[Readings], of_parts: Sequence[Sequence[int]], units: Mapping[int, Unit]
) -> str:
    """The currency of all amounts of a file; empty where it names none, several or an unclear one."""
    found = {
        clear_currency(sign)
        for part, matches in zip(parts, of_parts, strict=True)
        for has_signs in [carries_signs(part)]
        for name, match in zip(part.names, matches, strict=True)
        if match in units
        for sign in _signs(name, units[match], _titled(part, name, has_signs))
    }
    return found.pop() if len(found) == 1 else ""


def carries_signs(part: Readings) -> bool:
    """Whether names of a sheet have the sign of a currency of their own, beside its title."""
    return any(_own_signs(name) for name in part.names)


def are_in_other(name_codes: NDArray[np.int32], foreign: frozenset[int], currency: str) -> NDArray[np.bool_]:
    """Which numbers are in a foreign ``currency``, if any of that is taken in."""
    import numpy as np

    if not currency or not foreign:
        return np.zeros(len(name_codes), bool)
    return np.isin(name_codes, list(foreign))


def at_rate(
    values: NDArray[np.float64], are_foreign: NDArray[np.bool_], rate: float | None
) -> NDArray[np.float64]:
    """The numbers with those in a foreign currency at a rate."""
    import numpy as np

    return values if rate is None else np.where(are_foreign, values * rate, values)


def as_in_file(value: float, rate: float | None) -> float:
    """An amount of the company as the file would have it, without the noise of binary fractions."""
    return value if rate is None else float(f"{value / rate:.12g}")


def _foreign(name: FoundName, unit: Unit, titled: Sequence[str], own: str) -> str:
    """The currency of a name where it is not the company's; empty where it is, or none is told."""
    signs = _signs(name, unit, titled)
    foreign = [found[0] for found in map(currencies_of, signs) if own not in found]
    is_in_doubt = len(foreign) < len(signs) and not _own_signs(name)
    return foreign[0] if foreign and not is_in_doubt else ""


def _signs(name: FoundName, unit: Unit, titled: Sequence[str]) -> Sequence[str]:
    """The signs that tell the currency of a name's amounts; none where they may be no amounts."""
    if unit not in _MONEY_OR_COUNT:
        return []
    return _own_signs(name) or (titled if unit is Unit.CURRENCY else [])


def _titled(part: Readings, name: FoundName, has_signs: bool, is_known: bool = False) -> list[str]:
    """The signs in the title of a sheet, where it holds for a name."""
    holds = is_known or is_money(name.name) or not (has_signs or is_counted(name.name))
    return _known(part.titled_in) if holds else []


def _own_signs(name: FoundName) -> list[str]:
    told = (name.unit_text, name.written, name.name, name.section)
    named = next(filter(None, map(_in_name, told)), "")
    return _known(name.currencies) or _known([named])


def _known(signs: Sequence[str]) -> list[str]:
    return [sign for sign in signs if currencies_of(sign)]


def _in_name(text: str) -> str:
    return text if text and currencies_of(text) else currency_in_name(text)


def _with_first(found: ForeignAmounts, parts: Sequence[Readings]) -> ForeignAmounts:
    import numpy as np

    for part, codes in zip(parts, found.codes, strict=True):
        places = np.flatnonzero(np.isin(part.name_codes, list(codes)))
        if len(places):
            return replace(found, first=float(part.values[places[0]]))
    return found
