"""The matches: what each name of the file stands for, to be changed one by one or accepted together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Choice, Match
from ui import icons, theme
from ui.importing.match_model import CERTAINTY, Column, MatchModel
from ui.importing.measure_picker import MeasurePicker
from ui.widgets import button, label
from ui.widgets.line_table import PADDING, Index, LineDelegate, LineTable

ROW_HEIGHT = 26
_NAMES = 0.27
"""The share of the width that the names of the file take."""
_BLOCKS = {Certainty.SAME_NAME: 3, Certainty.KNOWN_AS: 3, Certainty.LIKELY: 2, Certainty.CHECK: 1}
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


class MatchesView(QWidget):
    """The table of matches, and under it how many are likely or to be checked."""

    chosen = Signal(int, object)
    """The match's index and what the person chose: a measure's id, NEW or LEAVE_OUT."""
    accept_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_matches`."""
        super().__init__(parent)
        self.table = MatchTable(self)
        self.table.chosen.connect(self.chosen)
        self._counts = label("", "small")
        self.accept_button = button("Accept all likely matches", kind="link")
        self.accept_button.clicked.connect(self.accept_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._counts, 1)
        foot.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    @property
    def summary(self) -> str:
        """``5 likely matches, 1 to check``."""
        return self._counts.text()

    def show_matches(self, matches: Sequence[Match], book: Book) -> None:
        """Show matches to the measures of ``book``."""
        self.table.show_matches(matches, book)
        counts = Counter(match.certainty for match in matches)
        likely, check = counts[Certainty.LIKELY], counts[Certainty.CHECK]
        parts = []
        if likely:
            parts.append(f"{likely:,} likely {'match' if likely == 1 else 'matches'}")
        if check:
            parts.append(f"{check:,} to check")
        self._counts.setText(", ".join(parts))
        self.accept_button.setVisible(bool(likely))


class MatchTable(LineTable):
    """A row a name. Alt+Down, Enter or a click opens the list of measures."""

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_matches`."""
        super().__init__(ROW_HEIGHT, parent)
        self.setAccessibleName("Matches")
        self.matches = MatchModel(self)
        self.setModel(self.matches)
        self.setItemDelegate(_MatchDelegate(self))
        self.horizontalHeader().setFixedHeight(28)
        self._book = Book()
        self._opened = -1
        self.picker = MeasurePicker(self)
        self.picker.chosen.connect(self._choose)

    def show_matches(self, matches: Sequence[Match], book: Book) -> None:
        """Show matches to the measures of ``book``."""
        self._book = book
        self.matches.show_matches(matches, book)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_widths(42, max(104, round(self.viewport().width() * _NAMES)), 0, 132)

    def go_to_check(self) -> bool:
        """Move to the first match that asks for a decision; tells whether there is one."""
        for row in range(self.matches.rowCount()):
            if self.matches.match_at(row).certainty is Certainty.CHECK:
                self.setCurrentIndex(self.matches.index(row, Column.CHOICE))
                self.setFocus()
                return True
        return False

    def open_row(self, row: int) -> None:
        """Open the list of measures of a row."""
        index = self.matches.index(row, Column.CHOICE)
        self.setCurrentIndex(index)
        self._opened = row
        match = self.matches.match_at(row)
        area = self.visualRect(index)
        place = QRect(self.viewport().mapToGlobal(area.topLeft()), area.size())
        self.picker.open_at(place, self._measures(), _always(match), match.choice)

    def choice_rect(self, row: int) -> QRect:
        """Where a row's choice is drawn, in the viewport."""
        return self.visualRect(self.matches.index(row, Column.CHOICE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        plain = event.key() in _OPENERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (down or plain) and self.currentIndex().isValid():
            self.open_row(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.column() == Column.CHOICE:
            self.open_row(index.row())

    def _measures(self) -> list[tuple[Hashable, str]]:
        kept = (measure for measure in self._book.measures if not measure.archived)
        return [(measure.id, measure.name) for measure in sorted(kept, key=lambda each: each.name.casefold())]

    def _choose(self, choice: int | Choice) -> None:
        self.setFocus()
        self.chosen.emit(self.matches.match_at(self._opened).index, choice)


def _always(match: Match) -> list[tuple[Hashable, str]]:
    new = [(NEW, f"New measure: {match.new_measure.name}")] if match.new_measure is not None else []
    return [*new, (LEAVE_OUT, "Leave out")]


class _MatchDelegate(LineDelegate):
    """The choice as a list box, the certainty as a meter of three blocks and a word."""

    def paint_content(self, painter: QPainter, inside: QRect, index: Index) -> None:
        if index.column() == Column.CHOICE:
            self._paint_box(painter, inside.adjusted(-PADDING, 2, PADDING, -1), index)
            return
        if index.column() == Column.MATCH:
            paint_meter(painter, inside.left() + 4, inside.center().y(), index.data(CERTAINTY))
            inside = inside.adjusted(36, 0, 0, 0)
        super().paint_content(painter, inside, index)

    def _paint_box(self, painter: QPainter, area: QRect, index: Index) -> None:
        colours = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.is_current(index)
        painter.setPen(QPen(colours.accent if current else colours.borderStrong, 2 if current else 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(
            QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL
        )
        chevron = QRect(area.right() - 20, area.center().y() - 5, 12, 12)
        icons.paint(painter, "chevron-down", chevron, colours.text2)
        certainty = index.data(CERTAINTY)
        inks = {Certainty.NEW: colours.accent, Certainty.LEFT_OUT: colours.text3}
        painter.setPen(inks.get(certainty, colours.text))
        painter.setFont(theme.font(13))
        words = area.adjusted(9, 0, -24, 0)
        shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)


def paint_meter(painter: QPainter, left: int, middle: int, certainty: Certainty) -> None:
    """Three blocks, as many filled as the match is sure; a plus for a new measure."""
    colours = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if certainty == Certainty.NEW:
        icons.paint(painter, "plus", QRect(left - 2, middle - 7, 16, 16), colours.accent)
        return
    ink = colours.warn if certainty == Certainty.CHECK else colours.goalLine
    filled = _BLOCKS.get(certainty, 0)
    for block in range(3):
        painter.setPen(QPen(ink if filled else colours.controlBorder, 1))
        painter.setBrush(ink if block < filled else Qt.GlobalColor.transparent)
        painter.drawRoundedRect(QRectF(left + block * 9 + 0.5, middle - 2.5, 7, 7), 1.5, 1.5)
