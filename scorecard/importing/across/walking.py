"""The rows below the headings: lines of numbers with their labels, and why the other rows are left aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scorecard.importing.across.labels import Labels, are_codes
from scorecard.importing.across.texts import label_at, text_at
from scorecard.importing.across.timeline import Timeline, year_of
from scorecard.importing.clues import Clues
from scorecard.importing.grid import CellError, Grid, GridCell
from scorecard.importing.guess import is_given_in, may_be_amount
from scorecard.importing.layout import LayoutKind
from scorecard.importing.moments import read_moment
from scorecard.importing.naming import without_marks
from scorecard.importing.numbers import Scale, is_missing, looks_numeric, scale_of, split_scale
from scorecard.importing.role_words import bare_role
from scorecard.importing.words import is_suppressed, is_total, is_unit, is_yes_or_no, unit_beside


@dataclass(frozen=True, slots=True)
class Line:
    """A row of numbers and what its labels say."""

    row: int
    column: int
    """Where its name stands."""
    name: str
    role: str = ""
    """The text of a column that says ``Actual`` or ``Target``."""
    section: str = ""
    title: str = ""
    """The label without numbers right above: a section's title, or a measure's over its rows."""
    unit: str = ""
    year: int = 0
    segment: str = ""
    scale: Scale | None = None
    """In what its numbers are given."""
    written: str = ""
    """The name with the sign of its scale, where that stands in it."""


@dataclass
class Walk:
    """What the walk down the rows has met."""

    lines: list[Line] = field(default_factory=list)
    ignored: dict[int, str] = field(default_factory=dict)
    sections: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    section: str = ""
    section_before: str = ""
    title: str = ""
    section_open: bool = False
    unit: str = ""
    """The unit of all rows, from a row of units below the headings."""


def walk(view: Grid, labels: Labels, timeline: Timeline, clues: Clues, kind: LayoutKind) -> Walk:
    """All rows below the headings."""
    found = Walk()
    for row in range(timeline.heading.bottom + 1, view.row_count):
        cells = [view.cells[row][column] for column in timeline.columns]
        filled = [cell for cell in cells if not cell.is_empty]
        name, column = _name(view, row, labels)
        if labels.are_own and not filled:
            # A number that nobody typed yet, and no title.
            found.ignored[row] = "empty"
        elif labels.are_own and name and _has_numbers(filled):
            found.lines.append(_line(found, view, row, column, name, labels))
        elif not filled and (name or labels.name is not None):
            _take_title(found, row, column, name, kind)
        elif reason := _why_ignored(found, row, name, filled, labels):
            found.ignored[row] = reason
        elif _repeats_heading(cells, clues):
            found.ignored[row] = "headings again"
        elif not _has_numbers(filled):
            found.ignored[row] = "text"
            found.notes.append(f"“{name[:60]}” holds text and is left out.")
        else:
            found.lines.append(_line(found, view, row, column, name, labels))
    return found


def says_nothing(cell: GridCell) -> bool:
    """Whether a cell is empty, or only marks that there is no number."""
    if isinstance(cell.value, str):
        return is_missing(cell.value) or is_suppressed(cell.value)
    return cell.is_empty


def _why_ignored(found: Walk, row: int, name: str, filled: Sequence[GridCell], labels: Labels) -> str:
    if not filled:
        return "empty"
    if not found.lines and sum(is_unit(cell.text) for cell in filled) > len(filled) / 2:
        units = {cell.text for cell in filled}
        found.unit = units.pop() if len(units) == 1 else found.unit
        return "unit"
    if not name and labels.name is not None:
        return "no name"
    if all(says_nothing(cell) for cell in filled):
        return "total" if is_total(name, found.section) else "no numbers"
    return "total" if is_total(name, found.section) else ""


def _take_title(found: Walk, row: int, column: int, name: str, kind: LayoutKind) -> None:
    """A label without numbers: the rest of a wrapped name, or the title of a section."""
    last = found.lines[-1] if found.lines else None
    if not name:
        found.ignored[row] = "empty"
    elif last and last.row == row - 1 and last.column == column and name[:1].islower():
        found.lines[-1] = replace(last, name=f"{last.name} {name}")
        found.ignored[row] = "wrapped name"
    elif kind is LayoutKind.PERIODS_DOWN:
        found.ignored[row] = "empty"
    else:
        if not found.section_open:
            found.section_before, found.section = found.section, name
        found.title = name
        found.section_open = True
        found.sections.add(row)


def _line(found: Walk, view: Grid, row: int, column: int, name: str, labels: Labels) -> Line:
    if labels.name in (column, None):
        beside = next((t for c in labels.others if c < column and (t := text_at(view, row, c))), "")
        found.section = found.section if are_codes([beside]) else beside or found.section
    title = found.title if found.section_open else ""
    unit = _text(view, row, labels.unit) or found.unit
    bare, by_name = split_scale(name)
    section, by_section = split_scale(found.section)
    by_label = by_name or (by_section if by_section and is_given_in(by_section, bare, section) else None)
    scale = scale_of(unit) or (by_label if may_be_amount(unit) else None)
    if title == found.section and bare_role(name):
        # It names the measure of the rows below and no section.
        found.section = found.section_before
    found.section_open = False
    return Line(
        row,
        column,
        without_marks(bare),
        role=_text(view, row, labels.role),
        section=section,
        title=split_scale(title)[0],
        unit=unit_beside(unit, scale),
        year=year_of(_text(view, row, labels.year)),
        segment=_text(view, row, labels.segment),
        scale=scale,
        written=without_marks(name) if by_name else "",
    )


def _name(view: Grid, row: int, labels: Labels) -> tuple[str, int]:
    """A row's name and where it stands: where its own cell is empty, any other label."""
    if labels.name is None:
        return "", labels.year or 0
    others = [] if labels.role is None else [labels.role]
    for column in (labels.name, *reversed(labels.others), *others):
        if text := text_at(view, row, column) or _year_at(view, row, column):
            return text, column
    return "", labels.name


def _year_at(view: Grid, row: int, column: int) -> str:
    """A year that stands as the name: 2025 below the numbers of 2026."""
    label = label_at(view, row, column)
    return label if year_of(label) else ""


def _text(view: Grid, row: int, column: int | None) -> str:
    return "" if column is None else label_at(view, row, column)


def _repeats_heading(cells: Sequence[GridCell], clues: Clues) -> bool:
    moments = [read_moment(cell.value, clues.order) for cell in cells]
    return sum(moment is not None for moment in moments) > len(moments) / 2


def _has_numbers(filled: Sequence[GridCell]) -> bool:
    """Whether one cell has a number, or all have an answer."""
    if any(looks_numeric(cell.value) or isinstance(cell.value, CellError) for cell in filled):
        return True
    return all(is_yes_or_no(cell.value) or says_nothing(cell) for cell in filled)
