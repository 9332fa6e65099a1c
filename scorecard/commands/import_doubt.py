"""What a person should know before an older import is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.measures import ImportRecord

_MOST_NAMED = 2


def words_before_undo(record: ImportRecord, records: Iterable[ImportRecord]) -> str:
    """What a person should know before ``record`` is taken back; empty where nothing is in doubt."""
    newer = _found_again(record, records)
    if not newer:
        return ""
    count = sum(each.unchanged for each in newer)
    files = " and ".join(dict.fromkeys(each.file for each in newer[:_MOST_NAMED]))
    more = f" and {len(newer) - _MOST_NAMED:,} newer imports" if len(newer) > _MOST_NAMED else ""
    numbers, they = ("1 number", "it was") if count == 1 else (f"{count:,} numbers", "they were")
    return (
        f"{files}{more} found {numbers} as {they} already; which is not written down. What came from "
        f"{record.file} first is removed with it. Import {newer[0].file} again afterwards to have it back."
    )


def _found_again(record: ImportRecord, records: Iterable[ImportRecord]) -> list[ImportRecord]:
    """Newer imports, not taken back, that found numbers of the same grain as they were.

    Which numbers that were is not kept: those of ``record`` among them go with it.
    """
    return [
        each
        for each in records
        if each.id > record.id and not each.undone and each.unchanged and each.grain is record.grain
    ]
