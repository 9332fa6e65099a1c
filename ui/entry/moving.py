"""How the cursor goes through the grid."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui import theme
from ui.entry import columns
from ui.entry.keys import Command
from ui.entry.table import ENTRY_ROW, EntryTable

_STEPS = {
    Command.ARROW_DOWN: (1, 0), Command.ARROW_UP: (-1, 0),
    Command.ARROW_LEFT: (0, -1), Command.ARROW_RIGHT: (0, 1),
    Command.EXTEND_DOWN: (1, 0), Command.EXTEND_UP: (-1, 0),
    Command.EXTEND_LEFT: (0, -1), Command.EXTEND_RIGHT: (0, 1),
}  # fmt: skip
_EXTENDING = (Command.EXTEND_DOWN, Command.EXTEND_UP, Command.EXTEND_LEFT, Command.EXTEND_RIGHT)


class MovingTable(EntryTable):
    """Enter goes down to what takes a number, Tab to the next period, arrows to any place."""

    opened = Signal(int, bool)
    """A measure, and whether its segments are to be shown."""
    period_wanted = Signal(int)
    """One step beyond the grid's last (1) or first (-1) period."""

    def move_cursor(self, command: Command) -> None:
        """Go where a key leads."""
        line, column = self.currentIndex().row(), self.currentIndex().column()
        is_open = self.row is not None and self.row.is_open
        match command:
            case Command.DOWN | Command.UP:
                self._step_line(1 if command is Command.DOWN else -1, takers=True)
            case Command.NEXT | Command.BACK:
                step = 1 if command is Command.NEXT else -1
                if self.is_shown(column + step):
                    self.set_cursor(line, column + step)
                else:
                    self.period_wanted.emit(step)
            case Command.ARROW_RIGHT if column == columns.NOW:
                self.open_segments(True)
            case Command.ARROW_LEFT if column == columns.NOW and is_open:
                self.open_segments(False)
            case Command.FIRST | Command.LAST:
                self._step_line(
                    -len(self.entries.lines) if command is Command.FIRST else len(self.entries.lines)
                )
            case Command.PAGE_DOWN | Command.PAGE_UP:
                page = max(1, self.viewport().height() // theme.px(ENTRY_ROW) - 1)
                self._step_line(page if command is Command.PAGE_DOWN else -page)
            case _:
                lines, across = _STEPS[command]
                extend = command in _EXTENDING
                if lines:
                    self._step_line(lines, extend=extend)
                elif self.is_shown(column + across):
                    self.set_cursor(line, column + across, extend=extend)

    def open_segments(self, wanted: bool) -> None:
        """Ask for the segments of the cursor's row, or for them to go."""
        row = self.row
        if row is not None and row.has_segments and row.is_open != wanted:
            self.opened.emit(row.measure.id, wanted)

    def _step_line(self, step: int, *, takers: bool = False, extend: bool = False) -> None:
        """Go to another row; with ``takers`` to the next that takes a number in this column."""
        line, column = self.currentIndex().row(), self.currentIndex().column()
        rows = [each for each in self.row_lines() if not takers or each == line or self.takes(each, column)]
        if line in rows:
            at = min(max(0, rows.index(line) + step), len(rows) - 1)
            self.set_cursor(rows[at], column, extend=extend)
