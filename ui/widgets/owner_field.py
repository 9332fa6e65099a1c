"""Who owns a measure: a list of people in which another name can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from scorecard.measures import Person
from ui import theme

_CIRCLE, _INSET, _TEXT = 24, 8, 26


class OwnerField(QComboBox):
    """The initials stand in a circle before the name."""

    edited = Signal()

    def __init__(self, people: Sequence[str], owner: str, parent: QWidget | None = None) -> None:
        """``people`` are offered; ``owner`` may be none of them."""
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(people))
        self._circle = _Initials(self)
        self._circle.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCurrentIndex(-1)
        self.setEditText(owner)
        self._follow(owner)
        if (line := self.lineEdit()) is not None:
            line.setPlaceholderText("Nobody")
            line.setAccessibleName("Owner")
        self.editTextChanged.connect(self._follow)

    @property
    def owner(self) -> str:
        """The name as it is typed."""
        return " ".join(self.currentText().split())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._circle.move(_INSET, (self.height() - _CIRCLE) // 2)
        self._circle.raise_()
        if (line := self.lineEdit()) is not None and not line.hasFocus():
            line.home(False)

    def _follow(self, text: str) -> None:
        self._circle.show_person(text)
        if (line := self.lineEdit()) is not None:
            line.setTextMargins(_TEXT if text.strip() else 0, 0, 0, 0)
        self.edited.emit()


class _Initials(QWidget):
    """A circle with a person's initials; nothing for nobody."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._initials = ""
        self.setFixedSize(QSize(_CIRCLE, _CIRCLE))

    def show_person(self, name: str) -> None:
        self._initials = Person(name).initials if name.strip() else ""
        self.setVisible(bool(self._initials))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().sunken)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(area)
        painter.setPen(theme.current().text2)
        painter.setFont(theme.font(10, 600))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()
