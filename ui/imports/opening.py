"""The file of an import, as it lies on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.dropping import refusal


def can_open(path: str) -> bool:
    """Whether the file is still there and is of a kind that holds tables: nothing else is ever opened."""
    try:
        return bool(path) and Path(path).is_file() and not refusal(Path(path))
    except OSError:
        return False


def open_file(path: str) -> None:
    """Show the file in the program that the person uses for such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_folder(path: str) -> None:
    """Show the folder in which the file lies."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
