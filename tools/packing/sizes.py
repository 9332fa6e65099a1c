"""What an app weighs, part by part: ``python -m tools.packing.sizes dist/Scorecard --most 220``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path, PurePosixPath

_MB = 1_000_000
_PARTS = {
    "Qt": ("PySide6", "shiboken6", "libQt6*", "libicu*", "libpyside6*", "libshiboken6*"),
    "pandas": ("pandas*",),
    "numpy": ("numpy*",),
    "charts (pyqtgraph)": ("pyqtgraph*",),
    "SQLAlchemy and Alembic": ("sqlalchemy*", "alembic*", "mako*", "markupsafe*"),
    "readers of workbooks": ("python_calamine*", "xlrd*", "xlsxwriter*"),
    "Scorecard": ("scorecard*", "ui", "resources"),
    "licences": ("licences", "LICENSE", "*.dist-info"),
    "Python": ("libpython*", "python*", "base_library.zip", "lib-dynload"),
    "icons and desktop": ("share", "install.sh"),
}
_PROGRAM = "program and all Python code"


def part_of(path: PurePosixPath) -> str:
    """The part that a file in the app belongs to."""
    inside = path.parts[0] == "_internal"
    top = PurePosixPath(path.parts[1] if inside else path.parts[0])
    if not inside and top.stem in ("Scorecard", "scorecard-cli"):
        return _PROGRAM
    names = (name for name, patterns in _PARTS.items() if any(top.match(pattern) for pattern in patterns))
    return next(names, "system libraries")


def sizes(folder: Path) -> Counter[str]:
    """Bytes by part. A link weighs nothing."""
    found: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            found[part_of(PurePosixPath(file.relative_to(folder).as_posix()))] += file.stat().st_size
    return found


def main() -> int:
    """Print the parts, the heaviest first. Returns 1 where all together is more than wanted."""
    parser = ArgumentParser(prog="python -m tools.packing.sizes", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=float, default=220, metavar="MB", help="what it may weigh")
    wanted = parser.parse_args()
    found = sizes(wanted.folder)
    for name, size in found.most_common():
        print(f"{size / _MB:8.1f} MB  {name}")
    print(f"{found.total() / _MB:8.1f} MB  in all, of at most {wanted.most:g}")
    return int(not found or found.total() > wanted.most * _MB)


if __name__ == "__main__":
    sys.exit(main())
