"""The rules that a table is first offered with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from string import digits

from scorecard.importing.clues import Clues
from scorecard.importing.numbers import split_scale
from scorecard.importing.phrases import name_key
from scorecard.importing.rows.heading_words import names_key, names_no_sum, names_order, words_of
from scorecard.importing.rows.rules import RawRules, RowKind, RowMeasure
from scorecard.importing.rows.table_profile import ColumnKind, TableProfile
from scorecard.periods import Grain

_OFTEN = 2
"""So many rows a week are gathered by week, fewer by month."""
_SHORTEST = 3
_GENERIC = re.compile(
    r"(sheet|tabelle|tabellenblatt|blad|feuil|feuille|hoja|lembar|table|data|export|report|rows?)?[\s\d_–-]*",
    re.IGNORECASE,
)


def default_rules(profile: TableProfile, file_name: str, clues: Clues) -> RawRules:
    """The count of rows and of orders, and the sum of each column of money or quantities, but of no key."""
    taken: dict[str, RowMeasure] = {}
    for measure in (_rows(profile, file_name), *_orders(profile), *_sums(profile)):
        taken.setdefault(name_key(measure.name), measure)
    return RawRules(profile.date_column, _grain(profile, clues), tuple(taken.values()))


def _rows(profile: TableProfile, file_name: str) -> RowMeasure:
    own = "" if _GENERIC.fullmatch(profile.sheet) else " ".join(profile.sheet.split())
    return RowMeasure(own or _undated(PurePath(file_name).stem) or "Rows", RowKind.COUNT)


def _orders(profile: TableProfile) -> list[RowMeasure]:
    """The count of orders, where a row is only a part of one."""
    for column in profile.columns:
        repeats = not column.is_sample and 1 < column.distinct < profile.row_count - column.blanks
        if column.is_key and repeats and names_order(column.name):
            words = words_of(column.name)
            own = words[:-1] if len(words) > 1 and names_key(column.name) else words
            return [RowMeasure(_sentence([*own[:-1], f"{own[-1]}s"]), RowKind.DISTINCT, column.name)]
    return []


def _sums(profile: TableProfile) -> list[RowMeasure]:
    return [
        RowMeasure(_readable(column.name), RowKind.SUM, column.name)
        for column in profile.of_kind(ColumnKind.NUMBER)
        if not column.is_key and not names_no_sum(column.name)
    ]


def _grain(profile: TableProfile, clues: Clues) -> Grain:
    dates = profile.column(profile.date_column)
    if dates is None or dates.first is None or dates.last is None:
        return Grain.MONTH
    first, last = (clues.calendar.period(Grain.WEEK, day).begin for day in (dates.first, dates.last))
    weeks = (last - first).days // 7 + 1
    return Grain.WEEK if profile.row_count - dates.blanks >= _OFTEN * weeks else Grain.MONTH


def _readable(name: str) -> str:
    """``Sales amount`` for ``SalesAmount``; a name of several words stays as it is."""
    bare = split_scale(name)[0]
    return bare if " " in bare else _sentence(words_of(bare)) or bare


def _undated(name: str) -> str:
    """The name of a file without the figures that date it: ``Web orders`` for ``WebOrders_202006``."""
    words = (word.rstrip(digits) for word in words_of(name))
    return _sentence(word for word in words if len(word) >= _SHORTEST)


def _sentence(words: Iterable[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:]
