"""The window with an open company, and how one of its screens or dialogs becomes a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bench.window import Driven
from ui.main_window import MainWindow
from ui.session import Session

Wish = Callable[[], object]

_LOOKS = 100
"""How often a dialog is looked for before it is given up."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene is played on. ``suffix`` names the look that the window has now."""

    found: Driven
    scratch: Path
    folder: Path
    suffix: str

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.found.window

    @property
    def session(self) -> Session:
        """The session with the company."""
        return self.found.session

    def settle(self) -> None:
        """Let everything that is under way come to its end."""
        self.found.settle()

    def save(self, name: str, widget: QWidget | None = None) -> None:
        """Write the picture of ``widget``, else of the window."""
        target = self.folder / f"{name}-{self.suffix}.png"
        (widget or self.window).grab().save(str(target))
        print(target)

    def dialog(self, name: str, open_it: Wish, act: Callable[[QDialog], object] | None = None) -> None:
        """Write the picture of the dialog that ``open_it`` brings, after ``act`` in it, and close it.

        ``open_it`` may return at once or when the dialog is closed. Raises LookupError where none comes.
        """
        QTimer.singleShot(0, self.window, partial(self._shoot, name, act))
        open_it()
        self.settle()

    def _shoot(self, name: str, act: Callable[[QDialog], object] | None) -> None:
        shown = self._modal()
        if act is not None:
            act(shown)
        # What a dialog asks once its fields are at rest comes a little later.
        for _ in range(3):
            self.settle()
        self.save(name, shown)
        shown.reject()

    def _modal(self) -> QDialog:
        for _ in range(_LOOKS):
            self.settle()
            if isinstance(shown := QApplication.activeModalWidget(), QDialog):
                return shown
        raise LookupError("No dialog was opened.")
