"""Into what files are imported without a window: a copy to try them on, then the company itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from scorecard.errors import StoreError
from scorecard.measures import Company
from scorecard.workspace import Workspace

Clock = Callable[[], date]


@contextmanager
def rehearsal(store: Path, new: Company | None, clock: Clock) -> Iterator[Workspace]:
    """A copy of the company, or a new one where there is none; nothing of it is kept."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / store.name
        if new is None:
            with closing(Workspace.open(store, clock=clock)) as workspace:
                workspace.backup(copy)
            workspace = Workspace.open(copy, clock=clock)
        else:
            workspace = Workspace.create(copy, new, clock=clock)
        with closing(workspace):
            yield workspace


@contextmanager
def kept(store: Path, new: Company | None, clock: Clock) -> Iterator[Workspace]:
    """The company to import into; a new one is put in its place only once all is done."""
    if new is None:
        with closing(Workspace.open(store, clock=clock)) as workspace:
            yield workspace
        return
    if not store.parent.is_dir():
        raise StoreError(f"There is no folder for “{store}”. Make it, or choose another one.")
    with _unfinished(store) as path:
        with closing(Workspace.create(path, new, clock=clock)) as workspace:
            yield workspace
        path.rename(store)


@contextmanager
def _unfinished(store: Path) -> Iterator[Path]:
    """A place on the same disk, gone afterwards."""
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=".scorecard-", dir=store.parent, ignore_cleanup_errors=True
        )
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(f"“{store}” cannot be written: {reason}. Choose another folder.") from None
    with folder as name:
        yield Path(name) / store.name
