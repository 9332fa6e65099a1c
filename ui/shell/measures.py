"""What happens with measures: new, edit, archive."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scorecard.commands.goals import goals_of
from scorecard.measures import Measure
from scorecard.periods import Cadence
from ui.messages import MessageBar
from ui.session import Session
from ui.shell.undo_news import UndoNews


class Measures(QObject):
    """Asks with the dialog, then has the session save."""

    def __init__(self, session: Session, bar: MessageBar, window: QWidget) -> None:
        """The dialog opens over ``window``."""
        super().__init__(window)
        self._session, self._window = session, window
        self._news = UndoNews(session, bar, self)

    def new(self, cadence: Cadence) -> None:
        """Make a measure, shown on the tab of ``cadence`` unless the person says otherwise."""
        self._ask(None, cadence)

    def edit(self, measure_id: int | None, cadence: Cadence) -> None:
        """Change a measure; None or one that is gone does nothing."""
        if measure_id is not None and (measure := self._session.book.by_id.get(measure_id)):
            self._ask(measure, cadence)

    def _ask(self, measure: Measure | None, cadence: Cadence) -> None:
        from ui.measures import Archive, Draft, MeasureDialog

        session = self._session
        match MeasureDialog.ask(self._window, session.book, session.clock(), measure, cadence):
            case Draft(made, goal, cadences):
                goals = {each.key: each for each in goals_of(session.book, made.id)}
                goals |= {} if goal is None else {goal.key: goal}
                session.write(
                    lambda workspace: workspace.defining.save_measure(made, list(goals.values()), cadences)
                )
            case Archive(old):
                session.write(
                    lambda workspace: workspace.defining.archive_measure(old.id),
                    lambda _: self._news.tell(f"{old.name} is archived"),
                )
