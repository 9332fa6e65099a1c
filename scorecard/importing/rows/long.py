"""Reads rows that hold one number each: period, measure, value and perhaps a segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues
from scorecard.importing.guess import may_be_amount
from scorecard.importing.numbers import Scale, currency_in_name, scale_of, split_scale
from scorecard.importing.phrases import name_key
from scorecard.importing.readers.raw import RawColumn
from scorecard.importing.readings import FoundName, Readings, Scales
from scorecard.importing.rows.amounts import Amounts, read_amounts
from scorecard.importing.rows.columns import Chosen, LongColumns
from scorecard.importing.rows.days import Days, day_cells, decide_order, read_periods
from scorecard.importing.rows.distinct import distinct, first_places, folded, labels
from scorecard.importing.rows.unread import Keys, UnreadCells
from scorecard.importing.scales import currencies_above, make_scales, scale_above
from scorecard.importing.words import is_total, unit_beside

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile


@dataclass(frozen=True, slots=True)
class _Named:
    """A column of texts: which each row has, and how each is called."""

    codes: NDArray[np.int32]
    texts: list[str]


@dataclass(frozen=True, slots=True)
class _Rows:
    """All rows below the heading, column by column."""

    days: Days
    names: _Named
    """By their normalized name; a total and an empty name are ``""``."""
    amounts: Amounts
    segments: _Named
    units: _Named
    labels: _Named
    """The names as they are written, with the signs of their scales."""
    value_scale: Scale | None
    """What the heading of the numbers says of all."""
    titled_scale: Scale | None
    """In what the lines above the table say that all numbers are given."""
    titled_in: tuple[str, ...]
    """The currencies that titles and the heading of the numbers name."""


def read_long(file: OpenFile, sheet: str, columns: LongColumns, clues: Clues, chosen: Chosen) -> Readings:
    """All numbers of a table of one number a row, in its order."""
    rows = _rows(file, sheet, columns, clues, chosen)
    named = np.array([bool(text) for text in rows.names.texts])[rows.names.codes]
    begins = rows.days.begins
    counts = named & (begins > 0)
    codes, names = _found_names(rows, columns, counts)
    unread = UnreadCells(columns.heading + 1)
    unread.add(columns.period, rows.days.cells, rows.days.reasons, named, Keys(codes))
    unread.add(
        columns.value,
        rows.amounts.cells,
        rows.amounts.reasons,
        counts,
        Keys(codes, begins, rows.segments.codes),
    )
    has_number = counts & ~np.isnan(rows.amounts.values)
    # Most files hold a number in every row: then there is nothing to pick out, and nothing is copied.
    kept = slice(None) if has_number.all() else has_number
    first_row = np.int32(columns.heading + 1)
    return Readings(
        grain=rows.days.grain,
        names=names,
        segments=tuple(rows.segments.texts),
        name_codes=codes[kept],
        begins=begins[kept],
        segment_codes=rows.segments.codes[kept],
        values=rows.amounts.values[kept],
        written=rows.amounts.written[kept],
        rows=np.flatnonzero(has_number).astype(np.int32) + first_row,
        columns=np.full(np.count_nonzero(has_number), columns.value, np.int32),
        unread=unread.kept(),
        unread_keys=unread.keys,
        unread_count=unread.count,
        notes=rows.days.notes,
        exchanged=rows.days.exchanged,
        scales=_scales(rows, codes, names, kept),
        titled_in=rows.titled_in,
    )


def _scales(
    rows: _Rows, codes: NDArray[np.int32], names: Sequence[FoundName], kept: NDArray[np.bool_] | slice
) -> Scales | None:
    """What each number is given in, by its unit, else its name, else the heading of the numbers."""
    by_unit = [scale_of(text) for text in rows.units.texts]
    by_name = [split_scale(text)[1] or rows.value_scale for text in rows.labels.texts]
    signs = [""] * len(names)
    if not any(by_unit) and not any(by_name):
        nothing = np.broadcast_to(1.0, len(codes))[kept]
        return make_scales(nothing, rows.amounts.written[kept], codes[kept], names, signs, rows.titled_scale)
    unit_factors, name_factors = (
        np.array([each.factor if each else 1.0 for each in found]) for found in (by_unit, by_name)
    )
    by_label = np.array([may_be_amount(text) for text in rows.units.texts])[rows.units.codes]
    factors = np.where(by_label, name_factors[rows.labels.codes], 1.0)
    factors = np.where(unit_factors[rows.units.codes] != 1, unit_factors[rows.units.codes], factors)[kept]
    units, labelled = rows.units.codes[kept], rows.labels.codes[kept]
    given = np.flatnonzero(factors != 1)
    first = first_places(codes[kept][given], len(names))
    for code in np.flatnonzero(first >= 0).tolist():
        place = given[first[code]]
        scale = by_unit[units[place]] or by_name[labelled[place]]
        signs[code] = scale.sign if scale else ""
    return make_scales(factors, rows.amounts.written[kept], codes[kept], names, signs, rows.titled_scale)


def _rows(file: OpenFile, sheet: str, columns: LongColumns, clues: Clues, chosen: Chosen) -> _Rows:
    first_row = columns.heading + 1
    others = [index for index in columns.used if index != columns.period]
    texts = [index for index in others if index != columns.value]
    by_index = dict(zip(others, file.columns(sheet, first_row, others, as_text=texts), strict=True))
    cells = day_cells(file, sheet, first_row, columns.period)
    nothing = _Named(np.zeros(len(cells.codes), np.int32), [""])
    grid = file.head(sheet).grid()
    heading = grid.cell(columns.heading, columns.value).text
    return _Rows(
        days=read_periods(cells, chosen.order or decide_order(cells)[0][0], clues),
        names=_names(by_index[columns.measure]),
        amounts=read_amounts(by_index[columns.value], chosen.numbers),
        segments=nothing if columns.segment is None else _named(by_index[columns.segment]),
        units=nothing if columns.unit is None else _named(by_index[columns.unit]),
        labels=_named(by_index[columns.measure]),
        value_scale=split_scale(heading)[1] or scale_of(heading),
        titled_scale=scale_above(grid, columns.heading),
        titled_in=(own,) if (own := currency_in_name(heading)) else currencies_above(grid, columns.heading),
    )


def _named(column: RawColumn) -> _Named:
    cells = distinct(column)
    return _Named(*folded(cells, labels(cells)))


def _names(column: RawColumn) -> _Named:
    """The measures' names, those that differ only in case or punctuation as one; no name for a total."""
    cells = distinct(column)
    texts = ["" if is_total(text) else split_scale(text)[0] for text in labels(cells)]
    keys = [name_key(text) for text in texts]
    codes, found = folded(cells, keys)
    return _Named(codes, [texts[keys.index(key)] for key in found])


