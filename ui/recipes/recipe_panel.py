"""The list of recipes and what can be done with the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.measures import ImportRecord
from scorecard.recipes import Recipe
from ui import theme
from ui.recipes.editor import RecipeEditor
from ui.recipes.name_dialog import ask_name
from ui.recipes.wording import recipe_row
from ui.widgets import Paragraph, button, label
from ui.widgets.pair_list import PairList

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

_FILTER = "Recipes (*.toml)"
_NONE = (
    "No recipes yet. Tick “Remember these choices” when you import a file: the next file like it is then "
    "read the same way by itself."
)


class RecipePanel(QWidget):
    """Up and Down choose, Enter edits, F2 renames, Delete removes."""

    change_requested = Signal(object)
    """A function that makes a change in the workspace."""
    text_requested = Signal(str, object)
    """A text to be checked, and the function that is to be told what is wrong with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_recipes`."""
        super().__init__(parent)
        self.list = PairList("Recipes")
        self.none = Paragraph(_NONE)
        self.edit_button = button("Edit…", kind="small", tip="Enter")
        self.rename_button = button("Rename…", kind="small", tip="F2")
        self.export_button = button("Export…", kind="small")
        self.remove_button = button("Remove", kind="small", tip="Delete")
        self.import_button = button("Import…", kind="small")
        self._arrange()
        self._connect()

    def show_recipes(self, recipes: Sequence[Recipe], last_uses: Mapping[str, ImportRecord]) -> None:
        """Show the recipes; the chosen one stays chosen."""
        self.list.show_rows([recipe_row(each, last_uses.get(each.name)) for each in recipes])
        self.list.setVisible(bool(recipes))
        self.none.setVisible(not recipes)
        for each in (self.edit_button, self.rename_button, self.export_button, self.remove_button):
            each.setEnabled(bool(recipes))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(label("Recipes", "heading"))
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self.edit_button, self.rename_button, self.export_button, self.remove_button):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch(1)
        self.import_button.setAutoDefault(False)
        row.addWidget(self.import_button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.edit_button.clicked.connect(self._edit)
        self.rename_button.clicked.connect(self._rename)
        self.export_button.clicked.connect(self._export)
        self.import_button.clicked.connect(self._import)
        self.remove_button.clicked.connect(self._remove)
        self.list.activated.connect(self._edit)
        self.list.rename_requested.connect(self._rename)
        self.list.remove_requested.connect(self._remove)

    @property
    def _chosen(self) -> Recipe | None:
        recipe: Recipe | None = self.list.item
        return recipe

    def _edit(self) -> None:
        if (recipe := self._chosen) is None:
            return
        editor = RecipeEditor(recipe, self)
        editor.check_requested.connect(self.text_requested)
        if editor.exec():
            text = editor.text
            self._change(lambda workspace: workspace.importing.recipes.edit(recipe.name, text))
        editor.deleteLater()

    def _rename(self) -> None:
        recipe = self._chosen
        name = ask_name(self, recipe.name) if recipe else ""
        if recipe is not None and name:
            self._change(lambda workspace: workspace.importing.recipes.rename(recipe.name, name))

    def _export(self) -> None:
        if (recipe := self._chosen) is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "Export the recipe", f"{recipe.name}.toml", _FILTER)
        if chosen:
            target = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.toml")
            self._change(lambda workspace: workspace.importing.recipes.export(recipe.name, target))

    def _import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Import a recipe", "", _FILTER)
        if chosen:
            self._change(lambda workspace: workspace.importing.recipes.take_over(Path(chosen)))

    def _remove(self) -> None:
        if (recipe := self._chosen) is not None:
            self._change(lambda workspace: workspace.importing.recipes.remove(recipe.name))

    def _change(self, work: Callable[[Workspace], object]) -> None:
        self.change_requested.emit(work)
