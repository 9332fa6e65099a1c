"""The measure editor: settings at the left, a live preview at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from scorecard.book import Book
from scorecard.commands.goals import goals_of
from scorecard.errors import NameTakenError, ScorecardError
from scorecard.language import Language
from scorecard.measure_preview import Preview
from scorecard.measures import Measure
from scorecard.periods import Cadence
from scorecard.templates.library import KnownMeasure
from ui.measures.alerts import AlertRules
from ui.measures.asking import Questions
from ui.measures.draft import Archive, Delete, Draft, Wish, new_measure, renumbered
from ui.measures.ends import Ends
from ui.measures.preview_pane import ChartMaker, PreviewPane
from ui.measures.settings import Settings
from ui.measures.sides import SIZE, side_by_side
from ui.measures.sub_measures import SubMeasures
from ui.session import Session
from ui.widgets import Dialog, label
from ui.widgets.leaving import Leaving, ask_leaving

_PREVIEW_MS = 60
"""Keys that follow one another this fast ask for one preview."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the editor uses of other pages."""

    make_chart: ChartMaker
    pick_known: Callable[[QWidget, Book, Language], KnownMeasure | None]


class MeasureDialog(Dialog):
    """Only what can be saved can be saved; what stands against it is said beside the button."""

    manual_page = "measures"

    def __init__(
        self,
        session: Session,
        measure: Measure | None,
        cadence: Cadence,
        parts: Parts,
        parent: QWidget | None = None,
        scorecard: str = "",
        name: str = "",
    ) -> None:
        """``measure`` None makes a new one called ``name``, on the tab of ``cadence`` of a scorecard."""
        super().__init__("Edit measure" if measure else "New measure", "Save measure", parent)
        self._session, self._book, self._parts = session, session.book, parts
        self._cadence, self._scorecard = cadence, scorecard
        self.measure = measure or new_measure(self._book)
        self._ends: Ends | None = None
        self._questions = Questions(session)
        self._wish: Wish | None = None
        today = session.clock()
        cadences = self._shown_on(self.measure) if measure else frozenset({cadence})
        self.settings = Settings(self._book, self.measure, cadences, cadence, today)
        self.preview = PreviewPane(parts.make_chart)
        self.subs = SubMeasures(self._book, self.measure)
        self.alerts = AlertRules(self.measure)
        self._problem = label("", "error", wrap=True)
        self._before = self._draft_as_is(cadences)
        self._timer = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._timer.timeout.connect(self._ask_preview)
        self._arrange()
        self._connect()
        self.take_size(*SIZE)
        self.settings.basics.name.setFocus()
        if name:
            self.settings.name_it(name)
        self.settings.formula.check()
        self._check()
        self._ask_segments()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        measure: Measure | None,
        cadence: Cadence,
        parts: Parts,
        scorecard: str = "",
        name: str = "",
    ) -> Wish | None:
        """What the person wants done; None when cancelled."""
        dialog = cls(session, measure, cadence, parts, parent, scorecard, name)
        dialog.exec()
        dialog.deleteLater()
        return dialog.wish

    @property
    def wish(self) -> Wish | None:
        """What is to be done once the dialog is closed."""
        return self._wish

    @property
    def problem(self) -> str:
        """What stands against saving."""
        return self._problem.text()

    def draft(self) -> Draft:
        """What would be saved. Raises ScorecardError with what stands against it."""
        found = self.settings.draft()
        measure = replace(found.measure, alert_streak=self.alerts.streak, alert_range=self.alerts.range)
        along = (*found.along, *renumbered(self.subs.changed, self._book, found))
        made = replace(found, measure=measure, along=along)
        made.check(self._book, self._scorecard)
        return made

    def accept(self) -> None:
        self.settings.formula.check()
        self._check()
        if self.confirm_button.isEnabled():
            made = self.draft()
            self._wish = None if made == self._before else made
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # All of the name is chosen, but of a long one the beginning is seen.
        self.settings.basics.name.end(False)
        self.settings.basics.name.home(True)
        ends = self._ends.buttons if self._ends is not None else []
        for before, after in pairwise((*ends, self.cancel_button, self.confirm_button)):
            self.setTabOrder(before, after)

    def done(self, result: int) -> None:
        """Nobody waits for answers any more."""
        self._timer.stop()
        self._questions.drop()
        super().done(result)

    def reject(self) -> None:
        """Ask first where something was changed."""
        if not self._is_changed():
            super().reject()
            return
        name = self.settings.basics.name.text().strip()
        match ask_leaving(self, f"Save the changes to {name}?" if name else "Save the new measure?"):
            case Leaving.SAVE:
                self.accept()
            case Leaving.DROP:
                super().reject()

    def _arrange(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(side_by_side(self.settings, (self.preview, self.subs, self.alerts)))
        self.footer.insertWidget(0, self._problem, 1)
        if self.measure.id in self._book.by_id:
            self._ends = Ends(self._book, self.measure, self._questions, self, self._be_rid)
            for place, each in enumerate(self._ends.buttons):
                self.footer.insertWidget(place, each)

    def _connect(self) -> None:
        self.settings.edited.connect(self._after_edit)
        self.settings.library.choose_requested.connect(self._choose_known)
        self.subs.edited.connect(self._after_edit)
        self.alerts.edited.connect(self._check)
        QShortcut(QKeySequence.StandardKey.Save, self, self.confirm_button.click)

    def _after_edit(self) -> None:
        self._timer.start()
        self._check()

    def _check(self) -> None:
        problem = taken = ""
        try:
            self.draft()
        except NameTakenError as error:
            problem = taken = str(error)
        except ScorecardError as error:
            problem = str(error)
        self.settings.basics.refuse_name(taken)
        self.preview.show_name(self.settings.basics.name.text().strip())
        formula = self.settings.formula.fault is not None
        untouched = not self.settings.basics.name.text() and not self._is_changed()
        self._problem.setText("" if untouched or formula else problem)
        self.confirm_button.setEnabled(not problem)

    def _is_changed(self) -> bool:
        try:
            return self.draft() != self._before
        except ScorecardError:
            return self.measure.id in self._book.by_id or bool(self.settings.basics.name.text().strip())

    def _draft_as_is(self, cadences: frozenset[Cadence]) -> Draft:
        return Draft(self.measure, goals_of(self._book, self.measure.id), cadences)

    def _shown_on(self, measure: Measure) -> frozenset[Cadence]:
        cards = (self._book.scorecard(each, self._scorecard) for each in Cadence)
        return frozenset(card.cadence for card in cards if measure.id in card.measure_ids)

    def _ask_preview(self) -> None:
        try:
            draft = self.draft()
        except ScorecardError:
            return
        cadence, scorecard = self._shown_cadence(draft), self._scorecard
        self._questions.ask(
            "preview",
            lambda workspace: workspace.defining.preview(
                draft.measure, draft.goals, draft.cadences, cadence, scorecard, draft.along
            ),
            self._show_preview,
        )

    def _shown_cadence(self, draft: Draft) -> Cadence:
        """The tab in front, else the finest one that shows it."""
        if not draft.cadences or self._cadence in draft.cadences:
            return self._cadence
        return min(draft.cadences, key=lambda each: each.grain)

    def _show_preview(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        self.subs.follow(preview.trend.measure)
        self.subs.show_values(preview.sub_values)
        self.settings.formula.show_preview(preview)

    def _ask_segments(self) -> None:
        if self.measure.id in self._book.by_id:
            self._timer.start(0)
            self._questions.ask(
                "segments",
                lambda workspace: workspace.defining.segments(self.measure.id),
                self.settings.goals.offer_segments,
            )

    def _choose_known(self) -> None:
        language = self._session.names_language
        known = self._parts.pick_known(self, self._book, language)
        if known is not None:
            self.settings.take_known(known, language)

    def _be_rid(self, wish: Archive | Delete) -> None:
        self._wish = wish
        super().reject()
