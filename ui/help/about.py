"""What this program is: version, libraries with their licences, and where it keeps things."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from scorecard import __version__
from ui import theme
from ui.help.libraries import libraries
from ui.widgets import Dialog, ElidedLabel, button, label
from ui.widgets.list_dialog import line_list

_WHAT = "Weekly, monthly and quarterly scorecards from your own spreadsheets."
_PRIVATE = "Your numbers stay on this computer. Nothing is sent anywhere."
_FREE = "Free software under the MIT licence."
_NO_TEXT = "The licence of {}: {}. Its text did not come with it."
_FREE_OF_ALL = "{} is in the public domain."


class AboutDialog(Dialog):
    """Esc, Enter and Close leave it; Copy takes all of it along, for who asks what one has."""

    manual_page = "data"

    def __init__(self, places: Sequence[tuple[str, Path]], parent: QWidget | None = None) -> None:
        """``places`` are what the program keeps, by name."""
        super().__init__("About Scorecard", "Close", parent, cancel="")
        self._places = places
        self._libraries = libraries()
        rows = [(each.name, each.version, each.licence) for each in self._libraries]
        self.table = line_list(("Made with", "Version", "Licence"), rows)
        self.table.setAccessibleName("Made with")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setObjectName("licence")
        self.text.setAccessibleName("Text of the licence")
        self.copy_button = button("Copy", tip="Copy version, libraries and places as text")
        self.copy_button.clicked.connect(self.copy)
        self.footer.insertWidget(0, self.copy_button)
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(self._show_licence)
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.take_size(720, 600)

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.summary())

    def summary(self) -> str:
        """Version, system, places and libraries as plain text."""
        lines = [f"Scorecard {__version__}"]
        lines += [f"{name}: {path}" for name, path in self._places]
        lines += [f"{each.name} {each.version} ({each.licence})" for each in self._libraries]
        return "\n".join(lines)

    def _arrange(self) -> None:
        self.body.addWidget(label(f"Scorecard {__version__}", "heading"))
        for words in (_WHAT, f"{_PRIVATE} {_FREE}"):
            self.body.addWidget(label(words, "second", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GROUP_GAP)
        grid.setVerticalSpacing(4)
        for row, (name, path) in enumerate(self._places):
            grid.addWidget(label(name, "small"), row, 0)
            grid.addWidget(ElidedLabel(str(path), "small"), row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.text, 2)

    def _show_licence(self, current: QModelIndex) -> None:
        library = self._libraries[current.row()]
        without = _FREE_OF_ALL if library.licence == "Public domain" else _NO_TEXT
        self.text.setPlainText(library.text or without.format(library.name, library.licence))
