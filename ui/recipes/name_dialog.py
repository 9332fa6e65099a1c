"""Asks for a recipe's name."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from scorecard.importing.recipes import LONGEST_NAME
from ui import theme
from ui.widgets import Dialog, field


def ask_name(parent: QWidget, name: str) -> str:
    """Another name for a recipe; empty where it was cancelled."""
    dialog = Dialog("Rename the recipe", "Rename", parent)
    editor = QLineEdit(name)
    editor.setMaxLength(LONGEST_NAME)
    editor.setMinimumWidth(theme.px(320))
    editor.selectAll()
    editor.textChanged.connect(lambda text: dialog.confirm_button.setEnabled(bool(text.strip())))
    dialog.body.addLayout(field("Name", editor))
    confirmed = dialog.exec()
    dialog.deleteLater()
    return " ".join(editor.text().split()) if confirmed else ""
