"""Asks before an import is taken back of which newer imports may hold numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from scorecard.measures import ImportRecord
from ui import theme
from ui.imports import wording
from ui.widgets import Dialog, label

_WIDTH = 440


def ask_to_undo(parent: QWidget, record: ImportRecord, doubt: str, undo: Callable[[], object]) -> None:
    """Have ``undo`` done if the person says so; Enter and Esc leave all as it is."""
    dialog = _Question(f"Undo the import of {record.file}?", "Undo this import", parent, cancel="Keep it")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words = label(doubt, wrap=True)
    width = theme.px(_WIDTH)
    words.ensurePolished()
    words.setFixedSize(width, words.heightForWidth(width))
    dialog.body.addWidget(label(_told(record), "strong"))
    dialog.body.addWidget(words)
    dialog.accepted.connect(undo)
    dialog.open()


def _told(record: ImportRecord) -> str:
    """``23 Nov 2026 09:12 · 132 new values · 4 changed``."""
    numbers = (
        (record.added, wording.counted(record.added, "new value")),
        (record.changed, f"{record.changed:,} changed"),
        (record.removed, f"{record.removed:,} removed"),
    )
    return " · ".join([wording.moment(record.made_at), *(text for count, text in numbers if count)])


class _Question(Dialog):
    """Its default button is the one that removes nothing."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.confirm_button.setProperty("kind", "")
        self.cancel_button.setProperty("kind", "primary")
        for each in (self.confirm_button, self.cancel_button):
            each.style().polish(each)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
