"""The table of matches: one is changed in its list, many are left out or brought back together."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from scorecard.book import Book
from scorecard.importing.mapping import LEAVE_OUT, Certainty, Choice, Match
from ui import theme
from ui.importing.match_delegate import BOX_ROOM, MatchDelegate
from ui.importing.match_model import Column, MatchModel, always_offered
from ui.importing.measure_picker import MeasurePicker
from ui.widgets.line_table import PADDING, LineTable

ROW_HEIGHT = 26
_PLACE, _METER = 42, 52
"""Pixels for the place of a name, and beside the word of its certainty."""
_MEASURED = 400
"""So many names tell how wide their column is."""
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class MatchTable(LineTable):
    """A row a name. Alt+Down, Enter or a click opens its list; Space and Delete act on all chosen."""

    chosen = Signal(int, object)
    """A match's index and what the person chose for it."""
    left_out = Signal(tuple)
    """The indices of matches that are not wanted."""
    brought_back = Signal(tuple)
    """The indices of matches that are wanted after all."""
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_matches`."""
        super().__init__(ROW_HEIGHT, parent)
        self.setAccessibleName("Matches")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.matches = MatchModel(self)
        self.setModel(self.matches)
        self.setItemDelegate(MatchDelegate(self))
        self.horizontalHeader().setFixedHeight(28)
        self._book = Book()
        self._opened = -1
        self._wanted = ""
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.picker = MeasurePicker(self)
        self.picker.chosen.connect(self._choose)
        self.selectionModel().selectionChanged.connect(self.selection_changed)

    @property
    def chosen_matches(self) -> list[Match]:
        """The matches on which the keys act, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.matches.match_at(row) for row in rows if not self.isRowHidden(row)]

    @property
    def other_matches(self) -> list[Match]:
        """All that are not chosen."""
        chosen = {match.index for match in self.chosen_matches}
        every = (self.matches.match_at(row) for row in range(self.matches.rowCount()))
        return [match for match in every if match.index not in chosen]

    def show_matches(self, matches: Sequence[Match], book: Book) -> None:
        """Show matches to the measures of ``book``."""
        self._book = book
        self.matches.show_matches(matches, book)
        self.show_only(self._wanted)
        self._share_width()
        self.selection_changed.emit()

    def show_only(self, words: str) -> None:
        """Show the names, or measures, that hold these words."""
        self._wanted = words
        parts = words.casefold().split()
        for row in range(self.matches.rowCount()):
            match = self.matches.match_at(row)
            text = f"{match.name} {self.matches.choice_words(match)}".casefold()
            self.setRowHidden(row, not all(part in text for part in parts))
        self.selection_changed.emit()

    def leave_out(self) -> None:
        """Leave out what is chosen."""
        self._tell(self.left_out, [each for each in self.chosen_matches if each.choice is not LEAVE_OUT])

    def leave_out_others(self) -> None:
        """Leave out all but what is chosen."""
        self._tell(self.left_out, [each for each in self.other_matches if each.choice is not LEAVE_OUT])

    def bring_back(self) -> None:
        """Take in again what is chosen and left out."""
        self._tell(self.brought_back, [each for each in self.chosen_matches if each.choice is LEAVE_OUT])

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
        self.picker.open_at(place, self._measures(), always_offered(match), match.choice)

    def choice_rect(self, row: int) -> QRect:
        """Where a row's choice is drawn, in the viewport."""
        return self.visualRect(self.matches.index(row, Column.CHOICE))

    def selectAll(self) -> None:
        """All that are shown."""
        every = QItemSelection()
        for row in range(self.matches.rowCount()):
            if not self.isRowHidden(row):
                every.select(self.matches.index(row, 0), self.matches.index(row, Column.MATCH))
        self.selectionModel().select(every, _ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete:
            self.leave_out()
        elif event.key() == Qt.Key.Key_Space and not control:
            self._switch()
        elif (down or (event.key() in _OPENERS and not control)) and self.currentIndex().isValid():
            self._open_chosen()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.column() == Column.CHOICE and len(self.chosen_matches) == 1:
            self.open_row(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            self._open_menu(self.viewport().mapFromGlobal(event.globalPos()))

    def _open_chosen(self) -> None:
        """The list of one, or what can be done with several."""
        if len(self.chosen_matches) > 1:
            self._open_menu(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            self.open_row(self.currentIndex().row())

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.chosen_matches
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(chosen) == 1:
            menu.addAction("Choose a measure…", lambda: self.open_row(self.currentIndex().row()))
        kept = sum(match.choice is not LEAVE_OUT for match in chosen)
        if kept:
            menu.addAction(f"Leave out {names(kept)}", self.leave_out)
        if kept < len(chosen):
            menu.addAction(f"Bring back {names(len(chosen) - kept)}", self.bring_back)
        if len(chosen) < self.matches.rowCount():
            menu.addAction("Leave out all but these", self.leave_out_others)
        menu.popup(self.viewport().mapToGlobal(place))

    def _switch(self) -> None:
        """Leave out what is chosen; bring it back where all of it is left out."""
        if all(match.choice is LEAVE_OUT for match in self.chosen_matches):
            self.bring_back()
        else:
            self.leave_out()

    def _measures(self) -> list[tuple[Hashable, str]]:
        kept = (measure for measure in self._book.measures if not measure.archived)
        return [(measure.id, measure.name) for measure in sorted(kept, key=lambda each: each.name.casefold())]

    def _choose(self, choice: int | Choice) -> None:
        self.setFocus()
        self.chosen.emit(self.matches.match_at(self._opened).index, choice)

    def _share_width(self) -> None:
        """Names and choices get what they need; else half each, or what the other leaves."""
        shown = [self.matches.match_at(row) for row in range(min(self.matches.rowCount(), _MEASURED))]
        match = _widest([*(each.certainty.label for each in shown), "Match"]) + _METER
        place = theme.px(_PLACE)
        room = self.viewport().width() - place - match
        name = _widest([each.name for each in shown]) + 2 * PADDING
        choice = _widest(list(map(self.matches.choice_words, shown))) + BOX_ROOM
        self.set_widths(place, max(104, min(name, max(room // 2, room - choice))), 0, match)

    def _tell(self, signal: SignalInstance, matches: Sequence[Match]) -> None:
        if matches:
            signal.emit(tuple(match.index for match in matches))


def names(count: int) -> str:
    """``1 name``, ``102 names``."""
    return "1 name" if count == 1 else f"{count:,} names"


def _widest(texts: Sequence[str]) -> int:
    """The width of the widest text in pixels, in strong letters."""
    return max(map(QFontMetrics(theme.font(13, 600)).horizontalAdvance, texts), default=0)
