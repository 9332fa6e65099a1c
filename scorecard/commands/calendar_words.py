"""Tells what another week start or fiscal year will do, before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from scorecard.commands.new_calendar import Moved, moved
from scorecard.periods import Grain, Period, format_span

_KEPT = "Nothing is lost: Edit > Undo puts everything back as it is now."


def tell_calendar(effect: Moved, today: date) -> tuple[str, ...]:
    """What moves, what stays and what is worked out anew; nothing where the calendar stays as it is."""
    if effect.before == effect.after:
        return ()
    return (*_new_periods(effect, today), *_moving(effect), *_other_months(effect), *_staying(effect), _KEPT)


def tell_moves(effect: Moved) -> tuple[str, ...]:
    """What moves; nothing where nothing does."""
    found = tuple(_moving(effect))
    return (*found, *_other_months(effect), _KEPT) if found else ()


def _new_periods(effect: Moved, today: date) -> Iterator[str]:
    """The periods of today, as they are and as they will be."""
    before, after = effect.before, effect.after
    if before.week_start is not after.week_start:
        week = before.period(Grain.WEEK, today)
        yield f"This week, {before.dates(week)}, becomes {after.dates(_follower(effect, week))}."
    if before.fiscal_year_start != after.fiscal_year_start:
        quarter, year = (before.period(grain, today) for grain in (Grain.QUARTER, Grain.YEAR))
        yield f"{_becoming(effect, quarter)}. The year {_becoming(effect, year)}."


def _becoming(effect: Moved, period: Period) -> str:
    new = _follower(effect, period)
    name = f"{effect.before.title(period)} ({effect.before.dates(period)})"
    if new == period:
        return f"{name} is called {effect.after.title(new)}"
    return f"{name} becomes {effect.after.title(new)} ({effect.after.dates(new)})"


def _follower(effect: Moved, period: Period) -> Period:
    if period.grain not in effect.grains:
        return period
    begin = moved(effect.before, effect.after, period.grain, period.begin)
    return effect.after.period(period.grain, begin)


def _moving(effect: Moved) -> Iterator[str]:
    """What follows its periods: numbers with the days that they are of, goals and notes."""
    parts: list[str] = []
    for grain in sorted(effect.grains):
        held = effect.held[grain]
        parts += [_numbers(effect, grain)] if held.numbers else []
        parts += [_counted(held.goals, f"{grain.adjective} goal")] if held.goals else []
        parts += [_counted(held.notes, f"{grain.adjective} note")] if held.notes else []
    if parts:
        yield f"Each moves to the new period that shares most days with its own: {_listed(parts)}."


def _other_months(effect: Moved) -> Iterator[str]:
    """Weeks at the edge of a month may come to belong to another one, whose totals change."""
    if Grain.WEEK not in effect.grains:
        return
    before, after = effect.before, effect.after
    count = 0
    for begin, numbers in effect.held[Grain.WEEK].numbers.items():
        week = before.period(Grain.WEEK, begin)
        new = _follower(effect, week)
        if before.containing(week, Grain.MONTH) != after.containing(new, Grain.MONTH):
            count += numbers
    if count:
        yield (
            f"{count:,} of the weekly numbers then {'belongs' if count == 1 else 'belong'} to another month, "
            "so sums of these months change."
        )


def _staying(effect: Moved) -> Iterator[str]:
    """Numbers whose periods keep their days."""
    staying = [
        _numbers(effect, grain)
        for grain in Grain
        if grain not in effect.grains and effect.held[grain].numbers
    ]
    if staying:
        yield f"Stays as it is: {_listed(staying)}."


def _numbers(effect: Moved, grain: Grain) -> str:
    """``3 weekly numbers (28 Sep – 8 Nov 2026)``."""
    begins = effect.held[grain].numbers
    last = effect.before.period(grain, max(begins)).last_day
    count = _counted(begins.total(), f"{grain.adjective} number")
    return f"{count} ({format_span(min(begins), last)})"


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
