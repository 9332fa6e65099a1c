"""The sheet as it is, with what was found drawn over it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area
from ui import theme
from ui.importing import sheet_paint
from ui.importing.badges import LetterHeader, Span, gap, rows_for
from ui.importing.column_widths import MEASURED_COLUMNS, ColumnWidths
from ui.importing.overlay import Frame, Overlay
from ui.importing.row_numbers import RowNumbers
from ui.importing.sheet_cells import CellPainter
from ui.importing.sheet_model import SheetModel
from ui.importing.sheet_text import MOST_SPILL, SheetText
from ui.importing.value_field import ValueField

ROW_HEIGHT = 20
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_EVERYWHERE = -1_000_000, 1_000_000


class SheetView(QTableView):
    """Cells of a sheet; frames, hatching, badges and corners show how it is read."""

    menu_requested = Signal(int, int, QPoint)
    """A row and a column, from 0, and where on the screen their menu is wanted."""
    corrected = Signal(int, int, str)
    """A row and a column, from 0, and what was typed in place of the number there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sheet`."""
        super().__init__(parent)
        self._model = SheetModel(self)
        self.texts = SheetText(self, self._model)
        self._corrects = False
        self.field = ValueField(self)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.entered.connect(self._enter)
        self._marked: Area | None = None
        self.setModel(self._model)
        self.setAccessibleName("The sheet and what was found in it")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._row_height = theme.px(ROW_HEIGHT)
        self._letters = LetterHeader(self._row_height, self)
        self._letters.setMinimumSectionSize(self._row_height)
        self.setHorizontalHeader(self._letters)
        self._widths = ColumnWidths(self, self._model)
        self._numbers = RowNumbers(self._row_height, self)
        self.setVerticalHeader(self._numbers)

    def show_sheet(
        self, grid: Grid, overlay: Overlay, reasons: Mapping[tuple[int, int], str], first_row: int = 0
    ) -> None:
        """Show a sheet with its overlay, or its rows from ``first_row`` on; ``reasons`` are tooltips."""
        was_unexplained = not self._model.overlay.frames
        if self._model.show_sheet(grid, overlay, reasons, first_row) or was_unexplained:
            self._widths.fit()
            self._numbers.fit(first_row + self._model.rowCount())
            self._show_found()
        self._letters.show_badges([each for each in self._badged() if not self._has_room(each)])
        self.viewport().update()

    def show_marked(self, area: Area | None) -> None:
        """Show the rectangle that a person is marking."""
        self._marked = area
        self.viewport().update()

    def mark(self, row: int, column: int) -> None:
        """Scroll to a cell and mark it; one beyond the rows that are shown cannot be."""
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def allow_corrections(self, allow: bool) -> None:
        """Whether a number can be typed over one of the sheet."""
        self._corrects = allow
        self.field.hide()

    def can_correct(self, row: int, column: int) -> bool:
        """Whether a cell is one of numbers, and can be corrected now."""
        is_heading = row in self._model.overlay.strong_rows
        return self._corrects and not is_heading and self._model.overlay.is_over_values(row, column)

    def ask_value(self, row: int, column: int, text: str = "") -> None:
        """Open a field over a cell for the number that is meant; ``text`` was typed of it already."""
        if self.can_correct(row, column):
            self.mark(row, column)
            self.field.open_in(self.visualRect(self.currentIndex()), text)

    def _enter(self, text: str) -> None:
        index = self.currentIndex()
        self.field.hide()
        self.setFocus()
        if text.strip():
            self.corrected.emit(index.row(), index.column(), text)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.ask_value(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, text = self.currentIndex(), event.text()
        plain = not event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        is_typed = plain and text.isprintable() and not text.isspace() and bool(text)
        if index.isValid() and (is_typed or event.key() == Qt.Key.Key_F2):
            self.ask_value(index.row(), index.column(), text if is_typed else "")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.widen_names()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        else:
            place = self.viewport().mapFromGlobal(event.globalPos())
        if (row := self.rowAt(place.y())) >= 0:
            self.menu_requested.emit(row, self.columnAt(place.x()), self.viewport().mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._model.rowCount():
            return
        painter = QPainter(self.viewport())
        self._paint_cells(painter, event.rect())
        frames = [(self.area_rect(shown.area), shown) for shown in self._model.overlay.frames]
        for area, shown in frames:
            sheet_paint.frame(painter, area, shown)
        self._paint_mark(painter)
        if self._marked is not None:
            sheet_paint.marked(painter, self.area_rect(self._marked))
        for shown in self._badged():
            self._paint_badge(painter, shown)
        painter.end()

    def _badged(self) -> list[Frame]:
        return [shown for shown in self._model.overlay.frames if shown.badge]

    def _has_room(self, frame: Frame) -> bool:
        """Whether a frame's badge has room in the sheet, wherever it is scrolled to."""
        columns = range(frame.area.left, min(frame.area.right, frame.area.left + MEASURED_COLUMNS) + 1)
        return any(self._badge_left(frame, row, columns, _EVERYWHERE) is not None for row in rows_for(frame))

    def _paint_badge(self, painter: QPainter, frame: Frame) -> None:
        first, last = self._visible_columns()
        visible = 0, self.viewport().width()
        for row in rows_for(frame):
            left = self._badge_left(frame, row, range(first, last + 1), visible)
            if left is not None:
                sheet_paint.badge(painter, left, self.rowViewportPosition(row) + 1, frame.badge)
                return

    def _badge_left(self, frame: Frame, row: int, columns: range, visible: Span) -> int | None:
        """Where in a row a frame's badge covers no text of the columns; None where it would."""
        area = self.area_rect(frame.area)
        beside = range(max(0, columns.start - MOST_SPILL), min(columns.stop + 4, self._model.columnCount()))
        taken = (self.texts.span(row, column) for column in beside if self._model.text(row, column))
        return gap(frame, (area.left(), area.right() + 1), taken, visible)

    def _show_found(self) -> None:
        """Scroll so far that a table which begins far down is in view, titles above it if there is room."""
        frames = self._model.overlay.frames
        top = min((shown.area.top for shown in frames), default=0)
        in_view = self.viewport().height() // self._row_height - 6
        target = self._model.index(max(0, top - 4) if top > in_view else 0, 0)
        self.setCurrentIndex(QModelIndex())
        self.scrollTo(target, QAbstractItemView.ScrollHint.PositionAtTop)

    def area_rect(self, area: Area) -> QRect:
        """Where a block of cells is, in the viewport."""
        left, top = self.columnViewportPosition(area.left), self.rowViewportPosition(area.top)
        right = self.columnViewportPosition(area.right) + self.columnWidth(area.right)
        return QRect(left, top, right - left, self.rowViewportPosition(area.bottom) + self._row_height - top)

    def _visible_columns(self) -> tuple[int, int]:
        return self._columns_within(self.viewport().rect())

    def _columns_within(self, area: QRect) -> tuple[int, int]:
        first, last = self.columnAt(area.left()), self.columnAt(area.right())
        return max(0, first), last if last >= 0 else self._model.columnCount() - 1

    def _rows_within(self, area: QRect) -> range:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        return range(max(0, first), (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _paint_cells(self, painter: QPainter, area: QRect) -> None:
        """Ground and text of the cells that lie in an area, and texts that run on into it from the left."""
        cells, model = CellPainter(painter, self._model), self._model
        first, last = self._columns_within(area)
        for row in self._rows_within(area):
            for column in range(first, last + 1):
                cells.ground(row, column, self.area_rect(Area(row, column, row, column)))
            for column in range(max(0, first - MOST_SPILL), last + 1):
                if model.text(row, column):
                    end, alignment = self.texts.extent(row, column)
                    cells.text(row, column, self.area_rect(Area(row, column, row, end)), alignment)

    def _paint_mark(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if index.isValid():
            painter.setPen(theme.current().accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area = self.visualRect(index).adjusted(0, 0, -1, -1)
            for inset in (0, 1):
                painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
