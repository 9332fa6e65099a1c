"""What happens when a linked file was saved: it is offered, or imported without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorecard.changes import Changes
from scorecard.importing.watching import Looked
from scorecard.recipes import PUT_OFF
from ui.messages import MessageBar, Offer
from ui.session import Session
from ui.shell.files import Files
from ui.shell.undo_news import UndoNews
from ui.watching import Watcher

if TYPE_CHECKING:
    from scorecard.importing.foreign import UsedRate
    from scorecard.importing.watching import Saved
    from scorecard.link_room import Outcome
    from scorecard.workspace import Workspace

LOOKED_AT = "Opened in the import window"


class LinkedFiles(QObject):
    """Asks in a bar of its own, one file at a time; what was done is told where all news is."""

    waiting_changed = Signal(object)
    """Looked: which files are waited for, and which cannot be reached."""

    def __init__(
        self,
        session: Session,
        messages: MessageBar,
        files: Files,
        window: QWidget,
        watcher: Watcher | None = None,
    ) -> None:
        """``messages`` tells what was imported; ``files`` shows what is to be decided."""
        super().__init__(window)
        self._session, self._messages, self._files = session, messages, files
        self._news = UndoNews(session, messages, self)
        self.watcher = watcher or Watcher(session, self)
        self.bar = MessageBar()
        self.looked = Looked()
        """How the linked files stood when they were last looked at."""
        self._open: dict[tuple[int, str], tuple[Saved, str, UsedRate | None]] = {}
        """Files to ask about, what is to be decided and the rate that would do; the one in the bar first."""
        self._seen: set[Saved] = set()
        self.watcher.looked.connect(self._after_look)
        session.closed.connect(self._forget)

    def look_again(self) -> None:
        """Look at all files now, and offer those again that were put off or that nobody answered about."""
        self._seen.clear()
        self._session.run(
            lambda workspace: workspace.importing.links.offer_again(), lambda _: self.watcher.refresh()
        )

    def _forget(self) -> None:
        self.looked = Looked()
        self._open.clear()
        self._seen.clear()
        self.bar.hide()

    def _after_look(self, looked: Looked) -> None:
        self.looked = looked
        self.waiting_changed.emit(looked)
        # The wizard has its file open in the process that reads files; nothing else is read meanwhile.
        if self._files.is_importing:
            return
        self._drop_offers(looked)
        for saved in looked.ready:
            if saved not in self._seen:
                self._seen.add(saved)
                self._take_in(saved) if saved.link.automatic else self._offer(saved)

    def _drop_offers(self, looked: Looked) -> None:
        """Ask no more about files that were saved again, dealt with elsewhere, or are not linked any more."""
        ready = {saved.place for saved in looked.ready}
        gone = [
            place for place, (_, to_decide, _) in self._open.items() if not to_decide and place not in ready
        ]
        for place in gone:
            del self._open[place]
        if gone:
            self._ask()

    def _offer(self, saved: Saved, to_decide: str = "", rate: UsedRate | None = None) -> None:
        self._open[saved.place] = saved, to_decide, rate
        self._ask()

    def _ask(self) -> None:
        saved, to_decide, rate = next(iter(self._open.values()), (None, "", None))
        if saved is None:
            self.bar.hide()
            return
        others = len(self._open) - 1
        more = f"{others} more {'waits' if others == 1 else 'wait'}." if others else ""
        offers: list[Offer] = [] if to_decide else [("Import", lambda: self._take_in(saved))]
        if rate is not None:
            offers.append((f"Import at {rate.figure}", lambda: self._take_in(saved, rate.rate)))
        offers.append(("Look at it", lambda: self._look_at(saved)))
        offers.append(("Not now", lambda: self._keep(saved, PUT_OFF)))
        self.bar.ask(" ".join(filter(None, (f"{saved.path.name} was saved.", to_decide, more))), *offers)

    def _look_at(self, saved: Saved) -> None:
        self._keep(saved, LOOKED_AT)
        self._files.import_path(saved.path)

    def _keep(self, saved: Saved, text: str) -> None:
        self._done_asking(saved)
        self._session.run(
            lambda workspace: workspace.importing.links.keep(saved, text), lambda _: self.watcher.refresh()
        )

    def _done_asking(self, saved: Saved) -> None:
        self._open.pop(saved.place, None)
        self._ask()

    def _take_in(self, saved: Saved, rate: float | None = None) -> None:
        def work(workspace: Workspace) -> tuple[Changes, Outcome]:
            outcome = workspace.importing.links.take_in(saved, rate)
            return outcome.changes or Changes("", frozenset()), outcome

        self._done_asking(saved)
        self._session.run(work, lambda done: self._tell(done[1]), title=f"Importing {saved.path.name}…")

    def _tell(self, outcome: Outcome) -> None:
        self.watcher.refresh()
        saved = outcome.saved
        if outcome.failed:
            look = ("Look at it", lambda: self._files.import_path(saved.path))
            self._messages.warn(outcome.text, look)
        elif outcome.is_open:
            ended = outcome.text.endswith((".", "?"))
            self._offer(saved, outcome.text if ended else f"{outcome.text}.", outcome.rate)
        elif outcome.changes is not None:
            self._news.tell(f"{outcome.text} from {saved.path.name}")
