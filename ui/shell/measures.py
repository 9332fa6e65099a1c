"""What happens with measures: new, edit, archive, delete."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scorecard.measures import Measure
from scorecard.periods import Cadence
from ui.messages import MessageBar
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.undo_news import UndoNews

if TYPE_CHECKING:
    from scorecard.trend import Trend
    from ui.measures import Parts


class Measures(QObject):
    """Asks with the editor, then has the session save."""

    def __init__(self, session: Session, company: CompanyPage, bar: MessageBar, window: QWidget) -> None:
        """The editor opens over ``window``; ``company`` knows which tab and scorecard are in front."""
        super().__init__(window)
        self._session, self._company, self._window = session, company, window
        self._news = UndoNews(session, bar, self)

    def new(self, name: str = "") -> None:
        """Make a measure, shown on the tab in front unless the person says otherwise."""
        self._ask(None, name)

    def browse(self) -> None:
        """Show the library, whose measures go on the tab in front; or one of one's own is made."""
        from ui.library import LibraryDialog

        shown = LibraryDialog.show_over(self._window, self._session, *self._place)
        shown.added.connect(self._news.tell)
        shown.own_requested.connect(self.new)

    def show_archive(self) -> None:
        """Show what is archived; what is brought back goes on the tab in front."""
        from ui.library import ArchiveDialog

        shown = ArchiveDialog.show_over(self._window, self._session, *self._place)
        shown.told.connect(self._news.tell)

    def edit(self, measure_id: int | None) -> None:
        """Change a measure; None or one that is gone does nothing."""
        if measure_id is not None and (measure := self._session.book.by_id.get(measure_id)):
            self._ask(measure)

    @property
    def _place(self) -> tuple[Cadence, str]:
        return self._company.tabs.cadence, self._company.scorecard

    def _ask(self, measure: Measure | None, name: str = "") -> None:
        from ui.measures import Archive, Delete, Draft, MeasureDialog

        cadence, scorecard = self._place
        session = self._session
        parts = editor_parts()
        match MeasureDialog.ask(self._window, session, measure, cadence, parts, scorecard, name):
            case Draft(made, goals, cadences, along):
                session.write(
                    lambda workspace: workspace.defining.save_measure(made, goals, cadences, scorecard, along)
                )
            case Archive(old):
                session.write(
                    lambda workspace: workspace.defining.archive_measure(old.id),
                    lambda _: self._news.tell(f"{old.name} is archived"),
                )
            case Delete(old):
                session.write(
                    lambda workspace: workspace.defining.delete_measure(old.id),
                    lambda _: self._news.tell(f"{old.name} is deleted"),
                )


def editor_parts() -> Parts:
    """What the measure editor uses of the pages that it does not know."""
    from ui.library import LibraryPicker
    from ui.measures import Parts

    return Parts(_make_chart, LibraryPicker.ask)


def _make_chart() -> tuple[QWidget, Callable[[Trend | None], None]]:
    from ui.trends import TrendChart

    chart = TrendChart()
    return chart, chart.show_trend
