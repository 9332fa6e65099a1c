"""What the app carries and what it does without. Nothing is carried that is never loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

Part = tuple[str, str, str]
"""As PyInstaller lists it: the place in the app, where it comes from (or a link leads), and its kind."""
Imports = Callable[[str], Iterable[tuple[str, str | None]]]
"""Gives the names of the shared libraries that a file needs, and where they were found."""
_LINK = "SYMLINK"

WITHOUT_MODULES = (
    *("tkinter", "unittest", "doctest", "pdb", "pydoc_data", "lib2to3", "ensurepip", "idlelib"),
    *("distutils", "setuptools", "pip", "xmlrpc", "readline", "curses", "test"),
    # Without these two no library for encryption is carried: nothing here goes over a network.
    *("ssl", "_ssl", "_hashlib"),
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtTest"),
    # pyqtgraph asks for them and makes do with what without_opengl.py has in their place.
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    *(
        "numpy.f2py",
        "numpy.distutils",
        "numpy.tests",
        "pandas.tests",
        "pyqtgraph.examples",
        "pyqtgraph.opengl",
    ),
    *("pyarrow", "matplotlib", "scipy", "jinja2", "pytest", "hypothesis", "openpyxl", "IPython"),
)
"""Python's and libraries' modules that are never imported, some of which others would bring along."""

_PLUGINS = (
    *(
        "platforms/*windows*",
        "platforms/*cocoa*",
        "platforms/*xcb*",
        "platforms/*wayland*",
        "platforms/*offscreen*",
    ),
    *("platforminputcontexts/*", "platformthemes/*xdgdesktopportal*", "printsupport/*"),
    *("imageformats/*qsvg*", "iconengines/*"),
    *("wayland-decoration-client/*", "wayland-shell-integration/*xdg-shell*"),
)
"""Qt's plugins that the window needs: a screen, a keyboard, a printer and drawings. None for OpenGL."""
_OF_THE_SYSTEM = ("printsupport/*cups*",)
"""Plugins whose libraries must fit what runs on the system. Without them there is nothing to print to."""
_UNUSED_DATA = (
    *("PySide6/Qt/translations/*", "PySide6/translations/*", "*/tests/*"),
    *("pyqtgraph/icons/*", "pyqtgraph/icons/*/*", "*.pyi"),
    # RECORD stays: it says where the licences of a package lie.
    *("*.dist-info/INSTALLER", "*.dist-info/sboms/*", "*.dist-info/direct_url.json"),
)
"""What is only of use to a developer or an installer."""


def used_binaries(binaries: Iterable[Part], imports: Imports) -> list[Part]:
    """The extension modules and plugins that are used, and the shared libraries that they need."""
    every = list(binaries)
    parts = [part for part in every if part[2] != _LINK]
    libraries = {_file(part): part for part in parts if _is_library(part)}
    kept = [part for part in parts if not _is_library(part) and _is_used(part)]
    for part in kept:
        kept += [libraries.pop(name) for name in _needed_by(part, imports) if name in libraries]
    return [*kept, *(part for part in every if part[2] == _LINK)]


def used_data(datas: Iterable[Part], binaries: Iterable[Part]) -> list[Part]:
    """The files beside the program that are used, and the links to ``binaries`` that are carried."""
    places = {PurePosixPath(Path(part[0])) for part in binaries}

    def is_used(part: Part) -> bool:
        is_link = part[2] == _LINK
        return PurePosixPath(Path(part[1])) in places if is_link else not _matches(part[0], _UNUSED_DATA)

    return [part for part in datas if is_used(part)]


def _is_library(part: Part) -> bool:
    """Whether it is only of use to another that names it; the program's start names Python's own."""
    place, _, kind = part
    is_python = _file(part).lower().startswith(("libpython", "python"))
    return kind == "BINARY" and not is_python and "/plugins/" not in PurePosixPath(Path(place)).as_posix()


def _is_used(part: Part) -> bool:
    _, is_plugin, name = PurePosixPath(Path(part[0])).as_posix().partition("/plugins/")
    return not is_plugin or _matches(name, _PLUGINS)


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(PurePosixPath(Path(name)).match(pattern) for pattern in patterns)


def _needed_by(part: Part, imports: Imports) -> set[str]:
    """The libraries' names; PyInstaller gives those that these need in turn as well."""
    if _matches(part[0], _OF_THE_SYSTEM):
        return set()
    return {PurePosixPath(Path(name)).name for name, _ in imports(part[1])}


def _file(part: Part) -> str:
    return Path(part[0]).name
