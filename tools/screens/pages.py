"""The pages of the window: the tabs, what is opened and marked in them, and entering numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from scorecard.measures import Kind
from scorecard.periods import Cadence
from scorecard.status import Status
from tools.screens.stage import Stage
from ui.board.filters import Filter
from ui.shell.summary_line import Mode


def weekly(stage: Stage) -> None:
    """The weekly table."""
    _take_tab(stage, "weekly", Cadence.WEEKLY)


def monthly(stage: Stage) -> None:
    """The monthly table."""
    _take_tab(stage, "monthly", Cadence.MONTHLY)


def trends(stage: Stage) -> None:
    """The monthly tiles."""
    _take_tab(stage, "monthly-trends", Cadence.MONTHLY, Mode.TRENDS)
    _show_tab(stage, Cadence.MONTHLY)


def quarterly(stage: Stage) -> None:
    """The quarterly table."""
    _take_tab(stage, "quarterly", Cadence.QUARTERLY)


def segments(stage: Stage) -> None:
    """The first measures that have segments, opened; then the weekly measures below the monthly ones."""
    _show_tab(stage, Cadence.WEEKLY)
    board = stage.window.company.board
    rows = [row for row in board.rows if row.has_segments][:2] if board else []
    for shown in (True, False):
        for row in rows:
            stage.window.company.pages.board.segments_requested.emit(row.measure.id, shown)
        stage.settle()
        if shown:
            stage.save("segments")
    _show_tab(stage, Cadence.MONTHLY)
    stage.window.company.pages.board.below_requested.emit(True)
    stage.settle()
    stage.save("monthly-below")
    stage.window.company.pages.board.below_requested.emit(False)
    stage.settle()


def chips(stage: Stage) -> None:
    """A filter of three parts, and one that lets nothing through."""
    _show_tab(stage, Cadence.WEEKLY)
    summary = stage.window.company.summary
    owner = next((measure.owner for measure in stage.session.book.measures if measure.owner), "")
    on_track = frozenset({Status.ON_TRACK})
    summary.filter_requested.emit(Filter(owner=owner, kind=Kind.LEADING, statuses=on_track))
    stage.settle()
    stage.save("chips")
    summary.filter_requested.emit(Filter(text="no such measure"))
    stage.settle()
    stage.save("nothing-found")
    summary.filter_requested.emit(Filter())
    stage.settle()


def marks(stage: Stage) -> None:
    """Two more marks on the chart of the selected measure, and its note opened for writing."""
    _show_tab(stage, Cadence.WEEKLY)
    measure_id, today = stage.window.company.selected_measure_id, stage.session.clock()
    if measure_id is None:
        return
    days = (today.replace(month=6, day=10), today.replace(month=9, day=3))
    for day, text in zip(days, ("New website is live", "Prices went up by a tenth"), strict=True):
        stage.session.run(
            lambda workspace, day=day, text=text: workspace.defining.add_mark(measure_id, day, text)  # type: ignore[misc]
        )
    stage.window.company.refresh()
    stage.settle()
    if (panel := stage.window.company.pages.panel) is not None:
        panel.facts.note.begin()
    stage.settle()
    stage.save("marks")
    stage.window.company.pages.board.setFocus()
    for _ in days:
        stage.session.undo()
        stage.settle()
    stage.window.messages.hide()


def periods(stage: Stage) -> None:
    """The list of periods under the navigator."""
    _show_tab(stage, Cadence.WEEKLY)
    stage.window.company.toolbar.periods.list_requested.emit()
    stage.settle()
    if (popup := QApplication.activePopupWidget()) is not None:
        stage.save("periods", popup)
        popup.close()


def entry(stage: Stage) -> None:
    """The grid for entering, in the place of the table."""
    for name, cadence in (("enter-numbers", Cadence.WEEKLY), ("enter-months", Cadence.MONTHLY)):
        _show_tab(stage, cadence)
        stage.window.entering.open()
        stage.settle()
        stage.save(name)
        stage.window.entering.close()
        stage.settle()


def linked_file(stage: Stage) -> None:
    """The bar that offers a linked file."""
    bar = stage.window.linked_files.bar
    bar.ask("kpis.xlsx was saved.", *((word, bar.hide) for word in ("Import", "Look at it", "Not now")))
    stage.settle()
    stage.save("linked-file")
    bar.hide()


def first_run(stage: Stage) -> None:
    """The first page, while no company is open."""
    stage.settle()
    stage.save("first-run")


def _take_tab(stage: Stage, name: str, cadence: Cadence, mode: Mode = Mode.TABLE) -> None:
    _show_tab(stage, cadence, mode)
    stage.save(name)


def _show_tab(stage: Stage, cadence: Cadence, mode: Mode = Mode.TABLE) -> None:
    stage.window.company.tabs.show_cadence(cadence)
    stage.window.company.set_mode(mode)
    stage.settle()
