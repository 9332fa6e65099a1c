"""What the tests of the frame share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

TODAY = date(2026, 11, 23)
PATIENCE_MS = 15_000


def clock() -> date:
    return TODAY


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow, as on a full disk."""
    resource = pytest.importorskip("resource")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
