"""What concerns imports, behind :attr:`Workspace.importing`: files are opened by their recipes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.changes import Change, Changes, Imported
from scorecard.commands import recipes as commands
from scorecard.commands.imports import stamped
from scorecard.errors import ScorecardError, StoppedError
from scorecard.link_room import LinkRoom
from scorecard.past_imports import PastImports
from scorecard.recipe_room import RecipeRoom
from scorecard.recipes import Recipe

if TYPE_CHECKING:
    from scorecard.book import Book
    from scorecard.importing.choices import Choices
    from scorecard.importing.plan import ImportPlan
    from scorecard.importing.readers import ReaderProcess
    from scorecard.importing.session import ImportSession
    from scorecard.store import Store
    from scorecard.workspace import Workspace


class ImportRoom:
    """Opens files by their recipes, and imports them."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        """Part of a workspace, used on its thread."""
        self._workspace = workspace
        self._store = store

    @cached_property
    def recipes(self) -> RecipeRoom:
        """How files of known shapes are imported."""
        return RecipeRoom(self._workspace, self._store)

    @cached_property
    def links(self) -> LinkRoom:
        """The files and folders that are watched."""
        return LinkRoom(self._workspace, self._store, self)

    @cached_property
    def past(self) -> PastImports:
        """The imports that were made."""
        return PastImports(self._workspace, self._store)

    def session(self, reader: ReaderProcess, user: str) -> ImportSession:
        """A new import that reads its file with ``reader``."""
        from scorecard.importing.findings import Home
        from scorecard.importing.session import ImportSession
        from scorecard.importing.table import Kept
        from scorecard.templates.naming import by_any_name, names_elsewhere

        home = Home(
            self._workspace.book,
            import_id=max((record.id for record in self._store.imports()), default=0) + 1,
            now=datetime.now().replace(microsecond=0),
            user=user,
            kept=lambda ids, grain: Kept.of(self._store.values_at(ids, grain)),
            entries=self._store.entries_of,
            grains=lambda: {each: grains for each, (_, _, grains) in self._store.entry_span().items()},
        )
        return ImportSession(
            home,
            reader,
            today=self._workspace.today,
            known=by_any_name(self._workspace.book.company.departments),
            elsewhere=names_elsewhere(),
        )

    def open(self, path: Path) -> ImportSession:
        """An import of a file, by the recipe of its shape if there is one. Raises ScorecardError."""
        session = self._workspace.import_session()
        session.open(path)
        self.apply(session)
        return session

    def open_text(self, text: str) -> ImportSession:
        """An import of a pasted table, by the recipe of its shape. Raises ScorecardError."""
        session = self._workspace.import_session()
        session.open_text(text)
        self.apply(session)
        return session

    def apply(self, session: ImportSession) -> None:
        """Read an open file by the recipe of its shape; one that does not fit is told in the notes.

        Raises StoppedError where a person stops the reading.
        """
        found = self.recipe_for(session)
        if found is None:
            return
        try:
            self.use(session, found)
        except StoppedError:
            raise
        except ScorecardError as error:
            session.remark(f"The recipe “{found.name}” does not fit any more and was not used: {error}")

    def use(self, session: ImportSession, recipe: Recipe) -> None:
        """Read an open file by a certain recipe. Raises ScorecardError where it does not fit."""
        from scorecard.importing.keeping import for_company

        name, choices = self.recipes.choices(recipe)
        choices = for_company(choices, self._workspace.book)
        session.use(replace(choices, sheet=_sheet_of(session, choices)), name)

    def recipe_for(self, session: ImportSession) -> Recipe | None:
        """The recipe whose shape an open file has, on the shown sheet or on one that a recipe names.

        A workbook of our own needs none.
        """
        if session.is_own:
            return None
        from scorecard.importing.shape import best

        known = {each.shape: each for each in self.recipes.all() if each.shape}
        for sheet, shapes in self._sheets(session, known):
            try:
                shape = best(session.shape(sheet), shapes) if shapes else None
            except ScorecardError:
                continue
            if shape is not None:
                return known[shape]
        return None

    def remember(self, session: ImportSession) -> Change:
        """The change that keeps all choices of a session for files of its shape.

        It takes the place of the recipe that was used, or would have been; a new one is named after the file.
        """
        from scorecard.importing.keeping import choices_to_keep
        from scorecard.importing.recipes import dump
        from scorecard.importing.shape import title

        recipes, shape = self.recipes.all(), session.shape(session.sheet)
        former = commands.named(session.recipe, recipes) or self.recipe_for(session)
        name = former.name if former else commands.free_name(title(session.file), recipes)
        text = dump(name, choices_to_keep(session), self._book_with(session))
        if former is not None:
            return Change(former, replace(former, shape=shape, text=text))
        return Change(None, commands.new_recipe(name, shape, text, recipes))

    def commit(self, session: ImportSession, *, remember: bool = False) -> Changes:
        """Make exactly the changes that the session's plan shows; with its recipe, in one step of undo."""
        made = session.plan.change_set
        if remember and not session.is_own:
            made = commands.with_recipe(made, self.remember(session))
        return self.make(replace(session.plan, change_set=made))

    def make(self, plan: ImportPlan) -> Changes:
        """Make exactly the changes that a plan shows."""
        changes = self._workspace.do(stamped(plan.change_set, datetime.now().replace(microsecond=0)))
        measure_ids = tuple(planned.measure.id for planned in plan.measures if planned.entries)
        if plan.last is None or not measure_ids:
            return changes
        return replace(changes, imported=Imported(plan.last, measure_ids))

    def _sheets(self, session: ImportSession, known: Mapping[str, Recipe]) -> Iterator[tuple[str, list[str]]]:
        """The sheets to look at, and for each the shapes that it may have."""
        from scorecard.importing.shape import Shape, timeless

        patterns = {shape: Shape.of(shape).sheet for shape in known}
        yield session.sheet, [shape for shape in known if patterns[shape] == timeless(session.sheet)]
        if session.choices.sheet is not None:
            return
        to_another = [shape for shape, recipe in known.items() if self._names_sheet(recipe)]
        for head in session.sheets:
            if head.name != session.sheet:
                yield head.name, [shape for shape in to_another if patterns[shape] == timeless(head.name)]

    def _names_sheet(self, recipe: Recipe) -> bool:
        try:
            return self.recipes.choices(recipe)[1].sheet is not None
        except ScorecardError:
            return False

    def _book_with(self, session: ImportSession) -> Book:
        book = self._workspace.book
        return replace(book, measures=(*book.measures, *session.plan.new_measures))


def _sheet_of(session: ImportSession, choices: Choices) -> str | None:
    """The sheet that a person chose, else the one that a recipe means, whatever the periods in its name.

    Raises ScorecardError where a file of several sheets has none like it.
    """
    from scorecard.importing.shape import timeless

    if session.choices.sheet is not None or choices.sheet is None:
        return session.choices.sheet
    names = [head.name for head in session.sheets]
    if choices.sheet in names or len(names) == 1:
        return choices.sheet
    alike = [name for name in names if timeless(name) == timeless(choices.sheet)]
    if not alike:
        raise ScorecardError(f"{session.file} has no sheet like “{choices.sheet}”.")
    return session.sheet if session.sheet in alike else alike[0]
