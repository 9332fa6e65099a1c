"""The columns beside the periods, by what they hold: names, units, years, segments, roles, goals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.importing.across.heading import Heading
from scorecard.importing.across.texts import label_at, text_at
from scorecard.importing.grid import Grid
from scorecard.importing.moments import is_year
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.phrases import normalized
from scorecard.importing.role_words import Role, bare_role
from scorecard.importing.rows.heading_words import names_key
from scorecard.importing.words import SEGMENT_HEADINGS, UNIT_HEADINGS, is_unit, is_yes_or_no
from scorecard.own_workbook import MEASURE, OWNER, SEGMENT, TO_FILL_IN

_MOSTLY = 0.8


@dataclass(frozen=True)
class Labels:
    """Which column says what of a row."""

    name: int | None
    """None where the rows are of one measure that the sheet names in no column."""
    others: tuple[int, ...] = ()
    """Further texts: a section, an owner, a code."""
    unit: int | None = None
    year: int | None = None
    segment: int | None = None
    role: int | None = None
    goals: tuple[int, ...] = ()
    """Columns with one goal a measure."""
    are_own: bool = False
    """Whether they are those of a workbook to fill in, in which every row is of a measure of the company."""

    @property
    def joins_rows(self) -> bool:
        """Whether several rows make one measure."""
        return self.year is not None or self.segment is not None

    @property
    def used(self) -> set[int]:
        """All columns that say something."""
        singles = (self.name, self.unit, self.year, self.segment, self.role)
        return {each for each in (*singles, *self.others, *self.goals) if each is not None}


def find_labels(view: Grid, heading: Heading) -> Labels | None:
    """What the columns beside the periods hold; None where nothing names the rows."""
    if own := _own_labels(view, heading):
        return own
    rows = range(heading.bottom + 1, view.row_count)
    goals = tuple(_goal_columns(view, heading, rows))
    left = [column for column in range(heading.first) if column not in goals]
    year = _year_column(view, heading, left, rows)
    read = text_at if year is None else label_at
    texts = [c for c in left if c != year and any(read(view, row, c) for row in rows)]
    unit = next((c for c in texts if len(texts) > 1 and _is_unit_column(view, heading, c)), None)
    texts = [c for c in texts if c != unit]
    role = next((c for c in texts if len(texts) > 1 and _is_role_column(view, c, rows)), None)
    texts = [c for c in texts if c != role]
    segment = _segment_column(view, heading, texts, rows, year)
    name = _name_column(view, heading, [c for c in texts if c != segment], rows)
    if name is None and year is None:
        return None
    others = tuple(c for c in texts if c not in (segment, name))
    return Labels(name, others, unit, year, segment, role, goals)


def _own_labels(view: Grid, heading: Heading) -> Labels | None:
    """The columns of a workbook to fill in, whose numbers of segments stand below each other."""
    titles = [text_at(view, heading.row, column) for column in range(heading.first)]
    if titles[:1] != [MEASURE] or not {*titles} <= {MEASURE, SEGMENT, OWNER} or SEGMENT not in titles:
        return None
    if all(text_at(view, row, 0) != TO_FILL_IN for row in range(heading.row)):
        return None
    others = tuple(column for column, title in enumerate(titles) if title == OWNER)
    return Labels(0, others, segment=titles.index(SEGMENT), are_own=True)


def title_of(view: Grid, heading: Heading, column: int) -> str:
    """What stands over a column outside the periods, in or right above the line of headings."""
    rows = range(heading.bottom, max(heading.row - 2, -1), -1)
    return next((text for row in rows if (text := text_at(view, row, column))), "")


def are_codes(texts: Sequence[str]) -> bool:
    """Whether labels are codes (``E12000001``) or numbers, beside which the name stands."""
    filled = [text for text in texts if text]
    codes = sum(any(c.isdigit() for c in text) and " " not in text for text in filled)
    return bool(filled) and codes > len(filled) / 2


def _goal_columns(view: Grid, heading: Heading, rows: range) -> list[int]:
    """Columns outside the periods that are headed ``Goal`` and hold numbers."""
    return [
        column
        for column in range(view.column_count)
        if column not in heading.slots
        and column not in heading.left_out
        and bare_role(title_of(view, heading, column)) is Role.GOAL
        and any(looks_numeric(view.cells[row][column].value) for row in rows)
    ]


def _year_column(view: Grid, heading: Heading, columns: list[int], rows: range) -> int | None:
    """The column with the year of each row, where the headings name none."""
    if any(slot.moment.year is not None for slot in heading.slots.values()):
        return None
    for column in columns:
        values = [view.shown(row, column).value for row in rows if _has_number(view, row, heading)]
        if values and all(is_year(value) is not None for value in values):
            return column
    return None


def _segment_column(
    view: Grid, heading: Heading, columns: list[int], rows: range, year: int | None
) -> int | None:
    """The column that parts a measure (by region, by person), whose rows are one measure then."""
    for column in columns:
        title = title_of(view, heading, column)
        others = [each for each in columns if each != column]
        if normalized(title) in SEGMENT_HEADINGS and _repeats(view, others, rows):
            return column
        if year is not None and not others and _parts_by(view, column, title, rows):
            return column
    return None


def _parts_by(view: Grid, column: int, title: str, rows: range) -> bool:
    """Whether the only column beside the year holds what a measure is parted by, and no measures."""
    known = normalized(title) in SEGMENT_HEADINGS or names_key(title)
    return known or are_codes([label_at(view, row, column) for row in rows])


def _repeats(view: Grid, columns: list[int], rows: range) -> bool:
    """Whether the names beside a segment are the same in several rows."""
    for column in columns:
        texts = [text for row in rows if (text := text_at(view, row, column))]
        if texts and len(set(texts)) <= len(texts) / 2:
            return True
    return False


def _name_column(view: Grid, heading: Heading, names: list[int], rows: range) -> int | None:
    filled = [row for row in rows if _has_number(view, row, heading)]
    texts = {column: [text_at(view, row, column) for row in filled] for column in names}
    named = [column for column in names if any(texts[column])]
    if not named:
        return None
    best = max(named, key=lambda column: (len({*texts[column]} - {""}), sum(map(bool, texts[column]))))
    later = [c for c in named if c > best and len({*texts[c]}) == len({*texts[best]})]
    return later[-1] if later and are_codes(texts[best]) else best


def _is_unit_column(view: Grid, heading: Heading, column: int) -> bool:
    if normalized(title_of(view, heading, column)) in UNIT_HEADINGS:
        return True
    texts = [t for row in range(heading.bottom + 1, view.row_count) if (t := text_at(view, row, column))]
    return bool(texts) and sum(map(is_unit, texts)) > 0.6 * len(texts)


def _is_role_column(view: Grid, column: int, rows: range) -> bool:
    texts = [text for row in rows if (text := text_at(view, row, column))]
    return bool(texts) and sum(bare_role(text) is not None for text in texts) >= _MOSTLY * len(texts)


def _has_number(view: Grid, row: int, heading: Heading) -> bool:
    values = [view.cells[row][column].value for column in heading.slots]
    return any(looks_numeric(value) or is_yes_or_no(value) for value in values)
