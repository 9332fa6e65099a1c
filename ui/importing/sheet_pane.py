"""The sheet with what was found in it, what is said of it above, and the other sheets below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from scorecard.cells import address
from scorecard.importing.file_sheets import Excerpt
from scorecard.importing.findings import Place
from scorecard.importing.layout import Area
from ui.importing.area_marker import AreaMarker
from ui.importing.known_cells import KnownCells
from ui.importing.overlay import Cell, cell_at
from ui.importing.pane_head import PaneHead
from ui.importing.panes import Notice
from ui.importing.preview import Face, Preview, Unread
from ui.importing.sheet_tabs import SheetTabs
from ui.importing.sheet_view import SheetView
from ui.importing.sight import Sight

_ADVICE = "If it does hold measures, mark where they stand with “Adjust the areas…”."
_MARKING = "Drag over the table with its headings; Esc leaves."


class SheetPane(QWidget):
    """Shows one sheet of an import. Sheets that are imported together are leafed through here alone."""

    sheet_chosen = Signal(str)
    """A sheet that is to be imported instead."""
    layout_chosen = Signal(object)
    """A LayoutKind."""
    area_chosen = Signal(str, object)
    """A sheet and the Area in which its table stands; None to look for it in the whole sheet."""
    row_left_out = Signal(int, bool)
    """A row of the chosen sheet, from 0, that is left out or taken in again."""
    corrected = Signal(object, str)
    """The place of a cell, and what was typed in place of its number."""
    rows_requested = Signal(object)
    """The place of a cell that is not among the rows that were read to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until something is shown."""
        super().__init__(parent)
        self.view = SheetView()
        self.head = PaneHead()
        self.head.layouts.chosen.connect(self.layout_chosen)
        self.head.area_button.clicked.connect(self._mark_area)
        self.head.everywhere_button.clicked.connect(self._forget_area)
        self.head.top_button.clicked.connect(self._leave_excerpt)
        self.notice = Notice()
        self.sheets = SheetTabs()
        self.sheets.chosen.connect(self._leaf)
        self.marker = AreaMarker(self.view)
        self.marker.marked.connect(self._take_area)
        self.marker.ended.connect(self._end_marking)
        self.view.menu_requested.connect(self._offer_menu)
        self.view.corrected.connect(self._correct)
        self._area: Area | None = None
        self._tried: Area | None = None
        """What was marked last, while it is not known whether it can be read."""
        self._chosen = ""
        self._faces: Mapping[str, Face] = {}
        self._known = KnownCells()
        self._shown = self._said = ""
        self._wanted: Cell = (0, 0)
        self._excerpt: Excerpt | None = None
        self._arrange()

    @property
    def summary(self) -> str:
        """``14 measures down, 10 months across``."""
        return self.head.summary

    def show_preview(self, preview: Preview) -> None:
        """Show a sheet of which the beginning was read; what it changes is not known yet."""
        self._known = KnownCells()
        self._show(preview)

    def show_sight(self, sight: Sight) -> None:
        """Show the import as it stands."""
        is_first = self._known.plan is None
        self._known = KnownCells.of(sight)
        self._show(sight)
        if is_first and sight.plan.is_own:
            self._go_to_first(sight.sheet)

    def _go_to_first(self, sheet: str) -> None:
        """Show the first number that was changed: all above it stands empty."""
        layout = self._faces[sheet].layout if sheet in self._faces else None
        if layout is not None:
            points = [(point.row, point.column) for series in layout.series for point in series.points]
            self.go_to((sheet, address(*min(points))))

    def show_unread(self, unread: Unread) -> None:
        """Show a sheet in which nothing was found, why, and what a person can do."""
        self._known = KnownCells()
        self._area, self._excerpt, self._said = None, None, ""
        self._chosen = unread.face.sheet
        self._faces = {unread.face.sheet: unread.face}
        self.head.layouts.set_choices([])
        self._show_face(unread.face)
        self.show_nothing_found(unread.why)

    @property
    def has_nothing(self) -> bool:
        """Whether nothing was found in the sheet that is shown."""
        return bool(self.notice.text)

    @property
    def is_marking(self) -> bool:
        """Whether the person is marking an area."""
        return self.marker.is_on

    def leave_marking(self) -> None:
        """Go on as it was before the person began to mark an area."""
        self._end_marking()

    def show_nothing_found(self, why: str) -> None:
        """Say why nothing was found in the sheet and what a person can do."""
        self._end_marking()
        self.notice.show_text(why if self._tried else f"{why} {_ADVICE}")

    def refuse(self, show: Callable[[], object]) -> None:
        """Show why a step was refused; an area that cannot be read stays marked and can be changed."""
        tried = self._tried
        show()
        if tried is not None:
            self._tried = None
            self._begin_marking(tried)

    def go_to(self, place: Place) -> None:
        """Show a cell, in the sheet in which it is."""
        sheet, where = place
        if sheet not in self._faces or (cell := cell_at(where)) is None:
            return
        self.sheets.go_to(sheet)
        if cell[0] < self._faces[sheet].grid.row_count:
            self._leave_excerpt()
            self.view.mark(*cell)
        elif self._excerpt is not None and self._excerpt.holds(cell[0]):
            self.view.mark(cell[0] - self._excerpt.first_row, cell[1])
        else:
            self._wanted = cell
            self.head.say(f"reading the rows around row {cell[0] + 1:,}…")
            self.rows_requested.emit(place)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show the rows around the cell that was asked for last."""
        if excerpt.sheet == self._shown and excerpt.holds(self._wanted[0]):
            self._end_marking()
            self._excerpt = excerpt
            self._show_face(self._faces[self._shown])
            self.view.mark(self._wanted[0] - excerpt.first_row, self._wanted[1])

    def _leave_excerpt(self) -> None:
        if self._excerpt is not None:
            self._excerpt = None
            self._show_face(self._faces[self._shown])

    def _show(self, shown: Preview) -> None:
        self._end_marking()
        self._tried = None
        self._area, self._chosen = shown.area, shown.sheet
        former, self._faces = self._faces, {face.sheet: face for face in shown.faces}
        if former.keys() != self._faces.keys() or any(
            face.grid is not former[sheet].grid for sheet, face in self._faces.items()
        ):
            self._excerpt = None
        self._said = shown.summary
        self.head.say(shown.summary)
        self.notice.show_text("")
        self.head.show_layouts(shown)
        face = self._shown if self._shown in self._faces and shown.is_several else shown.sheet
        self.sheets.show_sheets(shown.sheets, face, shown.contents)
        self._show_face(self._faces[face])

    def _leaf(self, sheet: str) -> None:
        if sheet in self._faces:
            self._excerpt = None
            self._show_face(self._faces[sheet])
        else:
            self._shown = sheet
            self.sheet_chosen.emit(sheet)

    def _show_face(self, face: Face) -> None:
        self._shown = face.sheet
        overlay = self._known.overlay(face)
        first, grid = self._first_row, self._excerpt.grid if self._excerpt else face.grid
        if first:
            overlay = overlay.moved_up(first, grid.row_count, face.grid.row_count)
        self.view.allow_corrections(self._known.plan is not None)
        self.view.show_sheet(grid, overlay, self._known.reasons_in(face.sheet, first), first)
        self.head.say(self._excerpt.words if self._excerpt else self._said)
        self._offer()

    def _offer(self) -> None:
        self.head.offer(
            is_whole=self._excerpt is None, has_area=self._area is not None, is_marking=self.is_marking
        )

    @property
    def _first_row(self) -> int:
        return self._excerpt.first_row if self._excerpt else 0

    def _mark_area(self, on: bool) -> None:
        if not on:
            self._end_marking()
            return
        self._begin_marking(self._area or self._faces[self._shown].area)

    def _begin_marking(self, area: Area) -> None:
        self.head.area_button.setChecked(True)
        self.marker.begin(area)
        self.head.say(_MARKING)
        self._offer()

    def _take_area(self, area: Area) -> None:
        self._end_marking()
        self._tried = area
        self.area_chosen.emit(self._chosen, area)

    def _forget_area(self) -> None:
        self.area_chosen.emit(self._chosen, None)

    def _end_marking(self) -> None:
        self.marker.end()
        self.head.area_button.setChecked(False)
        self.head.say(self._said)
        self._offer()

    def _offer_menu(self, shown_row: int, column: int, place: QPoint) -> None:
        row, menu = self._first_row + shown_row, QMenu(self)
        wanted: list[Cell] = []
        if self.view.can_correct(shown_row, column):
            menu.addAction("Correct this cell…", lambda: wanted.append((shown_row, column)))
        if self._known.plan is not None and self._shown == self._chosen:
            is_out = row in self._faces[self._shown].left_out_rows
            words = f"Take row {row + 1} in again" if is_out else f"Leave out row {row + 1}"
            menu.addAction(words, lambda: self.row_left_out.emit(row, not is_out))
        if not menu.isEmpty():
            menu.exec(place)
        menu.deleteLater()
        # The field takes the focus that the menu gives back when it is closed.
        for cell in wanted:
            self.view.ask_value(*cell)

    def _correct(self, shown_row: int, column: int, text: str) -> None:
        self.corrected.emit((self._shown, address(self._first_row + shown_row, column)), text)

    def _arrange(self) -> None:
        sheet = QVBoxLayout()
        sheet.setContentsMargins(24, 0, 0, 0)
        sheet.setSpacing(0)
        sheet.addWidget(self.notice)
        sheet.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(8)
        column.addLayout(sheet, 1)
        column.addWidget(self.sheets)
