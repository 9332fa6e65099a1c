"""Exporting without a window."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scorecard.book import Book
from scorecard.cli.definitions import find_measure
from scorecard.cli.output import tell, write
from scorecard.cli.usage import UsageError, named_period
from scorecard.file_names import TO_FILL_IN, USUAL, fill_in, safe, tab_label
from scorecard.periods import Cadence
from scorecard.report_choices import FillInChoices, ReportChoices
from scorecard.workspace import Workspace

_PAGES = (".pdf", ".png", ".svg")
_WORKBOOKS = (".xlsx", ".xlsm")
_ONLY_FOR = (
    ("--hand-out", "hand_out", _PAGES),
    ("--measure", "measure", _PAGES),
    ("--paper", "paper", (".pdf", ".xlsx")),
    ("--orientation", "orientation", (".pdf",)),
    ("--theme", "theme", (*_PAGES, ".html")),
    ("--values-only", "values_only", _WORKBOOKS[:1]),
    ("--no-charts", "no_charts", _WORKBOOKS[:1]),
    ("--no-data", "no_data", _WORKBOOKS[:1]),
    ("--template", "template", _WORKBOOKS),
)
"""Options, and the endings of the files that they change."""
_NOT_OWN = ("paper", "values_only", "no_charts", "no_data")
"""What a workbook of one’s own decides itself."""


def _export(workspace: Workspace, arguments: argparse.Namespace) -> None:
    _refuse_idle_options(arguments)
    choices = _choices(workspace.book, arguments)
    target = _target(workspace, arguments.target, choices)
    if (filled := workspace.reporting.export(target, choices, paint=arguments.paint)) is not None:
        for each in (filled.told, *filled.unknown):
            tell(f"{arguments.template.name}: {each}")
    write(str(target))


def _choices(book: Book, arguments: argparse.Namespace) -> ReportChoices:
    tabs = tuple(each for each in Cadence if not arguments.tab or each in arguments.tab)
    named = [] if arguments.period is None else [named_period(arguments.period, book.calendar, tabs)]
    return ReportChoices(
        cadences=tabs,
        periods={Cadence.of(period.grain): period for period in named},
        scorecard=book.find_scorecard(arguments.scorecard),
        trailing=arguments.trailing,
        charts=not arguments.no_charts,
        data=not arguments.no_data,
        values_only=arguments.values_only,
        template=arguments.template,
        theme=arguments.theme or ReportChoices().theme,
        paper=arguments.paper or ReportChoices().paper,
        way=arguments.orientation,
        hand_out=arguments.hand_out,
        measure_id=find_measure(book, arguments.measure).id if arguments.measure else None,
    )


def _refuse_idle_options(arguments: argparse.Namespace) -> None:
    """Raises UsageError for an option that would change nothing in the file that is asked for."""
    target, template = arguments.target, arguments.template
    ending = _ending(target, template).lower()
    known = {each for _, _, endings in _ONLY_FOR for each in endings} | {".csv"}
    for option, name, endings in _ONLY_FOR:
        if not getattr(arguments, name):
            continue
        if ending in known and ending not in endings:
            made = f"{target.name} ends in" if not target.is_dir() else "what is made in a folder ends in"
            raise UsageError(f"{option} is for {_either(endings)}; {made} {ending}.")
        if template is not None and name in _NOT_OWN:
            raise UsageError(f"{option} does not go with --template: your own workbook stays as it is.")


def _either(endings: Sequence[str]) -> str:
    """``.pdf, .png or .svg``."""
    *rest, last = endings
    return f"{', '.join(rest)} or {last}" if rest else last


def _ending(target: Path, template: Path | None) -> str:
    """That of the file that is written: in a folder a workbook, as one’s own where that is filled in."""
    if not target.is_dir():
        return target.suffix
    return _WORKBOOKS[0] if template is None else template.suffix


def _target(workspace: Workspace, pattern: Path, choices: ReportChoices, usual: str = USUAL) -> Path:
    """Where to: ``{period}`` is that of the first tab as it is typed, so that files sort by it.

    In a folder the file is called as the window calls it.
    """
    calendar, company = workspace.book.calendar, workspace.book.company.name
    shown = choices.periods or {
        each: calendar.newest_ended(each.grain, workspace.today) for each in choices.cadences
    }
    period, tab = next(iter(shown.values())), tab_label(choices.cadences)
    if not pattern.is_dir():
        return Path(fill_in(str(pattern), company, calendar.key(period), tab))
    name = fill_in(usual, company, calendar.mention(period, workspace.today), tab)
    return pattern / f"{safe(name)}{_ending(pattern, choices.template)}"


def _fill_in(workspace: Workspace, arguments: argparse.Namespace) -> None:
    cadence = Cadence(arguments.tab)
    owner = None if arguments.everybody else arguments.owner
    usual = f"{TO_FILL_IN} – {'everybody' if owner is None else safe(owner) or 'nobody'}"
    target = _target(workspace, arguments.target, ReportChoices(cadences=(cadence,)), usual)
    workspace.reporting.fill_in(
        target, FillInChoices(owner=owner, cadence=cadence, periods=arguments.periods)
    )
    write(str(target))


COMMANDS: Mapping[str, Callable[[Workspace, argparse.Namespace], None]] = {
    "export": _export,
    "fill-in": _fill_in,
}
"""What is done with an open company."""
