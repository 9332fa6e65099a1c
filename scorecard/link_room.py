"""The files and folders that are watched, behind ``Workspace.importing.links``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.changes import Change, Changes, ChangeSet
from scorecard.errors import ScorecardError, StoppedError
from scorecard.recipes import PUT_OFF, Link, LinkResult

if TYPE_CHECKING:
    from scorecard.import_room import ImportRoom
    from scorecard.importing.foreign import UsedRate
    from scorecard.importing.session import ImportSession
    from scorecard.importing.watching import LinkedPath, Saved
    from scorecard.store import Store
    from scorecard.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a linked file that was saved."""

    saved: Saved
    text: str
    """In words: ``12 new values``, or what a person has to decide."""
    changes: Changes | None = None
    """What was imported; None where nothing was."""
    is_open: bool = False
    """Whether a person has to look at it."""
    failed: bool = False
    rate: UsedRate | None = None
    """At which it can be imported at once: nothing but the rate of another currency is open."""


class LinkRoom:
    """Keeps the links, imports what was saved, and remembers what came of it."""

    def __init__(self, workspace: Workspace, store: Store, imports: ImportRoom) -> None:
        """Part of a workspace, used on its thread."""
        self._workspace = workspace
        self._store = store
        self._imports = imports

    def all(self) -> list[Link]:
        """All links, the oldest first."""
        return self._store.links()

    def results(self) -> list[LinkResult]:
        """The last result of each file of each link."""
        ids = {link.id for link in self.all()}
        return [result for result in self._store.link_results() if result.link_id in ids]

    def done(self) -> Mapping[LinkedPath, str]:
        """The states of files that were dealt with, for :class:`Watch`."""
        return {(result.link_id, result.path): result.stamp for result in self.results()}

    def link(self, link_id: int) -> Link:
        """A link by its id. Raises ScorecardError where there is none."""
        found = next((each for each in self.all() if each.id == link_id), None)
        if found is None:
            raise ScorecardError(f"There is no linked file {link_id}.")
        return found

    def add(self, path: Path, recipe: str = "", *, automatic: bool = False) -> Changes:
        """Link a file or a folder. Raises ScorecardError where it is not there or linked already."""
        path = path.absolute()
        if not path.exists():
            raise ScorecardError(f"There is no {path}. Look whether it was moved or renamed.")
        if any(Path(each.path) == path for each in self.all()):
            raise ScorecardError(f"{path.name} is linked already.")
        name = self._imports.recipes.named(recipe).name if recipe else ""
        used = [each.id for each in self.all()] + [each.link_id for each in self._store.link_results()]
        link = Link(max(used, default=0) + 1, str(path), name, automatic)
        return self._do(f"Link {path.name}", Change(None, link))

    def change(self, link_id: int, *, recipe: str | None = None, automatic: bool | None = None) -> Changes:
        """Import a link by another recipe (empty for the one that fits), or with or without asking."""
        link = self.link(link_id)
        if recipe is not None:
            link = replace(link, recipe=self._imports.recipes.named(recipe).name if recipe else "")
        if automatic is not None:
            link = replace(link, automatic=automatic)
        return self._do(f"Change the link to {Path(link.path).name}", Change(self.link(link_id), link))

    def remove(self, link_id: int) -> Changes:
        """Watch a file or folder no more; what was imported from it stays."""
        link = self.link(link_id)
        return self._do(f"Remove the link to {Path(link.path).name}", Change(link, None))

    def take_in(self, saved: Saved, rate: float | None = None) -> Outcome:
        """Import a saved file where nothing is left to decide, and keep what came of it.

        ``rate`` is what 1 of another currency is in the company's, where the file is converted.
        A file that was saved again meanwhile, or whose reading was stopped, is to be looked at again.
        """
        from scorecard.importing.watching import stamp_of

        try:
            outcome = self._take_in(saved, rate)
        except StoppedError as error:
            return Outcome(saved, str(error), failed=True)
        except ScorecardError as error:
            outcome = Outcome(saved, str(error), failed=True)
        if outcome.changes is None and stamp_of(saved.path) != saved.stamp:
            return Outcome(saved, "It was saved again meanwhile.")
        self.keep(saved, outcome.text, failed=outcome.failed)
        return outcome

    def keep(self, saved: Saved, text: str, *, failed: bool = False) -> None:
        """Remember what came of a saved file, so that it is not offered again as it is."""
        result = LinkResult(
            saved.link.id,
            str(saved.path),
            saved.stamp,
            datetime.now().replace(microsecond=0),
            text,
            failed,
        )
        self._store.keep_link_result(result)

    def offer_again(self) -> None:
        """Have the files that were put off offered again as they are."""
        for result in self.results():
            if result.text == PUT_OFF:
                self._store.keep_link_result(replace(result, stamp=""))

    def _take_in(self, saved: Saved, rate: float | None) -> Outcome:
        from scorecard.importing.unattended import what_to_decide, what_was_done
        from scorecard.importing.watching import stamp_of

        session = self._workspace.import_session()
        session.open(saved.path)
        imports, name = self._imports, saved.link.recipe
        recipe = imports.recipes.named(name) if name else imports.recipe_for(session)
        if recipe is not None:
            imports.use(session, recipe)
        if rate is not None:
            _convert(session, rate)
        elif offer := _offer_of_rate(saved, session):
            return offer
        if to_decide := what_to_decide(session):
            return Outcome(saved, f"To be decided: {to_decide}", is_open=True)
        text = what_was_done(session)
        if stamp_of(saved.path) != saved.stamp or session.plan.change_set.is_empty:
            return Outcome(saved, text)
        return Outcome(saved, text, self._imports.commit(session))

    def _do(self, title: str, change: Change) -> Changes:
        return self._workspace.do(ChangeSet(title, (change,)))


def _convert(session: ImportSession, rate: float) -> None:
    from scorecard.importing.foreign import Foreign

    session.choose_foreign(Foreign.CONVERTED, rate)


def _offer_of_rate(saved: Saved, session: ImportSession) -> Outcome | None:
    """What the last rate would change, where nothing but the rate is open; None elsewhere."""
    from scorecard.importing.foreign import Foreign
    from scorecard.importing.unattended import what_to_decide, what_was_done

    last = session.last_rate
    if last is None or session.foreign_way is not Foreign.CONVERTED or len(session.questions) != 1:
        return None
    asked = what_to_decide(session)
    _convert(session, last.rate)
    if what_to_decide(session):
        session.choose_foreign(Foreign.CONVERTED)
        return None
    return Outcome(saved, f"{asked} At that rate: {what_was_done(session)}.", is_open=True, rate=last)
