"""How files are imported again: recipes, and the files that are watched."""

from ui.recipes.dialog import RecipesDialog

__all__ = ["RecipesDialog"]
