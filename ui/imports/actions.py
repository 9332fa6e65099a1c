"""What can be done with the chosen import: take it back or make it again, open its file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from scorecard.measures import ImportRecord
from ui.imports import opening
from ui.widgets import button


class ImportActions(QObject):
    """Four buttons, of which undo and redo take turns."""

    undo_requested = Signal(object)
    """The ImportRecord to be taken back."""
    redo_requested = Signal(object)
    """The ImportRecord to be made again."""

    def __init__(self, parent: QObject) -> None:
        """Nothing is chosen."""
        super().__init__(parent)
        self._record: ImportRecord | None = None
        self.undo_button = button("Undo this import", icon="undo")
        self.redo_button = button("Import again", tip="Makes the import again that was taken back")
        self.open_button = button("Open the file")
        self.folder_button = button("Show in folder")
        self._writers = (self.undo_button, self.redo_button)
        self._openers = (self.open_button, self.folder_button)
        self.undo_button.clicked.connect(lambda: self.undo_requested.emit(self._record))
        self.redo_button.clicked.connect(lambda: self.redo_requested.emit(self._record))
        self.open_button.clicked.connect(lambda: opening.open_file(self._path()))
        self.folder_button.clicked.connect(lambda: opening.open_folder(self._path()))

    def put_into(self, row: QHBoxLayout) -> None:
        """Place the buttons at the beginning of a row."""
        for place, each in enumerate((*self._writers, *self._openers)):
            each.setAutoDefault(False)
            row.insertWidget(place, each)

    def show_record(self, record: ImportRecord | None) -> None:
        """Offer what can be done with an import; its file waits for :meth:`show_file`."""
        undone = record is not None and record.undone
        self._record = record
        self.undo_button.setVisible(record is not None and not undone)
        self.redo_button.setVisible(undone)
        self.allow_writing(True)
        for each in self._openers:
            each.setVisible(record is not None)
            each.setEnabled(False)

    def show_file(self, is_there: bool) -> None:
        """Whether the chosen import's file is there to be opened."""
        for each in self._openers:
            each.setEnabled(is_there)
            each.setToolTip("" if is_there else self._why_not())

    def allow_writing(self, allowed: bool) -> None:
        """Whether undo and redo can be clicked: not while one of them is under way."""
        for each in self._writers:
            each.setEnabled(allowed)

    def _path(self) -> str:
        return self._record.path if self._record is not None else ""

    def _why_not(self) -> str:
        return "The file is no longer where it was" if self._path() else "It is not known where the file was"
