"""The frame of every dialog: a body with room around it and a footer with the primary button at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import button


class Dialog(QDialog):
    """Esc cancels, Enter and Ctrl+Enter confirm. Subclasses fill ``body``."""

    def __init__(
        self, title: str, confirm: str, parent: QWidget | None = None, *, cancel: str = "Cancel"
    ) -> None:
        """``confirm`` and ``cancel`` are the words on the buttons; an empty one leaves its button out."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
        self.body.setSpacing(theme.GROUP_GAP)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(theme.DIALOG_PADDING, 0, theme.DIALOG_PADDING, 0)
        self.footer.setSpacing(theme.GAP)
        self.footer.addStretch(1)
        self.confirm_button = button(confirm, kind="primary")
        self.confirm_button.clicked.connect(self.accept)
        if cancel:
            self.cancel_button = button(cancel)
            self.cancel_button.clicked.connect(self.reject)
            self.footer.addWidget(self.cancel_button)
        self.footer.addWidget(self.confirm_button)
        # Goes in when the dialog is shown, so that Tab comes to its buttons last.
        foot = QFrame()
        foot.setObjectName("dialog-footer")
        foot.setFixedHeight(theme.DIALOG_FOOTER)
        foot.setLayout(self.footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        self._foot = foot
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.confirm_button.click)

    def take_size(self, width: int, height: int) -> None:
        """Take a size of the design, larger for larger text, as far as the window below has room."""
        wanted = QSize(theme.px(width), theme.px(height))
        below = self.parentWidget()
        self.resize(wanted if below is None else wanted.boundedTo(_room(below.window())))

    def open_over(self, window: QWidget, share: float) -> None:
        """Open over ``window``, as large as that share of it, until it is closed and gone."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(self.size().expandedTo(window.size() * share).boundedTo(_room(window)))
        self.open()

    def showEvent(self, event: QShowEvent) -> None:
        layout = self.layout()
        if layout is not None and self._foot.parentWidget() is None:
            layout.addWidget(self._foot)
            # A button is the default one of the dialog in which it is.
            self.confirm_button.setDefault(True)
        super().showEvent(event)


def _room(window: QWidget) -> QSize:
    """The largest size at which a dialog lets see that it stands over ``window``."""
    return window.size() - QSize(2 * theme.MARGIN, 2 * theme.MARGIN)
