"""Ask what goes into a workbook, with a picture of it. Enter exports at once as the last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scorecard.board import Board
from scorecard.errors import ScorecardError
from scorecard.periods import Cadence
from scorecard.report_choices import ReportChoices
from ui import theme
from ui.exporting.preview import Sheet, SheetPreview
from ui.exporting.wish import Kind, Occasion, Which, Wish
from ui.widgets import Choice, Dialog, ElidedLabel, button, field, label
from ui.widgets.sheets import paper_choice

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.session import Session

_SIZE = 940, 560
_TRAILING = (4, 6, 8, 13, 26, 53)
_KINDS = ((Kind.WORKBOOK, "Excel workbook"), (Kind.OWN, "A workbook of my own"), (Kind.TABLE, "CSV file"))
_NAME_HINT = "{company}, {period} and {tab} are filled in."
_OWN_FILTER = "Excel workbooks (*.xlsx *.xlsm)"
_OWN_HINT = (
    "{} keeps its looks, formulas and charts. Filled in are cells named Scorecard_Company, Scorecard_Period "
    "or as a measure (Leads, Leads_Goal, Leads_Status), and tables with columns Measure, Goal, Status."
)
_TABLE_HINT = "One row for each number: period, measure, value, goal and status."
_DATA = "Data sheet"
_LIVE_DATA = "Data sheet, which formulas follow"
_NO_TAB = "Choose at least one tab."


class ExportDialog(Dialog):
    """What was chosen stands in ``wish`` and, once accepted, in ``target`` and ``choices``."""

    manual_page = "export"

    def __init__(
        self, session: Session, wish: Wish, occasion: Occasion, scorecard: str, parent: QWidget | None = None
    ) -> None:
        """``wish`` is that of the last time; ``scorecard`` the one in front."""
        super().__init__("Export to Excel", "Export", parent)
        self._session, self._occasion = session, occasion
        self._own, self._folder = wish.own, wish.folder
        self._asked: Job[Any] | None = None
        self._target = Path()
        self.tabs = {each: QCheckBox(each.value.capitalize()) for each in Cadence}
        self.scorecards = Choice([(name, name or "–") for name in occasion.book.scorecard_names])
        self.which = Choice(_periods(occasion))
        self.trailing = Choice([(n, f"{n} in a row") for n in sorted({*_TRAILING, wish.trailing})])
        self.kind = Choice(_KINDS)
        self.own_button = button("Choose…", kind="small")
        self.own_name = ElidedLabel()
        self.paper = paper_choice(wish.paper)
        self.paper_name = label("Printed on", "small")
        self.charts, self.data = QCheckBox("Charts"), QCheckBox()
        self.values_only = QCheckBox("Values only, no formulas")
        self.name = QLineEdit(wish.name)
        self.name.setMaxLength(150)
        self.folder_button = button("Change folder…", kind="small")
        self.told = label("", "hint", wrap=True)
        self.preview = SheetPreview()
        self._take(wish, scorecard)
        self._arrange()
        self._connect()
        self.take_size(*_SIZE)
        self._refresh()

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        return Wish(
            tabs=tuple(each for each, box in self.tabs.items() if box.isChecked()),
            which=self.which.value(),
            trailing=self.trailing.value(),
            kind=self.kind.value(),
            own=self._own,
            charts=self.charts.isChecked(),
            data=self.data.isChecked(),
            values_only=self.values_only.isChecked(),
            paper=self.paper.value(),
            name=self.name.text(),
            folder=self._folder,
        )

    @property
    def target(self) -> Path:
        """Where to, as it was told: also where that folder has gone meanwhile."""
        return self._target

    @property
    def choices(self) -> ReportChoices:
        """What is exported."""
        return self._occasion.choices(self.wish, self.scorecards.value())

    def _take(self, wish: Wish, scorecard: str) -> None:
        for each, box in self.tabs.items():
            box.setChecked(each in wish.tabs)
        self.scorecards.set_value(scorecard)
        self.which.set_value(wish.which)
        self.trailing.set_value(wish.trailing)
        self.kind.set_value(wish.kind if wish.own or wish.kind is not Kind.OWN else Kind.WORKBOOK)
        for box, is_on in ((self.charts, wish.charts), (self.data, wish.data)):
            box.setChecked(is_on)
        self.values_only.setChecked(wish.values_only)

    def _arrange(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(theme.DIALOG_PADDING)
        columns.addLayout(self._choices_column())
        columns.addWidget(self.preview, 1)
        self.body.addLayout(columns, 1)
        where = QHBoxLayout()
        where.setSpacing(theme.GAP)
        where.addWidget(self.told, 1)
        where.addWidget(self.folder_button)
        self.body.addLayout(field("File name", self.name))
        self.body.addLayout(where)
        self.name.setToolTip(_NAME_HINT)
        self.name.setAccessibleDescription(_NAME_HINT)

    def _choices_column(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GROUP_GAP)
        grid.addLayout(field("Period", self.which), 0, 0)
        grid.addLayout(field("Weeks and months", self.trailing), 0, 1)
        grid.addLayout(field("File", self.kind), 1, 0, 1, 2)
        own = QHBoxLayout()
        own.addWidget(self.own_name, 1)
        own.addWidget(self.own_button)
        tabs = QHBoxLayout()
        for box in self.tabs.values():
            tabs.addWidget(box)
        tabs.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.GROUP_GAP)
        if len(self._occasion.book.scorecard_names) > 1:
            column.addLayout(field("Scorecard", self.scorecards))
        column.addLayout(tabs)
        column.addLayout(grid)
        column.addLayout(own)
        for box in (self.charts, self.data, self.values_only):
            column.addWidget(box)
        paper = QHBoxLayout()
        paper.setSpacing(theme.GAP)
        paper.addWidget(self.paper_name)
        paper.addWidget(self.paper)
        paper.addStretch(1)
        self.paper_name.setBuddy(self.paper)
        self.paper.setAccessibleName("Printed on")
        column.addLayout(paper)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        for box in (*self.tabs.values(), self.charts, self.data, self.values_only):
            box.toggled.connect(self._refresh)
        for choice in (self.scorecards, self.which, self.trailing):
            choice.chosen.connect(self._refresh)
        self.kind.chosen.connect(self._choose_kind)
        self.own_button.clicked.connect(self._ask_own)
        self.folder_button.clicked.connect(self._ask_folder)
        self.name.textChanged.connect(self._name_file)

    def _choose_kind(self, kind: Kind) -> None:
        if kind is Kind.OWN and not self._own:
            self._ask_own()
        self._refresh()

    def _ask_own(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "A workbook of my own", self._own, _OWN_FILTER)
        self._own = chosen or self._own
        self.kind.set_value(Kind.OWN if self._own else Kind.WORKBOOK)
        self._refresh()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, "Export to", str(self._occasion.target(Wish(folder=self._folder)).parent)
        )
        self._folder = chosen or self._folder
        self._name_file()

    def _refresh(self) -> None:
        """Show what is chosen."""
        self._ask_no_more()
        wish = self.wish
        is_own, is_plain = wish.kind is Kind.OWN, wish.kind is Kind.WORKBOOK
        self.own_name.setText(Path(self._own).name)
        self.own_name.setVisible(is_own)
        self.own_button.setVisible(is_own)
        for box in (self.charts, self.data):
            box.setVisible(is_plain)
        self.values_only.setVisible(is_plain)
        self.values_only.setEnabled(wish.data)
        self.data.setText(_DATA if wish.values_only else _LIVE_DATA)
        self.paper.setVisible(is_plain)
        self.paper_name.setVisible(is_plain)
        self._name_file()
        if not wish.tabs:
            self.preview.say(_NO_TAB)
        elif not is_plain:
            self.preview.say(_OWN_HINT.format(Path(self._own).name) if is_own else _TABLE_HINT)
        else:
            self._ask_board(wish)

    def _ask_board(self, wish: Wish) -> None:
        cadence, choices = wish.tabs[0], self.choices
        period, trailing = choices.periods[cadence], choices.trailing_on(cadence)

        def show(board: Board) -> None:
            title = f"{self._occasion.book.company.name} – {cadence.value} scorecard"
            self.preview.show_sheet(Sheet(board, title, _sheets(wish), wish.charts))

        self._asked = self._session.run(
            lambda workspace: workspace.board(cadence, period, choices.scorecard, trailing=trailing), show
        )

    def done(self, result: int) -> None:
        self._ask_no_more()
        super().done(result)

    def _ask_no_more(self) -> None:
        if self._asked is not None:
            self._asked.cancel()

    def _name_file(self) -> None:
        """Tell what the file will be called and whether it replaces one, or why it cannot be."""
        wish = self.wish
        self.confirm_button.setEnabled(bool(wish.tabs))
        if not wish.tabs:
            return
        try:
            target = self._target = self._occasion.target(wish)
        except ScorecardError as error:
            self.told.setText(str(error))
            self.confirm_button.setEnabled(False)
            return
        effect = " The file that is there will be replaced." if target.exists() else ""
        self.told.setText(f"“{target.name}” in {target.parent}.{effect}")


def _periods(occasion: Occasion) -> list[tuple[Which, str]]:
    found = [(Which.NEWEST, "Newest that have ended"), (Which.CURRENT, "Current ones, to date")]
    if occasion.shown:
        calendar = occasion.book.calendar
        names = ", ".join(calendar.mention(each, occasion.today) for each in occasion.shown.values())
        found.append((Which.SHOWN, f"As in the window: {names}"))
    return found


def _sheets(wish: Wish) -> tuple[str, ...]:
    """The sheets of the workbook, in order."""
    tabs = [each.value.capitalize() for each in wish.tabs]
    return (*tabs, *(["Trends"] if wish.charts else []), "Goals", *(["Data"] if wish.data else []))
