"""What a person wants exported: kept for the next time, and made into choices for a company and a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path

from scorecard.book import Book
from scorecard.file_names import USUAL, fill_in, safe, tab_label
from scorecard.periods import Cadence, Period
from scorecard.report_choices import MOST_TRAILING, Paper, ReportChoices
from ui.paths import documents


class Which(StrEnum):
    """The period shown on each tab."""

    NEWEST = "newest"
    """That has ended."""
    CURRENT = "current"
    """To date."""
    SHOWN = "shown"
    """In the window."""


class Kind(StrEnum):
    """What is written."""

    WORKBOOK = "workbook"
    OWN = "own"
    """A workbook of the person’s own, filled in."""
    TABLE = "table"
    """Plain rows as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The choices of the export dialog."""

    tabs: tuple[Cadence, ...] = tuple(Cadence)
    which: Which = Which.NEWEST
    trailing: int = Cadence.WEEKLY.trailing
    kind: Kind = Kind.WORKBOOK
    own: str = ""
    """The person’s own workbook."""
    charts: bool = True
    data: bool = True
    values_only: bool = False
    paper: Paper = Paper.A4
    """What the workbook’s sheets are laid out for in print."""
    name: str = USUAL
    """A pattern for the file’s name, without its ending."""
    folder: str = ""

    @classmethod
    def of(cls, state: object) -> Wish:
        """What :meth:`state` has kept; what cannot be understood is as ever."""
        usual = cls()
        if not isinstance(state, dict):
            return usual
        plain = {
            each.name: state[each.name]
            for each in fields(cls)
            if type(state.get(each.name)) is type(getattr(usual, each.name)) and each.name != "tabs"
        }
        kept = state.get("tabs")
        tabs = tuple(each for each in Cadence if isinstance(kept, list) and each.value in kept)
        plain["which"] = Which(state["which"]) if state.get("which") in set(Which) else Which.NEWEST
        plain["kind"] = Kind(state["kind"]) if state.get("kind") in set(Kind) else Kind.WORKBOOK
        plain["trailing"] = max(1, min(plain.get("trailing", usual.trailing), MOST_TRAILING))
        return cls(**plain, tabs=tabs or usual.tabs)

    @property
    def state(self) -> dict[str, object]:
        """Itself in plain values."""
        return {**asdict(self), "tabs": list(self.tabs)}

    @property
    def ending(self) -> str:
        """The ending of the file’s name."""
        if self.kind is Kind.OWN and self.own:
            return Path(self.own).suffix.lower()
        return ".csv" if self.kind is Kind.TABLE else ".xlsx"


@dataclass(frozen=True, slots=True)
class Occasion:
    """The company as it stands today, and what the window shows of it."""

    book: Book
    today: date
    shown: Mapping[Cadence, Period]
    """The periods of tabs on screen that are not the newest ended ones."""

    def period(self, wish: Wish, cadence: Cadence) -> Period:
        """The period that a tab shows."""
        calendar = self.book.calendar
        if wish.which is Which.SHOWN and cadence in self.shown:
            return self.shown[cadence]
        if wish.which is Which.CURRENT:
            return calendar.current(cadence.grain, self.today)
        return calendar.newest_ended(cadence.grain, self.today)

    def choices(self, wish: Wish, scorecard: str) -> ReportChoices:
        """What is exported."""
        own = wish.kind is Kind.OWN and wish.own
        return ReportChoices(
            cadences=wish.tabs,
            periods={each: self.period(wish, each) for each in wish.tabs},
            scorecard=scorecard,
            trailing=wish.trailing,
            charts=wish.charts,
            data=wish.data,
            values_only=wish.values_only,
            paper=wish.paper,
            template=Path(wish.own) if own else None,
        )

    def target(self, wish: Wish) -> Path:
        """Where to. Raises ScorecardError where the pattern of the name cannot be filled in."""
        period = self.book.calendar.mention(self.period(wish, wish.tabs[0]), self.today)
        name = fill_in(wish.name.strip(), self.book.company.name, period, tab_label(wish.tabs))
        folder = Path(wish.folder) if wish.folder and Path(wish.folder).is_dir() else documents()
        return folder / f"{safe(name) or 'Scorecard'}{wish.ending}"
