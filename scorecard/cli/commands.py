"""What each sub-command does, through the workspace."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from scorecard.cli import definitions, exporting, importing, imports, links, recipes
from scorecard.cli.output import table, tell, write, write_json
from scorecard.cli.show import board_as_json, board_as_text
from scorecard.cli.usage import named_period
from scorecard.errors import ScorecardError, Severity
from scorecard.language import Language
from scorecard.periods import Cadence
from scorecard.starting import make_sample, shipped_templates
from scorecard.workspace import Workspace, restore

Command = Callable[[argparse.Namespace], None]


def run(arguments: argparse.Namespace) -> None:
    """Do what was asked for. Raises ScorecardError where it cannot be done, else UsageError."""
    named = f"{arguments.command} {getattr(arguments, 'action', '')}".strip()
    _COMMANDS[named](arguments)


def _clock(arguments: argparse.Namespace) -> Callable[[], date]:
    fixed: date | None = arguments.today
    return date.today if fixed is None else lambda: fixed


@contextmanager
def _opened(arguments: argparse.Namespace) -> Iterator[Workspace]:
    workspace = Workspace.open(arguments.store, clock=_clock(arguments))
    try:
        yield workspace
    finally:
        workspace.close()


def _sample(arguments: argparse.Namespace) -> None:
    make_sample(arguments.store, clock=_clock(arguments), language=Language(arguments.language))
    write(f"The sample company is in {arguments.store}.")


def _import(arguments: argparse.Namespace) -> None:
    importing.import_files(
        arguments.store,
        arguments.files,
        importing.How(
            arguments.sheet,
            arguments.recipe,
            arguments.no_recipe,
            arguments.year,
            arguments.currency,
            arguments.goals,
            Language(arguments.language),
        ),
        dry_run=arguments.dry_run,
        as_json=arguments.json,
        clock=_clock(arguments),
    )


def _undo_import(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        imports.undo_import(workspace, arguments.id)


def _redo_import(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        imports.redo_import(workspace, arguments.id)


def _imports(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        if arguments.id is None:
            imports.list_imports(workspace, as_json=arguments.json)
        else:
            imports.show_import(workspace, arguments.id, as_json=arguments.json)


def _show(arguments: argparse.Namespace) -> None:
    cadence = Cadence(arguments.cadence)
    with _opened(arguments) as workspace:
        calendar = workspace.book.calendar
        scorecard = workspace.book.find_scorecard(arguments.scorecard)
        period = named_period(arguments.period, calendar, [cadence]) if arguments.period else None
        board = workspace.board(cadence, period, scorecard)
        if arguments.json:
            write_json(board_as_json(board, calendar))
        else:
            write("\n".join(board_as_text(board)))


def _list_templates(_arguments: argparse.Namespace) -> None:
    for line in table(
        [(info.key, f"{len(info.measures)}", info.description) for info in shipped_templates()]
    ):
        write(line)


def _apply_template(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        changes = workspace.defining.apply_template(arguments.template, language=Language(arguments.language))
    if changes.subjects:
        count = len(changes.measure_ids)
        tell(f"Applied “{arguments.template}”: {count} measure{'' if count == 1 else 's'} added or updated.")
    else:
        tell("Nothing to do: everything in the template is there already.")


def _save_template(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        workspace.defining.save_template(arguments.target)
    tell(f"Saved as {arguments.target}.")


def _check(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        problems = workspace.check()
    for problem in problems:
        place = f"{problem.place}: " if str(problem.place) else ""
        write(f"{problem.severity}: {place}{problem.text}")
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ScorecardError(
            f"{arguments.store} is damaged. Restore a backup, or keep a copy and ask for help."
        )
    tell(f"{arguments.store} is sound.")


def _backup(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        write(str(workspace.backup(arguments.target)))


def _restore(arguments: argparse.Namespace) -> None:
    restore(arguments.backup, arguments.store)
    tell(f"Restored {arguments.store} from {arguments.backup}.")


def _with_company(command: Callable[[Workspace, argparse.Namespace], None]) -> Command:
    def opened(arguments: argparse.Namespace) -> None:
        with _opened(arguments) as workspace:
            command(workspace, arguments)

    return opened


_COMMANDS: Mapping[str, Command] = {
    "sample": _sample,
    "import": _import,
    "undo-import": _undo_import,
    "redo-import": _redo_import,
    "imports": _imports,
    "show": _show,
    "template list": _list_templates,
    "template apply": _apply_template,
    "template save": _save_template,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    **{
        name: _with_company(command)
        for room in (definitions, recipes, links, exporting)
        for name, command in room.COMMANDS.items()
    },
}
