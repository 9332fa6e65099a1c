"""Garbage is collected on the window's thread alone.

Python collects on whatever thread happens to allocate. A cycle that holds a widget would then be taken apart
on a worker's thread, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class GarbageCollector(QObject):
    """Collects from a timer of the thread that made it, instead of Python on any thread."""

    def __init__(self, parent: QObject) -> None:
        """Python's own collector is off from here on; nothing is collected before ``start``."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)

    def start(self) -> None:
        """Begin to collect. What is alive now is taken to live to the end, and is never looked through."""
        gc.freeze()
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation that has grown past its threshold, as Python would have by itself."""
    grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(grown) if count > threshold]
    if due:
        gc.collect(due[-1])
