"""How imports and their numbers are written on the page."""

from __future__ import annotations

from datetime import datetime

from scorecard.commands.import_details import ChangedNumber, ImportDetails
from scorecard.importing.layout import LayoutKind
from scorecard.measures import ImportRecord
from scorecard.periods import Calendar, Grain, Period, format_day
from scorecard.units import MISSING, Unit, format_value
from scorecard.writing import Writing
from ui.widgets.list_dialog import Row

_MOST_NAMED = 3


def moment(when: datetime) -> str:
    """``23 Nov 2026 09:12``."""
    return f"{format_day(when.date())} {when:%H:%M}"


def period(calendar: Calendar, shown: Period) -> str:
    """``November 2026``; a week with its year too: ``Week 47, 2026``."""
    title = calendar.title(shown)
    return f"{title}, {calendar.key(shown)[:4]}" if shown.grain is Grain.WEEK else title


def counted(count: int, one: str, many: str = "") -> str:
    """``1 problem`` or ``12 problems``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def counts(record: ImportRecord) -> str:
    """``+132 · 4 changed``; ``nothing new`` where the file brought what was there."""
    parts = (
        (record.added, f"+{record.added:,}"),
        (record.changed, f"{record.changed:,} changed"),
        (record.removed, f"{record.removed:,} removed"),
    )
    return " · ".join(text for count, text in parts if count) or "nothing new"


def state(record: ImportRecord) -> str:
    """``taken back``, else how many cells were problems; empty where all is well."""
    if record.undone:
        return "taken back"
    return counted(record.problems, "problem") if record.problems else ""


def layout_name(record: ImportRecord) -> str:
    """The layout as the wizard calls it; one that is no longer known as it was written."""
    known = {kind.value: kind.label for kind in LayoutKind}
    return known.get(record.layout, record.layout.replace("_", " "))


def measure_rows(details: ImportDetails) -> list[Row]:
    """Measure, new, changed and removed numbers."""
    return [
        (
            f"{each.name} – new measure" if each.is_new else each.name,
            _count(each.added, "+"),
            _count(each.changed),
            _count(each.removed),
        )
        for each in details.measures
    ]


def changed_rows(details: ImportDetails, calendar: Calendar, writing: Writing) -> list[Row]:
    """Measure, period, from what to what, and the cell."""
    return [
        (
            each.name,
            period(calendar, each.period),
            _written(each, each.before, writing),
            "removed" if each.after is None else _written(each, each.after, writing),
            each.cell,
        )
        for each in details.changed
    ]


def problem_rows(record: ImportRecord) -> list[Row]:
    """The reason, the text found, what was done with it, and the cell."""
    return [(reason, text, action, cell) for cell, text, reason, action in record.unread]


def problem_note(record: ImportRecord) -> str:
    """How many cells were corrected by hand, and whether all problems are listed."""
    others = len(record.unread) - record.corrected - record.left_out
    words = [by_hand] if (by_hand := _by_hand(record)) else []
    if not record.problems:
        words.append("Every other cell was read." if words else "Every cell was read.")
    elif not others:
        words.append("The cells were not written down when this file was imported.")
    elif others < record.problems:
        words.append(f"The first {others:,} of {record.problems:,} problems are listed.")
    return " ".join(words)


def _by_hand(record: ImportRecord) -> str:
    """``3 cells were corrected and 1 left out by hand.``; empty without any."""
    if not record.corrected and not record.left_out:
        return ""
    if not record.corrected:
        return f"{counted(record.left_out, 'cell')} {_were(record.left_out)} left out by hand."
    more = f" and {record.left_out:,} left out" if record.left_out else ""
    return f"{counted(record.corrected, 'cell')} {_were(record.corrected)} corrected{more} by hand."


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def kept_words(kept: tuple[str, ...]) -> str:
    """``3 numbers were changed since and stay: …``; empty where everything went through."""
    if not kept:
        return ""
    named = "; ".join(kept[:_MOST_NAMED])
    more = len(kept) - _MOST_NAMED
    words = (
        "1 number was changed since and stays"
        if len(kept) == 1
        else (f"{len(kept):,} numbers were changed since and stay")
    )
    return f"{words}: {named}{f'; and {more:,} more' if more > 0 else ''}."


def _count(count: int, sign: str = "") -> str:
    return f"{sign}{count:,}" if count else MISSING


def _written(each: ChangedNumber, value: float, writing: Writing) -> str:
    measure = each.measure
    if measure is None:
        return format_value(value, Unit.COUNT, None, writing)
    return format_value(value, measure.unit, measure.decimals, writing)
