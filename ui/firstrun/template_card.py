"""A template to start from: what it is for and the first of its measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.firstrun.curve import Curve
from ui.widgets import ElidedLabel, PushButton, label

if TYPE_CHECKING:
    from scorecard.templates import TemplateInfo

_NAMED = 4


class TemplateCard(PushButton):
    """A button as large as a card; Enter opens it as a click does."""

    def __init__(self, template: TemplateInfo, parent: QWidget | None = None) -> None:
        """Shows the first four measures by name and counts all."""
        super().__init__(parent)
        self.template = template
        self.setProperty("kind", "card")
        self.setAccessibleName(f"{template.name}: {template.description}, {len(template.measures)} measures")
        self._offer = label("Use this template", "link")
        self._offer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 17, 17, 16)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(template.name, "panel"))
        column.addSpacing(2)
        column.addWidget(ElidedLabel(template.description.split(". ")[0].rstrip("."), "small"))
        column.addSpacing(10)
        for name in template.measures[:_NAMED]:
            column.addWidget(_line())
            words = ElidedLabel(name, "measure")
            words.setFixedHeight(23)
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(Curve(name))
            column.addLayout(row)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(label(f"{len(template.measures)} measures", "small"))
        foot.addStretch(1)
        foot.addWidget(self._offer)
        column.addLayout(foot)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(236), theme.px(216))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(216))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._offer.show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._offer.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._offer.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer.setVisible(self.underMouse())


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
