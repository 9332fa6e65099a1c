"""Finds tables of rows in the first rows of a sheet: where their heading and their columns stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scorecard.importing.clues import Clues
from scorecard.importing.grid import Grid
from scorecard.importing.moments import check_moment, read_moment
from scorecard.importing.numbers import split_scale
from scorecard.importing.phrases import normalized
from scorecard.importing.rows.columns import LongColumns, TableColumns
from scorecard.importing.rows.heading_words import MEASURES, PERIODS, VALUES
from scorecard.importing.rows.table_heads import TableHead, find_head
from scorecard.importing.rows.table_profile import ColumnKind
from scorecard.importing.words import SEGMENT_HEADINGS, UNIT_HEADINGS
from scorecard.periods import Grain

_HEADINGS_WITHIN = 30
_PERIODS = 2
"""So many months among the headings are those of a table with its periods across."""
_REGULAR = 4
"""Days of a series lie in so few different steps: those of a month, or weekends between."""
_SOME = 10
"""So many records tell whether names repeat."""


def find_long_columns(grid: Grid, clues: Clues) -> LongColumns | None:
    """The columns of a table of one number a row, by their headings or by what stands in them."""
    return _by_headings(grid) or _by_content(grid, clues)


def find_raw_rows(grid: Grid, clues: Clues) -> TableColumns | None:
    """The heading and the date columns of a table of deals, orders or visits; None for a series over time."""
    head = find_head(grid, has_year=clues.year is not None)
    if head is None or sum(read_moment(name) is not None for name in head.names) >= _PERIODS:
        return None
    if not any(_are_events(head, column, clues) for column in head.dates):
        return None
    return TableColumns(head.heading, head.names, head.dates)


def _by_headings(grid: Grid) -> LongColumns | None:
    for row in grid.first_rows(_HEADINGS_WITHIN):
        texts = (cell.value if isinstance(cell.value, str) else "" for cell in grid.cells[row])
        words = [normalized(split_scale(text)[0]) for text in texts]
        period, measure, value = (_first(words, wanted) for wanted in (PERIODS, MEASURES, VALUES))
        if period is None or measure is None or value is None:
            continue
        segment, unit = _first(words, SEGMENT_HEADINGS), _first(words, UNIT_HEADINGS)
        found = LongColumns(row, period, measure, value, segment, unit)
        return found if _names_repeat(TableHead(grid, row), found) else None
    return None


def _first(words: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((column for column, word in enumerate(words) if word in wanted), None)


def _names_repeat(head: TableHead, found: LongColumns) -> bool:
    """Whether the names are those of measures, not of the records: in several periods they come again."""
    periods, names = head.values(found.period), head.values(found.measure)
    return len(names) < _SOME or len(set(periods)) == 1 or len(set(names)) <= len(names) / 2


def _by_content(grid: Grid, clues: Clues) -> LongColumns | None:
    """One column of dates, one of numbers, and one or two of texts that tell the numbers of a day apart."""
    head = find_head(grid, has_year=clues.year is not None)
    if head is None:
        return None
    numbers, texts = head.of_kind(ColumnKind.NUMBER), head.of_kind(ColumnKind.TEXT)
    if len(head.dates) != 1 or len(numbers) != 1 or not 1 <= len(texts) <= 2:
        return None
    measure, segment = _roles(head, texts)
    period, value = head.dates[0], numbers[0]
    keyed = [period, *texts]
    cells = [tuple(grid.cells[row][column].text for column in keyed) for row in head.records]
    is_table = len(cells) >= _SOME and len(set(cells)) == len(cells)
    few = all(len(set(head.values(column))) <= len(cells) / 2 for column in keyed)
    if measure is None or not is_table or not few:
        return None
    return LongColumns(head.heading, period, measure, value, segment)


def _roles(head: TableHead, texts: Sequence[int]) -> tuple[int | None, int | None]:
    """Which column of texts names the measure, and which the segment."""
    by_word = {column: normalized(head.names[column]) for column in texts}
    segments = [column for column in texts if by_word[column] in SEGMENT_HEADINGS]
    if len(segments) == len(texts):
        return None, None
    measure = next(
        (column for column in texts if by_word[column] in MEASURES),
        next(column for column in texts if column not in segments),
    )
    return measure, next((column for column in texts if column != measure), None)


def _are_events(head: TableHead, column: int, clues: Clues) -> bool:
    """Whether days come in no regular steps or again and again, as where things happen."""
    read = [read_moment(value, clues.order) for value in head.values(column)]
    moments = [moment.in_year(clues.year) for moment in read if moment is not None]
    dated = [each for each in moments if each.grain is Grain.DAY and each.year is not None]
    days = [each.date for each in dated if not check_moment(each, clues.calendar)]
    if len(days) < 2:
        return False
    if max(Counter(days).values()) > 1:
        return True
    gaps = {(later - earlier).days for earlier, later in pairwise(sorted(days))}
    return bool(head.of_kind(ColumnKind.TEXT)) and len(gaps) > _REGULAR
