"""The first step: a file is dropped, chosen or pasted, then read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dropping import IMPORT_FILTER, dropped_file, refusal
from ui.importing.panes import Pane
from ui.paths import documents
from ui.widgets import ElidedLabel, button, label
from ui.widgets.progress_line import ProgressLine

SHOWN_AFTER_MS = 300
"""Reading that takes longer than this is shown."""
_TITLE = "Import a file"
_PROGRESS = 280
"""The width of the bar while a file is read, in pixels."""


class ChoosePage(Pane):
    """Asks for a file; while it is read, says so and offers to stop."""

    file_chosen = Signal(object)
    """The Path of a file that may be read."""
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """With no file yet."""
        super().__init__("window", parent=parent)
        self.folder = documents()
        self.zone = _DropFrame(self)
        self.zone.choose_button.clicked.connect(self._ask)
        self.zone.file_dropped.connect(self._take)
        self._slow = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._slow.timeout.connect(lambda: self.zone.show_reading(True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.zone, 6)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    @property
    def error(self) -> str:
        """Why the last file could not be used; empty while nothing is wrong."""
        return self.zone.error.text()

    def show_error(self, text: str) -> None:
        """Why a file could not be used and what to do, until another one is chosen."""
        self.stop_reading()
        self.zone.error.setText(text)
        self.zone.error.setVisible(bool(text))
        self.zone.choose_button.setFocus()

    def start_reading(self, name: str) -> None:
        """A file is read; said once it takes long."""
        self.zone.error.hide()
        self.zone.reading.setText(f"Reading {name}…")
        self._slow.start()

    def stop_reading(self) -> None:
        """Nothing is read any more."""
        self._slow.stop()
        self.zone.show_reading(False)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Import", str(self.folder), IMPORT_FILTER)
        if chosen:
            self._take(Path(chosen))

    def _take(self, path: Path) -> None:
        if reason := refusal(path):
            self.show_error(reason)
            return
        self.folder = path.parent
        self.file_chosen.emit(path)


class _DropFrame(QFrame):
    """The dashed frame: solid accent while a file is held over it."""

    file_dropped = Signal(object)

    def __init__(self, page: ChoosePage) -> None:
        super().__init__(page)
        self.setAcceptDrops(True)
        self.setAccessibleName(_TITLE)
        self.setFixedHeight(260)
        self.setMaximumWidth(theme.px(760))
        self._over = False
        self._title = label(_TITLE, "heading")
        self.choose_button = button("Choose a file…", kind="primary")
        self.error = label("", "error", wrap=True)
        self.error.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.error.hide()
        self.reading = ElidedLabel("", "panel")
        self.cancel_button = button("Stop reading")
        self.cancel_button.clicked.connect(page.cancel_requested)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self._invitation())
        progress = ProgressLine()
        progress.setFixedWidth(_PROGRESS)
        self._faces.addWidget(_centred(self.reading, progress, self.cancel_button))

    def show_reading(self, reading: bool) -> None:
        self._faces.setCurrentIndex(int(reading))
        if reading:
            self.cancel_button.setFocus()

    def _invitation(self) -> QWidget:
        text = label(
            "Drop an Excel, OpenDocument or CSV file here, or paste a copied table with Ctrl+V.\n"
            "You see everything before anything is kept; the file itself is never changed.",
            "second",
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return _centred(
            self._title,
            text,
            self.choose_button,
            label(".xlsx, .xls, .ods, .csv, .tsv", "hint"),
            below=self.error,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light_up(False)
        event.acceptProposedAction()
        if (path := dropped_file(event.mimeData())) is not None:
            self.file_dropped.emit(path)

    def _light_up(self, over: bool) -> None:
        self._over = over
        self._title.setText("Drop to import" if over else _TITLE)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.accent, 2) if self._over else QPen(colours.borderStrong, 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colours.accentTint if self._over else colours.surface)
        area = self.rect().adjusted(1, 1, -2, -2)
        painter.drawRoundedRect(area, theme.RADIUS_DIALOG, theme.RADIUS_DIALOG)
        painter.end()


def _centred(*widgets: QWidget, below: QWidget | None = None) -> QWidget:
    """A face with its parts in the middle; ``below`` takes the whole width, as wrapped text must."""
    face = QWidget()
    column = QVBoxLayout(face)
    column.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
    column.setSpacing(12)
    column.addStretch(1)
    for widget in widgets:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    if below is not None:
        column.addWidget(below)
    column.addStretch(1)
    return face
