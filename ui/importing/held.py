"""The import session and what goes with it, made and used on the company's thread alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.changes import Changes
from scorecard.errors import ScorecardError
from scorecard.importing.choices import Choices
from scorecard.importing.file_sheets import Excerpt
from scorecard.importing.findings import Decisions, Place
from scorecard.periods import format_day
from ui.importing.overlay import cell_at
from ui.importing.preview import Face, Preview, Unread
from ui.importing.seen import Seen
from ui.importing.sight import Sight

if TYPE_CHECKING:
    from scorecard.importing.readers import ReaderProcess
    from scorecard.importing.session import ImportSession
    from scorecard.workspace import Workspace

_TOP = 0, 0
Change = Callable[["ImportSession"], object]


@dataclass(frozen=True)
class _Standing:
    """What was chosen and decided at one moment."""

    sheet: str
    choices: Choices
    recipe: str
    decisions: Decisions

    @classmethod
    def of(cls, importing: ImportSession) -> _Standing:
        return cls(importing.sheet, importing.choices, importing.recipe, importing.decisions)

    def bring_back(self, importing: ImportSession) -> None:
        if _Standing.of(importing) != self:
            importing.use(replace(self.choices, sheet=self.sheet), self.recipe, self.decisions)


class Held:
    """One file's import. Only :meth:`stop` may be called in another thread."""

    def __init__(self) -> None:
        self._importing: ImportSession
        self._reading: ReaderProcess | None = None
        """What reads files, while a step is under way."""
        self._is_stopped = False
        self._seen = Seen()

    def open(self, workspace: Workspace, source: Path | str) -> Preview:
        """Read the beginning of a file or a pasted table. Raises ScorecardError.

        Its only sheet is shown before it is looked through.
        """
        with self._stoppable(workspace):
            self._importing = workspace.import_session()
            self._importing.begin(source)
        if len(self._importing.sheets) > 1:
            # Which of them is shown is known only then; should there be none, :meth:`find` says why.
            with suppress(ScorecardError):
                self._importing.find()
        return Preview.of(self._importing)

    def find(self) -> Preview:
        """Look for numbers over time. Raises ScorecardError that says why there are none."""
        self._importing.find()
        return Preview.of(self._importing)

    def rows_around(self, place: Place) -> Excerpt:
        """The rows around a cell. Raises ScorecardError."""
        sheet, where = place
        row, _ = cell_at(where) or _TOP
        return self._importing.rows_around(sheet, row)

    def work_out(self, workspace: Workspace, is_wanted: Callable[[], bool]) -> Sight | None:
        """Follow the recipe for files of this shape, if there is one, and see what the file changes."""
        return self.change(workspace, workspace.importing.apply, is_wanted)

    def change(self, workspace: Workspace, step: Change, is_wanted: Callable[[], bool]) -> Sight | None:
        """Make a step; how the import stands then, if that is still wanted.

        Raises ScorecardError where the step cannot be made or was stopped; all is as before then.
        """
        importing = self._importing
        before = _Standing.of(importing)
        try:
            with self._stoppable(workspace):
                step(importing)
                if not is_wanted():
                    return self._unless_stopped(None, before)
                sight = Sight.taken(importing, workspace.book, self._seen, _same_as(workspace, importing))
            return self._unless_stopped(sight, before)
        except ScorecardError:
            before.bring_back(importing)
            raise

    def choose_sheet(
        self, workspace: Workspace, name: str, is_wanted: Callable[[], bool]
    ) -> Sight | Unread | None:
        """Take another sheet; where nothing is found in it, what it looks like and why.

        Raises ScorecardError where that was stopped; all is as before then.
        """

        def step(importing: ImportSession) -> None:
            if not importing.layouts or name not in importing.together:
                importing.choose_sheet(name)

        try:
            return self.change(workspace, step, is_wanted)
        except ScorecardError as error:
            if self._is_stopped:
                raise
            return Unread(Face(name, self._importing.preview(name), None), str(error))

    def commit(self, workspace: Workspace, *, remember: bool) -> Changes:
        """Make the plan's changes. Raises ScorecardError where the company was changed meanwhile."""
        return workspace.importing.commit(self._importing, remember=remember)

    def stop(self) -> bool:
        """Stop what is being read; tells whether a step is still under way. In any thread."""
        reading = self._reading
        if reading is not None:
            self._is_stopped = True
            reading.cancel()
        return reading is not None

    def _unless_stopped(self, sight: Sight | None, before: _Standing) -> Sight | None:
        """What was stopped too late to be cut off did not happen."""
        if self._is_stopped:
            before.bring_back(self._importing)
            return None
        return sight

    @contextmanager
    def _stoppable(self, workspace: Workspace) -> Iterator[None]:
        self._is_stopped = False
        self._reading = workspace.file_reader
        try:
            yield
        finally:
            self._reading = None


def _same_as(workspace: Workspace, importing: ImportSession) -> str:
    """When a file was last read by the recipe that is followed; empty without one."""
    if not importing.recipe:
        return ""
    former = (each for each in workspace.imports() if each.recipe == importing.recipe)
    last = max((each.made_at for each in former), default=None)
    return f"Same layout as on {format_day(last.date())}" if last else f"Read as “{importing.recipe}”"
