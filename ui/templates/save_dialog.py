"""Save the company's definitions as a template of its own name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QRadioButton, QWidget

from scorecard.book import Book
from ui import theme
from ui.paths import documents
from ui.widgets import Dialog, field, label

_FILTER = "Template (*.toml)"
_NO_NUMBERS = "A template has measures, goals and settings, and none of your numbers."


@dataclass(frozen=True, slots=True)
class WantedTemplate:
    """What is to be written, and where."""

    path: Path
    name: str
    description: str
    scorecard: str | None
    """The only scorecard that it is to hold; None for all."""


class SaveDialog(Dialog):
    """Asks for a name and what belongs to it, then for the file."""

    manual_page = "measures"

    def __init__(self, book: Book, scorecard: str, parent: QWidget | None = None) -> None:
        """``scorecard`` is the one in front."""
        super().__init__("Save as a template", "Save template…", parent)
        self._scorecard = scorecard
        self.wanted: WantedTemplate | None = None
        self.name = QLineEdit(book.company.name)
        self.name.setMaxLength(120)
        self.description = QLineEdit()
        self.description.setPlaceholderText("Whom it suits")
        self.all_choice = QRadioButton("All scorecards and measures")
        self.front_choice = QRadioButton(
            f"Only the scorecard “{scorecard or book.company.name}”, with what it needs"
        )
        self.all_choice.setChecked(True)
        self.setMinimumWidth(theme.px(480))
        self.body.addLayout(field("Name", self.name))
        self.body.addLayout(field("Description", self.description))
        self.body.addWidget(self.all_choice)
        self.body.addWidget(self.front_choice)
        self.body.addWidget(label(_NO_NUMBERS, "hint", wrap=True))
        self.body.addStretch(1)
        self.name.textChanged.connect(lambda text: self.confirm_button.setEnabled(bool(text.strip())))

    def accept(self) -> None:
        name = self.name.text().strip()
        file = "-".join("".join(each if each.isalnum() else " " for each in name.lower()).split())
        suggestion = documents() / f"{file or 'template'}.toml"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save as a template", str(suggestion), _FILTER)
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".toml")
        only = self._scorecard if self.front_choice.isChecked() else None
        self.wanted = WantedTemplate(path, name, self.description.text(), only)
        super().accept()
