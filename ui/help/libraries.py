"""The libraries that the app is made with: versions and licences as they are installed or packed with it."""

from __future__ import annotations

import platform
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import qVersion

from ui.paths import resource

DIRECT = (
    "PySide6-Essentials",
    "pyqtgraph",
    "SQLAlchemy",
    "alembic",
    "numpy",
    "pandas",
    "python-calamine",
    "xlrd",
    "XlsxWriter",
    "platformdirs",
)
"""What the app uses itself; the rest is what these need."""
_NAME = re.compile(r"[\w.-]+")
_LEGAL = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_LONGEST = 60
"""Some put the whole text where the name of the licence belongs."""
_OURS = {"LGPL-3": ("LGPL-3", "GPL-3"), "PSF-2": ("PSF-2",)}
"""Texts that come with the app, by how the name of a licence begins."""


@dataclass(frozen=True, slots=True)
class Library:
    """One library."""

    name: str
    version: str
    licence: str
    found: Distribution | None = None

    @property
    def text(self) -> str:
        """Its licences in full, as far as they came with it; Qt's and Python's come with the app."""
        own = list(self._own_texts())
        ours = next((names for begin, names in _OURS.items() if self.licence.startswith(begin)), ())
        own = own or [resource(f"licences/{name}.txt").read_text(encoding="utf-8") for name in ours]
        return "\n\n".join(own)

    def _own_texts(self) -> Iterator[str]:
        for file in (self.found.files if self.found else None) or ():
            if ".dist-info" in file.parts[0] and _LEGAL.search(file.name):
                # A packed app may leave out what the list of files names.
                with suppress(OSError):
                    yield Path(str(file.locate())).read_text("utf-8", errors="replace")


def libraries() -> list[Library]:
    """All that are there, by name, after what they all stand on."""
    found = sorted(map(_library, _distributions()), key=lambda each: each.name.lower())
    return [
        Library("Python", platform.python_version(), "PSF-2.0"),
        Library("Qt", qVersion(), "LGPL-3.0-only"),
        Library("SQLite", sqlite3.sqlite_version, "Public domain"),
        *found,
    ]


def _distributions() -> Iterator[Distribution]:
    """What is for other systems or optional is not installed and left out."""
    waiting, seen = list(DIRECT), set[str]()
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield found
        needed = (line for line in found.requires or () if "extra ==" not in line)
        waiting.extend(match[0] for line in needed if (match := _NAME.match(line)))


def _library(found: Distribution) -> Library:
    return Library(found.metadata["Name"], found.version, _licence(found), found)


def _licence(found: Distribution) -> str:
    data = found.metadata
    named = str(data["License-Expression"] or data["License"] or "").strip()
    if named and "\n" not in named and len(named) <= _LONGEST:
        return named
    classes = [line for line in data.get_all("Classifier") or () if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in classes) or "see its text"
