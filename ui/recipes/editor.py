"""A recipe's text, checked while it is written."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scorecard.recipes import Recipe
from ui.widgets import Dialog, Paragraph, label

_PAUSE_MS = 300
_SIZE = 640, 560
_HINT = "Under matches: the names in the file, and the short names of the measures that they stand for."


class RecipeEditor(Dialog):
    """Saves only a text that is a recipe; Ctrl+Enter saves."""

    check_requested = Signal(str, object)
    """A text, and the function that is to be told what is wrong with it (nothing: an empty text)."""

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        """Shows the recipe as it is kept."""
        super().__init__(f"Recipe “{recipe.name}”", "Save", parent)
        self.editor = QPlainTextEdit(recipe.text)
        self.editor.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.editor.setAccessibleName("Recipe")
        self.editor.setTabChangesFocus(True)
        self.problem = Paragraph("", "error")
        self.body.addWidget(label(_HINT, "hint"))
        self.body.addWidget(self.editor, 1)
        self.body.addWidget(self.problem)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._check)
        self.editor.textChanged.connect(self._wait)
        self.confirm_button.setEnabled(False)
        self.problem.hide()
        self.take_size(*_SIZE)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.editor.toPlainText()

    def _wait(self) -> None:
        self.confirm_button.setEnabled(False)
        self._timer.start()

    def _check(self) -> None:
        text = self.text
        self.check_requested.emit(text, lambda problem: self._tell(text, problem))

    def _tell(self, text: str, problem: str) -> None:
        """An answer to an older text says nothing about this one."""
        if self.isVisible() and text == self.text:
            self.problem.say(problem)
            self.problem.setVisible(bool(problem))
            self.confirm_button.setEnabled(not problem)
