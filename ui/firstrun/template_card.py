"""A template to start from: what it is for and the first of its measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.firstrun.curve import Curve
from ui.widgets import ElidedLabel, PushButton, label

if TYPE_CHECKING:
    from scorecard.templates import TemplateInfo

_NAMED = 4
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ABBREVIATION = re.compile(r" \([A-Z]+\)$")
"""The short form behind a name, for which a card has no room."""


class TemplateCard(PushButton):
    """A button as large as a card; Enter opens it as a click does, arrows lead to its neighbours."""

    stepped = Signal(object)
    """The arrow key that was pressed."""

    def __init__(self, template: TemplateInfo, parent: QWidget | None = None) -> None:
        """Shows the first four measures by name and counts what comes along."""
        super().__init__(parent)
        self.template = template
        self.setProperty("kind", "card")
        self.setAccessibleName(f"{template.name}: {template.description}, {template.counted}")
        self._offer = label("Use this template", "link")
        self._offer.hide()
        self._count = label(template.counted, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 17, 17, 16)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(template.name, "panel"))
        column.addSpacing(2)
        column.addWidget(ElidedLabel(template.description.split(". ")[0].rstrip("."), "small"))
        column.addSpacing(10)
        for name in template.measures[:_NAMED]:
            column.addWidget(_line())
            words = ElidedLabel(_ABBREVIATION.sub("", name), "measure")
            words.setFixedHeight(23)
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(Curve(name))
            column.addLayout(row)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._offer)
        column.addLayout(foot)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(236), theme.px(216))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(216))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.stepped.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_offer(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_offer(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_offer(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_offer(self.underMouse())

    def _show_offer(self, shown: bool) -> None:
        """Say what pressing does, in the place of the count: there is no room for both."""
        self._offer.setVisible(shown)
        self._count.setVisible(not shown)


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
