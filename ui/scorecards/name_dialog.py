"""Asks how a scorecard is to be called, and with what a new one begins."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from scorecard.commands.listing import LONGEST_SCORECARD_NAME
from ui import theme
from ui.widgets import Dialog, field, label

_WIDTH = 360


class _NameDialog(Dialog):
    """A name that no other scorecard has."""

    def __init__(self, title: str, confirm: str, name: str, taken: Collection[str], parent: QWidget) -> None:
        super().__init__(title, confirm, parent)
        self._taken = {each.casefold() for each in taken}
        self.editor = QLineEdit(name)
        self.editor.setMaxLength(LONGEST_SCORECARD_NAME)
        self.editor.setMinimumWidth(theme.px(_WIDTH))
        self.editor.selectAll()
        self._problem = label("", "error")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(field("Name", self.editor))
        column.addWidget(self._problem)
        self.body.addLayout(column)
        self.editor.textChanged.connect(self._check)
        self._check()

    @property
    def name(self) -> str:
        """The name, without blanks around it."""
        return " ".join(self.editor.text().split())

    def _check(self) -> None:
        taken = self.name.casefold() in self._taken
        self._problem.setText(f"There is a scorecard “{self.name}” already." if taken else "")
        self._problem.setVisible(taken)
        self.confirm_button.setEnabled(bool(self.name) and not taken)


class NewScorecardDialog(_NameDialog):
    """The name of a new scorecard, and whether it begins empty or with the measures of the one in front."""

    def __init__(self, taken: Collection[str], front: str, parent: QWidget) -> None:
        """``taken`` are the names that there are; ``front`` is the one whose measures can be taken over."""
        super().__init__("New scorecard", "Add scorecard", "", taken, parent)
        self.empty = QRadioButton("Empty")
        self.same = QRadioButton(f"With the measures of “{front}”" if front else "With the same measures")
        self.empty.setChecked(True)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        column.addWidget(self.empty)
        column.addWidget(self.same)
        self.body.addLayout(column)


def ask_name(parent: QWidget, name: str, taken: Collection[str]) -> str:
    """Another name for a scorecard; empty where it was cancelled."""
    others = [each for each in taken if each != name]
    dialog = _NameDialog("Rename the scorecard", "Rename", name, others, parent)
    confirmed = dialog.exec()
    dialog.deleteLater()
    return dialog.name if confirmed else ""
