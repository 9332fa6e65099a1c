"""The recipes by which files are imported again, and the files that are watched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from scorecard.changes import Changes, Subject
from scorecard.errors import ScorecardError
from scorecard.importing.watching import Looked
from scorecard.measures import ImportRecord
from scorecard.recipes import Link, LinkResult, Recipe
from ui import theme
from ui.recipes.link_panel import LinkPanel
from ui.recipes.recipe_panel import RecipePanel
from ui.session import Session
from ui.widgets import Dialog, label

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")
_SIZE = 1080, 620
_SHOWN = frozenset({Subject.RECIPES, Subject.LINKS, Subject.IMPORTS})


@dataclass(frozen=True, slots=True)
class _Loaded:
    recipes: list[Recipe]
    last_uses: Mapping[str, ImportRecord]
    links: list[Link]
    results: list[LinkResult]


class RecipesDialog(Dialog):
    """Recipes at the left, linked files at the right; each change is made at once and can be undone."""

    manual_page = "import"

    look_requested = Signal()
    """The linked files are to be looked at now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Asks the session for what it shows, and again whenever that changes."""
        super().__init__("Recipes and linked files", "Close", parent, cancel="")
        self._session = session
        self._is_open = True
        self._looked = Looked()
        self.recipes = RecipePanel(self)
        self.links = LinkPanel(self)
        self.message = label("", "second", wrap=True)
        self._arrange()
        for panel in (self.recipes, self.links):
            panel.change_requested.connect(self._write)
        self.recipes.text_requested.connect(self._check)
        self.links.look_requested.connect(self.look_requested)
        session.changed.connect(self._refresh_after)
        self.take_size(*_SIZE)
        self._refresh()

    @classmethod
    def show_over(cls, parent: QWidget, session: Session) -> RecipesDialog:
        """Show the dialog over ``parent`` until it is closed."""
        dialog = cls(session, parent)
        dialog.open_over(parent, 0.7)
        return dialog

    def show_waiting(self, looked: Looked) -> None:
        """Tell which files are waited for, and what came of the others meanwhile."""
        self._looked = looked
        if self._is_open:
            self._refresh()

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def _arrange(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(theme.DIALOG_PADDING)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedWidth(1)
        columns.addWidget(self.recipes, 1)
        columns.addWidget(line)
        columns.addWidget(self.links, 1)
        self.body.addLayout(columns, 1)
        self.message.hide()
        self.body.addWidget(self.message)

    def _refresh_after(self, changes: Changes) -> None:
        if self._is_open and changes.subjects & _SHOWN:
            self._refresh()

    def _refresh(self) -> None:
        self._session.run(_load, self._while_open(self._show))

    def _show(self, loaded: _Loaded) -> None:
        self.recipes.show_recipes(loaded.recipes, loaded.last_uses)
        self.links.show_links(loaded.links, loaded.results, self._looked, loaded.recipes)

    def _write(self, work: Callable[[Workspace], object]) -> None:
        self._say("")
        self._session.run(
            work, self._while_open(lambda _: self._refresh()), otherwise=self._while_open(self._fail)
        )

    def _check(self, text: str, tell: Callable[[str], None]) -> None:
        """Whether a text is a recipe: ``tell`` gets an empty text, or what is wrong with it."""
        self._session.run(
            lambda workspace: workspace.importing.recipes.check(text),
            lambda _: tell(""),
            otherwise=lambda error: tell(str(error)),
        )

    def _while_open(self, then: Callable[[T], object]) -> Callable[[T], None]:
        """``then`` only while the dialog is there: an answer may come after it was closed."""

        def answer(value: T) -> None:
            if self._is_open:
                then(value)

        return answer

    def _fail(self, error: ScorecardError) -> None:
        self._say(str(error))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))


def _load(workspace: Workspace) -> _Loaded:
    recipes, links = workspace.importing.recipes, workspace.importing.links
    return _Loaded(recipes.all(), recipes.last_uses(), links.all(), links.results())
