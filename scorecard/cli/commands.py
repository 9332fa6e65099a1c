"""What each sub-command does, through the workspace."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from scorecard.cli import definitions, importing, imports, links, recipes
from scorecard.cli.definitions import find_measure
from scorecard.cli.output import table, tell, write, write_json
from scorecard.cli.show import board_as_json, board_as_text
from scorecard.errors import ScorecardError, Severity
from scorecard.periods import Cadence, Calendar, Period
from scorecard.report_choices import ReportChoices
from scorecard.starting import make_sample, shipped_templates
from scorecard.workspace import Workspace, restore

Command = Callable[[argparse.Namespace], None]
_EXAMPLES = {Cadence.WEEKLY: "2026-W47", Cadence.MONTHLY: "2026-11", Cadence.QUARTERLY: "2026-Q4"}


class UsageError(Exception):
    """What was asked for makes no sense as it was typed."""


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
    make_sample(arguments.store, clock=_clock(arguments))
    write(f"The sample company is in {arguments.store}.")


def _import(arguments: argparse.Namespace) -> None:
    importing.import_files(
        arguments.store,
        arguments.files,
        importing.How(
            arguments.sheet, arguments.recipe, arguments.no_recipe, arguments.year, arguments.currency
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
        board = workspace.board(cadence, _period(arguments, calendar, cadence), scorecard)
        if arguments.json:
            write_json(board_as_json(board, calendar))
        else:
            write("\n".join(board_as_text(board)))


def _export(arguments: argparse.Namespace) -> None:
    tab = Cadence(arguments.tab) if arguments.tab else None
    with _opened(arguments) as workspace:
        period = _period(arguments, workspace.book.calendar, tab)
        choices = ReportChoices(
            cadences=(tab,) if tab else tuple(Cadence),
            periods={} if period is None else {Cadence.of(period.grain): period},
            scorecard=workspace.book.find_scorecard(arguments.scorecard),
            theme=arguments.theme,
            paper=arguments.paper,
            hand_out=arguments.hand_out,
            measure_id=find_measure(workspace.book, arguments.measure).id if arguments.measure else None,
        )
        workspace.reporting.export(arguments.target, choices, paint=arguments.paint)
    tell(f"Exported to {arguments.target}.")


def _period(arguments: argparse.Namespace, calendar: Calendar, cadence: Cadence | None) -> Period | None:
    """The period that was named, None where none was. Raises UsageError where it is none of the cadence."""
    if arguments.period is None:
        return None
    try:
        period = calendar.parse(arguments.period)
        own = Cadence.of(period.grain)
    except (ScorecardError, ValueError):
        examples = ", ".join(_EXAMPLES.values())
        raise UsageError(f"“{arguments.period}” is no period of a scorecard; write {examples}.") from None
    if cadence not in (None, own):
        raise UsageError(
            f"{arguments.period} is no period of the {cadence} scorecard, as {_EXAMPLES[cadence]} is."
        )
    return period


def _list_templates(_arguments: argparse.Namespace) -> None:
    for line in table(
        [(info.key, f"{len(info.measures)}", info.description) for info in shipped_templates()]
    ):
        write(line)


def _apply_template(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as workspace:
        changes = workspace.defining.apply_template(arguments.template)
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
    "export": _export,
    "template list": _list_templates,
    "template apply": _apply_template,
    "template save": _save_template,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    **{
        name: _with_company(command)
        for room in (definitions, recipes, links)
        for name, command in room.COMMANDS.items()
    },
}
