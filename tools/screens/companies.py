"""The companies that are shown: the sample, and others that a screen must stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.company import clock, fifteen, sample
from scorecard.changes import Change, ChangeSet
from scorecard.language import Language
from scorecard.measures import Company
from scorecard.starting import make_sample
from scorecard.workspace import Workspace

_LONG = "Share of {} counted twice in the weekly report of the north-western branches"


def make(kind: str, folder: Path) -> Path:
    """The file of a company of one of :data:`KINDS`."""
    return KINDS[kind](folder)


def _fifteen(folder: Path) -> Path:
    path = sample(folder)
    fifteen(path)
    return path


def _long(folder: Path) -> Path:
    """The sample with names as long as people write them."""
    path = sample(folder)
    workspace = Workspace.open(path, clock=clock)
    try:
        book = workspace.book
        name = "Larkfield Interiors and Daughters Furniture Trading Company Limited"
        company = replace(book.company, name=name)
        changes = [Change(book.company, company)]
        for measure in book.measures:
            long_name = _LONG.format(measure.name[:1].lower() + measure.name[1:])
            owner = measure.owner and f"{measure.owner} Featherstonehaugh-Cholmondeley"
            changes.append(Change(measure, replace(measure, name=long_name, owner=owner)))
        workspace.do(ChangeSet("Long names", tuple(changes)))
    finally:
        workspace.close()
    return path


def _empty(folder: Path) -> Path:
    path = folder / "empty.scorecard"
    Workspace.create(path, Company(name="New company"), clock=clock).close()
    return path


def _persian(folder: Path) -> Path:
    """The sample with names that are written from the right."""
    path = folder / "persian.scorecard"
    make_sample(path, clock=clock, language=Language.PERSIAN)
    return path


KINDS: dict[str, Callable[[Path], Path]] = {
    "sample": sample,
    "fifteen": _fifteen,
    "long": _long,
    "empty": _empty,
    "persian": _persian,
}
