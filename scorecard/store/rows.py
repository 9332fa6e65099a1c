"""Items as they are stored: one codec for rows and for the journal's JSON.

A codec is made from an item's own fields. It turns the item into *plain* values (what JSON and a column can
both hold) and back; a row is all of them, the journal's JSON leaves out those that have their default. So a
line that was written before an item had some field still means what it meant, and migrations need not touch
the journal. Codecs know a table by its name only: what is read first needs no more.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any

from scorecard.changes import Item, Subject
from scorecard.goals import Goal
from scorecard.measures import Company, Entry, ImportRecord, Mark, Measure, Note, Scorecard, Source
from scorecard.recipes import Link, Recipe

Plain = dict[str, Any]
"""Column names and values that JSON can hold."""


class UnreadableItemError(ValueError):
    """A row or a journal line that makes no item: the file was damaged or written by something else."""


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field of an item is stored; a converter is None where the value stays as it is."""

    name: str
    encode: Callable[[Any], Any] | None = None
    decode: Callable[[Any], Any] | None = None
    unpack: Callable[[Any], Any] | None = None
    """Makes what the column holds plain."""


@dataclass(frozen=True, slots=True, eq=False)
class Codec:
    """How the items of one type are stored."""

    item_type: type[Item]
    table: str
    key_names: tuple[str, ...]
    """The columns that make the item's key, the widest first."""
    fields: tuple[_Field, ...]
    source_names: tuple[str, ...]
    """The columns of the item's :class:`Source`, where it has one."""
    defaults: Plain

    @property
    def names(self) -> tuple[str, ...]:
        """All columns of an item."""
        return (*(field.name for field in self.fields), *self.source_names)

    def plain(self, item: Item) -> Plain:
        """All columns of an item."""
        found: Plain = {}
        for field in self.fields:
            value = getattr(item, field.name)
            found[field.name] = value if field.encode is None or value is None else field.encode(value)
        if self.source_names:
            source = item.source if isinstance(item, Entry) else None
            for name in self.source_names:
                found[name] = None if source is None else getattr(source, name)
        return found

    def item(self, plain: Mapping[Any, Any]) -> Any:
        """The item of a row, or of JSON (where columns that are left out have their default)."""
        try:
            values = {}
            for field in self.fields:
                if field.name in plain:
                    value = plain[field.name]
                    values[field.name] = (
                        value if field.decode is None or value is None else field.decode(value)
                    )
            if plain.get("import_id") is not None and self.source_names:
                values["source"] = Source(
                    **{name: plain[name] for name in self.source_names if name in plain}
                )
            return self.item_type(**values)
        except (ValueError, TypeError, KeyError) as error:
            raise UnreadableItemError(f"{self.table}: {error}") from error

    def items(self, rows: Iterable[Sequence[Any]]) -> list[Any]:
        """The items of rows as the database holds them, with their columns as in :attr:`names`."""
        names = self.names
        packed = [(field.name, field.unpack) for field in self.fields if field.unpack is not None]
        found = []
        for row in rows:
            plain = dict(zip(names, row, strict=True))
            for name, unpack in packed:
                plain[name] = unpack(plain[name])
            found.append(self.item(plain))
        return found

    def compact(self, item: Item | None) -> Plain | None:
        """An item for the journal: the columns that differ from their default."""
        if item is None:
            return None
        defaults = self.defaults
        return {
            name: value
            for name, value in self.plain(item).items()
            if value is not None and (name not in defaults or defaults[name] != value)
        }

    def key(self, item: Item) -> Plain:
        """The columns that name an item."""
        plain = self.plain(item)
        return {name: plain[name] for name in self.key_names}


def to_json(value: object) -> str:
    """Compact JSON; a day is its ordinal."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=date.toordinal)


def _codec(item_type: type[Item], table: str, *key_names: str) -> Codec:
    hints = typing.get_type_hints(item_type)
    declared = [field for field in dataclasses.fields(item_type) if field.name != "source"]
    fields = tuple(_field(field.name, hints[field.name]) for field in declared)
    defaults = {}
    for field, stored in zip(declared, fields, strict=True):
        if field.default not in (dataclasses.MISSING, None):
            defaults[field.name] = stored.encode(field.default) if stored.encode else field.default
    has_source = "source" in hints
    source_names = tuple(field.name for field in dataclasses.fields(Source)) if has_source else ()
    return Codec(item_type, table, key_names, fields, source_names, defaults)


def _field(name: str, hint: Any) -> _Field:
    if isinstance(hint, types.UnionType):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
    if typing.get_origin(hint) is tuple:
        of_tuples = typing.get_origin(typing.get_args(hint)[0]) is tuple
        return _Field(name, list, _tuples if of_tuples else tuple, json.loads)
    if issubclass(hint, Enum):
        return _Field(name, attrgetter("value"), hint)
    if issubclass(hint, datetime):
        return _Field(name, datetime.isoformat, datetime.fromisoformat)
    if issubclass(hint, date):
        return _Field(name, date.toordinal, date.fromordinal)
    if issubclass(hint, bool):
        return _Field(name, unpack=bool)
    if issubclass(hint, float):
        return _Field(name, float, float)
    return _Field(name)


def _tuples(plain: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, plain))


CODECS: Mapping[Subject, Codec] = types.MappingProxyType(
    {
        Subject.COMPANY: _codec(Company, "company"),
        Subject.MEASURES: _codec(Measure, "measure", "id"),
        Subject.GOALS: _codec(Goal, "goal", "measure_id", "cadence", "begin", "segment", "once"),
        Subject.SCORECARDS: _codec(Scorecard, "scorecard", "name", "cadence"),
        Subject.IMPORTS: _codec(ImportRecord, "import_record", "id"),
        Subject.ENTRIES: _codec(Entry, "entry", "measure_id", "grain", "begin", "segment"),
        Subject.NOTES: _codec(Note, "note", "measure_id", "grain", "begin"),
        Subject.MARKS: _codec(Mark, "mark", "id"),
        Subject.RECIPES: _codec(Recipe, "recipe", "id"),
        Subject.LINKS: _codec(Link, "link", "id"),
    }
)
"""The codec of each kind of item."""
