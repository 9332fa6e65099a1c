"""What to say of numbers that are given in thousands or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.importing.examples import shown
from scorecard.importing.numbers import scaled
from scorecard.importing.readings import FoundName, Readings, Scales, Scaling

_WORDS = {1e3: "thousands", 1e5: "lakhs", 1e6: "millions", 1e7: "crores", 1e9: "billions", 1e12: "trillions"}
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class _Given:
    """A name whose numbers are given in something, with the first of them."""

    name: str
    value: float
    factor: float

    @property
    def told(self) -> str:
        """What the first number is in full."""
        return f"{shown(self.value)} is taken as {shown(scaled(self.value, self.factor))}"


def scale_notes(readings: Readings, own: Sequence[float | None], scaling: Scaling | None) -> Iterator[str]:
    """What is done with the numbers of a sheet; ``own`` is what each name's measure is kept in.

    None stands for a name that is not imported.
    """
    scales = readings.scales
    if scales is None:
        return
    if scaling is not Scaling.MULTIPLIED:
        yield from _not_done(scales)
    given = [
        each
        for code, each in _given(readings, scales, scaling).items()
        if own[code] not in (None, each.factor)
    ]
    if scaling is Scaling.AS_WRITTEN and given:
        yield f"{_names(given)} in {_WORDS.get(given[0].factor, 'another scale')}, and taken as written."
        return
    for factor in dict.fromkeys(each.factor for each in given):
        those = [each for each in given if each.factor == factor]
        yield f"{_names(those)} in {_WORDS.get(factor, 'another scale')}: {those[0].told}."


def scale_example(readings: Readings, scaling: Scaling | None) -> str:
    """``“Revenue (k€)”: 12.5 is taken as 12,500``; empty where nothing is given in another scale."""
    scales = readings.scales
    if scales is None:
        return ""
    told = scaling or scales.plain
    done = told if told is Scaling.NAMED else Scaling.MULTIPLIED
    for each in _given(readings, scales, done).values():
        is_full = told is not Scaling.AS_WRITTEN
        return f"“{each.name}”: {each.told if is_full else f'{shown(each.value)} stays as it is'}"
    return next(_not_done(scales), "")


def scale_choice(readings: Readings, way: Scaling) -> str:
    """``Take 12.5 as 12,500``: what a choice does to the first numbers concerned; empty without any."""
    scales = readings.scales
    if scales is None:
        return ""
    every = _given(readings, scales, Scaling.MULTIPLIED)
    named = _given(readings, scales, Scaling.NAMED)
    firsts = (
        next(iter(named.items()), None),
        next(((code, each) for code, each in every.items() if code not in named), None),
    )
    taken = {Scaling.MULTIPLIED: every, Scaling.NAMED: named, Scaling.AS_WRITTEN: {}}[way]
    words = [_taken(each, code in taken) for first in firsts if first for code, each in [first]]
    return f"Take {', '.join(words)}" if words else ""


def _taken(given: _Given, in_full: bool) -> str:
    return f"{shown(given.value)} as {shown(scaled(given.value, given.factor if in_full else 1.0))}"


def _not_done(scales: Scales) -> Iterator[str]:
    """What may mean a scale, and is done only where a person says so."""
    if scales.title:
        yield f"The sheet says “{scales.title}”; where no name says so too, its numbers are taken as written."
    if scales.doubtful:
        more = f" and {len(scales.doubtful) - 1:,} more" if len(scales.doubtful) > 1 else ""
        yield f"“{scales.doubtful[0]}”{more} may be given in thousands or millions, and is taken as written."


def _given(readings: Readings, scales: Scales, scaling: Scaling | None) -> dict[int, _Given]:
    """By the code of each name whose numbers are given in something."""
    factors = scales.named if scaling is Scaling.AS_WRITTEN else scales.factors(scaling)
    if factors is None:
        return {}
    found: dict[int, _Given] = {}
    for place in (factors != 1).nonzero()[0].tolist():
        code = int(readings.name_codes[place])
        if code not in found:
            found[code] = _Given(
                _label(readings.names[code]), float(readings.values[place]), float(factors[place])
            )
    return found


def _label(name: FoundName) -> str:
    return name.written or name.name


def _names(given: Sequence[_Given]) -> str:
    named = " and ".join(f"“{each.name}”" for each in given[:_MOST_NAMED])
    more = len(given) - _MOST_NAMED
    if more > 0:
        named = f"“{given[0].name}” and {more + 1:,} more"
    return f"{named} {'is' if len(given) == 1 else 'are'} given"
