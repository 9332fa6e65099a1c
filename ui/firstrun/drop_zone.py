"""Where a file is dropped or chosen to begin with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.dropping import dropped_file, refusal
from ui.firstrun.sheet_picture import SheetPicture
from ui.widgets import ElidedLabel, Paragraph, button, label

_INVITATION = (
    "Drop an Excel or CSV file here. Scorecard finds the measures, the months "
    "and the weeks, and shows you everything before it keeps anything."
)


class DropZone(QFrame):
    """A dashed frame that lights up while a file is held over it."""

    file_dropped = Signal(object)
    """The Path of a file that can be imported."""
    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """As high as the card beside it."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName("Import a file")
        self.setObjectName("drop-zone")
        self._title = label("Import a file", "heading")
        self._text = Paragraph(_INVITATION)
        self.choose_button = choose = button("Choose a file…", kind="primary")
        choose.clicked.connect(self.choose_requested)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addSpacing(12)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(choose)
        kinds = ElidedLabel(".xlsx, .xls, .ods, .csv", "hint")
        kinds.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        ways.addWidget(kinds)
        ways.addWidget(label("or paste with", "hint"))
        ways.addWidget(label("Ctrl V", "key"))
        ways.addStretch(1)
        words.addLayout(ways)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(46, theme.GROUP_GAP, theme.DIALOG_PADDING, theme.GROUP_GAP)
        row.setSpacing(38)
        row.addWidget(SheetPicture())
        row.addLayout(words, 1)

    def refuse(self, text: str) -> None:
        """Say why what was dropped or pasted cannot be imported."""
        self._text.say(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light_up(False)
        event.acceptProposedAction()
        path = dropped_file(event.mimeData())
        self.take(path)

    def take(self, path: Path | None) -> None:
        """Hand on a file that can be imported, and refuse any other."""
        if path is None or (reason := refusal(path)) == "":
            self._text.say(_INVITATION)
            if path is not None:
                self.file_dropped.emit(path)
        else:
            self.refuse(reason)

    def _light_up(self, over: bool) -> None:
        self._title.setText("Drop to import" if over else "Import a file")
        self.setProperty("over", over)
        self.style().polish(self)
