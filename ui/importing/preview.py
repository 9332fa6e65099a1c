"""A file of which the beginning was read, and its sheets as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, Layout, LayoutKind
from scorecard.importing.readers import SheetHead
from ui.importing.overlay import cell_at

if TYPE_CHECKING:
    from scorecard.importing.session import ImportSession


_ROWS = "Rows "
"""So begin the names of tables that stand in one text file."""


@dataclass(frozen=True)
class Face:
    """One sheet as it is shown."""

    sheet: str
    grid: Grid
    layout: Layout | None
    """None where none was found yet."""
    left_out_rows: frozenset[int] = frozenset()
    """Rows that the person left out."""
    unused: frozenset[str] = frozenset()
    """Rows and columns, as the sheet counts them, of names that are left out."""

    @property
    def unused_rows(self) -> frozenset[int]:
        """Rows, from 0, of which nothing is imported."""
        return self.left_out_rows | {int(each) - 1 for each in self.unused if each.isdecimal()}

    @property
    def unused_columns(self) -> frozenset[int]:
        """Columns, from 0, of which nothing is imported."""
        cells = (cell_at(f"{each}1") for each in self.unused if not each.isdecimal())
        return frozenset(cell[1] for cell in cells if cell is not None)

    @property
    def area(self) -> Area:
        """Where names, periods and numbers stand together; all of the sheet where they were not found."""
        if self.layout is None:
            return Area(0, 0, self.grid.row_count - 1, self.grid.column_count - 1)
        areas = (self.layout.names, self.layout.headings, self.layout.values)
        return Area(
            min(area.top for area in areas),
            min(area.left for area in areas),
            max(area.bottom for area in areas),
            max(area.right for area in areas),
        )


@dataclass(frozen=True)
class Unread:
    """A sheet in which nothing was found, and why."""

    face: Face
    why: str


@dataclass(frozen=True)
class Preview:
    """A file of which the beginning was read: its sheet, and where the numbers seem to stand, once known."""

    file: str
    sheets: tuple[SheetHead, ...]
    """Those that may be chosen: hidden ones are not."""
    contents: Mapping[str, str]
    """By sheet what was seen in it, as far as that is known."""
    sheet: str
    grid: Grid
    layouts: tuple[LayoutKind, ...]
    layout: Layout | None
    """None where none was found yet."""
    area: Area | None
    """Where the person says that the table stands."""

    @classmethod
    def of(cls, importing: ImportSession) -> Preview:
        """A snapshot that reads nothing more and looks for nothing."""
        sheets = (each for each in importing.sheets if not each.is_hidden or each.name == importing.sheet)
        return cls(
            file=importing.file,
            sheets=tuple(sheets),
            contents=importing.contents,
            sheet=importing.sheet,
            grid=importing.grid,
            layouts=importing.layouts,
            layout=importing.layout if importing.layouts else None,
            area=importing.area,
        )

    @property
    def faces(self) -> tuple[Face, ...]:
        """The sheets that can be looked at, the chosen one first."""
        return (Face(self.sheet, self.grid, self.layout),)

    @property
    def is_several(self) -> bool:
        """Whether several sheets are imported together."""
        return len(self.faces) > 1

    @property
    def summary(self) -> str:
        """``14 measures down, 10 months across``; empty where nothing was found."""
        if self.layout is None:
            return ""
        return self.layout.kind.label if self.layout.kind.is_rows else self.layout.summary

    @property
    def head(self) -> SheetHead:
        """What is known of the sheet that is shown."""
        return next(each for each in self.sheets if each.name == self.sheet)

    @property
    def detail(self) -> str:
        """``4 sheets · the file itself is never changed``."""
        count = len(self.sheets)
        sheets = [f"{count:,} sheets"] if count > 1 else []
        if sheets and all(head.name.startswith(_ROWS) for head in self.sheets):
            shown = self.sheet.removeprefix(_ROWS)
            sheets = [f"This file holds {count:,} tables. You are looking at rows {shown}"]
        return " · ".join([*sheets, *self._said(), "the file itself is never changed"])

    def _said(self) -> list[str]:
        return []
