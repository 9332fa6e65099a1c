"""What stands on a tab and where: moved, taken off, added, archived; and the goals of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scorecard.board import Board, Row
from scorecard.board_moves import Slot, stepped
from scorecard.changes import Changes
from ui.messages import MessageBar
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.undo_news import UndoNews

if TYPE_CHECKING:
    from scorecard.workspace import Workspace


class Listing(QObject):
    """Has the session do what the table asks for."""

    def __init__(self, session: Session, bar: MessageBar, page: CompanyPage) -> None:
        """Listens to the table of ``page``."""
        super().__init__(page)
        self._session, self._page = session, page
        self._news = UndoNews(session, bar, self)
        board = page.pages.board
        board.move_requested.connect(self._step)
        board.dropped.connect(self._drop)
        board.unlist_requested.connect(self._unlist)
        board.archive_requested.connect(self._archive)
        board.add_requested.connect(self.add)
        board.segment_goal_requested.connect(self._ask_for_goal)
        page.summary.own_list_requested.connect(self._make_own)

    def add(self) -> None:
        """Ask which measures to put on the tab in front."""
        from ui.scorecards import AddMeasuresDialog

        book, cadence, scorecard = self._session.book, self._page.tabs.cadence, self._page.scorecard
        listed = book.scorecard(cadence, scorecard).measure_ids
        others = [each for each in book.measures if each.id not in listed and not each.archived]
        others.sort(key=lambda measure: (measure.department, measure.name.casefold()))
        dialog = AddMeasuresDialog(others, cadence.value, self._window)
        confirmed = dialog.exec()
        dialog.deleteLater()
        if confirmed and (chosen := dialog.chosen):
            self._session.write(
                lambda workspace: workspace.defining.list_measures(chosen, [cadence], scorecard),
                lambda _: self._news.tell(_added(len(chosen), cadence.value)),
            )
            self._page.take_focus()

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    def _step(self, measure_id: int, step: int) -> None:
        if (board := self._page.board) is None:
            return

        def move(workspace: Workspace) -> Changes | None:
            # The board as it is by then: keys that are pressed quickly follow one another.
            now = workspace.board(board.cadence, board.period, board.scorecard)
            slot = stepped(now, measure_id, step)
            return None if slot is None else _put(workspace, now, measure_id, slot)

        self._session.write(move)

    def _drop(self, measure_id: int, slot: Slot) -> None:
        if (board := self._page.board) is not None:
            self._session.write(lambda workspace: _put(workspace, board, measure_id, slot))

    def _unlist(self, measure_id: int) -> None:
        if (board := self._page.board) is None:
            return
        name = self._session.book.by_id[measure_id].name
        self._session.write(
            lambda workspace: workspace.defining.unlist_measure(measure_id, board.cadence, board.scorecard),
            lambda _: self._news.tell(f"{name} is off the {board.cadence.value} tab. Its numbers stay."),
        )

    def _archive(self, measure_id: int) -> None:
        name = self._session.book.by_id[measure_id].name
        self._session.write(
            lambda workspace: workspace.defining.archive_measure(measure_id),
            lambda _: self._news.tell(f"{name} is archived"),
        )

    def _make_own(self) -> None:
        scorecard = self._page.scorecard
        self._session.write(
            lambda workspace: workspace.defining.own_quarters(True, scorecard),
            lambda _: self._news.tell("The quarterly tab has its own list now"),
        )

    def _ask_for_goal(self, row: Row) -> None:
        from ui.scorecards import SegmentGoalDialog

        book, board = self._session.book, self._page.board
        if board is None:
            return
        before = book.goal_book.goal_in_force(row.measure.id, board.period, row.segment)
        since = book.calendar.mention(board.period, self._session.clock())
        dialog = SegmentGoalDialog(
            row.measure, row.segment, board.cadence, board.period, since, before, board.writing, self._window
        )
        confirmed = dialog.exec()
        dialog.deleteLater()
        goal, measure_id = dialog.goal, row.measure.id
        if confirmed and dialog.removing and before is not None:
            self._session.write(lambda workspace: workspace.defining.remove_goals(measure_id, [before]))
        elif confirmed and goal is not None:
            self._session.write(lambda workspace: workspace.defining.set_goals(measure_id, [goal]))


def _put(workspace: Workspace, board: Board, measure_id: int, slot: Slot) -> Changes:
    return workspace.defining.move_measure(
        board.cadence, measure_id, before=slot.before, department=slot.department, scorecard=board.scorecard
    )


def _added(count: int, tab: str) -> str:
    return f"{count} measure{'' if count == 1 else 's'} added to the {tab} tab"
