"""What happens with files: new, open, copy, back up, restore, import, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from scorecard.errors import InUseError, ScorecardError, StoreError
from scorecard.file_names import TO_FILL_IN, another_name, fill_in, safe
from scorecard.filled import Filled
from scorecard.measures import Company, ImportRecord
from scorecard.periods import Cadence, Period
from scorecard.report_choices import FillInChoices, ReportChoices
from ui.dropping import IMPORT_FILTER
from ui.jobs import Job, Jobs
from ui.messages import MessageBar, Offer
from ui.paths import documents, sample_company
from ui.preferences import Preferences
from ui.session import Session
from ui.shell.undo_news import UndoNews

if TYPE_CHECKING:
    from scorecard.workspace import Workspace
    from ui.exporting import Wish

COMPANY_FILTER = "Scorecard companies (*.scorecard)"
SUFFIX = ".scorecard"
_MOST_TOLD = 2


class Files(QObject):
    """Asks where, then has the session do it, then says what was done."""

    companies_changed = Signal()
    """The list of recent companies changed."""
    imported = Signal(object)
    """Imported: what a person brought in and goes to look at."""

    def __init__(self, session: Session, preferences: Preferences, bar: MessageBar, window: QWidget) -> None:
        """Dialogs open over ``window``."""
        super().__init__(window)
        self._session, self._preferences, self._bar, self._window = session, preferences, bar, window
        self._news = UndoNews(session, bar, self)
        self._jobs = Jobs(1, self)
        self._jobs.failed.connect(self._bar.warn)
        self._waiting_import: Path | str | None = None
        self.is_importing = False
        """Whether the wizard is open."""
        session.opened.connect(self._after_opening)

    def new_company(self, company: Company | None = None, template: str = "") -> None:
        """Ask for a new company's name and place, and make it."""
        from ui.settings.company_dialog import CompanyDialog

        source = _source_words(self._waiting_import)
        wanted = CompanyDialog.ask(self._window, company or Company(), _name_of(template), source)
        if wanted is None:
            self._waiting_import = None
            return
        self._session.create(wanted.path, wanted.company, template=template)

    def open_company(self) -> None:
        """Ask which company to open."""
        if path := self._ask_open("Open company", COMPANY_FILTER, self._folder()):
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a company; one that cannot be opened leaves the list of recent ones if it is gone."""

        def refuse(error: ScorecardError) -> None:
            if not path.exists():
                self._preferences.forget_recent(path)
                self.companies_changed.emit()
            self._bar.warn(str(error))

        self._session.open(path, otherwise=refuse)

    def open_sample(self) -> None:
        """Open the sample company; make it first where it is not there yet."""
        path = sample_company()
        if path.exists():
            self.open(path)
            return
        clock, language = self._session.clock, self._session.names_language

        def make() -> None:
            from scorecard.starting import make_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            make_sample(path, clock=clock, language=language)

        self._jobs.run(Job(make, lambda _: self.open(path), title="Making the sample company…"))

    def save_copy(self) -> None:
        """Write the company to another file and go on with this one."""
        if target := self._ask_save("Save a copy", self._beside(" copy"), COMPANY_FILTER):
            self._session.run(
                lambda workspace: workspace.backup(target),
                lambda path: self._bar.tell(f"Copy saved as {path.name}", _show_folder(path)),
                title="Saving a copy…",
            )

    def back_up(self) -> None:
        """Write a dated copy beside the company's file."""
        self._session.run(
            lambda workspace: workspace.backup(),
            lambda path: self._bar.tell(f"Backed up to {path.name}", _show_folder(path)),
            title="Backing up…",
        )

    def restore(self) -> None:
        """Put a backup in the place of the company's file, which is itself backed up first."""
        backup = self._ask_open("Restore a backup", COMPANY_FILTER, self._folder())
        if backup is None:
            return
        snapshot = self._session.snapshot
        target = snapshot.path if snapshot else self._ask_save("Restore to", backup, COMPANY_FILTER)
        if target is None or (snapshot and not self._confirm_restore(backup, snapshot.path)):
            return
        self._session.restore(backup, target, lambda: self._bar.tell(f"Restored from {backup.name}"))

    def import_file(self) -> None:
        """Open the wizard, which asks for a file; without a company, ask here and make one first."""
        if self._session.is_open:
            self.import_path(None)
        elif path := self._ask_open("Import", IMPORT_FILTER, documents()):
            self.import_path(path)

    def import_path(self, source: Path | str | None) -> None:
        """Import a file, or a table pasted as text, through the wizard."""
        if not self._session.is_open:
            self._waiting_import = source
            self.new_company()
            return
        from ui.importing import ImportWizard

        self.is_importing = True
        made = ImportWizard.ask(self._window, self._session, source)
        self.is_importing = False
        if made is not None:
            if made.imported is not None:
                self.imported.emit(made.imported)
            self._session.run(lambda workspace: workspace.imports(), self._tell_import)

    def export(self, cadence: Cadence, period: Period | None, scorecard: str) -> None:
        """Ask what goes into a workbook, and write it; the window shows ``period`` (None for the newest)."""
        from ui.exporting import ExportDialog, Occasion, Wish

        snapshot = self._session.snapshot
        if snapshot is None:
            return
        wish = replace(Wish.of(self._preferences.export_state), paper=self._preferences.paper)
        occasion = Occasion(snapshot.book, snapshot.today, {} if period is None else {cadence: period})
        dialog = ExportDialog(self._session, wish, occasion, scorecard, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._export(dialog.wish, dialog.target, dialog.choices))
        dialog.open()

    def fill_in(self, cadence: Cadence) -> None:
        """Ask whose numbers and where to, and write the workbook in which they are filled in."""
        from ui.exporting import FillInDialog

        dialog = FillInDialog(self._session.book.people, cadence, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._fill_in(dialog.choices))
        dialog.open()

    def _fill_in(self, choices: FillInChoices) -> None:
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        calendar, company = snapshot.book.calendar, snapshot.book.company.name
        cadence, person = choices.cadence, choices.owner
        due = calendar.mention(calendar.newest_ended(cadence.grain, snapshot.today), snapshot.today)
        whose = "everybody" if person is None else safe(person) or "nobody"
        self.save_as(
            "Fill-in workbook",
            f"{fill_in(TO_FILL_IN, company, due, cadence.value)} – {whose}",
            "Excel workbook (*.xlsx)",
            lambda workspace, target: workspace.reporting.fill_in(target, choices),
        )

    def save_as(self, title: str, name: str, kinds: str, write: Callable[[Workspace, Path], object]) -> None:
        """Ask where to, and ``write`` one of ``kinds`` there; ``name`` is proposed, without an ending."""
        ending = kinds[kinds.index("(*.") + 2 : kinds.index(")")]
        target = self._ask_save(title, documents() / f"{safe(name)}{ending}", kinds)
        if target is not None:
            self._write_to(target, write)

    def shut_down(self) -> None:
        """Wait for what runs."""
        self._jobs.shut_down()

    def _export(self, wish: Wish, target: Path, choices: ReportChoices) -> None:
        self._preferences.export_state = wish.state
        self._preferences.paper = wish.paper
        self._write_to(target, lambda workspace, path: workspace.reporting.export(path, choices))

    def _write_to(self, target: Path, write: Callable[[Workspace, Path], object]) -> None:
        """Have a file written, then offer to open it; where it fails, to try again or another name."""

        def refuse(error: ScorecardError) -> None:
            offers: list[Offer] = []
            if isinstance(error, InUseError):
                other = another_name(target)
                offers = [(f"Save as “{other.name}”", lambda: self._write_to(other, write))]
            elif isinstance(error, StoreError):
                offers = [("Save elsewhere…", lambda: self._write_elsewhere(target, write))]
            self._bar.warn(str(error), *offers, ("Try again", lambda: self._write_to(target, write)))

        def tell(done: object) -> None:
            def show(path: Path) -> None:
                _open_outside(path)
                # Whoever has looked into it may want its folder, and the other way round.
                tell(done)

            offers = ("Open", lambda: show(target)), ("Show in folder", lambda: show(target.parent))
            if not isinstance(done, Filled):
                self._bar.tell(f"Exported {target.name}", *offers)
            elif not done.unknown:
                self._bar.tell(f"Exported {target.name}. {done.told}", *offers)
            else:
                self._bar.ask(f"Exported {target.name}. {done.told} {_some(done.unknown)}", *offers)

        self._session.run(
            lambda workspace: write(workspace, target), tell, title="Exporting…", otherwise=refuse
        )

    def _write_elsewhere(self, target: Path, write: Callable[[Workspace, Path], object]) -> None:
        kind = f"{target.suffix[1:].upper()} file (*{target.suffix})"
        if other := self._ask_save("Save elsewhere", documents() / target.name, kind):
            self._write_to(other, write)

    def _after_opening(self) -> None:
        if (snapshot := self._session.snapshot) is not None:
            self._preferences.add_recent(snapshot.path)
            self.companies_changed.emit()
        if (source := self._waiting_import) is not None:
            self._waiting_import = None
            # Once all have taken in that another company is open.
            QTimer.singleShot(0, self, lambda: self.import_path(source))

    def _tell_import(self, imports: list[ImportRecord]) -> None:
        newest = imports[0]
        count = newest.added + newest.changed
        word = "value" if count == 1 else "values"
        self._news.tell(f"{count:,} {word} imported from {newest.file}")

    def _confirm_restore(self, backup: Path, target: Path) -> bool:
        question = f"Put {backup.name} in the place of {target.name}? What is there now is kept as a backup."
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Restore a backup", question, parent=self._window)
        yes = box.addButton("Restore", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def _folder(self) -> Path:
        snapshot = self._session.snapshot
        return snapshot.path.parent if snapshot else documents()

    def _beside(self, addition: str) -> Path:
        path = self._session.snapshot.path if self._session.snapshot else documents() / f"Company{SUFFIX}"
        return path.with_name(f"{path.stem}{addition}{path.suffix}")

    def _ask_open(self, title: str, kinds: str, folder: Path) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def _ask_save(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, str(suggestion), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(kind[kind.rindex(".") : -1])


def _source_words(source: Path | str | None) -> str:
    """What a new company begins with: a file, or a table that was pasted; empty for nothing."""
    if source is None:
        return ""
    return source.name if isinstance(source, Path) else "the pasted table"


def _name_of(template: str) -> str:
    """A shipped template's name; empty for none."""
    if not template:
        return ""
    from scorecard.starting import shipped_templates

    return next((info.name for info in shipped_templates() if info.key == template), template)


def _some(sentences: Sequence[str]) -> str:
    """The first of them: a message has little room."""
    more = len(sentences) - _MOST_TOLD
    rest = [f"And {more} more."] if more > 0 else []
    return " ".join([*sentences[:_MOST_TOLD], *rest])


def _show_folder(path: Path) -> Offer:
    return ("Show in folder", lambda: _open_outside(path.parent))


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
