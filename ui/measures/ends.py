"""The two ways to be rid of a measure, at the foot of its editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from scorecard.book import Book
from scorecard.formulas import dependents
from scorecard.measures import Measure
from ui.measures.asking import Questions
from ui.measures.draft import Archive, Delete
from ui.measures.questions import ask_delete
from ui.widgets import button


class Ends:
    """Buttons to archive or delete; neither can be pressed while a formula uses the measure."""

    def __init__(
        self,
        book: Book,
        measure: Measure,
        questions: Questions,
        window: QWidget,
        then: Callable[[Archive | Delete], object],
    ) -> None:
        """``then`` hears what is wished; ``questions`` are asked what deleting takes along."""
        self._measure, self._questions, self._window, self._then = measure, questions, window, then
        users = dependents(measure.short_name, book.measures)
        used = f"Used by {', '.join(sorted(book.by_id[each].name for each in users))}." if users else ""
        self.buttons: list[QPushButton] = []
        for words, act in (("Archive measure", self._archive), ("Delete…", self._delete)):
            made = button(words, kind="quiet", tip=used)
            made.setEnabled(not users)
            made.clicked.connect(act)
            self.buttons.append(made)

    def _archive(self) -> None:
        self._then(Archive(self._measure))

    def _delete(self) -> None:
        measure_id = self._measure.id
        self._questions.ask(
            "holdings",
            lambda workspace: workspace.defining.holdings(measure_id).text,
            self._confirm_delete,
        )

    def _confirm_delete(self, holdings: str) -> None:
        if ask_delete(self._window, self._measure.name, holdings):
            self._then(Delete(self._measure))
