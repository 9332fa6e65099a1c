"""Keeping, changing and dropping recipes and links, as change sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import ImportRecord
from scorecard.recipes import Link, Recipe


def named(name: str, recipes: Iterable[Recipe]) -> Recipe | None:
    """The recipe of this name, whatever its case."""
    return next((each for each in recipes if each.name.casefold() == name.casefold()), None)


def free_name(name: str, recipes: Sequence[Recipe]) -> str:
    """The name, or with a number where there is a recipe of this name."""
    number, free = 1, name
    while named(free, recipes) is not None:
        number += 1
        free = f"{name} ({number})"
    return free


def new_recipe(name: str, shape: str, text: str, recipes: Sequence[Recipe]) -> Recipe:
    """A recipe with an id of its own."""
    return Recipe(max((each.id for each in recipes), default=0) + 1, name, shape, text)


def with_recipe(made: ChangeSet, change: Change) -> ChangeSet:
    """An import that keeps its recipe in the same step, so that one undo takes back both."""
    recipe = change.item
    if not isinstance(recipe, Recipe):
        raise TypeError("the change of a recipe is needed")
    if made.is_empty:
        return ChangeSet(f"Remember the recipe “{recipe.name}”", (change,))
    changes = (_by_recipe(each, recipe.name) for each in made.changes)
    return replace(made, changes=(*changes, change))


def change_recipe(
    old: Recipe, new: Recipe, recipes: Sequence[Recipe], users: Sequence[Link | ImportRecord]
) -> ChangeSet:
    """Change a recipe; links and imports that name it go along. Raises ScorecardError for a taken name."""
    other = named(new.name, recipes)
    if other is not None and other.id != old.id:
        raise ScorecardError(f"There is a recipe “{other.name}” already. Choose another name.")
    if old == new:
        return ChangeSet("", ())
    if old.name == new.name:
        return ChangeSet(f"Change the recipe “{new.name}”", (Change(old, new),))
    follow = (Change(each, replace(each, recipe=new.name)) for each in users if each.recipe == old.name)
    return ChangeSet(f"Rename the recipe “{old.name}” to “{new.name}”", (Change(old, new), *follow))


def remove_recipe(recipe: Recipe, links: Iterable[Link]) -> ChangeSet:
    """Drop a recipe; links by it use whichever fits then, and ask."""
    follow = (
        Change(each, replace(each, recipe="", automatic=False))
        for each in links
        if each.recipe == recipe.name
    )
    return ChangeSet(f"Remove the recipe “{recipe.name}”", (Change(recipe, None), *follow))


def with_recipe_back(
    undone: ChangeSet, made: ChangeSet, held: Iterable[Recipe], imports: Iterable[ImportRecord]
) -> ChangeSet:
    """Taking an import back takes the recipe that it kept back, unless it was changed or used since.

    ``made`` is what the import changed; ``imports`` are the other ones.
    """
    now = {each.key: each for each in held}
    in_use = {record.recipe for record in imports if not record.undone}
    back = (
        change.inverse
        for change in made.changes
        if isinstance(change.after, Recipe)
        and now.get(change.after.key) == change.after
        and change.after.name not in in_use
    )
    return replace(undone, changes=(*undone.changes, *back))


def with_recipe_again(redone: ChangeSet, made: ChangeSet, held: Sequence[Recipe]) -> ChangeSet:
    """Making an import again brings its recipe again, unless another one took its place."""
    now = {each.key: each for each in held}
    again = (
        change
        for change in made.changes
        if isinstance(change.after, Recipe)
        and now.get(change.after.key) == change.before
        and (change.before is not None or named(change.after.name, held) is None)
    )
    return replace(redone, changes=(*redone.changes, *again))


def _by_recipe(change: Change, name: str) -> Change:
    record = change.after
    return replace(change, after=replace(record, recipe=name)) if isinstance(record, ImportRecord) else change
