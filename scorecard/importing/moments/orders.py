"""In which order the dates of a column are written, decided from all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scorecard.importing.characters import plain
from scorecard.importing.grid import CellValue
from scorecard.importing.moments.figures import DateOrder, is_in_figures, read_figures
from scorecard.importing.moments.moment import Moment
from scorecard.importing.moments.reading import without_clock

_CLOSER = 20
"""By so much shorter a time must the dates span where the year is taken to come first in two figures."""
_SOME = 3

_Read = Mapping[DateOrder, Sequence[Moment | None]]


def fitting_orders(values: Iterable[CellValue]) -> tuple[list[DateOrder], str]:
    """The orders in which all dates in figures are dates, the likelier first, and a text that fits both."""
    texts = list(dict.fromkeys(without_clock(value).strip() for value in values if isinstance(value, str)))
    texts = [text for text in texts if is_in_figures(plain(text))]
    read = {order: [read_figures(plain(text), order) for text in texts] for order in DateOrder}
    most = max(_count(read, order) for order in DateOrder)
    fits = [order for order in DateOrder if _count(read, order) == most]
    if DateOrder.YEAR_FIRST in fits and not _is_year_first(read, fits):
        fits.remove(DateOrder.YEAR_FIRST)
    if DateOrder.YEAR_FIRST not in fits:
        fits.sort(key=lambda order: len({moment.day for moment in read[order] if moment}))
    unclear = (text for index, text in enumerate(texts) if len({read[order][index] for order in fits}) > 1)
    return fits, next(unclear, "")


def _count(read: _Read, order: DateOrder) -> int:
    return sum(moment is not None for moment in read[order])


def _is_year_first(read: _Read, fits: list[DateOrder]) -> bool:
    """Whether a year of two figures may come first: nothing else fits, or the days lie much closer then."""
    others = [order for order in fits if order is not DateOrder.YEAR_FIRST]
    if not others:
        return True
    spans = {order: _span(read[order]) for order in fits}
    is_closer = _CLOSER * spans[DateOrder.YEAR_FIRST] <= min(spans[order] for order in others)
    return is_closer and len(set(read[DateOrder.YEAR_FIRST])) >= _SOME


def _span(moments: Sequence[Moment | None]) -> int:
    days = [moment.date.toordinal() for moment in moments if moment and moment.year]
    return max(days) - min(days) if days else 0
