"""Every import with what it changed; each can be taken back, made again, and its file opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scorecard.changes import Changes, Subject
from scorecard.commands.import_details import ImportDetails
from scorecard.errors import ScorecardError
from scorecard.measures import ImportRecord
from ui import theme
from ui.imports import opening, wording
from ui.imports.details_view import DetailsView
from ui.imports.record_list import RecordList
from ui.jobs import Job
from ui.session import Session
from ui.widgets import Dialog, button, label

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")
_SIZE, _LIST_WIDTH, _WIDEST_LIST = QSize(1120, 700), 400, 560


@dataclass(frozen=True, slots=True)
class _Loaded:
    details: ImportDetails
    file_is_there: bool


class ImportsDialog(Dialog):
    """The list at the left, the chosen import at the right."""

    import_requested = Signal()
    """A file is to be imported; the dialog has closed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Asks the session for the imports, and again whenever they change."""
        super().__init__("Imports", "Close", parent, cancel="")
        self._session = session
        self._job: Job[Any] | None = None
        self._is_open = True
        self.list = RecordList()
        self.details = DetailsView()
        self.undo_button = button("Undo this import", icon="undo")
        self.redo_button = button("Import again", tip="Makes the import again that was taken back")
        self.open_button = button("Open the file")
        self.folder_button = button("Show in folder")
        self.message = label("", "second", wrap=True)
        self._hint = label("Delete undoes the chosen import · Ctrl+Y imports it again", "hint")
        self._side = QWidget()
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.resize(_SIZE)
        self._show_actions(None)
        self._refresh()

    @classmethod
    def show_over(cls, parent: QWidget, session: Session) -> ImportsDialog:
        """Show the imports over ``parent`` until they are closed."""
        dialog = cls(session, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.size() - QSize(2 * theme.MARGIN, 2 * theme.MARGIN)
        dialog.resize(dialog.size().expandedTo(parent.size() * 0.8).boundedTo(room))
        dialog.open()
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
        self._pages.addWidget(self._empty_page())
        self.body.addWidget(self._pages)
        for place, each in enumerate(
            (self.undo_button, self.redo_button, self.open_button, self.folder_button)
        ):
            each.setAutoDefault(False)
            self.footer.insertWidget(place, each)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        words = label("No imports yet.", "lead")
        self.import_button = button("Import a file…", icon="import", kind="primary")
        self.import_button.clicked.connect(self._ask_for_import)
        for each in (words, self.import_button):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.undo_requested.connect(self.undo_button.click)
        self.list.redo_requested.connect(self.redo_button.click)
        self.undo_button.clicked.connect(self._undo)
        self.redo_button.clicked.connect(self._redo)
        self.open_button.clicked.connect(lambda: self._with_path(opening.open_file))
        self.folder_button.clicked.connect(lambda: self._with_path(opening.open_folder))
        self._session.changed.connect(self._refresh_after)

    def _refresh_after(self, changes: Changes) -> None:
        if Subject.IMPORTS in changes.subjects:
            self._refresh()

    def _refresh(self) -> None:
        self._session.run(lambda workspace: workspace.imports(), self._while_open(self._show))

    def _show(self, records: list[ImportRecord]) -> None:
        self._pages.setCurrentIndex(0 if records else 1)
        had_focus = self.focusWidget()
        self.list.show_records(records)
        if records and had_focus in (None, self, self.undo_button, self.redo_button):
            self.list.setFocus()

    def _choose(self, record: ImportRecord | None) -> None:
        if self._job is not None:
            self._job.cancel()
        self._show_actions(record)
        if record is None:
            return
        self.details.show_record(record)
        self._job = self._session.run(
            lambda workspace: _load(workspace, record.id),
            self._while_open(self._show_details),
            otherwise=self._while_open(self._fail),
        )

    def _show_details(self, loaded: _Loaded) -> None:
        self.details.show_details(loaded.details, self._session.book)
        for each in (self.open_button, self.folder_button):
            each.setEnabled(loaded.file_is_there)
            each.setToolTip("" if loaded.file_is_there else _why_not(loaded.details.record))

    def _show_actions(self, record: ImportRecord | None) -> None:
        """What can be done with an import; its file is looked for meanwhile."""
        undone = record is not None and record.undone
        self.undo_button.setVisible(record is not None and not undone)
        self.redo_button.setVisible(undone)
        for each in (self.undo_button, self.redo_button):
            each.setEnabled(record is not None)
        for each in (self.open_button, self.folder_button):
            each.setVisible(record is not None)
            each.setEnabled(False)

    def _undo(self) -> None:
        if (record := self.list.record) is not None and not record.undone:
            self._write(lambda workspace: workspace.undo_import(record.id), f"{record.file} is taken back.")

    def _redo(self) -> None:
        if (record := self.list.record) is not None and record.undone:
            self._write(
                lambda workspace: workspace.redo_import(record.id), f"{record.file} is imported again."
            )

    def _write(self, work: Callable[[Workspace], tuple[Changes, tuple[str, ...]]], done: str) -> None:
        self.undo_button.setEnabled(False)
        self.redo_button.setEnabled(False)

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
        self._show_actions(self.list.record)
        self._say(str(error))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    def _with_path(self, act: Callable[[str], object]) -> None:
        if (record := self.list.record) is not None and opening.can_open(record.path):
            act(record.path)

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
    details = workspace.import_details(import_id)
    return _Loaded(details, opening.can_open(details.record.path))


def _why_not(record: ImportRecord) -> str:
    return "The file is no longer where it was" if record.path else "It is not known where the file was"
