"""What was found in a sheet, in the form in which it is drawn over the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from scorecard.importing.findings import Place
from scorecard.importing.layout import Area, Layout
from scorecard.importing.plan import ImportPlan

Cell = tuple[int, int]
"""Row and column, counted from 0."""


class Look(Enum):
    """How the ground of a cell is drawn."""

    PLAIN = auto()
    FRAMED = auto()
    SECTION = auto()
    IGNORED = auto()
    SKIPPED = auto()


@dataclass(frozen=True, slots=True)
class Frame:
    """A block of cells with its badge, such as ``14 measures``; numbers are dashed."""

    area: Area
    badge: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """Frames around headings, names and values; cells that are ignored, skipped or change a kept value."""

    frames: tuple[Frame, ...] = ()
    ignored_rows: frozenset[int] = frozenset()
    ignored_columns: frozenset[int] = frozenset()
    section_rows: frozenset[int] = frozenset()
    strong_rows: frozenset[int] = frozenset()
    skipped: frozenset[Cell] = frozenset()
    doubtful: frozenset[Cell] = frozenset()
    changed: frozenset[Cell] = frozenset()
    decided: Mapping[Cell, str] = field(default_factory=dict)
    """What the person gave for cells; empty for a cell that is left out."""

    @classmethod
    def of_layout(
        cls,
        layout: Layout,
        left_out_rows: frozenset[int] = frozenset(),
        left_out_columns: frozenset[int] = frozenset(),
    ) -> Overlay:
        """What a layout looks like; the person may have left out more rows and columns."""
        return cls(
            _frames(layout),
            left_out_rows | frozenset(layout.ignored_rows),
            left_out_columns | frozenset(layout.ignored_columns),
            layout.section_rows,
            layout.section_rows | _header_rows(layout),
        )

    def with_plan(self, plan: ImportPlan, sheet: str) -> Overlay:
        """The same with the cells of this sheet that a plan skips, doubts or finds changed."""
        problems = [each for each in plan.problems if each.sheet == sheet]
        return replace(
            self,
            skipped=_cells(each.address for each in problems if not each.is_warning),
            doubtful=_cells(each.address for each in problems if each.is_warning),
            changed=_cells(each.address for each in plan.changed_values if each.sheet == sheet),
        )

    def with_decided(self, decided: Mapping[Place, str], sheet: str) -> Overlay:
        """The same with the cells of this sheet about which the person decided, no more in doubt."""
        cells = {
            cell: words
            for (name, where), words in decided.items()
            if name == sheet and (cell := cell_at(where)) is not None
        }
        given = frozenset(cell for cell, words in cells.items() if words)
        return replace(
            self,
            skipped=self.skipped - cells.keys(),
            doubtful=self.doubtful - cells.keys(),
            changed=self.changed - cells.keys() | given,
            decided=cells,
        )

    def moved_up(self, by: int, count: int, known: int) -> Overlay:
        """What it is over ``count`` rows of the same sheet from the row ``by`` on.

        A frame that reaches the last of the ``known`` rows goes on below them.
        """

        def cells(those: frozenset[Cell]) -> frozenset[Cell]:
            return frozenset((row - by, column) for row, column in those if by <= row < by + count)

        def rows(those: frozenset[int]) -> frozenset[int]:
            return frozenset(row - by for row in those if by <= row < by + count)

        return Overlay(
            tuple(each for frame in self.frames if (each := _moved_up(frame, by, count, known))),
            rows(self.ignored_rows),
            self.ignored_columns,
            rows(self.section_rows),
            rows(self.strong_rows),
            cells(self.skipped),
            cells(self.doubtful),
            cells(self.changed),
            {
                (row - by, column): words
                for (row, column), words in self.decided.items()
                if by <= row < by + count
            },
        )

    def look(self, row: int, column: int) -> Look:
        """How a cell's ground is drawn; what needs a look comes first."""
        if (row, column) in self.skipped:
            return Look.SKIPPED
        if row in self.section_rows:
            return Look.SECTION
        is_left_out = self.decided.get((row, column)) == ""
        if is_left_out or row in self.ignored_rows or column in self.ignored_columns:
            return Look.IGNORED
        if any(not frame.dashed and frame.area.holds(row, column) for frame in self.frames):
            return Look.FRAMED
        return Look.PLAIN

    def is_over_values(self, row: int, column: int) -> bool:
        """Whether a cell lies among the numbers or in the headings above them."""
        return any(
            frame.dashed
            and frame.area.left <= column <= frame.area.right
            and (row in self.strong_rows or frame.area.top <= row <= frame.area.bottom)
            for frame in self.frames
        )

    def value_rows(self, most: int) -> range:
        """The first rows of the numbers; empty where there are none."""
        values = next((frame.area for frame in self.frames if frame.dashed), None)
        return range(values.top, min(values.bottom + 1, values.top + most)) if values else range(0)


def cell_at(address: str) -> Cell | None:
    """``(11, 2)`` for ``C12``, which may be the first of several; None for what is no address."""
    match = re.match(r"([A-Z]{1,4})([1-9]\d{0,8})", address)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _frames(layout: Layout) -> tuple[Frame, ...]:
    """Around each part; how much there is of rows is not said by the first of them."""
    measures, periods = ("", "") if layout.kind.is_rows else (layout.measure_words, layout.period_words)
    return (
        Frame(layout.values, dashed=True),
        Frame(layout.names, measures),
        Frame(layout.headings, periods),
    )


def _moved_up(frame: Frame, by: int, count: int, known: int) -> Frame | None:
    """None where nothing of the frame is among the rows."""
    area = frame.area
    bottom = count - 1 if area.bottom >= known - 1 else min(area.bottom - by, count - 1)
    top = max(area.top - by, 0)
    return None if bottom < top else replace(frame, area=replace(area, top=top, bottom=bottom), badge="")


def _header_rows(layout: Layout) -> frozenset[int]:
    """The rows of headings above the numbers, and the sheet's title."""
    top = min(layout.names.top, layout.headings.top)
    titles = [row for row, reason in layout.ignored_rows.items() if reason == "title" and row < top]
    return frozenset([*range(top, layout.values.top), *titles[:1]])


def _cells(addresses: Iterable[str]) -> frozenset[Cell]:
    return frozenset(cell for address in addresses if (cell := cell_at(address)) is not None)
