"""Linked files from the command line: list, add and remove them, and import what was saved."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecard.cli.output import table, tell, write, write_json
from scorecard.errors import ScorecardError
from scorecard.recipes import Link, LinkResult
from scorecard.workspace import Workspace

if TYPE_CHECKING:
    from scorecard.importing.watching import Looked
    from scorecard.link_room import LinkRoom

_LONGEST_WAIT = 60.0
"""Seconds after which a file that is still being written is left for the next time."""
_STEP = 0.25


def _list(workspace: Workspace, arguments: argparse.Namespace) -> None:
    links, results = workspace.importing.links.all(), workspace.importing.links.results()
    last = {
        link.id: max((each for each in results if each.link_id == link.id), key=_looked_at, default=None)
        for link in links
    }
    if arguments.json:
        write_json([_as_json(link, last[link.id]) for link in links])
        return
    heading = ("ID", "File or folder", "Recipe", "In the window", "Last result")
    rows = [heading, *(_line(link, last[link.id]) for link in links)]
    for line in table(rows, frozenset({0})) if links else ["No file is linked yet."]:
        write(line)


def _looked_at(result: LinkResult) -> datetime:
    return result.looked_at


def _line(link: Link, result: LinkResult | None) -> tuple[str, ...]:
    told = "not looked at yet"
    if result is not None:
        told = f"{result.looked_at:%Y-%m-%d %H:%M} {Path(result.path).name}: {result.text}"
    asks = "automatic" if link.automatic else "asks"
    return str(link.id), link.path, link.recipe or "the one that fits", asks, told


def _as_json(link: Link, result: LinkResult | None) -> dict[str, Any]:
    last = None if result is None else {**asdict(result), "looked_at": result.looked_at.isoformat()}
    return {**asdict(link), "last_result": last}


def _add(workspace: Workspace, arguments: argparse.Namespace) -> None:
    links = workspace.importing.links
    changes = links.add(arguments.path, arguments.recipe or "", automatic=arguments.automatic)
    tell(f"{changes.title}: done.")


def _remove(workspace: Workspace, arguments: argparse.Namespace) -> None:
    tell(f"{workspace.importing.links.remove(arguments.id).title}: done.")


def _run(workspace: Workspace, arguments: argparse.Namespace) -> None:
    """Import what was saved since the last time; what needs a person is told and left to the window."""
    links = workspace.importing.links
    looked = _look(links, arguments.wait)
    left = [f"{link.path}: It is not there or cannot be reached." for link in looked.missing]
    left += [f"{path.name}: {reason}" for path, reason in looked.waiting.items()]
    outcomes = [links.take_in(saved) for saved in looked.ready]
    for each in outcomes:
        if each.is_open or each.failed:
            left.append(f"{each.saved.path.name}: {each.text}")
        elif not arguments.json:
            write(f"{each.saved.path.name}: {each.text}")
    if arguments.json:
        files = [(str(each.saved.path), each.text, each.changes is not None) for each in outcomes]
        write_json([{"file": file, "text": text, "imported": made} for file, text, made in files])
    if left:
        raise ScorecardError("\n".join(left))


def _look(links: LinkRoom, patience: float) -> Looked:
    """The files that were saved, once each was left alone for ``patience`` seconds."""
    from scorecard.importing.watching import BEING_SAVED, Watch

    watch, begin = Watch(patience), time.monotonic()
    while True:
        looked = watch.look(links.all(), links.done(), time.monotonic())
        is_over = time.monotonic() - begin > _LONGEST_WAIT + patience
        if is_over or BEING_SAVED not in looked.waiting.values():
            return looked
        time.sleep(_STEP)


COMMANDS: Mapping[str, Callable[[Workspace, argparse.Namespace], None]] = {
    "links list": _list,
    "links add": _add,
    "links remove": _remove,
    "links run": _run,
}
"""What is done with an open company."""
