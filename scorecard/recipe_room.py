"""The recipes of a company, behind ``Workspace.importing.recipes``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.changes import Change, Changes, ChangeSet
from scorecard.commands import recipes as commands
from scorecard.errors import ScorecardError
from scorecard.measures import ImportRecord
from scorecard.recipes import Link, Recipe

if TYPE_CHECKING:
    from scorecard.importing.choices import Choices
    from scorecard.store import Store
    from scorecard.workspace import Workspace


class RecipeRoom:
    """Keeps the recipes, takes them in and gives them away."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        """Part of a workspace, used on its thread."""
        self._workspace = workspace
        self._store = store

    def all(self) -> list[Recipe]:
        """All recipes, by name."""
        return sorted(self._store.recipes(), key=lambda each: each.name.casefold())

    def named(self, name: str) -> Recipe:
        """The recipe of this name. Raises ScorecardError where there is none."""
        recipes = self.all()
        found = commands.named(name, recipes)
        if found is None:
            names = ", ".join(f"“{each.name}”" for each in recipes)
            there = f" There is {names}." if names else ""
            raise ScorecardError(f"There is no recipe “{name}”.{there}")
        return found

    def find(self, name_or_file: str) -> Recipe:
        """The recipe of this name, else the one in a ``.toml`` file. Raises ScorecardError."""
        from scorecard.toml_table import read_text

        is_file = name_or_file.lower().endswith(".toml")
        if not is_file or commands.named(name_or_file, self.all()) is not None:
            return self.named(name_or_file)
        path = Path(name_or_file)
        return Recipe(0, path.name, "", read_text(path, "recipe"))

    def choices(self, recipe: Recipe) -> tuple[str, Choices]:
        """The name in a recipe's text, and its choices. Raises ScorecardError that names the recipe."""
        from scorecard.importing.recipes import load

        return load(recipe.text, self._workspace.book, recipe.name)

    def check(self, text: str, file: str = "The recipe") -> str:
        """The name in a text. Raises ScorecardError that names key and what is allowed."""
        return self.choices(Recipe(0, file, "", text))[0]

    def last_uses(self) -> dict[str, ImportRecord]:
        """The newest import by each recipe, by the recipe's name."""
        return {record.recipe: record for record in reversed(self._workspace.imports()) if record.recipe}

    def rename(self, name: str, new_name: str) -> Changes:
        """Give a recipe another name. Raises ScorecardError where it is taken or cannot be one."""
        from scorecard.importing.recipes import renamed

        return self.edit(name, renamed(self.named(name).text, " ".join(new_name.split())))

    def edit(self, name: str, text: str) -> Changes:
        """Replace the text of a recipe. Raises ScorecardError that names key and what is allowed."""
        old = self.named(name)
        new = replace(old, name=self.check(text), text=text)
        users: list[Link | ImportRecord] = [*self._store.links(), *self._workspace.imports()]
        return self._workspace.do(commands.change_recipe(old, new, self.all(), users))

    def remove(self, name: str) -> Changes:
        """Drop a recipe."""
        return self._workspace.do(commands.remove_recipe(self.named(name), self._store.links()))

    def export(self, name: str, target: Path) -> None:
        """Write a recipe as a file to be given away. Raises StoreError where it cannot be written."""
        from scorecard.importing.recipes import with_shape
        from scorecard.toml_text import save_text

        recipe = self.named(name)
        save_text(with_shape(recipe.text, recipe.shape), target)

    def take_over(self, path: Path) -> Changes:
        """Take a recipe from a file, in place of the one of its name. Raises ScorecardError."""
        from scorecard.importing.recipes import shape_in, without_shape
        from scorecard.toml_table import read_text

        text = read_text(path, "recipe")
        name, shape = self.check(text, path.name), shape_in(text, path.name)
        recipes = self.all()
        former = commands.named(name, recipes)
        new = commands.new_recipe(name, shape, without_shape(text), recipes)
        if former is not None:
            new = replace(new, id=former.id, name=former.name, shape=shape or former.shape)
        return self._workspace.do(ChangeSet(f"Import the recipe “{name}”", (Change(former, new),)))
