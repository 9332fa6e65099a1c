"""Menus and keys in the text of the manual, taken from the actions so that they are said once.

``[[menu export]]`` is the action's place in the menus, ``[[key export]]`` its keys, ``[[keys]]`` all keys.
Keys written out, such as ``Alt+Up`` between backticks, are shown as the system writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from PySide6.QtGui import QKeySequence

from ui.actions import TABLE, Declared

_SLOT = re.compile(r"\[\[(menu|key) (\w+)\]\]")
_KEYS = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)+[^`\s]+)`")


def fill(text: str) -> str:
    """The text with all places filled. Raises KeyError for an action that is not there."""
    named = {one.name: one for one in TABLE}

    def words(match: re.Match[str]) -> str:
        one = named[match[2]]
        return f"**{one.path}**" if match[1] == "menu" else f"`{one.shortcut}`"

    text = _SLOT.sub(words, text).replace("[[keys]]", "\n\n".join(_tables(TABLE)))
    return _KEYS.sub(lambda match: f"`{_native(match[1])}`", text)


def _tables(declared: Iterable[Declared]) -> Iterable[str]:
    with_keys = [one for one in declared if one.shortcut]
    for menu, group in groupby(with_keys, key=lambda one: one.menu.partition("/")[0]):
        lines = (f"| {one.words} | `{one.shortcut}` |" for one in group)
        yield "\n".join((f"| {menu} | Keys |", "|---|---|", *lines))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
