"""A table of lines: no grid but a line under each row, one row chosen at a time, links in cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme

Index = QModelIndex | QPersistentModelIndex
INK = int(Qt.ItemDataRole.UserRole)
"""The role of a cell's colour token; ``text`` where there is none."""
WEIGHT = INK + 1
"""The role of a cell's weight of type, 400 where there is none."""
LINK = INK + 2
"""The role that tells whether a cell is a link."""
TO_CHECK = INK + 3
"""The role that tells whether a row asks for a decision."""
PADDING = 6


class LineTable(QTableView):
    """One stop of the Tab key; Up and Down move, Enter or Space act on the row."""

    def __init__(self, row_height: int, parent: QWidget | None = None) -> None:
        """``row_height`` in the pixels of the design."""
        super().__init__(parent)
        self._row_height = row_height
        self.setItemDelegate(LineDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._grow()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(20)

    def set_widths(self, *widths: int) -> None:
        """Widths of the columns in pixels; 0 for the one that takes what is left."""
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            stretches = width == 0
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            )
            if not stretches:
                self.setColumnWidth(column, width)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        """Give the rows the height for the text size in use."""
        height = theme.px(self._row_height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over_link = self.indexAt(event.position().toPoint()).data(LINK)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self.viewport().unsetCursor()
        super().leaveEvent(event)


class LineDelegate(QStyledItemDelegate):
    """Paints a cell's ground, the line under it, its text and, from the keyboard, the ring of the row."""

    def __init__(self, table: LineTable) -> None:
        """``table`` decides which row is the current one."""
        super().__init__(table)
        self.table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * PADDING, hint.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        painter.save()
        painter.fillRect(area, self.ground(index))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.current().grid)
        if self.is_current(index) and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.current().accent)
        self.paint_content(painter, area.adjusted(PADDING, 0, -PADDING, -1), index)
        painter.restore()

    def ground(self, index: Index) -> QColor:
        """The colour behind a cell."""
        if self.is_current(index) or self.table.selectionModel().isSelected(index):
            return theme.current().selected
        return theme.current().warnTint if index.data(TO_CHECK) else theme.current().surface

    def elide_mode(self, index: Index) -> Qt.TextElideMode:
        """Where a text that has no room is cut."""
        return Qt.TextElideMode.ElideRight

    def is_current(self, index: Index) -> bool:
        """Whether the keyboard is on this row."""
        return self.table.hasFocus() and self.table.currentIndex().row() == index.row()

    def paint_content(self, painter: QPainter, inside: QRect, index: Index) -> None:
        """Paint the text; subclasses paint more."""
        painter.setFont(theme.font(13, index.data(WEIGHT) or 400))
        painter.setPen(getattr(theme.current(), index.data(INK) or "text"))
        text = index.data() or ""
        shown = painter.fontMetrics().elidedText(text, self.elide_mode(index), inside.width())
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(alignment), shown)
