"""Pictures of the window in every size and theme: ``make screens``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from bench.company import sample
from bench.window import Driven, driven
from scorecard.periods import Cadence
from scorecard.workspace import Workspace
from tools.example_files import write_deals, write_report, write_years
from ui.goals import GoalsDialog
from ui.importing import ImportWizard
from ui.imports import ImportsDialog
from ui.library import LibraryDialog
from ui.measures import MeasureDialog
from ui.recipes import RecipesDialog
from ui.shell.measures import editor_parts
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
        report = write_report(scratch / "KPI report 2026.xlsx")
        for suffix in _looks(found):
            _take_tabs(found, folder, suffix)
            _take_entry(found, folder, suffix)
            _take_dialogs(found, folder, suffix, report)
        found.session.run(lambda workspace: remember_report(workspace, report))
        for suffix in _looks(found):
            _take_recipes(found, folder, suffix)
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
        found.window.activateWindow()
        found.settle()
        yield f"{theme}-{width}x{height}"


def _take_tabs(found: Driven, folder: Path, suffix: str) -> None:
    for name, cadence, mode in SHOWN:
        found.window.company.tabs.show_cadence(cadence)
        found.window.company.set_mode(mode)
        found.settle()
        _save(found, folder, f"{name}-{suffix}")


def _take_entry(found: Driven, folder: Path, suffix: str) -> None:
    """The grid for entering, in the place of the table."""
    found.window.company.tabs.show_cadence(Cadence.WEEKLY)
    found.window.entering.open()
    found.settle()
    _save(found, folder, f"enter-numbers-{suffix}")
    found.window.entering.close()
    found.settle()


def _take_dialogs(found: Driven, folder: Path, suffix: str, report: Path) -> None:
    """The import wizard over files of each kind, a measure, the goals, and the list of imports."""
    session, window = found.session, found.window
    deals, years = write_deals(report.with_name("deals.csv")), write_years(report.with_name("years.xlsx"))
    for name, path in (("import", report), ("import-rows", deals), ("import-sheets", years)):
        _take_import(found, folder, f"{name}-{suffix}", path)
    measure = session.book.by_short_name["cost_per_lead"]
    dialog = MeasureDialog(session, measure, Cadence.MONTHLY, editor_parts(), window)
    dialog.show()
    found.settle()
    # The preview is asked for once the fields are at rest.
    found.settle()
    found.settle()
    _save(found, folder, f"measure-{suffix}", dialog)
    dialog.reject()
    goals = GoalsDialog(session, "", window)
    goals.open_over(window, 0.8)
    found.settle()
    _save(found, folder, f"goals-{suffix}", goals)
    goals.reject()
    imports = ImportsDialog.show_over(window, session)
    found.settle()
    _save(found, folder, f"imports-{suffix}", imports)
    imports.reject()
    library = LibraryDialog.show_over(window, session, Cadence.MONTHLY)
    for short_name in ("nrr", "lead_velocity_rate"):
        library.browser.go_to(short_name)
        library.list.toggle()
    found.settle()
    _save(found, folder, f"library-{suffix}", library)
    library.reject()


def _take_import(found: Driven, folder: Path, name: str, path: Path) -> None:
    wizard = ImportWizard(found.session, found.window)
    wizard.resize(found.window.size())
    wizard.show()
    wizard.read(path)
    while wizard.sight is None:
        found.settle()
    found.settle()
    _save(found, folder, name, wizard)
    wizard.reject()


def _take_recipes(found: Driven, folder: Path, suffix: str) -> None:
    """The dialog of recipes and linked files, and the bar that offers one."""
    dialog = RecipesDialog.show_over(found.window, found.session)
    found.settle()
    _save(found, folder, f"recipes-{suffix}", dialog)
    dialog.reject()
    bar = found.window.linked_files.bar
    bar.ask("kpis.xlsx was saved.", *((word, bar.hide) for word in ("Import", "Look at it", "Not now")))
    found.settle()
    _save(found, folder, f"linked-file-{suffix}")
    bar.hide()


def remember_report(workspace: Workspace, report: Path) -> None:
    """Keep a recipe for the report, and link it and a folder."""
    imports = workspace.importing
    imports.commit(imports.open(report), remember=True)
    imports.links.add(report, "KPI report", automatic=True)
    (report.parent / "numbers").mkdir()
    imports.links.add(report.parent / "numbers")


def _save(found: Driven, folder: Path, name: str, widget: QWidget | None = None) -> None:
    target = folder / f"{name}.png"
    (widget or found.window).grab().save(str(target))
    print(target)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
