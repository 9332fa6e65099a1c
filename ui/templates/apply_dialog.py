"""Apply a template: which one, where to, and what would change before anything does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scorecard.changes import Changes
from scorecard.errors import ScorecardError
from scorecard.language import Language
from ui import theme
from ui.paths import documents
from ui.templates.preview import Preview
from ui.widgets import Choice, Dialog, button, label
from ui.widgets.pair_list import PairList, PairRow

if TYPE_CHECKING:
    from scorecard.commands.telling import Section
    from scorecard.templates import TemplateInfo
    from scorecard.workspace import Workspace
    from ui.session import Session

T = TypeVar("T")
_SIZE = 820, 560
_FILTER = "Templates (*.toml *.TOML)"
_FIRST = "this company"


class ApplyDialog(Dialog):
    """Nothing changes before Apply; all of it is one step that Undo takes back."""

    manual_page = "measures"

    def __init__(
        self, session: Session, scorecard: str, parent: QWidget | None = None, own: Sequence[Path] = ()
    ) -> None:
        """``scorecard`` is the one in front: the template goes to it unless another is chosen.

        ``own`` are files of templates that were used before; those that are gone are left out.
        """
        super().__init__("Apply a template", "Apply template", parent)
        self._session, self._is_open = session, True
        self._rows: list[PairRow] = []
        self.list = PairList("Templates")
        self.file_button = button("From a file…", kind="small")
        names = session.book.scorecard_names
        self.add_choice = QRadioButton("Add to the scorecard")
        self.scorecards = Choice([(name, name or _FIRST) for name in names])
        self.scorecards.set_value(scorecard)
        self.own_choice = QRadioButton("As a scorecard of its own")
        self.own_name = QLineEdit()
        self.preview = Preview()
        self.add_choice.setChecked(True)
        self._arrange()
        self._connect()
        self.take_size(*_SIZE)
        self.confirm_button.setEnabled(False)
        language = session.names_language
        session.run(lambda workspace: _offered(workspace, own, language), self._while_open(self._offer))

    @property
    def file(self) -> Path | None:
        """The file of the chosen template; None for a shipped one."""
        return _file(str(self.list.item))

    def accept(self) -> None:
        how = self._how
        self.confirm_button.setEnabled(False)
        self._session.run(
            lambda workspace: workspace.defining.apply_template(*how),
            self._while_open(self._finish),
            otherwise=self._while_open(self._refuse),
        )

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GAP)
        left.addWidget(self.list, 1)
        left.addWidget(self.file_button)
        where = QGridLayout()
        where.setHorizontalSpacing(theme.GAP)
        where.addWidget(self.add_choice, 0, 0)
        where.addWidget(self.scorecards, 0, 1)
        where.addWidget(self.own_choice, 1, 0)
        where.addWidget(self.own_name, 1, 1)
        where.setColumnStretch(1, 1)
        self.scorecards.setAccessibleName("Scorecard to which it is added")
        self.own_name.setAccessibleName("Name of its own scorecard")
        self.own_name.setMaxLength(120)
        right = QVBoxLayout()
        right.setSpacing(theme.GROUP_GAP)
        right.addLayout(where)
        right.addWidget(label("What would change", "panel"))
        right.addWidget(self.preview, 1)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedWidth(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.DIALOG_PADDING)
        columns.addLayout(left, 1)
        columns.addWidget(line)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.activated.connect(self.confirm_button.click)
        self.file_button.clicked.connect(self._open_file)
        self.add_choice.toggled.connect(self._ask)
        self.scorecards.chosen.connect(lambda _: self._ask_for(self.add_choice))
        self.own_name.textEdited.connect(lambda _: self._ask_for(self.own_choice))

    def _offer(self, templates: Sequence[TemplateInfo]) -> None:
        self._rows = [_row(each) for each in templates]
        self.list.show_rows(self._rows)
        self.list.setFocus()

    def _open_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Template from a file", str(documents()), _FILTER)
        if chosen:
            self._session.run(
                lambda workspace: workspace.defining.template_info(chosen),
                self._while_open(self._offer_file),
                otherwise=self._while_open(self._refuse),
            )

    def _offer_file(self, info: TemplateInfo) -> None:
        row = _row(info)
        self._rows = [row, *(other for other in self._rows if other.key != row.key)]
        self.list.show_rows(self._rows)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _choose(self, _: object) -> None:
        if self.list.item is not None:
            if not self.own_choice.isChecked():
                self.own_name.setText(next(row.title for row in self._rows if row.item == self.list.item))
            self._ask()

    def _ask_for(self, way: QRadioButton) -> None:
        way.setChecked(True)
        self._ask()

    def _ask(self) -> None:
        """Have it worked out what would change."""
        self.confirm_button.setEnabled(False)
        if self.list.item is None:
            return
        how = self._how
        if self.own_choice.isChecked() and not how[2]:
            self.preview.show_error("A scorecard needs a name.")
            return
        self.preview.wait()

        def show(sections: tuple[Section, ...]) -> None:
            if how == self._how:
                self.preview.show_sections(sections)
                self.confirm_button.setEnabled(bool(sections))

        self._session.run(
            lambda workspace: workspace.defining.template_effect(*how),
            self._while_open(show),
            otherwise=self._while_open(self._refuse),
        )

    @property
    def _how(self) -> tuple[str, str, str, Language]:
        own = self.own_name.text().strip() if self.own_choice.isChecked() else ""
        return str(self.list.item), self.scorecards.value(), own, self._session.names_language

    def _finish(self, _: Changes) -> None:
        super().accept()

    def _refuse(self, error: ScorecardError) -> None:
        self.preview.show_error(str(error))
        self.confirm_button.setEnabled(False)

    def _while_open(self, then: Callable[[T], object]) -> Callable[[T], None]:
        def answer(value: T) -> None:
            if self._is_open:
                then(value)

        return answer


def _offered(workspace: Workspace, own: Sequence[Path], language: Language) -> list[TemplateInfo]:
    """The person's own, then those that are shipped. A file that is gone or wrong is not offered."""
    from scorecard.starting import shipped_templates

    found = []
    for path in own:
        with suppress(ScorecardError):
            found.append(workspace.defining.template_info(str(path)))
    return [*found, *shipped_templates(language)]


def _file(key: str) -> Path | None:
    return Path(key) if Path(key).suffix.lower() == ".toml" else None


def _row(info: TemplateInfo) -> PairRow:
    """A template; one of a file with its folder."""
    file = _file(info.key)
    if file is not None:
        return PairRow(info.key, info.key, info.name, below=str(file.parent), tip=info.key)
    below = " · ".join(filter(None, (info.counted, info.summary)))
    return PairRow(info.key, info.key, info.name, below=below, tip=info.description)
