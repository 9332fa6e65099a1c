"""``--self-test``: the real window does once what people do with it, and says in a line each what it did.

For a program that was just built or installed: whatever is missing in it is missed here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from scorecard import __version__
from scorecard.board import Board, Row
from scorecard.errors import ScorecardError
from scorecard.periods import Cadence, Grain, Period
from scorecard.starting import make_sample
from scorecard.workspace import Clock, Workspace
from ui.desktop import Application
from ui.main_window import MainWindow
from ui.options import Options
from ui.preferences import Preferences
from ui.reports import paint
from ui.self_test_files import write_table
from ui.session import Session
from ui.shell.summary_line import Mode
from ui.theme import Appearance

_NAME, _VALUE, _OTHER = "Self-test visits", 120.0, 150.0
_PATIENCE = 60.0
"""Seconds that one step may take."""
_ICON = 32
"""Pixels."""
_LOOK_MS = 10
"""How often is looked whether a step is done."""
_FEW_COLOURS = 8
"""A page with so many has something painted on it; only every third point of it is looked at."""


class SelfTestError(Exception):
    """A step failed; the sentence says which and how."""


def run(options: Options) -> int:
    """Do all steps in a folder of their own. Returns 0, or 1 after telling the reason."""
    _tell(
        f"Scorecard {__version__}, {'built' if getattr(sys, 'frozen', False) else 'from source'}: self-test"
    )
    app = Application()
    with TemporaryDirectory(prefix="scorecard-", ignore_cleanup_errors=True) as folder:
        try:
            with closing(_SelfTest(app, options.clock, Path(folder))) as test:
                for told in test.steps():
                    _tell(told)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what was looked for
            known = isinstance(error, SelfTestError | ScorecardError)
            reason = str(error) if known else f"{type(error).__name__}: {error}"
            print(f"Self-test failed: {reason}", file=sys.stderr)  # noqa: T201
            return 1
    _tell("Self-test passed.")
    return 0


class _SelfTest:
    """The window and what is done with it."""

    def __init__(self, app: Application, clock: Clock, folder: Path) -> None:
        self._app, self._clock, self._folder = app, clock, folder
        self._failures: list[str] = []
        sys.excepthook = self._note_error
        preferences = Preferences(folder / "settings.ini")
        self._session = Session(clock)
        self._session.failed.connect(self._failures.append)
        self._window = MainWindow(
            self._session, preferences, Appearance(app, preferences.theme, preferences.text_size)
        )
        self._company = self._window.company

    def steps(self) -> Iterator[str]:
        """Each step, when it is done, as the line that says so. Raises what went wrong."""
        yield self._open()
        for cadence in (Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.WEEKLY):
            yield self._show_tab(cadence)
        yield self._show_chart()
        yield self._show_trends()
        older, newer = self._months()
        yield self._import(".csv", newer)
        yield self._import(".xlsx", older)
        for suffix in (".xlsx", ".csv", ".html", ".pdf"):
            yield self._export(suffix)
        yield self._edit()
        yield self._undo()
        yield self._show_manual()

    def close(self) -> None:
        """Let go of the company's file."""
        self._window.close()
        self._session.shut_down()

    def _open(self) -> str:
        store = self._folder / "Sample company.scorecard"
        make_sample(store, clock=self._clock)
        self._window.show()
        self._app.show_icon()
        if self._window.windowIcon().pixmap(_ICON).isNull():
            raise SelfTestError("The window has no icon.")
        self._board_after(lambda: self._session.open(store, otherwise=self._refuse))
        return f"Opened the sample company: {len(self._session.book.measures)} measures."

    def _show_tab(self, cadence: Cadence) -> str:
        board = self._board_after(lambda: self._company.tabs.show_cadence(cadence))
        if board.cadence is not cadence or not board.rows:
            raise SelfTestError(f"The {cadence} tab is empty.")
        _look_at(self._company.pages, f"the {cadence} tab")
        return f"Painted the {cadence} tab: {len(board.rows)} measures, {board.title}."

    def _show_chart(self) -> str:
        shown: list[bool] = []
        self._company.chart_shown.connect(lambda: shown.append(True))
        self._company.load_charts()
        self._until(lambda: bool(shown), "the chart under the table")
        panel = self._company.pages.panel
        if panel is not None:
            _look_at(panel, "the panel")
        return "Painted the chart under the table."

    def _show_trends(self) -> str:
        self._board_after(lambda: self._company.tabs.show_cadence(Cadence.MONTHLY))
        self._board_after(lambda: self._company.set_mode(Mode.TRENDS))
        tiles = self._company.pages.tiles
        if tiles is None or not tiles.tiles:
            raise SelfTestError("The trends are empty.")
        _look_at(tiles, "the trends")
        count = len(tiles.tiles)
        self._board_after(lambda: self._company.set_mode(Mode.TABLE))
        return f"Painted the trends: {count} charts."

    def _show_manual(self) -> str:
        manual = self._window.manual
        manual.show("keyboard")
        if manual.window is None:
            raise SelfTestError("The manual did not open.")
        _look_at(manual.window, "the manual")
        return "Opened the manual."

    def _import(self, suffix: str, months: Sequence[Period]) -> str:
        source, calendar = self._folder / f"numbers{suffix}", self._session.book.calendar
        heads = [calendar.key(month) for month in months]
        write_table(source, [["Measure", *heads], [_NAME, *(_VALUE for _ in months)]])
        self._board_after(
            lambda: self._session.write(lambda each: each.importing.commit(each.importing.open(source)))
        )
        found = sum(cell.value == _VALUE for cell in self._row().cells)
        return f"Imported {source.name}: {found} numbers of {_NAME}."

    def _export(self, suffix: str) -> str:
        target, done = self._folder / f"Export{suffix}", list[int]()

        def work(workspace: Workspace) -> int:
            workspace.reporting.export(target, paint=paint)
            return target.stat().st_size

        self._session.run(work, done.append)
        self._until(lambda: bool(done), f"the export to {target.name}")
        return f"Exported {target.name}: {done[0] / 1000:,.0f} kB."

    def _edit(self) -> str:
        measure, period = self._row().measure, self._board().period
        self._board_after(
            lambda: self._session.write(lambda each: each.set_value(measure.id, period, _OTHER))
        )
        self._expect(_OTHER)
        return f"Changed {_NAME}, {self._board().title}: {_VALUE:g} to {_OTHER:g}."

    def _undo(self) -> str:
        self._board_after(self._session.undo)
        self._expect(_VALUE)
        return f"Undid it: {_VALUE:g} again."

    def _board_after(self, act: Callable[[], object]) -> Board:
        """The board that comes of ``act``, laid out and painted."""
        shown: list[Board] = []
        self._company.board_shown.connect(shown.append)
        act()
        self._until(lambda: bool(shown) and not self._session.busy, "the table")
        self._company.board_shown.disconnect(shown.append)
        return shown[-1]

    def _board(self) -> Board:
        if self._company.board is None:
            raise SelfTestError("No board is shown.")
        return self._company.board

    def _months(self) -> tuple[Sequence[Period], Sequence[Period]]:
        """The trailing six months, in two halves."""
        calendar = self._session.book.calendar
        found = calendar.trailing(calendar.newest_ended(Grain.MONTH, self._clock()), 6)
        return found[:3], found[3:]

    def _row(self) -> Row:
        found = next((row for row in self._board().rows if row.name == _NAME), None)
        if found is None:
            raise SelfTestError(f"{_NAME} is not on the {self._board().cadence} tab.")
        return found

    def _expect(self, value: float) -> None:
        if self._row().cell.value != value:
            raise SelfTestError(f"{_NAME} is {self._row().cell.value} and should be {value:g}.")

    def _until(self, reached: Callable[[], bool], what: str) -> None:
        """Let the window live until something is reached. Raises SelfTestError after long."""
        deadline = time.monotonic() + _PATIENCE
        while not reached():
            if self._failures:
                raise SelfTestError(self._failures[0])
            if time.monotonic() > deadline:
                raise SelfTestError(f"Nothing was seen of {what} in {_PATIENCE:.0f} seconds.")
            loop = QEventLoop()
            QTimer.singleShot(_LOOK_MS, loop, loop.quit)
            loop.exec()

    def _refuse(self, error: ScorecardError) -> None:
        self._failures.append(str(error))

    def _note_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What nobody expected, also on another thread or in the middle of painting."""
        self._failures.append(f"{kind.__name__}: {error}")


def _look_at(widget: QWidget, what: str) -> None:
    """Raise SelfTestError where nothing is painted in a widget."""
    image = widget.grab().toImage()
    points = ((x, y) for y in range(0, image.height(), 3) for x in range(0, image.width(), 3))
    if len({image.pixel(x, y) for x, y in points}) <= _FEW_COLOURS:
        raise SelfTestError(f"Nothing is painted in {what}.")


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201
