"""The import wizard: choose a file, match and check, done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from scorecard.changes import Changes
from scorecard.importing.plan import ImportPlan
from ui.dropping import dropped_file, pasted_table, refusal
from ui.importing import wishes
from ui.importing.check_page import CheckPage
from ui.importing.choose_page import SHOWN_AFTER_MS
from ui.importing.draft import Draft
from ui.importing.leaving import ask_to_leave
from ui.importing.preview import Preview, Unread
from ui.importing.sight import Sight
from ui.importing.steps import Step
from ui.importing.wizard_window import WizardWindow
from ui.session import Session

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIELDS = (QComboBox, QLineEdit, QCheckBox)


class ImportWizard(WizardWindow):
    """Esc cancels; Enter goes on, Ctrl+Enter also from a field. Nothing is kept before an import."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Imports into the company that ``session`` has open."""
        super().__init__(CheckPage(session.book.company.currency), parent)
        self.changes: Changes | None = None
        self._sight: Sight | None = None
        self._preview: Preview | None = None
        self._committed: ImportPlan | None = None
        self.draft = Draft(session, self)
        self._slow = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._connect()
        self.go_to(Step.CHOOSE)
        self.draft.warm()

    @classmethod
    def ask(
        cls, parent: QWidget | None, session: Session, source: Path | str | None = None
    ) -> Changes | None:
        """Have a person import a file or a pasted table; what was changed, None where nothing was.

        Without ``source`` the wizard asks for a file.
        """
        wizard = cls(session, parent)
        if source is not None:
            wizard.read(source)
        wizard.exec()
        wizard.deleteLater()
        return wizard.changes

    @property
    def sight(self) -> Sight | None:
        """The import as it is shown; None until a file is read."""
        return self._sight

    def read(self, source: Path | str) -> None:
        """Read a file or a pasted table and go on to check it."""
        if isinstance(source, Path) and (reason := refusal(source)):
            self.choose_page.show_error(reason)
            return
        self._sight = self._preview = None
        self.go_to(Step.CHOOSE)
        self.choose_page.start_reading(source.name if isinstance(source, Path) else "the pasted table")
        self.draft.open(source)

    def reject(self) -> None:
        """Leave, once it is sure that what was chosen may be lost. What is being written is waited for."""
        if self.draft.is_writing:
            return
        if self.step is Step.CHECK and self.draft.is_touched:
            ask_to_leave(self, self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        self.draft.cancel()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.check_page.pane.is_marking:
            self.check_page.pane.leave_marking()
        elif event.key() in _ENTER and self.step is Step.CHECK and not event.isAutoRepeat():
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Enter that nothing else has taken: to the first open question, or import; not from a field."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif not isinstance(focused, _FIELDS) and not self.check_page.pane.is_marking:
            self._import()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.step is not Step.DONE and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := dropped_file(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.draft.cancel()
            self.go_to(Step.CHOOSE)
            self.read(path)

    def _back(self) -> None:
        self.draft.cancel()
        self.choose_page.show_error("")
        self.header.show_file("")
        self.go_to(Step.CHOOSE)

    def _stop_reading(self) -> None:
        self.draft.cancel()
        self.choose_page.stop_reading()

    def _paste(self) -> None:
        text = pasted_table(QGuiApplication.clipboard().mimeData())
        if self.step is Step.CHOOSE and text:
            self.read(text)

    def _show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.choose_page.stop_reading()
        self.check_page.show_preview(preview)
        self.header.show_file(preview.file, preview.detail)
        self.footer.show_preview()
        if self.step is not Step.CHECK:
            self.go_to(Step.CHECK)
            self.check_page.sheet.setFocus()

    def _show(self, sight: Sight) -> None:
        first = self._sight is None
        self._sight = sight
        self.check_page.show_sight(sight)
        self.header.show_file(sight.file, sight.detail)
        self.footer.show_sight(sight)
        if first and self.check_page.sheet.hasFocus():
            self.check_page.matches.go_to_check()

    def _show_working(self) -> None:
        if self.draft.is_working and self.step is not Step.CHOOSE:
            self.footer.show_working(self._working_words(), can_stop=not self.draft.is_writing)

    def _stop_working(self) -> None:
        """Go back to what was shown before; a file of which only the beginning was read is left."""
        if self._sight is None:
            self._back()
            return
        self.draft.cancel()
        self._show(self._sight)

    def _working_words(self) -> str:
        if self.draft.is_writing:
            return "Importing…" if self._committed is None else "Taking the import back…"
        if self._sight is None and self._preview is not None and not self._preview.head.is_exact:
            return f"Reading about {self._preview.head.row_count:,} rows…"
        return "Working out what will change…"

    def _show_refusal(self, text: str) -> None:
        if self._committed is not None:
            self.footer.show_step(Step.DONE)
            self.done_page.show_error(text)
        elif self._preview is None:
            self.choose_page.show_error(text)
        else:
            self.check_page.pane.refuse(lambda: self._show_unchanged(text))

    def _show_unchanged(self, text: str) -> None:
        """Show what was there before a step that was refused, and why it was."""
        if self.check_page.pane.has_nothing or (self._sight is None and not self._has_layout):
            self.footer.show_preview()
            self.check_page.pane.show_nothing_found(text)
        else:
            if self._sight is not None:
                self.check_page.show_sight(self._sight)
            self.footer.show_error(text)

    @property
    def _has_layout(self) -> bool:
        return self._preview is not None and self._preview.layout is not None

    def _show_unread(self, unread: Unread) -> None:
        self.check_page.show_unread(unread)
        self.footer.show_preview()

    def _import(self) -> None:
        if (
            self.check_page.pane.has_nothing
            or self.step is not Step.CHECK
            or self._sight is None
            or self.draft.is_working
        ):
            return
        if not self._sight.plan.is_ready:
            self.check_page.go_to_undecided()
        elif not self._sight.plan.change_set.is_empty:
            self.draft.commit(self._sight.plan, remember=self.remember)

    def _finish(self, changes: Changes, plan: ImportPlan) -> None:
        self.changes, self._committed = changes, plan
        self.done_page.show_done(plan)
        self.go_to(Step.DONE)

    def _show_undone(self) -> None:
        self.changes = None
        self.footer.show_step(Step.DONE)
        self.done_page.show_undone()

    def _undo(self) -> None:
        if self._committed is not None and not self.draft.is_working:
            self.draft.undo(self._committed)

    def _connect(self) -> None:
        draft = self.draft
        wishes.connect(self.check_page, draft)
        draft.started.connect(self._slow.start)
        self._slow.timeout.connect(self._show_working)
        draft.previewed.connect(self._show_preview)
        draft.refreshed.connect(self._show)
        draft.unread.connect(self._show_unread)
        draft.refused.connect(self._show_refusal)
        draft.committed.connect(self._finish)
        draft.undone.connect(self._show_undone)
        self.choose_page.file_chosen.connect(self.read)
        self.choose_page.cancel_requested.connect(self._stop_reading)
        self.done_page.undo_requested.connect(self._undo)
        self.footer.stop_button.clicked.connect(self._stop_working)
        self.footer.back_button.clicked.connect(self._back)
        self.footer.cancel_button.clicked.connect(self.reject)
        self.footer.import_button.clicked.connect(self._import)
        self.footer.undecided_requested.connect(self._import)
        self.footer.close_button.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._import)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.choose_page, self._paste)
