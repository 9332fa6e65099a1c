"""The table under the grid: where things stand, the cursor and what is chosen. Lines are painted whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from scorecard.entry_sheet import EntryCell, EntryRow, EntrySheet
from scorecard.measures import EntryKey
from ui import theme
from ui.entry import columns, hints
from ui.entry.header import Header
from ui.entry.looks import looks
from ui.entry.model import EntryModel
from ui.entry.painting import LinePainter, LineState

ENTRY_ROW = 32


class EntryTable(QTableView):
    """Shows a sheet. The current index is the place with the cursor."""

    moved = Signal()
    """The cursor stands elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        self.entries = EntryModel(self)
        self.pasted: frozenset[EntryKey] = frozenset()
        """What was pasted and not edited since."""
        self._preview: Mapping[EntryKey, str] = {}
        self._widths: tuple[int, ...] = ()
        self._anchor: tuple[int, int] | None = None
        self._hovered = -1
        self._text_size = 0
        self._head = Header(self)
        self.setHorizontalHeader(self._head)
        self.setModel(self.entries)
        lines = self.verticalHeader()
        lines.hide()
        lines.setMinimumSectionSize(1)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Numbers to enter")

    @property
    def row(self) -> EntryRow | None:
        """The row with the cursor."""
        return self.entries.row_at(self.currentIndex().row())

    @property
    def cell(self) -> EntryCell | None:
        """The place with the cursor."""
        return self.entries.cell_at(self.currentIndex().row(), self.currentIndex().column())

    @property
    def place(self) -> tuple[int, int]:
        """The cursor's row among all rows, counted from 1, and how many there are."""
        rows, line = self.row_lines(), self.currentIndex().row()
        return (rows.index(line) + 1 if line in rows else 0), len(rows)

    def show_lines(self, sheet: EntrySheet) -> bool:
        """Show another sheet; whether its lines are others. The cursor stays on its row."""
        kept, column = self.row, self.currentIndex().column()
        scrolled = self.verticalScrollBar().value()
        others = self.entries.show(sheet)
        if others or self._text_size != theme.text_size():
            self._fit_heights()
        self._head.show_headings(tuple(self.entries.heading(each) for each in range(columns.COUNT)))
        self.lay_out()
        line = self.entries.line_of(kept.key) if kept is not None else -1
        if others and line >= 0:
            self.set_cursor(line, column, scroll=False)
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())
        elif line < 0:
            self.to_first_empty()
        if others:
            self.viewport().update()
        return others

    def show_pasted(self, keys: frozenset[EntryKey]) -> None:
        """Mark what was pasted and not edited since."""
        if keys != self.pasted:
            self.pasted = keys
            self.viewport().update()

    def preview(self, texts: Mapping[EntryKey, str]) -> None:
        """Show what would be pasted in the place of what is there; nothing ends it."""
        self._preview = texts
        self.viewport().update()

    def to_first_empty(self) -> None:
        """Put the cursor on the first number that is missing, else on the first of all."""
        takers = [line for line in self.row_lines() if self.takes(line, columns.NOW)]
        empty = [line for line in takers if self._is_empty(line)]
        for line in (*empty[:1], *takers[:1], *self.row_lines()[:1])[:1]:
            self.set_cursor(line, columns.NOW)

    def set_cursor(self, line: int, column: int, *, scroll: bool = True, extend: bool = False) -> None:
        """Put the cursor on a place; with ``extend`` all from where it was are chosen."""
        index, before = self.entries.index(line, column), self.currentIndex().row()
        many = extend or self._anchor is not None
        if not extend:
            self._anchor = None
        elif self._anchor is None:
            self._anchor = (self.currentIndex().row(), self.currentIndex().column())
        self.setCurrentIndex(index)
        if scroll:
            self.scrollTo(index)
        if many:
            self.viewport().update()
        else:
            self._update_line(before)
            self._update_line(line)
        self.moved.emit()

    def chosen(self) -> list[tuple[int, int]]:
        """Lines and columns of the places that are chosen; the one with the cursor where there is no more."""
        lines, chosen = self.chosen_block()
        return [(line, column) for line in lines for column in chosen if self.entries.row_at(line)]

    def chosen_block(self) -> tuple[range, range]:
        """The lines and columns of what is chosen."""
        line, column = self.currentIndex().row(), self.currentIndex().column()
        other_line, other_column = self._anchor or (line, column)
        return (
            range(min(line, other_line), max(line, other_line) + 1),
            range(min(column, other_column), max(column, other_column) + 1),
        )

    def row_lines(self) -> list[int]:
        """The lines that are rows."""
        return [line for line in range(len(self.entries.lines)) if self.entries.row_at(line) is not None]

    def takes(self, line: int, column: int) -> bool:
        """Whether a number can be entered in a place."""
        cell = self.entries.cell_at(line, column)
        return cell is not None and cell.lock is None

    def is_shown(self, column: int) -> bool:
        """Whether a period's column has room."""
        return column in columns.NUMBERS and bool(self._widths and self._widths[column])

    def lay_out(self) -> None:
        """Give every column its width in the room there is."""
        widths = columns.lay_out(self.viewport().width(), theme.px(100) / 100)
        if widths == self._widths:
            return
        self._widths = widths
        for column, width in enumerate(self._widths):
            self._head.setSectionHidden(column, width == 0)
            if width:
                self._head.resizeSection(column, width)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._text_size != theme.text_size():
            self._fit_heights()
            self.lay_out()
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().surface)
        edges = tuple((self._head.sectionViewportPosition(n), width) for n, width in enumerate(self._widths))
        if edges:
            made = looks(theme.current().name, self.devicePixelRatioF(), theme.text_size())
            self._paint_lines(LinePainter(painter, made, edges, self._preview), event.rect())
        painter.end()

    def hides_note(self, row: EntryRow) -> bool:
        """Whether something else stands in the place of a row's note."""
        return False

    def _fit_heights(self) -> None:
        """Give every line the height that its text needs."""
        self._text_size = theme.text_size()
        for line, each in enumerate(self.entries.lines):
            height = theme.px(ENTRY_ROW if isinstance(each, EntryRow) else theme.GROUP_ROW)
            if self.rowHeight(line) != height:
                self.setRowHeight(line, height)

    def _update_line(self, line: int) -> None:
        if line >= 0:
            top = self.rowViewportPosition(line)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(line))

    def _paint_lines(self, painter: LinePainter, area: QRect) -> None:
        lines, width = self.entries.lines, self.viewport().width()
        first = max(0, self.rowAt(max(0, area.top())))
        top = self.rowViewportPosition(first)
        for number in range(first, len(lines)):
            if top > area.bottom():
                break
            line, height = lines[number], self.rowHeight(number)
            if isinstance(line, EntryRow):
                painter.paint_row(line, top, width, height, self._state(number, line))
            else:
                painter.paint_group(line, top, width, height)
            top += height

    def _state(self, number: int, row: EntryRow) -> LineState:
        is_current = number == self.currentIndex().row()
        lines, chosen = self.chosen_block()
        many = len(lines) * len(chosen) > 1
        pairs = zip(columns.NUMBERS, row.cells, strict=True)
        return LineState(
            current=self.currentIndex().column() if is_current else -1,
            chosen=chosen if many and number in lines else range(0),
            pasted=frozenset(column for column, cell in pairs if cell.key in self.pasted),
            hovered=number == self._hovered,
            focused=self.hasFocus(),
            hint=hints.hint(row, is_current=is_current),
            hides_note=self.hides_note(row),
        )

    def _is_empty(self, line: int) -> bool:
        row = self.entries.row_at(line)
        return row is not None and row.is_empty
