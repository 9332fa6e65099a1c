"""The last step: what was imported, what was skipped, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard.importing.plan import ImportPlan
from ui.icons import icon
from ui.importing.panes import Pane
from ui.widgets import button, label
from ui.widgets.list_dialog import RowsModel, line_list

_FEW = 2
"""So many measures are named; more are counted."""
_HEADINGS = ("What was skipped", "Cell", "In the file")


class DonePage(Pane):
    """``136 values imported`` with Undo, and the cells that were skipped."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_done`."""
        super().__init__("surface", parent=parent)
        self._mark = label("")
        self._title = label("", "heading")
        self._detail = label("", "second", wrap=True)
        self.undo_button = button("Undo", icon="undo")
        self.undo_button.clicked.connect(self.undo_requested)
        self._skipped = line_list(_HEADINGS, [])
        self._skipped.setAccessibleName("Cells that were skipped")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._mark)
        head.addWidget(self._title)
        head.addWidget(self.undo_button)
        head.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._detail)
        column.addSpacing(12)
        column.addWidget(self._skipped, 1)
        column.addStretch(0)

    @property
    def title(self) -> str:
        """``136 values imported``."""
        return self._title.text()

    @property
    def detail(self) -> str:
        """``From kpis.xlsx · 2 values already there``."""
        return self._detail.text()

    def show_done(self, plan: ImportPlan) -> None:
        """The plan was committed."""
        self._mark.setPixmap(icon("tick", "good").pixmap(20, 20))
        self._title.setText(_title(plan))
        self._detail.setText(_detail(plan))
        skipped = (problem for problem in plan.problems if not problem.is_warning)
        rows = [(problem.text, problem.address, problem.found) for problem in skipped]
        self._skipped.setModel(RowsModel(_HEADINGS, rows, self._skipped))
        self._skipped.setVisible(bool(rows))
        self.undo_button.show()
        self._column.setStretch(self._column.count() - 1, 0 if rows else 1)

    def show_undone(self) -> None:
        """The import was taken back."""
        self._title.setText("Import taken back")
        self._detail.setText("Your numbers are as they were before.")
        self._mark.setPixmap(icon("undo").pixmap(20, 20))
        self.undo_button.hide()
        self._skipped.hide()
        self._column.setStretch(self._column.count() - 1, 1)

    def show_error(self, text: str) -> None:
        """The import could not be taken back."""
        self._detail.setText(text)


def counted(number: int, word: str) -> str:
    """``1 value``, ``1,200 values``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _title(plan: ImportPlan) -> str:
    count = plan.added + plan.changed
    if plan.removed and not count:
        return f"{counted(plan.removed, 'value')} removed"
    return f"{counted(count, 'value')} imported"


def _detail(plan: ImportPlan) -> str:
    parts = [f"From {plan.file}"]
    if plan.removed and plan.added + plan.changed:
        parts.append(f"{counted(plan.removed, 'value')} removed")
    # What was edited in an export may be of weeks, months and quarters.
    if not plan.is_own and plan.first is not None and plan.last is not None:
        parts.append(plan.calendar.mention_span(plan.first, plan.last, plan.record.made_at.date()))
    if plan.unchanged:
        parts.append(f"{counted(plan.unchanged, 'value')} already there")
    if plan.new_measures:
        parts.append(counted(len(plan.new_measures), "new measure"))
    if plan.goals:
        parts.append(goals_taken_over(plan))
    return " · ".join(parts)


def goals_taken_over(plan: ImportPlan) -> str:
    """``12 goals taken over for New leads and Revenue``."""
    names = list(dict.fromkeys(each.measure.name for each in plan.goals))
    whose = " and ".join(names) if len(names) <= _FEW else counted(len(names), "measure")
    return f"{counted(len(plan.goals), 'goal')} taken over for {whose}"
