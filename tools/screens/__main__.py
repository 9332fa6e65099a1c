"""Takes the pictures: ``python -m tools.screens DIR --only entry,settings --text 150``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.window import Driven, driven
from scorecard.workspace import Workspace
from tools.example_files import write_report
from tools.screens import companies, dialogs, pages
from tools.screens.stage import Stage
from ui.preferences import Preferences
from ui.theme import TEXT_SIZES, Choice

Scenes = Mapping[str, Callable[[Stage], None]]
SIZES = ((1280, 800), (1920, 1080))
OF_COMPANY: Scenes = {
    "weekly": pages.weekly,
    "monthly": pages.monthly,
    "trends": pages.trends,
    "quarterly": pages.quarterly,
    "segments": pages.segments,
    "chips": pages.chips,
    "periods": pages.periods,
    "entry": pages.entry,
    "import": dialogs.imports_of_files,
    "measure": dialogs.measure,
    "library": dialogs.library,
    "templates": dialogs.templates,
    "scorecards": dialogs.scorecards,
    "settings": dialogs.settings,
    "lists": dialogs.lists,
    "notes": dialogs.notes,
    "exports": dialogs.exports,
    "marks": pages.marks,
}
WITH_RECIPES: Scenes = {"recipes": dialogs.recipes, "linked": pages.linked_file}
WITHOUT_COMPANY: Scenes = {"first-run": pages.first_run}
NAMES = (*OF_COMPANY, *WITH_RECIPES, *WITHOUT_COMPANY)


def main(wanted: Namespace) -> int:
    """Write the pictures."""
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory()))
        store = companies.make(wanted.company, scratch)
        found = stack.enter_context(driven(store, _settings(scratch, wanted.text)))
        _play(found, scratch, wanted, OF_COMPANY)
        if _chosen(wanted, WITH_RECIPES):
            report = write_report(scratch / "KPI report 2026.xlsx")
            if wanted.company != "empty":
                found.session.run(lambda workspace: remember_report(workspace, report))
            _play(found, scratch, wanted, WITH_RECIPES)
        found.session.close()
        found.settle()
        _play(found, scratch, wanted, WITHOUT_COMPANY)
    return 0


def remember_report(workspace: Workspace, report: Path) -> None:
    """Keep a recipe for the report, and link it and a folder."""
    imports = workspace.importing
    imports.commit(imports.open(report), remember=True)
    imports.links.add(report, "KPI report", automatic=True)
    (report.parent / "numbers").mkdir()
    imports.links.add(report.parent / "numbers")


def _play(found: Driven, scratch: Path, wanted: Namespace, scenes: Scenes) -> None:
    chosen = _chosen(wanted, scenes)
    for suffix in _looks(found, wanted) if chosen else ():
        for name in chosen:
            scenes[name](Stage(found, scratch, wanted.folder, suffix))


def _chosen(wanted: Namespace, scenes: Iterable[str]) -> list[str]:
    return [name for name in scenes if name in wanted.only]


def _looks(found: Driven, wanted: Namespace) -> Iterator[str]:
    """Puts the window into every theme and size in turn and tells which."""
    themes = [Choice(wanted.theme)] if wanted.theme else [Choice.LIGHT, Choice.DARK]
    sizes = [size for size in SIZES if wanted.width in (None, size[0])]
    for theme, (width, height) in product(themes, sizes):
        found.window.actions_[f"theme_{theme}"].trigger()
        found.window.resize(width, height)
        found.window.activateWindow()
        found.settle()
        yield f"{theme}-{width}x{height}"


def _settings(folder: Path, text_size: int) -> Path:
    """The file of a person who wants text of that size."""
    preferences = Preferences(folder / "settings.ini")
    preferences.text_size = text_size
    preferences.save()
    return folder / "settings.ini"


def asked(arguments: list[str]) -> Namespace:
    """What the arguments of the command line ask for."""
    parser = ArgumentParser(prog="python -m tools.screens", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument(
        "--text", type=int, choices=TEXT_SIZES, default=100, help="size of all text in percent"
    )
    parser.add_argument("--only", default=",".join(NAMES), help=f"some of {', '.join(NAMES)}")
    parser.add_argument("--company", choices=companies.KINDS, default="sample")
    parser.add_argument("--theme", choices=("light", "dark"), help="else both")
    parser.add_argument("--width", type=int, choices=[width for width, _ in SIZES], help="else each")
    wanted = parser.parse_args(arguments)
    wanted.only = wanted.only.split(",")
    if unknown := set(wanted.only) - set(NAMES):
        parser.error(f"no such screen: {', '.join(sorted(unknown))}")
    return wanted


if __name__ == "__main__":
    sys.exit(main(asked(sys.argv[1:])))
