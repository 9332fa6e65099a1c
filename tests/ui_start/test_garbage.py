"""Where garbage is collected: a cycle that holds a widget must not be taken apart on a worker's thread."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Knot:
    """Holds itself, so that only the collector can take it apart."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    gc.enable()
    made = GarbageCollector(qapp)
    yield made
    made.deleteLater()
    gc.unfreeze()


def test_a_worker_collects_nothing_and_the_window_does(qtbot: QtBot, collector: GarbageCollector):
    collected_on: list[int] = []
    collector.start()
    weakref.finalize(Knot(), lambda: collected_on.append(get_ident()))
    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(lambda: [[number] for number in range(10_000)]).result()
    assert collected_on == []
    qtbot.waitUntil(lambda: bool(collected_on), timeout=5000)
    assert collected_on == [get_ident()]
    assert kept
