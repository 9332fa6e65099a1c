"""Pictures of the window in every size and theme: ``make screens``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.company import sample
from bench.window import Driven, driven
from scorecard.periods import Cadence
from ui.shell.summary_line import Mode
from ui.theme import Choice

SIZES = ((1280, 800), (1920, 1080))
SHOWN = (
    ("weekly", Cadence.WEEKLY, Mode.TABLE),
    ("monthly", Cadence.MONTHLY, Mode.TABLE),
    ("monthly-trends", Cadence.MONTHLY, Mode.TRENDS),
    ("quarterly", Cadence.QUARTERLY, Mode.TABLE),
)


def main(folder: Path) -> int:
    """Write the pictures to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory()))
        found = stack.enter_context(driven(sample(scratch), scratch / "settings.ini"))
        for suffix in _looks(found):
            _take_tabs(found, folder, suffix)
        found.session.close()
        found.settle()
        for suffix in _looks(found):
            _save(found, folder, f"first-run-{suffix}")
    return 0


def _looks(found: Driven) -> Iterator[str]:
    """Puts the window into every theme and size in turn and tells which."""
    for theme, (width, height) in product((Choice.LIGHT, Choice.DARK), SIZES):
        found.window.actions_[f"theme_{theme}"].trigger()
        found.window.resize(width, height)
        found.settle()
        yield f"{theme}-{width}x{height}"


def _take_tabs(found: Driven, folder: Path, suffix: str) -> None:
    for name, cadence, mode in SHOWN:
        found.window.company.tabs.show_cadence(cadence)
        found.window.company.set_mode(mode)
        found.settle()
        _save(found, folder, f"{name}-{suffix}")


def _save(found: Driven, folder: Path, name: str) -> None:
    target = folder / f"{name}.png"
    found.window.grab().save(str(target))
    print(target)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
