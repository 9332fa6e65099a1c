"""The licences of what the app carries and no Python package brings along: Python, the system's libraries."""

from __future__ import annotations

import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import copyfile

FOLDER = "licences"
_PYTHON = "LICENSE.txt"
_DEBIAN = Path("/usr/share/doc")


def write_licences(target: Path, libraries: Iterable[str]) -> list[str]:
    """Copy the licences of ``libraries`` (files) and Python's into ``target`` and give what was found."""
    target.mkdir(parents=True, exist_ok=True)
    found = {"Python": of_python(), **{name: _DEBIAN / name / "copyright" for name in packages(libraries)}}
    kept = {name: text for name, text in found.items() if text is not None and text.exists()}
    for name, text in kept.items():
        copyfile(text, target / f"{name}.txt")
    return sorted(kept)


def of_python() -> Path | None:
    """Python's own licence; systems keep it in different places."""
    paths = sysconfig.get_paths()
    series = sysconfig.get_python_version()
    places = (
        Path(paths["stdlib"], _PYTHON),
        Path(paths["data"], _PYTHON),
        _DEBIAN / f"libpython{series}-stdlib" / "copyright",
        _DEBIAN / f"python{series}" / "copyright",
    )
    return next((place for place in places if place.exists()), None)


def packages(libraries: Iterable[str]) -> Iterator[str]:
    """The Debian packages of files; none where there is no dpkg, or for files of no package."""
    names = {name for file in libraries for name in _names_of(Path(file))}
    try:
        # Status 1 where a file is of no package.
        done = subprocess.run(["dpkg", "-S", *sorted(names)], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return
    yield from sorted({line.partition(":")[0] for line in done.stdout.splitlines() if ": " in line})


def _names_of(file: Path) -> Iterator[str]:
    """As it was found and as it was packed: ``/lib`` leads to ``/usr/lib``."""
    for each in (file, file.resolve()):
        yield str(each)
        yield str(each).removeprefix("/usr") if str(each).startswith("/usr/lib") else f"/usr{each}"
