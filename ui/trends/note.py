"""The note on a number, shown and edited in one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from scorecard.measures import Note
from scorecard.periods import MONTH_NAMES
from ui import theme
from ui.widgets import ElidedLabel, button, label

_LONGEST = 500
_ALL_ROOM = 100
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteLine(QWidget):
    """Click the note, or press Enter on it, to edit it: Enter keeps the change, Esc drops it."""

    edited = Signal(str, bool)
    """The new text, empty where the note was taken away; whether the expected range begins anew with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a note at first."""
        super().__init__(parent)
        self._note: Note | None = None
        self._text = ElidedLabel("", "measure")
        self._by = label("", "hint")
        self.starts_range = QCheckBox("New range")
        self.starts_range.setToolTip("The expected range starts anew here (Ctrl+R)")
        # The editor keeps the focus: without it the edit would be over.
        self.starts_range.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button = button("Add a note…", kind="link")
        self.editor = _Editor()
        self.editor.setMaxLength(_LONGEST)
        self.editor.setAccessibleName("Note")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._text, self._by, self.button):
            row.addWidget(part)
        row.addWidget(self.editor, _ALL_ROOM)
        row.addWidget(self.starts_range)
        row.addStretch(1)
        self.button.clicked.connect(self.begin)
        QShortcut(QKeySequence("Ctrl+R"), self.editor, self.starts_range.click).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        self.editor.returnPressed.connect(self._commit)
        self.editor.left.connect(self._leave)
        self.show_note(None)

    def show_note(self, note: Note | None) -> None:
        """Show another note, which ends an edit that was under way."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        self._note = note
        self._text.setText(note.text if note else "")
        self._by.setText(_signature(note) if note else "")
        self.setToolTip(f"{note.text}\nWritten by {note.signature}. Click to edit" if note else "")
        self.setAccessibleName(f"Note: {note.text}" if note else "Note")
        self.setCursor(Qt.CursorShape.PointingHandCursor if note else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if note else Qt.FocusPolicy.NoFocus)
        self._show_parts(editing=False)
        if had_focus:
            # What had it may have gone: the button, once there is a note.
            self._focus_target().setFocus()

    def begin(self) -> None:
        """Edit the note in place."""
        self.editor.setText(self._text.text())
        self.starts_range.setChecked(self._starts_range)
        self._show_parts(editing=True)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.begin()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, Qt.Key.Key_Space):
            self.begin()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()

    def _commit(self) -> None:
        text = self.editor.text().strip()
        self._show_parts(editing=False)
        self._focus_target().setFocus()
        starts_range = self.starts_range.isChecked()
        if (text, starts_range and bool(text)) != (self._text.text(), self._starts_range):
            self.edited.emit(text, starts_range)

    def _leave(self) -> None:
        had_focus = self.editor.hasFocus()
        self._show_parts(editing=False)
        if had_focus:
            self._focus_target().setFocus()

    @property
    def _starts_range(self) -> bool:
        return self._note is not None and self._note.starts_range

    def _focus_target(self) -> QWidget:
        return self.button if self._note is None else self

    def _show_parts(self, *, editing: bool) -> None:
        self.editor.setVisible(editing)
        self.button.setVisible(not editing and self._note is None)
        self.starts_range.setVisible(editing)
        for part in (self._text, self._by):
            part.setVisible(not editing and self._note is not None)


class _Editor(QLineEdit):
    """Tells when it is left by Esc or by losing the focus."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        if event.key() in _ENTER:
            event.accept()  # else it would go on to the line, which would begin another edit

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)


def _signature(note: Note) -> str:
    day = f"{note.made_at.day} {MONTH_NAMES[note.made_at.month - 1][:3]}"
    first_name = note.author.split(" ")[0]
    return f"{first_name}, {day}" if first_name else day
