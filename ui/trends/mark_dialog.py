"""Writing a mark on a chart or the note on a number: what, when, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from scorecard.commands.marks import LONGEST_MARK
from scorecard.errors import ScorecardError
from scorecard.measures import Mark, Note
from scorecard.periods import format_day, parse_day
from ui import theme
from ui.widgets import Dialog, button, field, label

_LONGEST_NOTE = 500
_WIDTH = 460


@dataclass(frozen=True, slots=True)
class Written:
    """What the person wrote; an empty ``text`` takes it away."""

    text: str
    day: date | None = None
    """The day of a mark."""
    starts_range: bool = False
    """Whether the expected range begins anew with a note."""


class _WriteDialog(Dialog):
    """A text, and under it who wrote it and when; an old one can be removed."""

    def __init__(
        self, title: str, about: str, old: Note | Mark | None, longest: int, parent: QWidget
    ) -> None:
        super().__init__(title, "Save", parent)
        self.setMinimumWidth(theme.px(_WIDTH))
        self._removed = False
        self.text = QLineEdit(old.text if old else "")
        self.text.setMaxLength(longest)
        self.text.selectAll()
        self.text.textChanged.connect(self._check)
        self.problem = label("", "error", wrap=True)
        self.body.addWidget(label(about, "second", wrap=True))
        if old is not None:
            self.remove_button = button("Remove", kind="quiet")
            self.remove_button.clicked.connect(self._remove)
            self.footer.insertWidget(0, self.remove_button)
            self._by = label(f"Written by {old.signature}", "hint")

    def written(self) -> Written | None:
        """What to keep; None when cancelled."""
        done = self.exec()
        self.deleteLater()
        if not done:
            return None
        return Written("") if self._removed else self._wish()

    def _finish_body(self, old: Note | Mark | None) -> None:
        if old is not None:
            self.body.addWidget(self._by)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self._check()

    def _remove(self) -> None:
        self._removed = True
        self.accept()

    def _check(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.confirm_button.setEnabled(bool(self.text.text().strip()) and not problem)

    def _problem(self) -> str:
        return ""

    def _wish(self) -> Written:
        return Written(self.text.text().strip())


class MarkDialog(_WriteDialog):
    """A day on every chart of a measure."""

    def __init__(self, parent: QWidget, measure: str, day: date, old: Mark | None = None) -> None:
        """A new mark, which may be moved from ``day``, or an old one."""
        about = f"Shows on every chart of {measure}, and in exports."
        super().__init__("Change a mark" if old else "Mark the chart", about, old, LONGEST_MARK, parent)
        self.day = QLineEdit(format_day(day))
        self.day.textChanged.connect(self._check)
        self.body.addLayout(field("What happened", self.text))
        self.body.addLayout(field("Day", self.day))
        self._finish_body(old)

    def _problem(self) -> str:
        try:
            parse_day(self.day.text())
        except ScorecardError as error:
            return str(error)
        return ""

    def _wish(self) -> Written:
        return Written(self.text.text().strip(), parse_day(self.day.text()))


class NoteDialog(_WriteDialog):
    """The note on one number."""

    def __init__(self, parent: QWidget, measure: str, period: str, old: Note | None = None) -> None:
        """``period`` is the number's, in words."""
        super().__init__("Note", f"{measure}, {period}", old, _LONGEST_NOTE, parent)
        self.starts_range = QCheckBox("The expected range starts anew here")
        self.starts_range.setToolTip("From here on the number is another one: what was before says nothing.")
        self.starts_range.setChecked(old is not None and old.starts_range)
        self.body.addLayout(field("Note", self.text))
        self.body.addWidget(self.starts_range)
        self._finish_body(old)

    def _wish(self) -> Written:
        return Written(self.text.text().strip(), starts_range=self.starts_range.isChecked())
