"""Numbers typed into the grid: from the key to the painted row, and the opening of the page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from bench.company import MEASURES, fifteen, large
from bench.measure import Ratio, interleaved
from bench.window import Driven, driven
from scorecard.changes import Change, ChangeSet
from scorecard.entry_sheet import EARLIER
from scorecard.measures import Scorecard
from scorecard.periods import Cadence
from scorecard.workspace import Workspace
from ui.entry import columns
from ui.entry.grid import EntryGrid
from ui.paint_watch import PaintWatch

FRAME_MS = 1000 / 60
RUNS = 25
_PATIENCE_MS = 20_000
_OVER_BARE = 4.0
"""The row brings its status, a formula, a check and a count; the bare table repaints a text."""


def measure_entry(folder: Path) -> list[Ratio]:
    """A tab of 15 and one of all 300 measures, in a company with ten years of each."""
    store = large(folder)
    fifteen(store)
    with driven(store, folder / "settings.ini") as found, _Bare() as bare:
        opened, typed, plain = _measure(found, bare)
        _show_all(store, found)
        opened_all, typed_all, plain_all = _measure(found, bare)
    frame, same = "one 60 Hz frame", "Qt's own table sets a text and repaints"
    opening = "entry page opened and painted, 15 measures"
    return [
        Ratio(opening, frame, opened * 1e3, FRAME_MS, "ms", 1.0),
        Ratio("number typed, its row painted, 15 measures", frame, typed * 1e3, FRAME_MS, "ms", 1.0),
        Ratio("the same", same, typed * 1e3, plain * 1e3, "ms", _OVER_BARE),
        Ratio(
            f"number typed, its row painted, {MEASURES} measures", frame, typed_all * 1e3, FRAME_MS, "ms", 1.0
        ),
        Ratio("the same", same, typed_all * 1e3, plain_all * 1e3, "ms", _OVER_BARE),
        Ratio(f"entry page opened with {MEASURES} measures", "100 ms", opened_all * 1e3, 100.0, "ms", 1.0),
    ]


def _measure(found: Driven, bare: _Bare) -> tuple[float, float, float]:
    opened = interleaved(lambda: _open(found), runs=RUNS, warm_up=2)[0]
    found.window.entering.open()
    found.settle()
    numbers = count(5_000)
    typed, plain = interleaved(
        lambda: _type(found, str(next(numbers))), lambda: bare.change(), runs=RUNS, warm_up=2
    )
    found.window.entering.close()
    found.settle()
    return opened, typed, plain


def _open(found: Driven) -> float:
    """From the wish to the painted page; then it is closed again."""
    entering = found.window.entering
    taken = _seconds(entering.open, lambda: entering.shown, lambda: _grid(found).viewport())
    entering.close()
    found.settle()
    return taken


def _type(found: Driven, text: str) -> float:
    """From Enter behind a typed number to its row painted anew; saved after that."""
    grid = _grid(found)
    grid.set_cursor(next(line for line in grid.row_lines() if grid.takes(line, columns.NOW)), columns.NOW)
    QTest.keyClicks(grid, text[0])
    QTest.keyClicks(grid.field, text[1:])
    taken = _seconds(lambda: QTest.keyClick(grid.field, Qt.Key.Key_Return), None, grid.viewport)
    found.settle()
    return taken


def _grid(found: Driven) -> EntryGrid:
    page = found.window.entering.page
    assert page is not None
    return page.grid


def _seconds(
    act: Callable[[], object], told: Callable[[], SignalInstance] | None, painted: Callable[[], QWidget]
) -> float:
    """How long it takes from ``act`` until a widget is painted, once ``told`` was. Raises TimeoutError."""
    loop, end = QEventLoop(), [0.0]

    def stop() -> None:
        end[0] = perf_counter()
        loop.quit()

    def watch() -> None:
        PaintWatch(painted()).painted.connect(stop)

    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    begin = perf_counter()
    if told is not None:
        told().connect(watch, Qt.ConnectionType.SingleShotConnection)
    act()
    if told is None:
        watch()
    loop.exec()
    if not end[0]:
        raise TimeoutError("The page painted nothing.")
    return end[0] - begin


def _show_all(store: Path, found: Driven) -> None:
    """Let the weekly tab show all measures."""

    def change(workspace: Workspace) -> None:
        card = workspace.book.scorecard(Cadence.WEEKLY)
        everything = tuple(measure.id for measure in workspace.book.measures)
        workspace.do(ChangeSet("All", (Change(card, Scorecard(card.cadence, everything, card.name)),)))

    found.session.run(change)
    found.settle()
    found.session.open(store)
    found.settle()


class _Bare:
    """Qt's own table with as many columns and rows as fit the page."""

    def __init__(self) -> None:
        self._table = QTableWidget(MEASURES, columns.COUNT)
        for row in range(MEASURES):
            for column in range(columns.COUNT):
                self._table.setItem(row, column, QTableWidgetItem(str(row * column)))
        self._table.resize(1280, 500)
        self._texts = cycle(("5,264", "5,310"))

    def __enter__(self) -> _Bare:
        self._table.show()
        return self

    def __exit__(self, *_: object) -> None:
        self._table.close()
        self._table.deleteLater()

    def change(self) -> float:
        """Set a text where the newest number stands, and wait until it is painted."""
        item = self._table.item(0, columns.FIRST + EARLIER)
        assert item is not None
        return _seconds(lambda: item.setText(next(self._texts)), None, self._table.viewport)
