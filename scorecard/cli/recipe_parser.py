"""What can be typed about recipes and linked files."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Add = Callable[[str, str], argparse.ArgumentParser]
"""Adds an action with its help, and all that every action takes."""


def add_recipe_actions(add: Add) -> None:
    """The actions of ``scorecard recipes``."""
    _json(add("list", "the recipes, and the files that they were used for"))
    _name(add("show", "the text of a recipe"))
    action = add("export", "write a recipe to a file, for another company")
    _name(action)
    action.add_argument("target", type=Path, metavar="FILE.toml")
    action = add("import", "take a recipe from a file, in place of the one of its name")
    action.add_argument("file", type=Path, metavar="FILE.toml")
    action = add("rename", "give a recipe another name")
    _name(action)
    action.add_argument("new_name", metavar="NEW")
    _name(add("remove", "drop a recipe"))


def add_link_actions(add: Add) -> None:
    """The actions of ``scorecard links``."""
    _json(add("list", "the linked files and folders, and what came of them last"))
    action = add("add", "link a file or a folder, to be imported whenever it was saved")
    action.add_argument("path", type=Path, metavar="FILE|FOLDER")
    action.add_argument("--recipe", metavar="NAME", help="the recipe; else the one that fits")
    action.add_argument("--automatic", action="store_true", help="the window imports it without asking")
    action = add("remove", "watch a file or folder no more")
    action.add_argument("id", type=int, metavar="ID", help="its number, as “links list” shows it")
    action = add("run", "look at all linked files once and import what was saved, for a scheduler")
    text = "for how many seconds a file must have been left alone; 2 if left out"
    action.add_argument("--wait", type=float, default=2.0, metavar="SECONDS", help=text)
    _json(action)


def _name(action: argparse.ArgumentParser) -> None:
    action.add_argument("name", metavar="NAME")


def _json(action: argparse.ArgumentParser) -> None:
    action.add_argument("--json", action="store_true", help="write JSON")
