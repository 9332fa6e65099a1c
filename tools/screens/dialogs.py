"""The dialogs over the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QScrollArea

from scorecard.measures import Company
from scorecard.periods import Cadence
from tools.example_files import write_deals, write_plain, write_report, write_years
from tools.screens.stage import Stage
from ui.importing import ImportWizard
from ui.library import LibraryDialog
from ui.scorecards import AddMeasuresDialog, NewScorecardDialog, OrderDialog, SegmentGoalDialog
from ui.settings.company_dialog import CompanyDialog
from ui.templates import ApplyDialog
from ui.trends.mark_dialog import MarkDialog


def imports_of_files(stage: Stage) -> None:
    """The import wizard over files of each kind."""
    files = (
        ("import", write_report(stage.scratch / "KPI report 2026.xlsx")),
        ("import-plain", write_plain(stage.scratch / "plain.csv")),
        ("import-rows", write_deals(stage.scratch / "deals.csv")),
        ("import-sheets", write_years(stage.scratch / "years.xlsx")),
    )
    for name, path in files:
        _take_import(stage, name, path)
    wizard = ImportWizard(stage.session, stage.window)
    _play_wizard(stage, "import-choose", wizard)


def _take_import(stage: Stage, name: str, path: Path) -> None:
    wizard = ImportWizard(stage.session, stage.window)
    wizard.read(path)
    while wizard.sight is None:
        stage.settle()
    _play_wizard(stage, name, wizard)


def _play_wizard(stage: Stage, name: str, wizard: ImportWizard) -> None:
    wizard.resize(stage.window.size())
    wizard.show()
    stage.settle()
    stage.settle()
    stage.save(name, wizard)
    wizard.reject()


def measure(stage: Stage) -> None:
    """The editor over a measure with a formula, from the top and from the end, and over a new one."""
    stage.window.company.show_tab(Cadence.MONTHLY)
    stage.settle()
    known = stage.session.book.by_short_name.get("cost_per_lead")
    if known is not None:
        for name, act in (("measure", None), ("measure-end", _scroll_to_end)):
            stage.dialog(
                name,
                lambda: stage.window.measures.edit(known.id),
                act,
            )
    stage.dialog("measure-new", lambda: stage.window.measures.new())


def _scroll_to_end(dialog: QDialog) -> None:
    for area in dialog.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def library(stage: Stage) -> None:
    """The library with two measures chosen."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, LibraryDialog)
        for short_name in ("nrr", "lead_velocity_rate"):
            dialog.browser.go_to(short_name)
            dialog.list.toggle()

    stage.dialog("library", stage.window.actions_["library"].trigger, choose)
    stage.dialog("archive", stage.window.actions_["archive"].trigger)


def templates(stage: Stage) -> None:
    """A template chosen, with what it would change; and how one is saved."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ApplyDialog)
        dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))

    stage.dialog("apply-template", stage.window.actions_["apply_template"].trigger, choose)
    stage.dialog("save-template", stage.window.actions_["save_template"].trigger)


def scorecards(stage: Stage) -> None:
    """A new scorecard, the order of several, what to add to a tab, and the goal of a segment."""
    window, book = stage.window, stage.session.book
    names = ("Revenue team", "Board", "Workshop and deliveries")
    stage.dialog("scorecard-new", NewScorecardDialog(names, names[0], window).open)
    stage.dialog("scorecard-order", OrderDialog(names, window).open)
    stage.dialog("add-measures", AddMeasuresDialog(list(book.measures), "weekly", window).open)
    board = window.company.board
    if board is not None and board.rows:
        goal = SegmentGoalDialog(
            board.rows[0].measure,
            "Organic search",
            board.cadence,
            board.period,
            "Week 47",
            None,
            board.writing,
            window,
        )
        stage.dialog("segment-goal", goal.open)


def settings(stage: Stage) -> None:
    """The company's settings, the person's, a new company, and what the program is."""
    actions = stage.window.actions_
    stage.dialog("settings", actions["company_settings"].trigger)
    stage.dialog("preferences", actions["preferences"].trigger)
    stage.dialog("new-company", CompanyDialog(Company(), stage.window, "Small business").open)
    stage.dialog("about", actions["about"].trigger)


def notes(stage: Stage) -> None:
    """A mark being written, and a number's history."""
    stage.dialog("mark", MarkDialog(stage.window, "First meetings", date(2026, 11, 25)).open)
    board = stage.window.company.pages.board
    if (row := board.row) is not None:
        stage.dialog("history", lambda: board.history_requested.emit(row, row.cell))
        stage.dialog("chart", stage.window.company.charts.open_selected)


def lists(stage: Stage) -> None:
    """All goals, and the past imports."""
    stage.dialog("goals", stage.window.actions_["goals"].trigger)
    stage.dialog("imports", stage.window.actions_["imports"].trigger)


def recipes(stage: Stage) -> None:
    """The dialog of recipes and linked files."""
    stage.dialog("recipes", stage.window.actions_["recipes"].trigger)


def exports(stage: Stage) -> None:
    """What goes into a workbook, whose numbers another asks for, and pages before they are printed."""
    actions = stage.window.actions_
    stage.dialog("export", actions["export"].trigger)
    stage.dialog("fill-in", actions["fill_in"].trigger)
    stage.dialog("pdf", actions["export_pdf"].trigger)
    stage.dialog("print-preview", actions["preview"].trigger)
