"""What a person should know before an older import is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.measures import ImportRecord
from scorecard.periods import format_day

_MOST_NAMED = 2
_THE = "the import of "


def words_before_undo(record: ImportRecord, records: Iterable[ImportRecord]) -> str:
    """What a person should know before ``record`` is taken back; empty where nothing is in doubt."""
    newer = _found_again(record, records)
    if not newer:
        return ""
    count = sum(each.unchanged for each in newer)
    files = " and ".join(dict.fromkeys(_named(each, record) for each in newer[:_MOST_NAMED]))
    more = f" and {len(newer) - _MOST_NAMED:,} newer imports" if len(newer) > _MOST_NAMED else ""
    numbers, they = ("1 number", "it was") if count == 1 else (f"{count:,} numbers", "they were")
    is_twin = any(each.file == record.file for each in newer)
    first = f"this import of {_when(record, newer[0])}" if is_twin else record.file
    told = f"{files}{more} found {numbers} as {they} already; which is not written down."
    told = told[:1].upper() + told[1:] if told.startswith(_THE) else told
    return (
        f"{told} What came from {first} first is removed with it. "
        f"Import {newer[0].file} again afterwards to have it back."
    )


def _named(each: ImportRecord, record: ImportRecord) -> str:
    """The file; two imports of files of one name are told apart by when they were made."""
    return f"{_THE}{_when(each, record)}" if each.file == record.file else each.file


def _when(each: ImportRecord, other: ImportRecord) -> str:
    """``20:43``, with the day where the other was made on another one."""
    day = "" if each.made_at.date() == other.made_at.date() else f"{format_day(each.made_at.date())}, "
    return f"{day}{each.made_at:%H:%M}"


def _found_again(record: ImportRecord, records: Iterable[ImportRecord]) -> list[ImportRecord]:
    """Newer imports, not taken back, that found numbers of the same grain as they were.

    Which numbers that were is not kept: those of ``record`` among them go with it.
    """
    return [
        each
        for each in records
        if each.id > record.id and not each.undone and each.unchanged and each.grain is record.grain
    ]
