"""The list of linked files and folders, and how the chosen one is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.importing.watching import Looked
from scorecard.recipes import Link, LinkResult, Recipe
from ui import theme
from ui.dropping import IMPORT_FILTER
from ui.recipes.wording import link_row
from ui.widgets import Choice, Paragraph, button, label
from ui.widgets.pair_list import PairList

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

_NONE = (
    "No linked files yet. Link the file or folder that you save your numbers to: whenever something is saved "
    "there, Scorecard offers to import it."
)
_FITTING = "The recipe that fits"


class LinkPanel(QWidget):
    """Up and Down choose, Delete removes."""

    change_requested = Signal(object)
    """A function that makes a change in the workspace."""
    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_links`."""
        super().__init__(parent)
        self.list = PairList("Linked files and folders")
        self.none = Paragraph(_NONE)
        self.recipe: Choice[str] = Choice([("", _FITTING)])
        self.recipe.setAccessibleName("Import by")
        self.automatic = QCheckBox("Import without asking")
        self.add_file = button("Add file…", kind="small")
        self.add_folder = button("Add folder…", kind="small")
        self.remove_button = button("Remove", kind="small", tip="Delete")
        self.look_button = button("Look now", kind="small")
        self._arrange()
        self._connect()

    def show_links(
        self,
        links: Sequence[Link],
        results: Sequence[LinkResult],
        looked: Looked,
        recipes: Sequence[Recipe],
    ) -> None:
        """Show the links with what came of them; the chosen one stays chosen."""
        self.recipe.set_choices([("", _FITTING), *((each.name, each.name) for each in recipes)])
        self.list.show_rows([link_row(link, results, looked) for link in links])
        self.list.setVisible(bool(links))
        self.none.setVisible(not links)
        for each in (self.recipe, self.automatic, self.remove_button, self.look_button):
            each.setEnabled(bool(links))
        self._show_chosen()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(label("Linked files", "heading"))
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        how = QHBoxLayout()
        how.setSpacing(theme.GAP)
        how.addWidget(label("Import by", "second"))
        how.addWidget(self.recipe, 1)
        how.addWidget(self.automatic)
        column.addLayout(how)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self.add_file, self.add_folder, self.remove_button, self.look_button):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.insertStretch(3, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.remove_requested.connect(self._remove)
        self.recipe.chosen.connect(self._choose_recipe)
        self.automatic.clicked.connect(self._choose_automatic)
        self.add_file.clicked.connect(self._add_file)
        self.add_folder.clicked.connect(self._add_folder)
        self.remove_button.clicked.connect(self._remove)
        self.look_button.clicked.connect(self.look_requested)

    @property
    def _chosen(self) -> Link | None:
        link: Link | None = self.list.item
        return link

    def _show_chosen(self) -> None:
        link = self._chosen
        self.recipe.set_value(link.recipe if link else "")
        self.automatic.setChecked(link is not None and link.automatic)

    def _choose_recipe(self, name: str) -> None:
        if (link := self._chosen) is not None:
            self._change(lambda workspace: workspace.importing.links.change(link.id, recipe=name))

    def _choose_automatic(self, automatic: bool) -> None:
        if (link := self._chosen) is not None:
            self._change(lambda workspace: workspace.importing.links.change(link.id, automatic=automatic))

    def _add_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Link a file", "", IMPORT_FILTER)
        self._add(chosen)

    def _add_folder(self) -> None:
        self._add(QFileDialog.getExistingDirectory(self, "Link a folder"))

    def _add(self, chosen: str) -> None:
        if chosen:
            self._change(lambda workspace: workspace.importing.links.add(Path(chosen)))

    def _remove(self) -> None:
        if (link := self._chosen) is not None:
            self._change(lambda workspace: workspace.importing.links.remove(link.id))

    def _change(self, work: Callable[[Workspace], object]) -> None:
        self.change_requested.emit(work)
