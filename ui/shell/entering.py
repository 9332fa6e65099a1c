"""Entering numbers in the place of the table: what the tool bar, the menus and the foot then do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from scorecard.periods import Cadence
from ui.preferences import Preferences
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.status_bar import StatusBar

if TYPE_CHECKING:
    from scorecard.entry_sheet import EntrySheet
    from ui.entry.page import EntryPage

_AHEAD_MS = 1500
"""So long nothing else was wanted."""
_SAVED = "Every entry is saved as you leave the cell"


class Entering(QObject):
    """Makes the page when it is first wanted. Period and cadence are those of the tab in front."""

    shown = Signal(object)
    """The EntrySheet that is on screen."""
    closed = Signal()

    def __init__(
        self, session: Session, preferences: Preferences, company: CompanyPage, status: StatusBar
    ) -> None:
        """Closed until :meth:`open`."""
        super().__init__(company)
        self._session, self._preferences = session, preferences
        self._company, self._status = company, status
        self.page: EntryPage | None = None
        company.place_changed.connect(self._show_place)
        company.toolbar.enter_requested.connect(self.toggle)
        company.pages.board.enter_requested.connect(self.open)
        company.toolbar.find_changed.connect(self._show_matching)
        company.toolbar.find_field.left.connect(self.take_focus)
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._prepare)
        company.board_shown.connect(self._ahead.start)
        session.opened.connect(self._start_over)
        session.closed.connect(self.close)
        session.failed.connect(self._show_place)

    @property
    def is_open(self) -> bool:
        """Whether numbers are being entered."""
        return self.page is not None and self._company.is_aside

    def open(self, cadence: Cadence | None = None, scorecard: str | None = None) -> None:
        """Show the numbers of the tab in front; with ``cadence`` those of its newest ended period.

        ``scorecard`` is brought to the front where it is named.
        """
        if not self._session.is_open:
            return
        page = self.page = self.page or self._make_page()
        self._company.set_aside(page)
        self._company.toolbar.show_entering(True)
        self._status.show_page(_SAVED, "")
        if scorecard is not None and scorecard != self._company.scorecard:
            self._company.show_scorecard(scorecard)
        if cadence is not None:
            self._company.tabs.show_cadence(cadence)
            self._company.show_period(None)
        else:
            self._show_place()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Back to the scorecard."""
        if not self.is_open:
            return
        self._company.set_aside(None)
        self._company.toolbar.show_entering(False)
        self._status.show_page("", "")
        self._company.take_focus()
        self.closed.emit()

    def toggle(self) -> None:
        """Open, or go back."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def copy(self) -> None:
        """Put the chosen numbers on the clipboard."""
        if self.page is not None:
            self.page.pasting.copy()

    def leave_proposal(self) -> bool:
        """Drop a paste that waits for an answer; whether there was one."""
        return self.page is not None and self.is_open and self.page.pasting.leave_proposal()

    def take_focus(self) -> bool:
        """Put the keyboard into the grid; whether it is on screen."""
        if self.page is None or not self.is_open:
            return False
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def next_pane(self, step: int = 1) -> None:
        """Put the focus on the next part (or with -1 the one before): find, the switches, the grid."""
        if self.page is None:
            return
        panes: list[QWidget] = [self._company.toolbar.find_field, *self.page.head.switches, self.page.grid]
        focused = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if focused and _holds(pane, focused)), min(-step, 0))
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_page(self) -> EntryPage:
        from ui.entry.page import EntryPage

        page = EntryPage(self._session, self._preferences)
        page.done.connect(self.close)
        page.cadence_wanted.connect(self._company.tabs.show_cadence)
        page.period_stepped.connect(self._company.toolbar.periods.step)
        page.place_told.connect(lambda place: self._status.show_page(_SAVED, place))
        page.shown.connect(self._after_sheet)
        page.find_cleared.connect(self._company.toolbar.find_field.clear)
        page.show_matching(self._company.toolbar.find_field.text())
        return page

    def _prepare(self) -> None:
        """Make the page and work out its sheet while nothing else is to be done, so that it opens at once."""
        if not self._session.is_open or self.is_open:
            return
        if self.page is None:
            self.page = self._make_page()
        place = self._company.place
        self._session.run(lambda workspace: workspace.entering.opened(*place), otherwise=lambda _: None)

    def _show_place(self) -> None:
        if self.page is not None and self.is_open:
            self.page.show_place(*self._company.place)

    def _after_sheet(self, sheet: EntrySheet) -> None:
        snapshot = self._session.snapshot
        if self.is_open and snapshot is not None:
            periods = self._company.toolbar.periods
            periods.show_period(snapshot.book.calendar, sheet.period, snapshot.today)
            self.shown.emit(sheet)

    def _show_matching(self, text: str) -> None:
        if self.page is not None:
            self.page.show_matching(text)

    def _start_over(self) -> None:
        if self.page is not None:
            self.page.start_over()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
