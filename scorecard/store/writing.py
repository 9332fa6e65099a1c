"""Writing items of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Table, bindparam, delete, insert

from scorecard.changes import Change, Item, Subject
from scorecard.store.rows import CODECS, Codec
from scorecard.store.schema import metadata


def table_of(subject: Subject) -> Table:
    """Where the items of a kind lie."""
    return metadata.tables[CODECS[subject].table]


def write(connection: Connection, subject: Subject, changes: Sequence[Change]) -> None:
    """Make changes, at most one for each key, whose ``before`` is what the file holds.

    What changes is taken out and put in anew: so two measures can swap their short names.
    """
    codec = CODECS[subject]
    if out := [_named(codec, change.before) for change in changes if change.before is not None]:
        connection.execute(_removal(subject), out)
    if new := [codec.plain(change.after) for change in changes if change.after is not None]:
        connection.execute(insert(table_of(subject)), new)


def _named(codec: Codec, item: Item) -> dict[str, Any]:
    return {f"key_{name}": value for name, value in codec.key(item).items()}


@cache
def _removal(subject: Subject) -> Delete:
    table = table_of(subject)
    return delete(table).where(
        *(table.c[name] == bindparam(f"key_{name}") for name in CODECS[subject].key_names)
    )
