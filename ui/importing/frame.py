"""The head and the foot of the wizard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.importing.plan import ImportPlan
from ui import theme
from ui.icons import icon
from ui.importing.done_page import counted
from ui.importing.panes import Pane
from ui.importing.sight import Sight
from ui.importing.steps import Step, StepLine
from ui.widgets import ElidedLabel, button, label
from ui.widgets.progress_line import ProgressLine

_HEIGHT = 56
_PROMISE = "You can undo the whole import afterwards."


class Header(Pane):
    """The file's name, what is said of it, and the steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a file."""
        super().__init__("surface", Qt.Edge.BottomEdge, parent)
        self.setFixedHeight(_HEIGHT)
        self._mark = label("")
        self._mark.setPixmap(icon("sheet").pixmap(16, 16))
        self._name = ElidedLabel("", "panel")
        self._detail = ElidedLabel("", "small")
        self._steps = StepLine()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(14)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._steps)
        self.show_file("")

    @property
    def name(self) -> str:
        """The file's name as it is shown."""
        return self._name.text()

    def show_file(self, name: str, detail: str = "") -> None:
        """Show a file and what is said of it; an empty name for none."""
        self._name.setText(name or "Import numbers")
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def show_step(self, step: Step) -> None:
        """Move to a step."""
        self._steps.show_step(step)


class Footer(Pane):
    """The buttons of each step; what Import will do stands on it."""

    undecided_requested = Signal()
    """Import was clicked while something is to be decided before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """For the first step."""
        super().__init__("window", Qt.Edge.TopEdge, parent)
        self.setFixedHeight(theme.DIALOG_FOOTER)
        self._hint = ElidedLabel("", "small")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remember_box = QCheckBox("Remember these choices for this file")
        self.remember_box.setChecked(True)
        self.stop_button = button("Stop", kind="link", tip="Stop reading; nothing is changed")
        self.stop_button.hide()
        self.back_button = button("Back")
        self.cancel_button = button("Cancel")
        self.import_button = button("Import", kind="primary", tip="Enter; from a field Ctrl+Enter")
        self.import_button.setEnabled(False)
        self.import_button.installEventFilter(self)
        # It lies on the upper edge, so that nothing moves when it comes and goes.
        self.progress = ProgressLine(self)
        self.progress.hide()
        self.close_button = button("Show scorecard", kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.remember_box)
        row.addWidget(self._hint, 1)
        row.addSpacing(theme.GAP)
        for each in (
            self.stop_button,
            self.back_button,
            self.cancel_button,
            self.import_button,
            self.close_button,
        ):
            each.setAutoDefault(False)
            row.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.progress.setGeometry(0, 0, self.width(), self.progress.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button that is not enabled takes clicks and tells nobody.
        if (
            watched is self.import_button
            and not self.import_button.isEnabled()
            and isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
        ):
            self.undecided_requested.emit()
        return super().eventFilter(watched, event)

    @property
    def hint(self) -> str:
        """What is said beside the buttons."""
        return self._hint.text()

    def show_step(self, step: Step) -> None:
        """Offer the buttons of a step."""
        self._say(_PROMISE if step is Step.CHECK else "", "small")
        for shown in (self.remember_box, self.back_button):
            shown.setVisible(step is Step.CHECK)
        self.cancel_button.setVisible(step is not Step.DONE)
        self.import_button.setVisible(step is Step.CHECK)
        self.close_button.setVisible(step is Step.DONE)
        if step is Step.DONE:
            self.close_button.setFocus()

    def show_sight(self, sight: Sight) -> None:
        """Say on the button what Import will do, or what is to be decided before."""
        self._say(_PROMISE, "small")
        # A workbook of our own is known as it is.
        self.remember_box.setVisible(not sight.plan.is_own and not self.import_button.isHidden())
        self.import_button.setText(_import_words(sight.plan))
        self.import_button.setEnabled(sight.plan.is_ready and not sight.plan.change_set.is_empty)

    def show_preview(self) -> None:
        """What Import will do is not known yet."""
        self._say(_PROMISE, "small")
        self.import_button.setText("Import")
        self.import_button.setEnabled(False)

    def show_working(self, text: str, *, can_stop: bool) -> None:
        """Say what takes long; the next sight or error says how it ended."""
        self._say(text, "small")
        self.progress.show()
        self.stop_button.setVisible(can_stop)

    def show_error(self, text: str) -> None:
        """Why the last wish could not be met."""
        self._say(text, "error")

    def _say(self, text: str, role: str) -> None:
        self.stop_button.hide()
        self.progress.hide()
        self._hint.setText(text)
        if self._hint.property("role") != role:
            self._hint.setProperty("role", role)
            self._hint.style().unpolish(self._hint)
            self._hint.style().polish(self._hint)


def _import_words(plan: ImportPlan) -> str:
    if plan.undecided:
        count = len(plan.undecided)
        return f"{count:,} {'match' if count == 1 else 'matches'} to check"
    if plan.questions:
        return f"{counted(len(plan.questions), 'question')} to answer"
    count = plan.added + plan.changed
    if count:
        return f"Import {counted(count, 'value')}"
    return "Nothing new to import" if plan.change_set.is_empty else "Import"
