from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from scorecard.changes import Change, ChangeSet
from scorecard.measures import Company, Entry, Measure
from scorecard.periods import Grain
from scorecard.store import Store

NOBODY = 65534


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 30)

    def __call__(self) -> datetime:
        return self.time

    def pass_days(self, days: int = 1) -> None:
        self.time += timedelta(days=days)


class Window:
    """One window: opens stores with its user and clock, and closes them in the end."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._opened: list[Store] = []

    def create(self, path: Path) -> Store:
        return self._kept(Store.create(path, Company("Acme"), user="Ana", now=self.clock))

    def open(self, path: Path, *, user: str = "Ben", patience: float = 0.05) -> Store:
        return self._kept(Store.open(path, user=user, now=self.clock, patience=patience))

    def close(self) -> None:
        for store in self._opened:
            store.close()

    def _kept(self, store: Store) -> Store:
        self._opened.append(store)
        return store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(clock: Clock) -> Iterator[Window]:
    window = Window(clock)
    yield window
    window.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Acme.scorecard"


@pytest.fixture
def store(window: Window, path: Path) -> Store:
    """A new file with the measures Leads (1) and Revenue (2)."""
    store = window.create(path)
    measures = (Measure(1, "leads", "Leads"), Measure(2, "revenue", "Revenue"))
    store.apply(ChangeSet("Add measures", tuple(Change(None, measure) for measure in measures)))
    return store


@pytest.fixture
def leads() -> Callable[..., Entry]:
    """Leads in a week of 2026."""

    def make(value: float, *, week: int = 47, measure_id: int = 1) -> Entry:
        return Entry(measure_id, Grain.WEEK, date.fromisocalendar(2026, week, 1), value)

    return make


@pytest.fixture
def ordinary_user(tmp_path: Path) -> Iterator[None]:
    """Whom file permissions bind, also where the tests are run by root."""
    if os.name != "posix":
        pytest.skip("file permissions are set otherwise here")
    if os.geteuid() != 0:
        yield
        return
    reachable = [
        folder
        for folder in tmp_path.parents
        if folder.stat().st_uid == 0 and folder.name.startswith(("pytest", "popen"))
    ]
    modes = {folder: folder.stat().st_mode for folder in reachable}
    for folder in reachable:
        folder.chmod(0o755)
    for found in (tmp_path, *tmp_path.rglob("*")):
        os.chown(found, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)
    for folder, mode in modes.items():
        folder.chmod(mode)
