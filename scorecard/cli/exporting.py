"""Exporting without a window."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from scorecard.book import Book
from scorecard.cli.definitions import find_measure
from scorecard.cli.output import tell, write
from scorecard.cli.usage import named_period
from scorecard.file_names import fill_in, tab_label
from scorecard.periods import Cadence
from scorecard.report_choices import ReportChoices
from scorecard.workspace import Workspace


def _export(workspace: Workspace, arguments: argparse.Namespace) -> None:
    choices = _choices(workspace.book, arguments)
    target = _target(workspace, arguments.target, choices)
    for each in workspace.reporting.export(target, choices, paint=arguments.paint):
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
        theme=arguments.theme,
        paper=arguments.paper,
        hand_out=arguments.hand_out,
        measure_id=find_measure(book, arguments.measure).id if arguments.measure else None,
    )


def _target(workspace: Workspace, pattern: Path, choices: ReportChoices) -> Path:
    """Where to: ``{period}`` is that of the first tab as it is typed, so that files sort by it."""
    book = workspace.book
    shown = choices.periods or {
        each: book.calendar.newest_ended(each.grain, workspace.today) for each in choices.cadences
    }
    period = book.calendar.key(next(iter(shown.values())))
    return Path(fill_in(str(pattern), book.company.name, period, tab_label(choices.cadences)))


def _fill_in(workspace: Workspace, arguments: argparse.Namespace) -> None:
    cadence = Cadence(arguments.tab)
    target = _target(workspace, arguments.target, ReportChoices(cadences=(cadence,)))
    workspace.reporting.fill_in(target, arguments.owner, cadence)
    write(str(target))


COMMANDS: Mapping[str, Callable[[Workspace, argparse.Namespace], None]] = {
    "export": _export,
    "fill-in": _fill_in,
}
"""What is done with an open company."""
