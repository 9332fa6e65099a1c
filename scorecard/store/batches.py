"""Batches of entries: put into the file, taken out of it, and packed for the journal."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from scorecard.batches import Batch
from scorecard.cells import column_name
from scorecard.changes import ChangeSet
from scorecard.measures import Entry, EntryKey
from scorecard.periods import Grain
from scorecard.store import dialect
from scorecard.store.rows import UnreadableItemError
from scorecard.store.schema import change_batch, entry, step

_AT_ONCE = 20_000
"""Rows that are handed over together."""
_QUICKLY = 1
"""Of zlib: a better packing would cost several times the time for a tenth of the space."""
_KINDS = {"measure_ids": "i", "begins": "i", "segment_codes": "i", "values": "d", "rows": "i", "columns": "i"}
"""The columns of a batch in the order in which they are packed, with the type of each."""
_KEY = ("measure_id", "grain", "begin", "segment")
_OF_STEP = (
    select(change_batch)
    .where(change_batch.c.step_id == bindparam("step_id"))
    .order_by(change_batch.c.position)
)
_OF_IMPORT = select(entry.c.measure_id, entry.c.begin, entry.c.segment, entry.c.value).where(
    entry.c.grain == bindparam("grain"), entry.c.import_id == bindparam("import_id")
)
_AROUND = (
    select(
        change_batch.c.step_id,
        change_batch.c.position,
        change_batch.c.is_added,
        change_batch.c.segments,
        step.c.made_at,
        step.c.made_by,
        step.c.title,
    )
    .join_from(change_batch, step)
    .where(step.c.undone.is_(False))
    .where(change_batch.c.grain == bindparam("grain"))
    .where(change_batch.c.first <= bindparam("begin"), change_batch.c.last >= bindparam("begin"))
)
_ONE = select(change_batch).where(
    change_batch.c.step_id == bindparam("step_id"), change_batch.c.position == bindparam("position")
)


def put_in(connection: Connection, batch: Batch) -> bool:
    """Add the entries of a batch; False where there is one under some key already."""
    names = [batch.segments[code] for code in batch.segment_codes]
    letters = {column: column_name(column) for column in set(batch.columns)}
    places = zip(batch.rows, batch.columns, strict=True)
    cells = ("" if row < 0 else f"{letters[column]}{row + 1}" for row, column in places)
    rows = zip(
        batch.measure_ids,
        repeat(int(batch.grain)),
        batch.begins,
        names,
        batch.values,
        repeat(batch.import_id),
        repeat(batch.sheet),
        cells,
    )
    columns = (*_KEY, "value", "import_id", "sheet", "cell")
    try:
        for part in _parts(rows):
            dialect.insert_rows(connection, entry, columns, part)
    except IntegrityError:
        return False
    return True


def take_out(connection: Connection, batch: Batch) -> bool:
    """Remove the entries of a batch; False where one of them is not there as the batch has it."""
    names = [batch.segments[code] for code in batch.segment_codes]
    rows = zip(batch.measure_ids, repeat(int(batch.grain)), batch.begins, names, batch.values)
    gone = sum(dialect.delete_rows(connection, entry, (*_KEY, "value"), part) for part in _parts(rows))
    return gone == len(batch)


def keep(connection: Connection, step_id: int, change_set: ChangeSet) -> None:
    """Write the batches of a step down."""
    kept = [(batch, True) for batch in change_set.added] + [(batch, False) for batch in change_set.removed]
    for position, (batch, is_added) in enumerate(kept):
        line = {
            "step_id": step_id,
            "position": position,
            "is_added": is_added,
            "grain": int(batch.grain),
            "import_id": batch.import_id,
            "sheet": batch.sheet,
            "segments": list(batch.segments),
            "first": min(batch.begins),
            "last": max(batch.begins),
            "packed": _pack(batch),
        }
        connection.execute(insert(change_batch), line)


def still_there(connection: Connection, batch: Batch) -> list[bool]:
    """Which entries of a batch are in the file as the batch has them."""
    wanted = {"grain": int(batch.grain), "import_id": batch.import_id}
    found = set(map(tuple, connection.execute(_OF_IMPORT, wanted).all()))
    names = [batch.segments[code] for code in batch.segment_codes]
    return [row in found for row in zip(batch.measure_ids, batch.begins, names, batch.values, strict=True)]


def of_step(connection: Connection, step_id: int) -> tuple[tuple[Batch, ...], tuple[Batch, ...]]:
    """The batches that a step added and removed."""
    found: dict[bool, list[Batch]] = {True: [], False: []}
    for row in connection.execute(_OF_STEP, {"step_id": step_id}).mappings():
        found[row["is_added"]].append(_unpack(row))
    return tuple(found[True]), tuple(found[False])


def with_entry(connection: Connection, key: EntryKey) -> Iterator[tuple[Any, bool, Entry]]:
    """Where an entry stands in batches of steps that hold: the step, whether it was added, the entry."""
    values = {"grain": int(key[1]), "begin": key[2].toordinal()}
    for row in connection.execute(_AROUND, values).all():
        if key[3] not in row.segments:
            continue
        place = {"step_id": row.step_id, "position": row.position}
        line = connection.execute(_ONE, place).mappings().one()
        if (found := _unpack(line).find(key)) is not None:
            yield row, row.is_added, found


def _parts(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    iterator = iter(rows)
    while part := list(islice(iterator, _AT_ONCE)):
        yield part


def _pack(batch: Batch) -> bytes:
    # Column by column, so that there is no second copy of them all.
    packer = zlib.compressobj(_QUICKLY)
    packed = [packer.compress(_small_end_first(getattr(batch, name))) for name in _KINDS]
    return b"".join((*packed, packer.flush()))


def _unpack(row: Any) -> Batch:
    """The batch of a journal line. Raises UnreadableItemError where the line is damaged."""
    try:
        plain = memoryview(zlib.decompress(row["packed"]))
        count, rest = divmod(len(plain), sum(array(kind).itemsize for kind in _KINDS.values()))
        if rest:
            raise ValueError("a column is cut off")
    except (zlib.error, ValueError) as error:
        raise UnreadableItemError(f"change_batch: {error}") from error
    columns = {}
    for name, kind in _KINDS.items():
        column = array(kind)
        column.frombytes(plain[: count * column.itemsize])
        plain = plain[count * column.itemsize :]
        columns[name] = _small_end_first(column)
    return Batch(Grain(row["grain"]), row["import_id"], row["sheet"], tuple(row["segments"]), **columns)


def _small_end_first(column: array[Any]) -> array[Any]:
    """The column as every machine writes it; the same once more reads it."""
    if sys.byteorder == "little":
        return column
    turned = column[:]
    turned.byteswap()
    return turned
