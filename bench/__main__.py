"""Measures everything, or the concerns that are named, and prints the table of ratios.

``python -m bench [startup] [switch] [edit] [entry] [editor] [export] [imports] [preview] [pdf]``
``python -m bench frozen`` needs the built app, and so is measured only where it is named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Ratio, table

CONCERNS = ("startup", "switch", "edit", "entry", "editor", "export", "imports", "preview", "pdf")
NAMED_ONLY = ("frozen",)
"""What needs more than the source."""


def main(chosen: list[str]) -> int:
    """Returns 1 where a ratio is over its limit, 2 where a name is not one of ours."""
    known = (*CONCERNS, *NAMED_ONLY)
    if unknown := [each for each in chosen if each not in known]:
        print(f"Not measured here: {', '.join(unknown)}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    found: list[Ratio] = []
    # Always in this order: a process that has grown large hands its peak of memory on to those it starts.
    for concern in [each for each in known if each in (chosen or CONCERNS)]:
        measure: Callable[[Path], list[Ratio]] = getattr(
            import_module(f"bench.{concern}"), f"measure_{concern}"
        )
        with TemporaryDirectory() as folder:
            found += measure(Path(folder))
    print(*table(found), sep="\n")
    return 0 if all(each.holds for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
