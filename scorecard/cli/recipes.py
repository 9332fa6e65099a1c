"""Recipes from the command line: list, show, give away and take in, rename, remove."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from scorecard.cli.output import table, tell, write, write_json
from scorecard.measures import ImportRecord
from scorecard.recipes import Recipe
from scorecard.workspace import Workspace


def _list(workspace: Workspace, arguments: argparse.Namespace) -> None:
    recipes = workspace.importing.recipes
    uses = recipes.last_uses()
    if arguments.json:
        write_json([_as_json(each, uses.get(each.name)) for each in recipes.all()])
        return
    rows = [(each.name, *_last(uses.get(each.name))) for each in recipes.all()]
    heading = ("Recipe", "Last used", "For")
    for line in table([heading, *rows]) if rows else ["There is no recipe yet."]:
        write(line)


def _last(record: ImportRecord | None) -> tuple[str, str]:
    return ("never", "") if record is None else (f"{record.made_at:%Y-%m-%d %H:%M}", record.file)


def _as_json(recipe: Recipe, record: ImportRecord | None) -> dict[str, Any]:
    return {
        "recipe": recipe.name,
        "last_used": record.made_at.isoformat(timespec="seconds") if record else None,
        "last_file": record.file if record else None,
    }


def _show(workspace: Workspace, arguments: argparse.Namespace) -> None:
    write(workspace.importing.recipes.named(arguments.name).text.rstrip("\n"))


def _export(workspace: Workspace, arguments: argparse.Namespace) -> None:
    workspace.importing.recipes.export(arguments.name, arguments.target)
    tell(f"Exported to {arguments.target}.")


def _import(workspace: Workspace, arguments: argparse.Namespace) -> None:
    tell(f"{workspace.importing.recipes.take_over(arguments.file).title}: done.")


def _rename(workspace: Workspace, arguments: argparse.Namespace) -> None:
    tell(f"{workspace.importing.recipes.rename(arguments.name, arguments.new_name).title}: done.")


def _remove(workspace: Workspace, arguments: argparse.Namespace) -> None:
    tell(f"{workspace.importing.recipes.remove(arguments.name).title}: done.")


COMMANDS: Mapping[str, Callable[[Workspace, argparse.Namespace], None]] = {
    "recipes list": _list,
    "recipes show": _show,
    "recipes export": _export,
    "recipes import": _import,
    "recipes rename": _rename,
    "recipes remove": _remove,
}
"""What is done with an open company."""
