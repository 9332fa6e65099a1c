"""Copying from the grid and pasting into it: what is unclear is asked first, what was done can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from scorecard.changes import Changes
from ui.entry import clipboard, columns
from ui.entry.grid import EntryGrid
from ui.entry.paste_bar import PasteBar
from ui.session import Session

if TYPE_CHECKING:
    from scorecard.pasting import PastePlan


class Pasting(QObject):
    """The clipboard, between grid and bar."""

    agreed = Signal(object, str)
    """The PastePlan to carry out, and where its block comes from."""

    def __init__(self, session: Session, grid: EntryGrid, bar: PasteBar) -> None:
        """Asks and tells in ``bar``."""
        super().__init__(grid)
        self._session, self._grid, self._bar = session, grid, bar
        self._title = ""
        """What Undo would take back for as long as the bar offers it."""
        self._is_asking = False
        """Whether a paste waits for an answer."""
        grid.paste_wanted.connect(self.paste)
        grid.copy_wanted.connect(self.copy)
        grid.cleared.connect(self.leave_proposal)
        session.changed.connect(self._after_change)

    def copy(self) -> None:
        """Put the chosen numbers on the clipboard."""
        lines, chosen = self._grid.chosen_block()
        block = [[self._grid.entries.cell_at(line, column) for column in chosen] for line in lines]
        cells = [[cell for cell in line if cell is not None] for line in block]
        QGuiApplication.clipboard().setMimeData(clipboard.as_mime([line for line in cells if line]))

    def paste(self) -> None:
        """Work out what pasting from the cursor on would do."""
        data = QGuiApplication.clipboard().mimeData()
        text, origin = data.text(), clipboard.origin(data)
        lines, chosen = self._grid.chosen_block()
        below = (self._grid.entries.row_at(line) for line in self._grid.row_lines() if line >= lines.start)
        rows = [row for row in below if row is not None]
        if text.strip() and rows:
            self._session.run(
                lambda workspace: workspace.entering.check_paste(rows, chosen.start - columns.FIRST, text),
                lambda plan: self._take(plan, origin),
            )

    def tell(self, text: str, more: str, title: str) -> None:
        """Say what was pasted. It goes once something else was done; ``title`` is what Undo calls it."""
        self._title = title
        self._bar.tell(text, more, ("Undo paste", "undo", self._session.undo))

    def leave_proposal(self) -> bool:
        """Drop a paste that waits for an answer; whether there was one."""
        if not self._is_asking:
            return False
        self._bar.hide()
        self._leave()
        return True

    def end(self) -> None:
        """Something else was entered: what was pasted is no news any more."""
        self._title, self._is_asking = "", False
        self._bar.hide()
        self._grid.preview({})

    def _take(self, plan: PastePlan, origin: str) -> None:
        self._leave()
        if not plan.values:
            more = " ".join(plan.questions) or plan.left_out_text or "The copied cells hold no numbers."
            self._bar.tell("Nothing to paste", more)
        elif plan.questions:
            self._ask(plan, origin)
        else:
            self._agree(plan, origin)

    def _ask(self, plan: PastePlan, origin: str) -> None:
        self._grid.preview(plan.texts)
        self._is_asking = True
        count = len(plan.values)
        paste = (f"Paste {count} value{'' if count == 1 else 's'}", "", lambda: self._agree(plan, origin))
        offers = [paste, ("Cancel", "", self._leave)]
        text, column = " ".join(plan.questions), self._column_for_all(plan)
        if column is not None:
            start = f"Start at {self._grid.entries.period_name(column)}"
            both = "both" if plan.copied[1] == 2 else f"all {plan.copied[1]}"
            text = f"{text} {start} to paste {both}."
            offers.insert(0, (start, "", lambda: self._paste_from(column)))
        self._bar.ask(text, *offers)

    def _column_for_all(self, plan: PastePlan) -> int | None:
        """From which column on all of a block that is too wide here would fit; None for none."""
        column = columns.NOW + 1 - plan.copied[1]
        only_too_wide = plan.copied[1] > plan.fitting[1] and plan.copied[0] <= plan.fitting[0]
        return column if only_too_wide and self._grid.is_shown(column) else None

    def _paste_from(self, column: int) -> None:
        self._leave()
        self._grid.set_cursor(self._grid.chosen_block()[0].start, column)
        self.paste()

    def _agree(self, plan: PastePlan, origin: str) -> None:
        self._leave()
        self.agreed.emit(plan, origin)

    def _leave(self) -> None:
        self._is_asking = False
        self._grid.preview({})
        self._grid.setFocus()

    def _after_change(self, changes: Changes) -> None:
        snapshot = self._session.snapshot
        if self._title and snapshot is not None and snapshot.undo_title != self._title:
            # It was taken back, or lies under something else.
            self._grid.show_pasted(frozenset())
            self.end()
