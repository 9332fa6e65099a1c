"""The journal: every change as a step that can be taken back, made again and looked up.

Steps lie in the file in the order they were made. Those that were undone are always the newest, and a new
step drops them. Each function here works within the caller's transaction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from scorecard.changes import Change, ChangeSet, Item, Subject
from scorecard.errors import ScorecardError
from scorecard.measures import Entry, ImportRecord, Measure, Scorecard
from scorecard.store import batches, items, steps
from scorecard.store.conflict import batch_changed_meanwhile, changed_meanwhile
from scorecard.store.dialect import driver_of
from scorecard.store.rows import CODECS, to_json
from scorecard.store.schema import change, change_batch, step
from scorecard.store.steps import HistoryLine, Step
from scorecard.store.writing import write

_NO_NUMBER = "{} is no number that can be kept. Nothing was saved."
_CHANGES = (
    select(change.c.subject, change.c.before, change.c.after)
    .where(change.c.step_id == bindparam("step_id"))
    .order_by(change.c.position)
)
_HISTORY = (
    select(
        change.c.step_id,
        change.c.position,
        step.c.made_at,
        step.c.made_by,
        step.c.title,
        change.c.before,
        change.c.after,
    )
    .join_from(change, step)
    .where(change.c.subject == Subject.ENTRIES.value, change.c.item_key == bindparam("key"))
    .where(step.c.undone.is_(False))
)
_OF_MEASURE = (
    select(change.c.step_id, change.c.before, change.c.after)
    .join_from(change, step)
    .where(change.c.subject == Subject.MEASURES.value, change.c.item_key == bindparam("key"))
    .where(step.c.undone.is_(False))
    .order_by(change.c.step_id.desc())
)
_MARK = update(step).where(step.c.id == bindparam("step_id")).values(undone=bindparam("is_undone"))


def record(connection: Connection, change_set: ChangeSet, *, user: str, made_at: datetime) -> None:
    """Make a change set and write it down as the newest step. Raises ScorecardError."""
    _drop_undone(connection)
    _make(connection, change_set)
    step_id = steps.newest_done_id(driver_of(connection)) + 1
    connection.execute(
        insert(step),
        {
            "id": step_id,
            "title": change_set.title,
            "made_at": made_at.isoformat(),
            "made_by": user,
            "import_id": _import_made_by(change_set),
            "undone": False,
        },
    )
    if change_set.changes:
        connection.execute(insert(change), [_line(step_id, *line) for line in enumerate(change_set.changes)])
    batches.keep(connection, step_id, change_set)


def undo(connection: Connection) -> ChangeSet | None:
    """Take the newest step back. Returns what was changed; None where there is no step."""
    found = steps.newest_done(driver_of(connection))
    if found is None:
        return None
    inverse = change_set_of(connection, found).inverse
    _make(connection, inverse)
    connection.execute(_MARK, {"step_id": found.id, "is_undone": True})
    return inverse


def redo(connection: Connection) -> ChangeSet | None:
    """Make the step that was undone last again. Returns what was changed; None where there is no step."""
    found = steps.oldest_undone(driver_of(connection))
    if found is None:
        return None
    change_set = change_set_of(connection, found)
    _make(connection, change_set)
    connection.execute(_MARK, {"step_id": found.id, "is_undone": False})
    return change_set


def change_set_of(connection: Connection, made: Step) -> ChangeSet:
    """What a step did."""
    lines = connection.execute(_CHANGES, {"step_id": made.id})
    changes = tuple(Change(_item(subject, before), _item(subject, after)) for subject, before, after in lines)
    return ChangeSet(made.title, changes, *batches.of_step(connection, made.id))


def history(connection: Connection, key: tuple[Any, ...]) -> list[HistoryLine]:
    """How an entry came to its value, newest first."""
    found = [
        (step_id, position, made_at, made_by, title, _entry(before), _entry(after))
        for step_id, position, made_at, made_by, title, before, after in connection.execute(
            _HISTORY, {"key": to_json(key)}
        )
    ]
    for made, is_added, one in batches.with_entry(connection, key):
        before, after = (None, one) if is_added else (one, None)
        found.append((made.step_id, -1, made.made_at, made.made_by, made.title, before, after))
    found.sort(key=lambda line: line[:2], reverse=True)
    return [_history_line(*line[2:]) for line in found]


def lists_before_archiving(connection: Connection, measure_id: int) -> tuple[Scorecard, ...]:
    """The lists on which a measure stood before it was archived last."""
    for step_id, before, after in connection.execute(_OF_MEASURE, {"key": to_json((measure_id,))}):
        was, became = _item(Subject.MEASURES, before), _item(Subject.MEASURES, after)
        if isinstance(was, Measure) and isinstance(became, Measure) and became.archived > was.archived:
            lines = connection.execute(_CHANGES, {"step_id": step_id})
            lists = (_item(subject, item) for subject, item, _ in lines)
            return tuple(
                each for each in lists if isinstance(each, Scorecard) and measure_id in each.measure_ids
            )
    return ()


def _make(connection: Connection, change_set: ChangeSet) -> None:
    for batch in change_set.removed:
        if not batches.take_out(connection, batch):
            raise batch_changed_meanwhile(batch)
    for subject, pending in _by_key(connection, change_set.changes).items():
        held = items.read_held(driver_of(connection), subject, pending.keys())
        for key, one in pending.items():
            if held.get(key) != one.before:
                raise changed_meanwhile(connection, one.item, held.get(key))
            _refuse_no_number(one.after)
        write(connection, subject, list(pending.values()))
    for batch in change_set.added:
        if not all(map(math.isfinite, batch.values)):
            raise ScorecardError(_NO_NUMBER.format("A value without end"))
        if not batches.put_in(connection, batch):
            raise batch_changed_meanwhile(batch)


def _by_key(connection: Connection, changes: Iterable[Change]) -> dict[Subject, dict[Any, Change]]:
    """Changes by kind and key; one change out of several that follow each other."""
    found: dict[Subject, dict[Any, Change]] = {}
    for one in changes:
        pending = found.setdefault(one.subject, {})
        key = one.item.key
        earlier = pending.get(key)
        if earlier is None:
            pending[key] = one
        elif earlier.after == one.before:
            pending[key] = Change(earlier.before, one.after)
        else:
            raise changed_meanwhile(connection, one.item, earlier.after)
    return found


def _refuse_no_number(item: Item | None) -> None:
    if isinstance(item, Entry) and not math.isfinite(item.value):
        raise ScorecardError(_NO_NUMBER.format(item.value))


def _drop_undone(connection: Connection) -> None:
    after = {"after": steps.newest_done_id(driver_of(connection))}
    for lines in (change, change_batch):
        connection.execute(delete(lines).where(lines.c.step_id > bindparam("after")), after)
    connection.execute(delete(step).where(step.c.id > bindparam("after")), after)


def _import_made_by(change_set: ChangeSet) -> int | None:
    for one in change_set.changes:
        if one.before is None and isinstance(one.after, ImportRecord):
            return one.after.id
    return None


def _entry(plain: Mapping[str, Any] | None) -> Entry | None:
    found = _item(Subject.ENTRIES, plain)
    return found if isinstance(found, Entry) else None


def _history_line(
    made_at: str, made_by: str, title: str, before: Entry | None, after: Entry | None
) -> HistoryLine:
    return HistoryLine(
        datetime.fromisoformat(made_at),
        made_by,
        title,
        before.value if before is not None else None,
        after.value if after is not None else None,
        after.source if after is not None else None,
    )


def _line(step_id: int, position: int, one: Change) -> dict[str, Any]:
    codec = CODECS[one.subject]
    return {
        "step_id": step_id,
        "position": position,
        "subject": one.subject.value,
        "item_key": to_json(one.item.key),
        "before": codec.compact(one.before),
        "after": codec.compact(one.after),
    }


def _item(subject: str, plain: Mapping[str, Any] | None) -> Item | None:
    if plain is None:
        return None
    found: Item = CODECS[Subject(subject)].item(plain)
    return found