def _found_names(
    rows: _Rows, columns: LongColumns, counts: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], tuple[FoundName, ...]]:
    """Which of the names each row has, and the names in the order in which they come."""
    places = np.flatnonzero(counts)
    first = first_places(rows.names.codes[places], len(rows.names.texts))
    used = [code for code in np.argsort(first, kind="stable").tolist() if first[code] >= 0]
    table = np.full(len(rows.names.texts), -1, np.int32)
    table[used] = np.arange(len(used))
    words, currencies = (
        _marks_of(rows, marks) for marks in (rows.amounts.unit_words, rows.amounts.currencies)
    )
    names = []
    for code in used:
        place = int(places[first[code]])
        unit = rows.units.texts[rows.units.codes[place]]
        label = rows.labels.texts[rows.labels.codes[place]]
        unit = unit_beside(unit, scale_of(unit) or split_scale(label)[1])
        row = columns.heading + 2 + place
        name = rows.names.texts[code]
        signs = (*rows.amounts.formats, *currencies.get(code, ()))
        names.append(FoundName(name, str(row), "", unit, words.get(code, ()), label, signs))
    return table[rows.names.codes], tuple(names)


def _marks_of(rows: _Rows, words: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The units or currencies, by the codes of cells, that were cut off the numbers of each name."""
    found: dict[int, dict[str, None]] = {}
    if words:
        places = np.flatnonzero(np.isin(rows.amounts.cells.codes, list(words)))
        pairs = np.unique(
            np.stack((rows.names.codes[places], rows.amounts.cells.codes[places]), axis=1), axis=0
        )
        for name, code in pairs.tolist():
            found.setdefault(name, {}).setdefault(words[code])
    return {name: tuple(each) for name, each in found.items()}
