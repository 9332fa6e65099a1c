"""Listing the imports, telling what one changed, taking it back and making it again."""

from __future__ import annotations

from typing import Any

from scorecard.changes import Changes
from scorecard.cli.output import table, tell, write, write_json
from scorecard.commands.import_details import ChangedNumber, ImportDetails
from scorecard.measures import ImportRecord
from scorecard.periods import Calendar
from scorecard.units import format_number
from scorecard.workspace import Workspace


def undo_import(workspace: Workspace, import_id: int) -> None:
    """Take one import back, and tell what stays since it was changed after it."""
    doubt = workspace.importing.past.doubt(import_id)
    _tell_outcome(*workspace.importing.past.undo(import_id))
    if doubt:
        tell(doubt)


def redo_import(workspace: Workspace, import_id: int) -> None:
    """Make an import again that was taken back, and tell what stays since it was changed after it."""
    _tell_outcome(*workspace.importing.past.redo(import_id))


def _tell_outcome(changes: Changes, kept: tuple[str, ...]) -> None:
    tell(f"{changes.title}: done.")
    for name in kept:
        tell(f"Kept, since it was changed afterwards: {name}")


def list_imports(workspace: Workspace, *, as_json: bool) -> None:
    """The imports, newest first."""
    records = workspace.imports()
    if as_json:
        write_json([_record_as_json(record) for record in records])
        return
    rows = [_HEADING, *(_record_line(record) for record in records)]
    for line in table(rows, _RIGHT) if records else ["No file was imported yet."]:
        write(line)


def show_import(workspace: Workspace, import_id: int, *, as_json: bool) -> None:
    """What one import changed."""
    details = workspace.importing.past.details(import_id)
    if as_json:
        write_json(_details_as_json(details, workspace.book.calendar))
        return
    for line in table([_HEADING, _record_line(details.record)], _RIGHT):
        write(line)
    for name, text in (("File", details.record.path), ("Recipe", details.record.recipe)):
        if text:
            write(f"{name}: {text}")
    for line in _details_lines(details, workspace.book.calendar):
        write(line)


def _details_lines(details: ImportDetails, calendar: Calendar) -> list[str]:
    rows = [
        (
            f"{each.name}{' (new)' if each.is_new else ''}",
            *(f"{n:,}" for n in (each.added, each.changed, each.removed)),
        )
        for each in details.measures
    ]
    lines = ["", *table([("Measure", "Added", "Changed", "Removed"), *rows], frozenset({1, 2, 3}))]
    changed = [_changed_line(each, calendar) for each in details.changed]
    if changed:
        lines += ["", *table([("Measure", "Period", "Before", "After", "Cell"), *changed], frozenset({2, 3}))]
    if (more := details.changed_total - len(changed)) > 0:
        lines.append(f"and {more:,} more")
    if details.record.unread:
        lines += ["", *table([("Cell", "In the file", "Problem", "Action"), *details.record.unread])]
    return lines


def _changed_line(each: ChangedNumber, calendar: Calendar) -> tuple[str, ...]:
    decimals = each.measure.shown_decimals if each.measure is not None else 0
    after = "removed" if each.after is None else format_number(each.after, decimals)
    return (each.name, calendar.key(each.period), format_number(each.before, decimals), after, each.cell)


def _details_as_json(details: ImportDetails, calendar: Calendar) -> dict[str, Any]:
    return {
        **_record_as_json(details.record),
        "measures": [
            {
                "measure": each.name,
                "new": each.is_new,
                "added": each.added,
                "changed": each.changed,
                "removed": each.removed,
            }
            for each in details.measures
        ],
        "changed_numbers": [
            {
                "measure": each.name,
                "period": calendar.key(each.period),
                "before": each.before,
                "after": each.after,
                "cell": each.cell,
            }
            for each in details.changed
        ],
        "changed_numbers_total": details.changed_total,
    }


_UNREAD = ("cell", "text", "problem", "action")
_HEADING = ("ID", "When", "By", "File", "Sheet", "Added", "Changed", "Unchanged", "Removed", "Problems", "")
_RIGHT = frozenset({0, 5, 6, 7, 8, 9})
_COUNTS = ("added", "changed", "unchanged", "removed", "problems")


def _record_line(record: ImportRecord) -> tuple[str, ...]:
    counts = (f"{getattr(record, name):,}" for name in _COUNTS)
    when = f"{record.made_at:%Y-%m-%d %H:%M}"
    undone = "taken back" if record.undone else ""
    return (str(record.id), when, record.made_by, record.file, record.sheet, *counts, undone)


def _record_as_json(record: ImportRecord) -> dict[str, Any]:
    return {
        "import_id": record.id,
        "file": record.file,
        "sheet": record.sheet,
        "layout": record.layout,
        "grain": record.grain.word,
        "made_at": record.made_at.isoformat(timespec="seconds"),
        "made_by": record.made_by,
        **{name: getattr(record, name) for name in _COUNTS},
        "undone": record.undone,
        "path": record.path,
        "recipe": record.recipe,
        "unread": [dict(zip(_UNREAD, problem, strict=True)) for problem in record.unread],
    }
