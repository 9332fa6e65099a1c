"""Archived measures: what each has kept; bring one back, or delete it for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.changes import Changes, Subject
from scorecard.errors import ScorecardError
from scorecard.measures import Measure
from scorecard.periods import Cadence
from ui import theme
from ui.library.tab_boxes import TabBoxes
from ui.session import Session
from ui.widgets import Dialog, Paragraph, button, field, label
from ui.widgets.pair_list import PairList, PairRow

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")
_SIZE = 680, 520
_NONE = "No measure is archived. Archive one in its editor: its numbers stay, and no tab shows it."


class ArchiveDialog(Dialog):
    """Up and Down choose, Enter brings back, Delete deletes."""

    told = Signal(str)
    """What was done, in words."""

    def __init__(
        self, session: Session, cadence: Cadence, scorecard: str = "", parent: QWidget | None = None
    ) -> None:
        """What comes back goes on the tab of ``cadence`` unless the person says otherwise."""
        super().__init__("Archived measures", "Bring back", parent, cancel="Close")
        self._session, self._scorecard, self._is_open = session, scorecard, True
        self._held: Mapping[int, str] = {}
        self.list = PairList("Archived measures")
        self.tabs, self._options = TabBoxes(cadence), QFrame()
        self.message = label("", "second", wrap=True)
        self.nothing = Paragraph(_NONE)
        self.delete_button = button("Delete…", kind="quiet")
        self._arrange()
        self._connect()
        self._refresh()

    @classmethod
    def show_over(
        cls, parent: QWidget, session: Session, cadence: Cadence, scorecard: str = ""
    ) -> ArchiveDialog:
        """Show the archive over ``parent`` until it is closed."""
        dialog = cls(session, cadence, scorecard, parent)
        dialog.open_over(parent, 0.5)
        return dialog

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def accept(self) -> None:
        """Bring the chosen measure back; the dialog stays for the next."""
        measure: Measure | None = self.list.item
        if measure is None or not self.confirm_button.isEnabled():
            return
        chosen, scorecard = measure, self._scorecard
        self._write(
            lambda workspace: workspace.defining.restore_measure(chosen.id, self.tabs.cadences, scorecard),
            f"{chosen.name} is back",
        )

    def _arrange(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.nothing.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
        self.message.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 0)
        self.message.hide()
        self._options.setObjectName("library-options")
        column = QVBoxLayout(self._options)
        column.setContentsMargins(theme.MARGIN, 10, theme.MARGIN, 8)
        row = QHBoxLayout()
        row.addLayout(field("Brought back to", self.tabs))
        row.addStretch(1)
        column.addLayout(row)
        for part in (self.nothing, self.list, self.message, self._options):
            self.body.addWidget(part, 1 if part is self.list else 0)
        self.body.addStretch(0)
        self.nothing.hide()
        self.footer.insertWidget(0, self.delete_button)
        self.take_size(*_SIZE)

    def _connect(self) -> None:
        self.list.activated.connect(lambda _: self.confirm_button.click())
        self.list.remove_requested.connect(self.delete_button.click)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self._session.changed.connect(self._refresh_after)

    def _refresh_after(self, changes: Changes) -> None:
        if changes.subjects & {Subject.MEASURES, Subject.ENTRIES, Subject.NOTES, Subject.GOALS}:
            self._refresh()

    def _refresh(self) -> None:
        if self._is_open:
            self._session.run(_archived, self._while_open(self._show))

    def _show(self, found: list[tuple[Measure, str]]) -> None:
        self._held = {measure.id: held for measure, held in found}
        self.list.show_rows([_row(measure, held) for measure, held in found])
        for part in (self.list, self._options, self.delete_button, self.confirm_button):
            part.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._allow(bool(found))
        if found:
            self.list.setFocus()

    def _ask_to_delete(self) -> None:
        measure: Measure | None = self.list.item
        if measure is None or not self._confirmed(measure):
            return
        chosen = measure
        self._write(
            lambda workspace: workspace.defining.delete_measure(chosen.id), f"{chosen.name} is deleted"
        )

    def _confirmed(self, measure: Measure) -> bool:
        held = self._held.get(measure.id, "")
        asking = Dialog("Delete measure", "Delete measure", self)
        asking.setMinimumWidth(theme.px(420))
        asking.body.addWidget(label(f"Delete {measure.name}?", "panel", wrap=True))
        taken = f"It takes {held} along. " if held else "It has no numbers. "
        asking.body.addWidget(Paragraph(f"{taken}Edit > Undo brings everything back."))
        done = asking.exec()
        asking.deleteLater()
        return bool(done)

    def _write(self, work: Callable[[Workspace], Changes], text: str) -> None:
        self._allow(False)

        def tell(_: Changes) -> None:
            if self._is_open:
                self._say(f"{text}.")
            self.told.emit(text)

        self._session.run(work, tell, title="Working…", otherwise=self._while_open(self._fail))

    def _fail(self, error: ScorecardError) -> None:
        self._allow(True)
        self._say(str(error))

    def _allow(self, allowed: bool) -> None:
        self.confirm_button.setEnabled(allowed)
        self.delete_button.setEnabled(allowed)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _while_open(self, then: Callable[[T], object]) -> Callable[[T], None]:
        """``then`` only while the dialog is there: an answer may come after it was closed."""

        def answer(value: T) -> None:
            if self._is_open:
                then(value)

        return answer


def _archived(workspace: Workspace) -> list[tuple[Measure, str]]:
    """The archived measures by name, each with what the company has kept about it."""
    found = sorted((each for each in workspace.book.measures if each.archived), key=lambda each: each.name)
    return [(measure, workspace.defining.holdings(measure.id).text) for measure in found]


def _row(measure: Measure, held: str) -> PairRow:
    return PairRow(
        measure,
        measure.id,
        measure.name,
        " · ".join(filter(None, (measure.kind.value.capitalize(), measure.department))),
        held or "no numbers",
        tip=measure.description or measure.name,
    )
