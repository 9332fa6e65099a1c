"""What the tests of the measure editor share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scorecard.periods import Cadence
from scorecard.templates.library import library
from ui.measures import MeasureDialog, Parts
from ui.measures.draft import Draft
from ui.session import Session
from ui.shell.measures import editor_parts

TODAY = date(2026, 11, 23)
PATIENCE_MS = 15_000


def clock() -> date:
    return TODAY


@dataclass
class Editor:
    """An open editor and the hands that use it."""

    dialog: MeasureDialog
    qtbot: QtBot
    session: Session

    @property
    def draft(self) -> Draft:
        return self.dialog.draft()

    @property
    def formula(self) -> QWidget:
        return self.dialog.settings.formula.field

    @property
    def sentence(self) -> str:
        return self.dialog.settings.formula.sentence

    def field(self, name: str) -> QLineEdit:
        return next(each for each in self.dialog.findChildren(QLineEdit) if each.accessibleName() == name)

    def choice(self, name: str) -> QComboBox:
        return next(each for each in self.dialog.findChildren(QComboBox) if each.accessibleName() == name)

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.dialog.findChildren(QPushButton) if each.text() == text)

    def press(self, text: str) -> None:
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def choose(self, name: str, words: str) -> None:
        """Choose from a list with the keyboard."""
        box = self.choice(name)
        steps = box.findText(words) - box.currentIndex()
        for _ in range(abs(steps)):
            self.qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        assert words.endswith("…") or box.currentText() == words

    def write(self, name: str, text: str) -> None:
        field = self.field(name)
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def write_formula(self, text: str) -> None:
        """Type a formula in place of the one that there is, and wait until it is checked."""
        self.formula.selectAll()
        self.qtbot.keyClick(self.formula, Qt.Key.Key_Delete)
        type_text(self.formula, text)
        self.wait_for_check()

    def wait_for_check(self) -> None:
        with self.qtbot.waitSignal(self.dialog.settings.formula.checked, timeout=PATIENCE_MS):
            pass

    def wait_for_preview(self) -> None:
        self.qtbot.waitUntil(
            lambda: not self.dialog._timer.isActive() and not self.session.busy, timeout=PATIENCE_MS
        )


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters; the test library's own keys are those of a plain keyboard."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def open_editor(
    qtbot: QtBot,
    session: Session,
    host: QWidget,
    short_name: str = "",
    cadence: Cadence = Cadence.MONTHLY,
    pick: str = "",
) -> Editor:
    """The editor, shown; ``pick`` is what is chosen of the library."""
    measure = session.book.by_short_name[short_name] if short_name else None
    make_chart = editor_parts().make_chart
    parts = Parts(make_chart, lambda parent, book, language: library().get(pick))
    dialog = MeasureDialog(session, measure, cadence, parts, host)
    # A window that is closed with changes asks what becomes of them.
    qtbot.addWidget(dialog, before_close_func=lambda each: each.done(0))
    dialog.show()
    qtbot.waitExposed(dialog)
    found = Editor(dialog, qtbot, session)
    found.wait_for_preview()
    return found
