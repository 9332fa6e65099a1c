"""The second step: the sheet with what was found, the cells to look at, the matches and what will change."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from scorecard.importing.layout import LayoutKind
from ui.importing.changes_view import ChangesView
from ui.importing.legend import Legend
from ui.importing.matches_view import MatchesView
from ui.importing.overlay import Overlay, cell_at
from ui.importing.panes import Pane
from ui.importing.problems_view import ProblemsView
from ui.importing.readings import ReadingsView
from ui.importing.sheet_view import SheetView
from ui.importing.sight import Sight
from ui.widgets import Choice, ElidedLabel, label

_LEFT, _RIGHT = 58, 42
_NARROWEST_RIGHT, _WIDEST_RIGHT = 472, 720


class CheckPage(Pane):
    """Shows a Sight; every wish goes out as a signal."""

    sheet_chosen = Signal(str)
    layout_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sight`."""
        super().__init__("surface", parent=parent)
        self.sheet = SheetView()
        self.problems = ProblemsView()
        self.readings = ReadingsView()
        self.matches = MatchesView()
        self.changes = ChangesView()
        self._summary = ElidedLabel("", "small")
        self.layouts: Choice[LayoutKind] = Choice([(kind, kind.label) for kind in LayoutKind])
        self.layouts.setAccessibleName("How the sheet is laid out")
        self.layouts.setProperty("kind", "quiet")
        self.tabs = QTabBar(expanding=False, drawBase=False, elideMode=Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName("Sheets")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), _LEFT)
        row.addWidget(self._right(), _RIGHT)
        self._connect()
        self._order()

    @property
    def summary(self) -> str:
        """``14 measures down, 10 months across``."""
        return self._summary.text()

    def show_sight(self, sight: Sight) -> None:
        """Show the import as it stands."""
        reasons = {
            cell: line.problem.text
            for line in sight.problem_lines
            if (cell := cell_at(line.problem.address)) is not None
        }
        self._summary.setText(sight.layout.summary)
        self.layouts.set_choices([(kind, kind.label) for kind in sight.layouts])
        self.layouts.set_value(sight.layout.kind)
        self.layouts.setVisible(len(sight.layouts) > 1)
        self._show_tabs(sight)
        self.problems.show_lines(sight.problem_lines, sight.notes)
        self.readings.show_sight(sight)
        self.matches.show_matches(sight.matches, sight.book)
        self.changes.show_plan(sight.plan, sight.book.company.currency)
        self.sheet.show_sheet(sight.grid, Overlay.of(sight.layout, sight.plan), reasons)

    def go_to_undecided(self) -> None:
        """Move to what is to be decided before the import."""
        if not self.matches.table.go_to_check():
            self.readings.ask()

    def _show_tabs(self, sight: Sight) -> None:
        self.tabs.blockSignals(True)
        if [self.tabs.tabText(index) for index in range(self.tabs.count())] != list(sight.sheets):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in sight.sheets:
                self.tabs.setTabToolTip(self.tabs.addTab(name), name)
        self.tabs.setVisible(any(sight.sheets))
        if sight.sheet in sight.sheets:
            self.tabs.setCurrentIndex(sight.sheets.index(sight.sheet))
        self.tabs.blockSignals(False)

    def _mark(self, address: str) -> None:
        if (cell := cell_at(address)) is not None:
            self.sheet.mark(*cell)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda index: self.sheet_chosen.emit(self.tabs.tabText(index)))
        self.layouts.chosen.connect(self.layout_chosen)
        self.problems.cell_requested.connect(self._mark)

    def _order(self) -> None:
        """Tab leads from how the file is read over the sheet and the matches to the problems."""
        stops: tuple[QWidget, ...] = (
            self.readings.numbers,
            self.readings.dates,
            self.layouts,
            self.sheet,
            self.tabs,
            self.matches.table,
            self.matches.accept_button,
            self.problems.table,
            self.changes.changed_button,
            self.changes.new_button,
        )
        for former, following in pairwise(stops):
            self.setTabOrder(former, following)

    def _left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(label("What we found in the sheet", "strong"))
        head.addWidget(self._summary, 1)
        head.addWidget(self.layouts)
        sheet = QHBoxLayout()
        sheet.setContentsMargins(24, 0, 0, 0)
        sheet.addWidget(self.sheet)
        below = QVBoxLayout()
        below.setContentsMargins(24, 8, 16, 10)
        below.addWidget(self.problems)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing(10)
        column.addLayout(head)
        column.addSpacing(8)
        column.addLayout(sheet, 1)
        column.addWidget(self._tab_line())
        column.addLayout(below)
        return column

    def _tab_line(self) -> Pane:
        line = Pane("window", Qt.Edge.TopEdge | Qt.Edge.BottomEdge)
        line.setFixedHeight(32)
        row = QHBoxLayout(line)
        row.setContentsMargins(24, 7, 8, 1)
        row.addWidget(self.tabs, 100)
        row.addStretch(1)
        row.addWidget(Legend())
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        return line

    def _right(self) -> Pane:
        side = Pane("surface", Qt.Edge.LeftEdge)
        side.setMinimumWidth(_NARROWEST_RIGHT)
        side.setMaximumWidth(_WIDEST_RIGHT)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 8, 16, 8)
        middle.addWidget(self.matches)
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.readings)
        column.addLayout(middle, 1)
        column.addWidget(self.changes)
        return side
