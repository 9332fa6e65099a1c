"""The KPI library: browse, search, tick, and add what is ticked in one step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scorecard.changes import Changes
from scorecard.errors import ScorecardError
from scorecard.periods import Cadence
from scorecard.templates.adding import Plan, Shelf, Standing, Wish
from scorecard.templates.library import KnownMeasure, to_choose_from
from ui.library import wording
from ui.library.browser import Browser
from ui.library.known_list import TickList, known_row
from ui.library.options import AddOptions
from ui.session import Session
from ui.widgets import Dialog, button, label
from ui.widgets.pair_list import PairRow

_SIZE = 1120, 720
_ALL = 1000


class LibraryDialog(Dialog):
    """Space or a click ticks, Ctrl+Enter adds. What the company has already is marked and never doubled."""

    manual_page = "measures"

    added = Signal(str)
    """What was added, in words; the dialog has closed."""
    own_requested = Signal(str)
    """What was searched for, as a name."""
    """The person wants to describe a measure that the library lacks; the dialog has closed."""

    def __init__(
        self, session: Session, cadence: Cadence, scorecard: str = "", parent: QWidget | None = None
    ) -> None:
        """Adds to ``scorecard`` (empty: the first one), at first to its tab of ``cadence``."""
        super().__init__("KPI library", "Add measures", parent)
        self._session, self._scorecard, self._is_open = session, scorecard, True
        self._shelf = Shelf(session.book, scorecard)
        self._goals: dict[str, str] = {}
        self.list = TickList("Known measures")
        self.browser = Browser(
            self.list, session.book.writing, session.names_language, self._row_of, self._sentence_of
        )
        self.options = AddOptions(session.book.people, cadence)
        self.message = label("", "error", wrap=True)
        self.own_button = button("Make your own…", kind="quiet")
        self._arrange()
        self._connect()
        self._look_again()

    @classmethod
    def show_over(
        cls, parent: QWidget, session: Session, cadence: Cadence, scorecard: str = ""
    ) -> LibraryDialog:
        """Show the library over ``parent`` until it is closed."""
        dialog = cls(session, cadence, scorecard, parent)
        dialog.open_over(parent, 0.8)
        return dialog

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def _arrange(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.browser, 1)
        self.body.addWidget(self.options)
        self.message.setContentsMargins(16, 0, 16, 8)
        self.message.hide()
        self.body.addWidget(self.message)
        self.footer.insertWidget(0, self.own_button)
        self.take_size(*_SIZE)
        self.browser.filters.search.setFocus()

    def _connect(self) -> None:
        self.list.ticks_changed.connect(self._show_plan)
        self.list.confirmed.connect(self.confirm_button.click)
        self.browser.filters.search.taken.connect(self._tick_found)
        self.options.changed.connect(self._show_plan)
        self.own_button.clicked.connect(self._ask_for_own)
        self._session.changed.connect(self._look_again)

    @property
    def _wish(self) -> Wish:
        wish = self.options.wish(tuple(map(str, self.list.ticked)), self._scorecard)
        return replace(wish, language=self._session.names_language)

    def _look_again(self) -> None:
        """The company may have changed: in another window, or by what was undone."""
        if self._is_open:
            self._shelf = Shelf(self._session.book, self._scorecard)
            listed = (each for each in to_choose_from() if self._shelf.standing(each) is Standing.LISTED)
            self.list.close_rows(frozenset(known.short_name for known in listed))
            self._show_plan()

    def _show_plan(self) -> None:
        wish, session = self._wish, self._session
        plan = self._shelf.plan(wish, session.clock())
        self._goals = _goal_words(plan, session)
        told = (wording.plan_sentences(plan, wish.cadences, session.book, most) for most in (4, _ALL))
        self.options.say(*(sentences or [wording.HINT] for sentences in told))
        count = len(plan.chosen)
        self.confirm_button.setText(
            f"Add {count} measure{'s' if count != 1 else ''}" if count else "Add measures"
        )
        self.confirm_button.setEnabled(bool(count))
        self.browser.say_rows()

    def _row_of(self, known: KnownMeasure) -> PairRow:
        goal = self._goals.get(known.short_name)
        state = wording.STATES[self._shelf.standing(known)] or (f"First goal {goal}" if goal else "")
        return known_row(
            known, self._session.names_language, state, ticked=self.list.is_ticked(known.short_name)
        )

    def _sentence_of(self, known: KnownMeasure) -> str:
        return wording.SENTENCES[self._shelf.standing(known)]

    def _tick_found(self) -> None:
        """Enter in the field ticks what was found, ready for the next word."""
        self.list.toggle()
        self.browser.filters.search.selectAll()

    def accept(self) -> None:
        """Add what is ticked; the dialog stays open where that fails."""
        if not self.confirm_button.isEnabled():
            return
        wish, text = self._wish, self.confirm_button.text().removeprefix("Add ")
        self.confirm_button.setEnabled(False)

        def tell(_: Changes) -> None:
            if self._is_open:
                super(LibraryDialog, self).accept()
            self.added.emit(f"{text} added")

        self._session.run(
            lambda workspace: workspace.defining.add_known(wish), tell, title="Adding…", otherwise=self._fail
        )

    def _fail(self, error: ScorecardError) -> None:
        if self._is_open:
            self.confirm_button.setEnabled(True)
            self.message.setText(str(error))
            self.message.show()

    def _ask_for_own(self) -> None:
        name = " ".join(self.browser.filters.search.text().split())
        self.reject()
        self.own_requested.emit(name)


def _goal_words(plan: Plan, session: Session) -> dict[str, str]:
    """The first goals in words, by short name."""
    made = {measure.id: measure for measure in plan.chosen}
    return {
        made[each.measure_id].short_name: wording.goal(each, made[each.measure_id], session.book.writing)
        for each in plan.goals
    }
