"""The grid of the table: where lines and columns stand, and how they are painted, each line whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from scorecard.board import Board, Row
from ui import theme
from ui.board import columns
from ui.board.columns import Layout, Part
from ui.board.dragging import HANDLE, RowDrag
from ui.board.header import Header
from ui.board.lines import Fold, Line
from ui.board.looks import looks
from ui.board.model import BoardModel
from ui.board.painting import LinePainter, RowState
from ui.board.widths import Widths


def height_of(line: Line) -> int:
    """How high a line is, in logical pixels."""
    return theme.px(theme.MEASURE_ROW) if isinstance(line, Row) else theme.px(theme.GROUP_ROW)


_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Grid(QTableView):
    """Shows a board model. The current index is the current number; its row is the selected one."""

    current_moved = Signal()
    laid_out = Signal()
    """Columns or lines stand elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        self.board_model = BoardModel(self)
        self.widths = Widths()
        self._layout = Layout((), True)
        self._laying_out = False
        self._hovered = -1
        self._gutter = 0
        self.drag = RowDrag(self)
        self._by_keyboard = False
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self.lay_out)
        self._head = Header(self)
        self.setHorizontalHeader(self._head)
        self._head.sectionResized.connect(self._keep_width)
        self._head.sectionHandleDoubleClicked.connect(self.fit)
        self.setModel(self.board_model)
        self._set_up()

    def _set_up(self) -> None:
        lines = self.verticalHeader()
        lines.hide()
        lines.setMinimumSectionSize(theme.px(theme.GROUP_ROW))
        lines.setDefaultSectionSize(theme.px(theme.MEASURE_ROW))
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Scorecard")

    @property
    def head(self) -> Header:
        """The header."""
        return self._head

    def show_lines(self, board: Board, lines: tuple[Line, ...], widths: Widths) -> None:
        """Show other lines; they stay where they were scrolled to."""
        scrolled = self.verticalScrollBar().value()
        self.widths = widths
        if self.board_model.show(board, lines):
            for number, line in enumerate(lines):
                self.setRowHeight(number, height_of(line))
        self._gutter = columns.GUTTER if any(map(self.board_model.can_open, range(len(lines)))) else 0
        self._head.headings = self.board_model.headings
        self._head.viewport().update()
        self.lay_out()
        self.verticalScrollBar().setValue(scrolled)

    def lay_out(self) -> None:
        """Give every column its width in the room there is."""
        count = len(self.board_model.headings) - columns.FIRST_PERIOD
        if count < 0:
            return
        wanted = self.widths
        asked = None if wanted.periods is None else wanted.periods - 1
        room, hidden = self.viewport().width(), wanted.hidden
        self._layout = columns.lay_out(room, count, wanted.chosen, hidden, asked=asked, gutter=self._gutter)
        self._laying_out = True
        for column, width in enumerate(self._layout.widths):
            if self._head.isSectionHidden(column) == (width > 0):
                self._head.setSectionHidden(column, width == 0)
            if width and self._head.sectionSize(column) != width:
                self._head.resizeSection(column, width)
        self._laying_out = False
        self.viewport().update()
        self.laid_out.emit()

    def fit(self, column: int) -> None:
        """Give the column of an edge the width of its texts."""
        self.widths.chosen[columns.part_of(column)] = self._fitting_width(column)
        self.lay_out()

    def set_hidden(self, part: Part, hidden: bool) -> None:
        """Hide or show a column, or all earlier periods."""
        (self.widths.hidden.add if hidden else self.widths.hidden.discard)(part)
        self.lay_out()

    def show_periods(self, count: int | None) -> None:
        """Show so many periods, the one shown included; None for as many as fit."""
        self.widths.periods = count
        self.lay_out()

    def reset_widths(self) -> None:
        """Forget the widths that the person chose."""
        self.widths.chosen.clear()
        self.lay_out()

    def current_row(self) -> Row | None:
        """The selected row."""
        return self.board_model.row_at(self.currentIndex().row())

    def set_current(self, line: int, column: int = columns.VALUE) -> None:
        """Select a line and a number in it."""
        self.setCurrentIndex(self.board_model.index(line, column))

    def number_columns(self) -> list[int]:
        """The columns with numbers as they stand, the period shown first."""
        found = [columns.VALUE, *range(columns.FIRST_PERIOD, len(self._layout.widths))]
        return [column for column in found if self._layout.widths[column]]

    def cell_rect(self, line: int, column: int) -> QRect:
        """Where a number stands in the viewport."""
        return self.visualRect(self.board_model.index(line, column))

    def row_with_handle(self, at: QPoint, line: int) -> Row | None:
        """The row whose dots are under the pointer; None where there are none."""
        here = at.x() < HANDLE and self.board_model.is_listed(line)
        return self.board_model.row_at(line) if here else None

    def set_hovered(self, line: int) -> None:
        """Mark the line under the pointer; -1 for none."""
        if line != self._hovered:
            changed, self._hovered = (self._hovered, line), line
            for number in changed:
                self._update_line(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        board, lines = self.board_model.board, self.board_model.lines
        painter = QPainter(self.viewport())
        made = looks(theme.current().name, self.devicePixelRatioF())
        painter.fillRect(event.rect(), made.colours.surface)
        if board is not None and lines:
            edges = tuple(
                (self._head.sectionViewportPosition(column), width)
                for column, width in enumerate(self._layout.widths)
            )
            line_painter = LinePainter(painter, made, board, edges, self._layout.kind_shown)
            self._paint_lines(line_painter, event.rect())
        painter.end()

    def _paint_lines(self, painter: LinePainter, area: QRect) -> None:
        lines, width = self.board_model.lines, self.viewport().width()
        first = max(0, self.rowAt(max(0, area.top())))
        top = self.rowViewportPosition(first)
        current, active = self.currentIndex(), self.isActiveWindow()
        ring = current.column() if self._by_keyboard and self.hasFocus() else -1
        for number in range(first, len(lines)):
            if top > area.bottom():
                break
            line = lines[number]
            selected, hovered = number == current.row(), number == self._hovered
            if isinstance(line, Row):
                handle = hovered and self.board_model.is_listed(number)
                opened = self.board_model.is_open(number) if line.has_segments else None
                column = ring if selected else -1
                painter.paint_row(
                    line, top, width, RowState(selected, hovered, active, column, opened, handle)
                )
            elif isinstance(line, Fold):
                painter.paint_fold(line, top, width, RowState(selected, hovered, active))
            else:
                painter.paint_group(line, top, width)
            top += height_of(line)
        if (place := self.drag.drop_at) is not None:
            painter.paint_drop(place, width)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._update_line(current.row())
        self._update_line(previous.row())
        self.current_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._by_keyboard = True
        self._update_line(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_line(self.currentIndex().row())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._update_line(self.currentIndex().row())
        elif event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        """Take over another size of text."""
        self.verticalHeader().setDefaultSectionSize(theme.px(theme.MEASURE_ROW))
        for number, line in enumerate(self.board_model.lines):
            self.setRowHeight(number, height_of(line))
        self._resized.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        # A bar that opens at the foot must not cover the selected row.
        current = self.currentIndex()
        if 0 <= self.visualRect(current).top() < event.oldSize().height():
            self.scrollTo(current)

    def _update_line(self, line: int) -> None:
        if line >= 0:
            top = self.rowViewportPosition(line)
            self.viewport().update(0, top, self.viewport().width(), theme.px(theme.MEASURE_ROW))

    def _keep_width(self, column: int, before: int, width: int) -> None:
        if not self._laying_out and width and self._head.isVisible():
            self.widths.chosen[columns.part_of(column)] = width
            self._resized.start()

    def _fitting_width(self, column: int) -> int:
        made = looks(theme.current().name, self.devicePixelRatioF())
        rows = [
            row for number in range(len(self.board_model.lines)) if (row := self.board_model.row_at(number))
        ]
        return made.fitting_width(column, rows, self.board_model.headings[column])
