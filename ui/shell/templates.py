"""What happens with templates: apply one, save one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.messages import MessageBar
from ui.preferences import Preferences
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.undo_news import UndoNews

if TYPE_CHECKING:
    from ui.templates.save_dialog import WantedTemplate


class Templates(QObject):
    """Asks, has the session do it, then says what was done."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        company: CompanyPage,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        """Dialogs open over ``window``; ``company`` knows which scorecard is in front."""
        super().__init__(window)
        self._preferences = preferences
        self._session, self._company, self._bar, self._window = session, company, bar, window
        self._news = UndoNews(session, bar, self)

    def apply(self) -> None:
        """Choose a template and see what it changes."""
        from ui.templates import ApplyDialog

        dialog = ApplyDialog(
            self._session, self._scorecard, self._window, own=self._preferences.own_templates
        )
        dialog.accepted.connect(lambda: self._keep(dialog.file))
        dialog.accepted.connect(lambda: self._news.tell("The template was applied"))
        dialog.open_over(self._window, 0.8)

    def save(self) -> None:
        """Write the company's definitions to a file."""
        from ui.templates import SaveDialog

        dialog = SaveDialog(self._session.book, self._scorecard, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._write(dialog.wanted))
        dialog.open()

    @property
    def _scorecard(self) -> str:
        board = self._company.board
        return board.scorecard if board is not None else self._session.book.scorecard_names[0]

    def _write(self, wanted: WantedTemplate | None) -> None:
        if wanted is None:
            return
        self._session.run(
            lambda workspace: workspace.defining.save_template(
                wanted.path, name=wanted.name, description=wanted.description, scorecard=wanted.scorecard
            ),
            lambda _: self._tell_saved(wanted.path),
            title="Saving the template…",
        )

    def _tell_saved(self, path: Path) -> None:
        self._keep(path)
        self._bar.tell(f"Template saved as {path.name}")

    def _keep(self, file: Path | None) -> None:
        """Have a template offered the next time."""
        if file is not None:
            self._preferences.add_template(file.resolve())
