"""Measures that are one of the file's measures over another, so that they roll up as a ratio of sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.book import Book
from scorecard.importing.findings import Ratio
from scorecard.importing.phrases import normalized
from scorecard.measures import Measure, Rollup, short_name_from
from scorecard.units import Unit


def ratio_measures(
    ratios: Sequence[Ratio], measures: Sequence[Measure | None], book: Book
) -> Iterator[Measure]:
    """The measures to make; one that goes by the name already stays as it is, see :func:`name_notes`.

    ``measures`` are those that the names of the file stand for, which a ratio's parts are among.
    """
    known = _by_name(book)
    parts = [measure for measure in measures if measure is not None]
    taken = {measure.short_name for measure in (*book.measures, *parts)}
    for number, ratio in enumerate(ratios):
        above, below = measures[ratio.numerator], measures[ratio.denominator]
        if above is None or below is None or normalized(ratio.name) in known:
            continue
        short_name = short_name_from(ratio.name, taken)
        taken.add(short_name)
        yield Measure(
            id=book.next_measure_id + len(measures) + number,
            short_name=short_name,
            name=ratio.name,
            department=above.department,
            unit=_unit(ratio, above, below),
            rollup=Rollup.FORMULA,
            formula=f"{'100 * ' if ratio.in_percent else ''}{above.short_name} / {below.short_name}",
        )


def name_notes(ratios: Sequence[Ratio], book: Book) -> Iterator[str]:
    """What is to be said of ratios whose names belong to measures that are no ratios, or are not shown."""
    known = _by_name(book)
    for ratio in ratios:
        measure = known.get(normalized(ratio.name))
        if measure is None or (measure.rollup is Rollup.FORMULA and not measure.archived):
            continue
        what = "an archived measure" if measure.archived else "a measure with numbers of its own"
        yield f"“{ratio.name}” is the name of {what}, and so not worked out. Change it under What to count."


def _by_name(book: Book) -> dict[str, Measure]:
    """The measures by their names, those that are not archived before others."""
    ordered = sorted(book.measures, key=lambda measure: not measure.archived)
    return {normalized(measure.name): measure for measure in ordered}


def _unit(ratio: Ratio, above: Measure, below: Measure) -> Unit:
    if ratio.in_percent:
        return Unit.PERCENT
    # An amount over how many there are is an amount again: the mean of deals is money.
    return above.unit if below.unit is Unit.COUNT and above.unit is not Unit.COUNT else Unit.RATIO
