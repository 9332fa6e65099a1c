"""Every import with what it changed; each can be taken back, made again, and its file opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scorecard.changes import Changes, Subject
from scorecard.commands.import_details import ImportDetails
from scorecard.commands.import_doubt import words_before_undo
from scorecard.errors import ScorecardError
from scorecard.measures import ImportRecord
from ui import theme
from ui.imports import opening, wording
from ui.imports.actions import ImportActions
from ui.imports.asking import ask_to_undo
from ui.imports.details_view import DetailsView
from ui.imports.empty_page import EmptyPage
from ui.imports.record_list import RecordList
from ui.jobs import Job
from ui.session import Session
from ui.widgets import Dialog, label

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")
_SIZE, _LIST_WIDTH, _WIDEST_LIST = (1120, 700), 400, 560


@dataclass(frozen=True, slots=True)
class _Loaded:
    details: ImportDetails
    file_is_there: bool


class ImportsDialog(Dialog):
    """The list at the left, the chosen import at the right."""

    manual_page = "import"

    import_requested = Signal()
    """A file is to be imported; the dialog has closed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Asks the session for the imports, and again whenever they change."""
        super().__init__("Imports", "Close", parent, cancel="")
        self._session = session
        self._job: Job[Any] | None = None
        self._is_open = True
        self._shown_id = 0
        self._records: list[ImportRecord] = []
        self.list = RecordList()
        self.details = DetailsView()
        self.actions_ = ImportActions(self)
        self.empty = EmptyPage()
        self.message = label("", "second", wrap=True)
        self._hint = label("Delete undoes the chosen import · Ctrl+Y imports it again", "hint", wrap=True)
        self._side = QWidget()
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.take_size(*_SIZE)
        self.actions_.show_record(None)
        self._refresh()

    @classmethod
    def show_over(cls, parent: QWidget, session: Session) -> ImportsDialog:
        """Show the imports over ``parent`` until they are closed."""
        dialog = cls(session, parent)
        dialog.open_over(parent, 0.8)
        return dialog

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(max(_LIST_WIDTH, min(self.width() * 35 // 100, _WIDEST_LIST)))

    def _arrange(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.list, 1)
        self._hint.setContentsMargins(theme.MARGIN, 6, theme.MARGIN, 6)
        side.addWidget(_line(height=1))
        side.addWidget(self._hint)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.details, 1)
        self.message.setContentsMargins(theme.DIALOG_PADDING, 8, theme.DIALOG_PADDING, 8)
        self.message.hide()
        right.addWidget(self.message)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(_line(width=1))
        row.addLayout(right, 1)
        self._pages.addWidget(filled)
        self._pages.addWidget(self.empty)
        self.body.addWidget(self._pages)
        self.actions_.put_into(self.footer)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.undo_requested.connect(self.actions_.undo_button.click)
        self.list.redo_requested.connect(self.actions_.redo_button.click)
        self.actions_.undo_requested.connect(self._undo)
        self.actions_.redo_requested.connect(self._redo)
        self.empty.import_requested.connect(self._ask_for_import)
        self._session.changed.connect(self._refresh_after)

    def _refresh_after(self, changes: Changes) -> None:
        if Subject.IMPORTS in changes.subjects:
            self._refresh()

    def _refresh(self) -> None:
        self._session.run(lambda workspace: workspace.imports(), self._while_open(self._show))

    def _show(self, records: list[ImportRecord]) -> None:
        self._records = records
        self._pages.setCurrentIndex(0 if records else 1)
        in_lists = self.details.isAncestorOf(self.focusWidget() or self)
        self.list.show_records(records)
        if records and not in_lists:
            self.list.setFocus()

    def _choose(self, record: ImportRecord | None) -> None:
        if self._job is not None:
            self._job.cancel()
        self.actions_.show_record(record)
        if record is None:
            return
        if record.id != self._shown_id:
            self._shown_id = record.id
            self._say("")
        self.details.show_record(record)
        self._job = self._session.run(
            lambda workspace: _load(workspace, record.id),
            self._while_open(self._show_details),
            otherwise=self._while_open(self._fail),
        )

    def _show_details(self, loaded: _Loaded) -> None:
        self.details.show_details(loaded.details, self._session.book)
        self.actions_.show_file(loaded.file_is_there)

    def _undo(self, record: ImportRecord) -> None:
        """Take an import back; where newer ones may hold numbers of it, once the person says so."""
        doubt = words_before_undo(record, self._records)
        if doubt:
            ask_to_undo(self, record, doubt, lambda: self._take_back(record))
        else:
            self._take_back(record)

    def _take_back(self, record: ImportRecord) -> None:
        self._write(
            lambda workspace: workspace.importing.past.undo(record.id), f"{record.file} is taken back."
        )

    def _redo(self, record: ImportRecord) -> None:
        self._write(
            lambda workspace: workspace.importing.past.redo(record.id), f"{record.file} is imported again."
        )

    def _write(self, work: Callable[[Workspace], tuple[Changes, tuple[str, ...]]], done: str) -> None:
        self.actions_.allow_writing(False)

        def tell(result: tuple[Changes, tuple[str, ...]]) -> None:
            self._say(f"{done} {wording.kept_words(result[1])}".rstrip())

        then, otherwise = self._while_open(tell), self._while_open(self._fail)
        self._session.run(work, then, title="Working…", otherwise=otherwise)

    def _while_open(self, then: Callable[[T], object]) -> Callable[[T], None]:
        """``then`` only while the dialog is there: an answer may come after it was closed."""

        def answer(value: T) -> None:
            if self._is_open:
                then(value)

        return answer

    def _fail(self, error: ScorecardError) -> None:
        self.actions_.allow_writing(True)
        self._say(str(error))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    def _ask_for_import(self) -> None:
        self.accept()
        self.import_requested.emit()


def _line(*, width: int | None = None, height: int | None = None) -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    if width is not None:
        line.setFixedWidth(width)
    if height is not None:
        line.setFixedHeight(height)
    return line


def _load(workspace: Workspace, import_id: int) -> _Loaded:
    details = workspace.importing.past.details(import_id)
    return _Loaded(details, opening.can_open(details.record.path))
