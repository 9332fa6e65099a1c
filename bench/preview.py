"""The beginning of a large file on the wizard's page, read in a process that is warm."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from time import perf_counter

import pandas as pd
from PySide6.QtCore import QEventLoop, QTimer

from bench.company import sample
from bench.files import long_csv
from bench.measure import Ratio, interleaved, seconds
from bench.window import Driven, driven
from ui.importing import ImportWizard
from ui.paint_watch import PaintWatch

ROWS = 2_400_000
"""Of a file of 100 MB."""
_BEGINNING = 1 << 20
_PATIENCE_MS = 20_000
_OPEN_MS = 1_000
"""The wizard is open for a moment before a file is chosen."""
_LIMIT = 5.0
_RUNS, _WARM_UP = 15, 2
"""Both are short, and what else the machine does falls on a few of them."""


def measure_preview(folder: Path) -> list[Ratio]:
    """From the choice of a file to its painted sheet, over what pandas needs for its first megabyte."""
    path = folder / "numbers.csv"
    long_csv(path, ROWS)
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING).rpartition(b"\n")[0]
    with driven(sample(folder), folder / "settings.ini") as found:
        wizard = ImportWizard(found.session, found.window)
        wizard.resize(1280, 800)
        wizard.show()
        _leave_open(_OPEN_MS)
        found.settle()
        shown, parsed = interleaved(
            lambda: _seconds_until_shown(found, wizard, path),
            lambda: seconds(lambda: pd.read_csv(BytesIO(beginning))),
            runs=_RUNS,
            warm_up=_WARM_UP,
        )
        wizard.reject()
    what = f"beginning of a file of {path.stat().st_size / 1e6:.0f} MB painted"
    baseline = "pandas reads its first megabyte"
    return [Ratio(what, baseline, shown * 1e3, parsed * 1e3, "ms", _LIMIT)]


def _seconds_until_shown(found: Driven, wizard: ImportWizard, path: Path) -> float:
    """How long it takes until the sheet is painted. Raises TimeoutError."""
    loop, end = QEventLoop(), [0.0]

    def painted() -> None:
        end[0] = perf_counter()
        loop.quit()

    def previewed() -> None:
        wizard.draft.previewed.disconnect(previewed)
        PaintWatch(wizard.check_page.sheet.viewport()).painted.connect(painted)

    wizard.draft.previewed.connect(previewed)
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    begin = perf_counter()
    wizard.read(path)
    loop.exec()
    if not end[0]:
        raise TimeoutError("The wizard painted nothing.")
    # The rest is read and worked out before the next file is chosen, on the first page again.
    found.settle()
    wizard.footer.back_button.click()
    found.settle()
    return end[0] - begin


def _leave_open(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
