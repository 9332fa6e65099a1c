"""The second step: the sheet with what was found, the cells to look at, the matches and what will change."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard.book import Book
from ui import theme
from ui.importing.changes_view import ChangesView
from ui.importing.matches_view import MatchesView
from ui.importing.options import OptionsView
from ui.importing.panes import Pane
from ui.importing.preview import Preview, Unread
from ui.importing.problems_view import ProblemsView
from ui.importing.readings import ReadingsView
from ui.importing.rules.view import RulesView
from ui.importing.sheet_pane import SheetPane
from ui.importing.sight import Sight

_LEFT, _RIGHT = 58, 42
_NARROWEST_RIGHT, _NARROWEST_OF_DESIGN, _WIDEST_RIGHT = 472, 400, 720


class CheckPage(Pane):
    """Shows a Preview or a Sight; every wish goes out as a signal of its part."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sight`; ``currency`` is the company's."""
        super().__init__("surface", parent=parent)
        self.pane = SheetPane()
        self.sheet, self.tabs, self.layouts = self.pane.view, self.pane.sheets.tabs, self.pane.head.layouts
        self.problems = ProblemsView()
        self.readings = ReadingsView(currency)
        self.rules = RulesView()
        self.matches = MatchesView()
        self.options = OptionsView()
        self.changes = ChangesView()
        self.problems.table.cell_requested.connect(self.pane.go_to)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), _LEFT)
        row.addWidget(self._right(), _RIGHT)
        self._order()

    @property
    def summary(self) -> str:
        """``14 measures down, 10 months across``."""
        return self.pane.summary

    def show_preview(self, preview: Preview) -> None:
        """Show a sheet of which the beginning was read; what it changes is not known yet."""
        self.pane.show_preview(preview)
        self._show_nothing()

    def show_unread(self, unread: Unread) -> None:
        """Show a sheet in which nothing was found."""
        self.pane.show_unread(unread)
        self._show_nothing()

    def _show_nothing(self) -> None:
        self.problems.show_nothing()
        self.readings.show_nothing()
        self.rules.show_rules(None, None)
        self.matches.show_matches((), Book())
        self.options.show_nothing()
        self.changes.show_nothing()

    def show_sight(self, sight: Sight) -> None:
        """Show the import as it stands."""
        self.pane.show_sight(sight)
        self.problems.show_lines(sight.problem_lines, sight.plan.problem_count, sight.notes)
        self.readings.show_sight(sight)
        self.rules.show_rules(sight.rules, sight.profile)
        self.matches.show_matches(sight.matches, sight.book)
        self.options.show_sight(sight)
        self.changes.show_sight(sight)

    def go_to_undecided(self) -> None:
        """Move to what is to be decided before the import."""
        if not self.matches.go_to_check():
            self.readings.ask()

    def _order(self) -> None:
        """Tab leads from the sheet over how it is read and the matches to the problems."""
        matches = self.matches
        stops: tuple[QWidget, ...] = (
            self.layouts,
            self.pane.head.everywhere_button,
            self.pane.head.area_button,
            self.pane.head.top_button,
            self.sheet,
            self.tabs,
            self.pane.sheets.list_button,
            self.readings.numbers,
            self.readings.dates,
            self.readings.open.scaling.choice,
            self.readings.open.foreign.editor,
            self.readings.open.exchanged.choice,
            self.readings.open.year.choice,
            self.rules.dates,
            self.rules.grains,
            self.rules.table,
            self.rules.add_button,
            self.rules.ratio_button,
            self.rules.remove_button,
            matches.filter,
            matches.table,
            matches.accept_button,
            matches.out_button,
            matches.back_button,
            matches.others_button,
            self.problems.table,
            *self.options.boxes.values(),
            self.options.goals_button,
            self.changes.changed_button,
            self.changes.removed_button,
            self.changes.new_button,
        )
        for former, following in pairwise(stops):
            self.setTabOrder(former, following)

    def _left(self) -> QVBoxLayout:
        below = QVBoxLayout()
        below.setContentsMargins(24, 8, 16, 10)
        below.addWidget(self.problems)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.pane, 1)
        column.addLayout(below)
        return column

    def _right(self) -> Pane:
        side = Pane("surface", Qt.Edge.LeftEdge)
        # Larger text takes some of its room from the sheet, which scrolls.
        side.setMinimumWidth(max(_NARROWEST_RIGHT, theme.px(_NARROWEST_OF_DESIGN)))
        side.setMaximumWidth(theme.px(_WIDEST_RIGHT))
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 8, 16, 8)
        middle.addWidget(self.matches)
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.readings)
        column.addWidget(self.rules)
        column.addLayout(middle, 1)
        column.addWidget(self.options)
        column.addWidget(self.changes)
        return side
