"""The window: menus, the first-run page or the open company, messages and status; wires them together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from scorecard.board import Board
from scorecard.changes import Changes, Subject
from scorecard.measures import ImportRecord
from scorecard.periods import Cadence
from ui import theme
from ui.actions import Actions
from ui.dropping import dropped_file, refusal
from ui.help import Manual
from ui.message_stack import MessageStack
from ui.messages import MessageBar
from ui.preferences import Preferences
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.dialogs import Dialogs
from ui.shell.entering import Entering
from ui.shell.files import SUFFIX, Files
from ui.shell.first_run import FirstRun
from ui.shell.linked_files import LinkedFiles
from ui.shell.listing import Listing
from ui.shell.measures import Measures
from ui.shell.nudge import Nudge
from ui.shell.reports import Reports
from ui.shell.sample_line import SampleLine
from ui.shell.scorecards import Scorecards
from ui.shell.status_bar import StatusBar
from ui.shell.summary_line import Mode
from ui.shell.templates import Templates
from ui.shell.undo_news import UndoNews
from ui.theme import Appearance, Choice

_NOT_SAVED = "{} Nothing is lost while Scorecard stays open."


class MainWindow(QMainWindow):
    """One company at a time."""

    closed = Signal()

    def __init__(self, session: Session, preferences: Preferences, appearance: Appearance) -> None:
        """Shows the first-run page until the session has a company."""
        super().__init__()
        self._session, self._preferences, self._appearance = session, preferences, appearance
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 680)
        self.actions_ = Actions(self)
        self.manual = Manual(self, preferences, self.actions_["manual"].shortcut())
        self._company_menu, self._recent_menu = QMenu(self), QMenu("Open &recent", self)
        self.messages = MessageBar()
        self.files = Files(session, preferences, self.messages, self)
        self.linked_files = LinkedFiles(session, self.messages, self.files, self)
        self.dialogs = Dialogs(session, self.files, self.linked_files, self)
        self.company = CompanyPage(session, self._company_menu)
        self.measures = Measures(session, self.company, self.messages, self)
        self.templates = Templates(session, preferences, self.company, self.messages, self)
        self.reports = Reports(session, preferences, self.company, self.files, self.messages, self)
        self.status = StatusBar()
        self.entering = Entering(session, preferences, self.company, self.status)
        self.nudge = Nudge(session, preferences, self.entering)
        self.sample_line = SampleLine()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.company)
        self.first_run = FirstRun(session, preferences, self.files, self._middle)
        self._arrange()
        self.scorecards = Scorecards(session, self.messages, self.company, self._company_menu)
        self.listing = Listing(session, self.messages, self.company)
        UndoNews(session, self.messages, self).tell_steps()
        self._connect()
        self._wire_actions()
        self._wire_switches()
        self._restore_state()
        self.actions_.set_company_open(False)

    def show_first_run(self) -> None:
        """Show how to begin."""
        self.first_run.show()
        self.status.hide()
        self.sample_line.hide()
        self.setWindowTitle("Scorecard")
        self.actions_.set_company_open(False)

    def open_company(self, path: Path) -> None:
        """Open a company in place of the one that is open; the same one just stays."""
        snapshot = self._session.snapshot
        if snapshot is None or snapshot.path.resolve() != path.resolve():
            self.files.open(path)

    def _arrange(self) -> None:
        self.actions_.fill(self.menuBar())
        file_menu = self.menuBar().findChild(QMenu, "File")
        if file_menu is not None:
            file_menu.insertMenu(self.actions_["save_copy"], self._recent_menu)
        for name in ("new_company", "open_company"):
            self._company_menu.addAction(self.actions_[name])
        self._company_menu.addMenu(self._recent_menu)
        self._list_recent()
        central = QWidget()
        central.setObjectName("page")
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._middle, 1)
        bars = MessageStack(self.nudge.bar, self.linked_files.bar, self.messages)
        bars.left.connect(self._take_focus)
        column.addWidget(bars)
        column.addWidget(self.status)
        self.menuBar().setFixedHeight(theme.MENU_BAR)
        self.menuBar().setCornerWidget(self.sample_line)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        session, company = self._session, self.company
        session.opened.connect(self._show_company)
        session.closed.connect(self.show_first_run)
        session.changed.connect(self._after_change)
        session.failed.connect(self.messages.warn)
        session.unsaved_changed.connect(self._tell_unsaved)
        session.progress_changed.connect(self.status.show_progress)
        self.files.companies_changed.connect(self._list_recent)
        self.files.imported.connect(company.show_imported)
        company.board_shown.connect(self._after_board)
        company.mode_shown.connect(self._show_mode)
        self.sample_line.start_requested.connect(self.files.new_company)
        company.toolbar.import_requested.connect(self.files.import_file)
        company.toolbar.export_requested.connect(lambda: self.files.export(*company.place))
        company.pages.board.import_requested.connect(self.files.import_file)
        company.pages.board.new_measure_requested.connect(self.measures.browse)
        company.edit_measure_requested.connect(self.measures.edit)
        company.summary.departments_requested.connect(self.dialogs.company_settings)
        self.status.imports_requested.connect(self.dialogs.imports)

    def _wire_actions(self) -> None:
        self._wire_files()
        self._wire_views()
        self._wire_scorecard()
        self._wire(
            {
                "undo": self._undo,
                "redo": self._session.redo,
                "copy": self._copy,
                "preferences": self._change_preferences,
                "manual": self.manual.show_here,
                "keyboard": lambda: self.manual.show("keyboard"),
                "about": self.dialogs.about,
            }
        )

    def _wire_files(self) -> None:
        company, files, reports = self.company, self.files, self.reports
        self._wire(
            {
                "new_company": lambda: files.new_company(),
                "open_company": files.open_company,
                "open_sample": files.open_sample,
                "save_copy": files.save_copy,
                "close_company": self._session.close,
                "import": files.import_file,
                "imports": self.dialogs.imports,
                "recipes": self.dialogs.recipes,
                "export": lambda: files.export(*company.place),
                "fill_in": lambda: files.fill_in(company.tabs.cadence),
                "export_pdf": reports.export_pdf,
                "save_tab": reports.save_tab,
                "hand_out": reports.hand_out,
                "preview": reports.preview,
                "print": reports.print_tab,
                "copy_for_mail": reports.copy_for_mail,
                "save_chart": reports.save_shown_chart,
                "back_up": files.back_up,
                "restore": files.restore,
                "quit": self.close,
            }
        )

    def _wire_views(self) -> None:
        company = self.company
        self._wire(
            {
                "find": company.toolbar.find_field.setFocus,
                "table": lambda: company.set_mode(Mode.TABLE),
                "trends": lambda: company.set_mode(Mode.TRENDS),
                "next_pane": self._next_pane,
                "previous_pane": lambda: self._next_pane(-1),
                "previous_period": lambda: company.toolbar.periods.step(-1),
                "next_period": lambda: company.toolbar.periods.step(1),
                "today": lambda: company.show_period(None),
                "enter": self.entering.toggle,
                "history": company.pages.board.show_history,
            }
        )

    def _wire_scorecard(self) -> None:
        company, measures = self.company, self.measures
        self._wire(
            {
                "company_settings": self.dialogs.company_settings,
                "apply_template": self.templates.apply,
                "save_template": self.templates.save,
                "new_measure": measures.browse,
                "library": measures.browse,
                "archive": measures.show_archive,
                "edit_measure": lambda: measures.edit(company.selected_measure_id),
                "goals": lambda: self.dialogs.goals(company.scorecard),
                "add_measures": self.listing.add,
                "new_scorecard": self.scorecards.new,
            }
        )

    def _wire(self, wiring: dict[str, Callable[[], object]]) -> None:
        for name, act in wiring.items():
            self.actions_[name].triggered.connect(lambda _=False, act=act: act())

    def _wire_switches(self) -> None:
        company = self.company
        for cadence in Cadence:
            self.actions_[f"tab_{cadence}"].triggered.connect(partial(company.show_tab, cadence))
        for choice in Choice:
            self.actions_[f"theme_{choice}"].triggered.connect(partial(self._choose_theme, choice))
        self.actions_[f"theme_{self._appearance.choice}"].setChecked(True)
        self.actions_["panel"].toggled.connect(company.pages.set_panel_visible)
        self.actions_["to_date"].setChecked(True)
        self.actions_["to_date"].toggled.connect(company.show_to_date)

    def _restore_state(self) -> None:
        if not self.restoreGeometry(self._preferences.state("window")):
            self.resize(1280, 800)
        self.company.pages.restore_splitter(self._preferences.state("splitter"))
        self.company.restore_state(self._preferences.table_state)
        self.actions_["to_date"].setChecked(self._preferences.flag("to-date", True))
        self.actions_["panel"].setChecked(self._preferences.flag("panel", True))
        for cadence in Cadence:
            if self._preferences.flag(f"trends-{cadence}", False):
                self.company.set_mode(Mode.TRENDS, cadence)

    def _keep_state(self) -> None:
        self._preferences.keep_state("window", self.saveGeometry())
        self._preferences.keep_state("splitter", self.company.pages.splitter_state())
        self._preferences.table_state = self.company.state()
        self._preferences.keep_flag("to-date", self.actions_["to_date"].isChecked())
        self._preferences.keep_flag("panel", self.actions_["panel"].isChecked())
        for cadence in Cadence:
            self._preferences.keep_flag(f"trends-{cadence}", self.company.mode(cadence) is Mode.TRENDS)
        self._preferences.save()

    def _show_company(self) -> None:
        if (tab := self._preferences.start_tab) is not None:
            self.company.tabs.show_cadence(tab)
        self._middle.setCurrentWidget(self.company)
        self.sample_line.setVisible(self._session.book.company.sample)
        self.status.show()
        self.setWindowTitle(f"{self._session.book.company.name} – Scorecard")
        self.actions_.set_company_open(True)
        self._session.watch(self.isActiveWindow())
        self._name_undo()
        self._ask_for_imports()

    def _after_change(self, changes: Changes) -> None:
        self._name_undo()
        if Subject.IMPORTS in changes.subjects:
            self._ask_for_imports()
        if Subject.COMPANY in changes.subjects:
            self.setWindowTitle(f"{self._session.book.company.name} – Scorecard")

    def _after_board(self, board: Board) -> None:
        self.status.show_measures(len(board.rows))

    def _show_mode(self, mode: Mode) -> None:
        self.actions_[mode.value].setChecked(True)

    def _name_undo(self) -> None:
        snapshot = self._session.snapshot
        for name, word, title in (
            ("undo", "&Undo", snapshot.undo_title if snapshot else None),
            ("redo", "&Redo", snapshot.redo_title if snapshot else None),
        ):
            self.actions_[name].setText(f"{word} {title.replace('&', '&&')}" if title else word)
            self.actions_[name].setEnabled(title is not None)

    def _ask_for_imports(self) -> None:
        self._session.run(lambda workspace: workspace.imports(), self._tell_last_import)

    def _tell_last_import(self, records: list[ImportRecord]) -> None:
        if (snapshot := self._session.snapshot) is not None:
            newest = next((record for record in records if not record.undone), None)
            self.status.show_import(newest, snapshot.today)

    def _tell_unsaved(self, reason: str) -> None:
        if reason:
            self.status.show_unsaved()
            self.messages.warn(_NOT_SAVED.format(reason), ("Try again", self._session.try_again))
        else:
            self.status.show_saved()
            self.messages.hide()

    def _list_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._preferences.recent:
            self._recent_menu.addAction(
                path.stem.replace("&", "&&"), partial(self.files.open, path)
            ).setToolTip(str(path))
        self._recent_menu.setEnabled(bool(self._preferences.recent))

    def _choose_theme(self, choice: Choice) -> None:
        self._appearance.choose(choice)
        self._preferences.theme = choice

    def _change_preferences(self) -> None:
        from ui.settings.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._session, self._preferences, self._appearance, self)
        dialog.finished.connect(self._show_theme)
        dialog.accepted.connect(self.nudge.look)
        dialog.accepted.connect(self.first_run.offer_templates)
        dialog.open_over(self, 0.4)

    def _show_theme(self) -> None:
        self.actions_[f"theme_{self._appearance.choice}"].setChecked(True)

    def _copy(self) -> None:
        if self.entering.is_open:
            self.entering.copy()
        else:
            self.company.pages.board.copy()

    def _undo(self) -> None:
        # What is only proposed yet goes before what was done.
        if not self.entering.leave_proposal():
            self._session.undo()

    def _next_pane(self, step: int = 1) -> None:
        if self.entering.is_open:
            self.entering.next_pane(step)
        else:
            self.company.next_pane(step)

    def _take_focus(self) -> None:
        shown = self._middle.currentWidget()
        if shown is not None and shown is not self.company:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.entering.take_focus():
            self.company.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self._session.watch(self.isActiveWindow())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == SUFFIX:
            self.open_company(path)
        elif reason := refusal(path):
            self.messages.warn(reason)
        else:
            self.files.import_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.manual.shut_down()
        self._keep_state()
        self.files.shut_down()
        self.linked_files.watcher.shut_down()
        self.first_run.shut_down()
        self._session.shut_down()
        super().closeEvent(event)
        self.closed.emit()
