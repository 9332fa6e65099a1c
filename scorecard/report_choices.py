"""What goes into an export, and how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from scorecard.periods import Cadence, Period

MOST_TRAILING = 53
"""Periods on a tab at most: a year of weeks."""


class Paper(StrEnum):
    """The sheet that a print is laid out for."""

    A4 = "a4"
    LETTER = "letter"


class Way(StrEnum):
    """How that sheet lies."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoices:
    """What a person chooses before a report is made; whoever chooses nothing gets all of it."""

    cadences: tuple[Cadence, ...] = tuple(Cadence)
    """The tabs, in any order."""
    periods: Mapping[Cadence, Period] = field(default_factory=dict)
    """The period shown on each tab; where none is given, the newest one that has ended."""
    scorecard: str = ""
    """The scorecard’s name; empty for the first one."""
    trailing: int = Cadence.WEEKLY.trailing
    """Weeks and months on a tab, the one shown included; quarters in proportion (9 beside 13)."""
    charts: bool = True
    """Whether a workbook has charts."""
    data: bool = True
    """Whether a workbook shows its data sheet; without it the workbook holds values only."""
    values_only: bool = False
    """Whether a workbook holds values in the place of formulas."""
    theme: str = "light"
    """``light`` or ``dark``, for pages and pictures."""
    paper: Paper = Paper.A4
    way: Way | None = None
    """How pages lie; as suits them where nothing was chosen."""
    hand_out: bool = False
    """Whether pages are the hand-out of a meeting, in the place of the tabs."""
    measure_id: int | None = None
    """The measure whose chart alone a page or picture shows, in the place of the tabs."""
    template: Path | None = None
    """A workbook of a person’s own that is filled in."""

    @property
    def page_way(self) -> Way:
        """How pages lie: tabs across and a hand-out upright, unless it was chosen."""
        return self.way or (Way.PORTRAIT if self.hand_out else Way.LANDSCAPE)

    def trailing_on(self, cadence: Cadence) -> int:
        """How many periods a tab shows."""
        return max(1, round(self.trailing * cadence.trailing / Cadence.WEEKLY.trailing))


EVERYTHING = ReportChoices()
"""What goes out where nothing was chosen."""

MOST_TO_FILL_IN = 27
"""Periods in a workbook to be filled in at most: half a year of weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillInChoices:
    """What a person chooses before a workbook to be filled in is made."""

    owner: str | None = None
    """Whose numbers; those that nobody owns are of ``""``, None for everybody’s."""
    cadence: Cadence = Cadence.WEEKLY
    periods: int = 5
    """How many, the one that is due included."""


TO_FILL_IN = FillInChoices()
"""What is written where nothing was chosen."""
