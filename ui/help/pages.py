"""The pages of the manual as they ship, with the menus and keys of the app filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ui.help.filling import fill
from ui.paths import resource

ORDER = (
    "start",
    "import",
    "entering",
    "roll-ups",
    "goals",
    "measures",
    "trends",
    "export",
    "meeting",
    "command-line",
    "data",
    "keyboard",
)
"""The names of the pages, as the contents list them."""
_HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a title, Markdown, and what its sections are called."""

    name: str
    title: str
    text: str
    sections: tuple[str, ...]


def folder() -> Path:
    """Where pages and pictures lie."""
    return resource("manual")


@lru_cache(maxsize=1)
def pages() -> dict[str, Page]:
    """All pages by their names, in their order."""
    return {name: _read(name) for name in ORDER}


def slug(title: str) -> str:
    """How a link names a section: ``goals.md#from-one-tab-to-another``."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _read(name: str) -> Page:
    text = fill((folder() / f"{name}.md").read_text(encoding="utf-8"))
    headings = [(len(match[1]), match[2]) for match in _HEADING.finditer(text)]
    return Page(name, headings[0][1], text, tuple(title for level, title in headings if level == 2))
