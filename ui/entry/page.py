"""The page on which numbers are entered. What is typed stands there at once, and is saved behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scorecard.changes import Changes
from scorecard.entry_making import SheetMaker
from scorecard.entry_sheet import EntryCell, EntryRow, EntrySheet
from scorecard.measures import EntryKey, Measure
from scorecard.periods import Cadence, Period
from ui import theme
from ui.entry import columns
from ui.entry.filters import Filter, Whose
from ui.entry.grid import EntryGrid
from ui.entry.head import Head
from ui.entry.keys_panel import KeysPanel
from ui.entry.nothing import Nothing
from ui.entry.paste_bar import PasteBar
from ui.entry.pasting import Pasting
from ui.entry.titles import moved_text, paste_text, title
from ui.jobs import Job
from ui.preferences import Preferences
from ui.session import Session

if TYPE_CHECKING:
    from scorecard.pasting import PastePlan
    from scorecard.workspace import Workspace

_ROOM_FOR_KEYS = 560
"""Below this height the grid needs all of it."""
Place = tuple[Cadence, Period | None, str]
"""What is entered: cadence, period (None for the newest that has ended) and scorecard."""


class EntryPage(QWidget):
    """Head, grid, what was pasted, keys."""

    manual_page = "entering"

    shown = Signal(object)
    """The EntrySheet, once it is on screen."""
    done = Signal()
    cadence_wanted = Signal(object)
    period_stepped = Signal(int)
    find_cleared = Signal()
    """All rows are wanted: the tool bar's field should be empty."""
    place_told = Signal(str)
    """Where the cursor stands: ``Row 11 of 12, week 47``."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_place`. ``preferences`` know who the person is."""
        super().__init__(parent)
        self.setAccessibleName("Enter numbers")
        self._session, self._preferences = session, preferences
        self._place: Place = (Cadence.WEEKLY, None, "")
        self._maker: SheetMaker | None = None
        self._sheet: EntrySheet | None = None
        self._filter = Filter(person=preferences.person)
        self._keys: frozenset[tuple[int, str]] = frozenset()
        """The rows that are shown."""
        self._known: frozenset[tuple[int, str]] = frozenset()
        self._opened: dict[int, bool] = {}
        self._kept: frozenset[tuple[EntryKey, float]] = frozenset()
        self._added: frozenset[tuple[int, str]] = frozenset()
        """Segments without a number."""
        self._is_new_place, self._keeps_cursor = True, False
        self._is_own = False
        """Whether the change that is about to be told was made here."""
        self._job: Job[Any] | None = None
        self.head, self.grid, self.bar, self.keys_panel = Head(), EntryGrid(), PasteBar(), KeysPanel()
        self.pasting = Pasting(session, self.grid, self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self.nothing = Nothing()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.grid)
        self._middle.addWidget(self.nothing)
        column.addWidget(self._middle, 1)
        column.addWidget(self.bar)
        column.addWidget(self.keys_panel)
        self.setFocusProxy(self.grid)
        self._connect()

    @property
    def sheet(self) -> EntrySheet | None:
        """All that can be entered, also what is not shown."""
        return self._sheet

    def show_place(self, cadence: Cadence, period: Period | None, scorecard: str = "") -> None:
        """Show the numbers of a period, read anew."""
        place = (cadence, period, scorecard)
        is_shown, self._is_own = self._is_own and place == self._place, False
        if is_shown:
            # What was saved stands there already.
            return
        if place != self._place:
            self._is_new_place, self._place = True, place
        self.refresh()

    def refresh(self) -> None:
        """Read the numbers anew; what was asked for before and has not come is dropped."""
        if not self._session.is_open:
            return
        self._drop_job()
        place, opened, kept = self._place, dict(self._opened), self._kept
        if self._is_new_place:
            opened.clear()
        self._job = self._session.run(
            lambda workspace: _load(workspace, place, opened, kept), self._show, title="Working it out…"
        )

    def start_over(self) -> None:
        """Another company was opened."""
        self._maker = self._sheet = None
        self._kept, self._is_new_place = frozenset(), True
        self.pasting.end()

    def show_matching(self, text: str) -> None:
        """Show only rows whose measure or department has ``text`` in its name."""
        self._choose(replace(self._filter, text=text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keys_panel.setVisible(self.height() >= theme.px(_ROOM_FOR_KEYS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.pasting.leave_proposal():
            super().keyPressEvent(event)

    def _connect(self) -> None:
        head, grid = self.head, self.grid
        head.done.connect(self.done)
        head.cadence_chosen.connect(self.cadence_wanted)
        head.whose_chosen.connect(self._choose_whose)
        head.person_chosen.connect(self._choose_person)
        self.nothing.reset.connect(self._show_all)
        self.nothing.left.connect(self.done)
        grid.entered.connect(self._take)
        grid.kept.connect(self._keep)
        grid.note_written.connect(self._write_note)
        grid.opened.connect(self._open)
        grid.segment_wanted.connect(self._ask_segment)
        grid.period_wanted.connect(self._step)
        grid.moved.connect(self._tell_place)
        self.pasting.agreed.connect(self._paste)

    def _show(self, loaded: tuple[SheetMaker, EntrySheet]) -> None:
        self._maker, self._sheet = loaded
        if self._is_new_place:
            self._added = frozenset()
        elif self._added and self._maker.added != self._added:
            self._maker = replace(self._maker, added=self._added)
            self._sheet = self._maker.make()
        sheet = self._sheet
        self._opened = {row.measure.id: row.is_open for row in sheet.rows if row.has_segments}
        if self._is_new_place:
            self._keys = self._filter.keys(sheet)
            self.grid.show_pasted(frozenset())
            self.pasting.end()
        else:
            # Segments that were opened, and measures that came; what was filled in stays.
            self._keys |= self._filter.keys(sheet) & (sheet.row_keys - self._known)
        self._known = sheet.row_keys
        self.head.show_people(self._maker.book.people)
        self.keys_panel.show_cadence(sheet.cadence, self._maker.book.writing.sign.strip())
        self._present()
        if self._is_new_place and not self._keeps_cursor:
            self.grid.to_first_empty()
        self._is_new_place = self._keeps_cursor = False
        self.shown.emit(sheet)

    def _present(self) -> None:
        """Show the sheet as it is now, the rows that pass the filter."""
        if self._maker is None or self._sheet is None:
            return
        self.head.show_sheet(self._sheet)
        shown = self._filter.apply(self._sheet, self._keys)
        self.grid.show_sheet(shown, self._maker.book.writing)
        self.nothing.explain(self._sheet, self._filter)
        self._middle.setCurrentWidget(self.grid if shown.groups else self.nothing)
        self._tell_place()

    def _take(self, values: Mapping[EntryKey, float | None], verb: str) -> None:
        self.pasting.end()
        self._enter(values, verb)

    def _enter(self, values: Mapping[EntryKey, float | None], verb: str) -> str:
        """Show the numbers at once, with what follows from them, and save them; what Undo calls that."""
        if self._maker is None or self._sheet is None:
            return ""
        self._drop_job()
        self._maker = self._maker.with_values(values)
        self._sheet = self._maker.remake(self._sheet, {key[0] for key in values})
        self.grid.show_pasted(frozenset(values) if verb == "Paste" else frozenset())
        self._present()
        told = title(self._maker.book, self._maker.today, values, verb)
        self._session.write(lambda workspace: workspace.entering.set_values(values, told), self._expect)
        return told

    def _expect(self, changes: Changes) -> None:
        self._is_own = bool(changes.subjects)

    def _paste(self, plan: PastePlan, origin: str) -> None:
        if self._maker is None or self._sheet is None:
            return
        periods = self._sheet.periods[plan.columns[0] : plan.columns[1] + 1]
        told = self._enter(plan.values, "Paste")
        text, more = paste_text(self._maker.book, self._maker.today, plan, periods, origin)
        self.pasting.tell(text, more, told)

    def _keep(self, cell: EntryCell) -> None:
        if self._maker is None or self._sheet is None or cell.value is None:
            return
        self._kept |= {(cell.key, cell.value)}
        self._maker = replace(self._maker, kept=self._kept)
        self._sheet = self._maker.remake(self._sheet, {cell.key[0]})
        self._present()

    def _write_note(self, row: EntryRow, text: str) -> None:
        measure_id, period = row.measure.id, row.now.cell.period
        self._session.write(lambda workspace: workspace.set_note(measure_id, period, text))

    def _open(self, measure_id: int, wanted: bool) -> None:
        self._opened[measure_id] = wanted
        if self._maker is not None:
            self._maker = replace(self._maker, opened=dict(self._opened))
            self._show((self._maker, self._maker.make()))

    def _ask_segment(self, measure: Measure) -> None:
        from ui.entry.segment_dialog import SegmentDialog

        dialog = SegmentDialog(measure.name, self)
        if dialog.exec():
            self._add_segment(measure.id, dialog.name)
        dialog.deleteLater()

    def _add_segment(self, measure_id: int, name: str) -> None:
        """Show a row for one more segment, or the one that is there; it is kept with its first number."""
        if self._maker is None:
            return
        known = {row[3] for row in self._maker.reported.get(measure_id, ())} - {""}
        name = next((each for each in known if each.casefold() == name.casefold()), name)
        self._added |= {(measure_id, name)}
        self._maker = replace(self._maker, added=self._added)
        self._open(measure_id, True)
        self.grid.set_cursor(self.grid.entries.line_of((measure_id, name)), columns.NOW)
        self.grid.setFocus()

    def _step(self, step: int) -> None:
        self._keeps_cursor = True
        self.period_stepped.emit(step)

    def _choose(self, wanted: Filter) -> None:
        self._filter = wanted
        self.head.show_whose(wanted.whose, wanted.person)
        if self._sheet is not None:
            self._keys = wanted.keys(self._sheet)
            self._present()

    def _show_all(self) -> None:
        self._choose(replace(self._filter, whose=Whose.ALL, text=""))
        self.find_cleared.emit()
        self.grid.setFocus()

    def _choose_whose(self, whose: Whose) -> None:
        if whose is Whose.MINE and not self._filter.person:
            self.head.show_whose(self._filter.whose, self._filter.person)
            self.head.ask_who()
        else:
            self._choose(replace(self._filter, whose=whose))
            self.grid.setFocus()

    def _choose_person(self, name: str) -> None:
        self._preferences.person = name
        self._choose(replace(self._filter, whose=Whose.MINE, person=name))
        self.grid.setFocus()

    def _tell_place(self) -> None:
        if self._maker is None or self._sheet is None:
            return
        cell = self.grid.cell
        period = cell.cell.period if cell is not None else self._sheet.period
        self.place_told.emit(moved_text(*self.grid.place, self._maker.book, period, self._maker.today))

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _load(
    workspace: Workspace,
    place: Place,
    opened: Mapping[int, bool],
    kept: frozenset[tuple[EntryKey, float]],
) -> tuple[SheetMaker, EntrySheet]:
    return workspace.entering.opened(*place, opened, kept)
