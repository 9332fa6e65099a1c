"""The right side of the editor: the measure as it would be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.measure_preview import Preview, PreviewLine
from scorecard.status import Status
from scorecard.trend import Trend
from scorecard.units import MISSING
from ui import theme
from ui.widgets import ElidedLabel, StatusMark, label

ChartMaker = Callable[[], tuple[QWidget, Callable[[Trend | None], None]]]
"""Makes a chart, and what shows a trend in it."""

_TYPED = "Typed or imported, not worked out"
_MARK, _MARK_WIDTH = "*", 8
_NAMELESS = "changes as you type"
_NOTHING = "A chart of 13 months stands here as soon as there are numbers."
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PreviewPane(QWidget):
    """Headline, chart and the last periods with what they are made of."""

    def __init__(self, make_chart: ChartMaker, parent: QWidget | None = None) -> None:
        """Says that nothing is there until :meth:`show_preview`."""
        super().__init__(parent)
        self.name = ElidedLabel(_NAMELESS, "small")
        self.value = label(MISSING, "heading")
        self._mark = StatusMark(Status.NO_GOAL)
        self._word = label("", "second")
        self.goal = label("", "small")
        self._chart, self._show_trend = make_chart()
        self._chart.setMinimumHeight(theme.px(176))
        self._chart.hide()
        self._nothing = label(_NOTHING, "hint", wrap=True)
        self._table = _PeriodTable()
        self._table.hide()
        self.changes = label("", "small", wrap=True)
        self.changes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Preview", "strong"))
        head.addWidget(self.name, 1)
        column.addLayout(head)
        column.addWidget(self._card())
        column.addWidget(self._table)
        column.addWidget(self.changes)

    def show_name(self, name: str) -> None:
        """Say whose preview it is, also where the measure cannot be saved so."""
        self.name.setText(name or _NAMELESS)

    def show_preview(self, preview: Preview) -> None:
        """Show a draft as it would be."""
        cell = preview.cell
        self.value.setText(cell.text)
        self._mark.set_status(cell.status)
        self._word.setText(cell.status.word)
        goal = f", goal {preview.goal_text}" if preview.goal_text != MISSING else ""
        self.goal.setText(f"{preview.title}{goal}")
        self._show_trend(preview.trend)
        self._nothing.setVisible(not preview.has_numbers)
        self._chart.setVisible(preview.has_numbers)
        self._table.show_lines(preview)
        self._table.show()
        self.changes.setText(_effect(preview))
        self.changes.setVisible(bool(self.changes.text()))

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("preview-card")
        head = QHBoxLayout()
        head.setSpacing(7)
        for part in (self.value, self._mark, self._word):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.goal)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._chart, 1)
        column.addWidget(self._nothing)
        return card


class _PeriodTable(QFrame):
    """Inputs above, the measure below them in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview-card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 12, 4)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_lines(self, preview: Preview) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, heading in enumerate(preview.headings):
            self._put(heading, 0, place, "small")
        for row, line in enumerate(preview.lines, 1):
            self._put_line(line, row, "strong" if row == len(preview.lines) else "second")
        if any(any(line.typed) for line in preview.lines):
            foot = label(f"{_MARK} {_TYPED}", "small")
            self._grid.addWidget(foot, len(preview.lines) + 1, 0, 1, -1)

    def _put_line(self, line: PreviewLine, row: int, role: str) -> None:
        words = ElidedLabel(line.name, role)
        words.setFixedHeight(24)
        self._grid.addWidget(words, row, 0)
        for place, (text, typed) in enumerate(zip(line.texts, line.typed, strict=True)):
            self._put(text, row, place, "strong" if role == "strong" else "", typed=typed)

    def _put(self, text: str, row: int, place: int, role: str, *, typed: bool = False) -> None:
        """A text and, in a narrow column of its own, the mark of a typed number."""
        made, mark = label(text, role), label(_MARK if typed else "", "small")
        mark.setFixedWidth(theme.px(_MARK_WIDTH))
        made.setContentsMargins(14, 0, 0, 0)
        for each in (made, mark):
            each.setFixedHeight(24)
            each.setToolTip(_TYPED if typed else "")
        self._grid.addWidget(made, row, 2 * place + 1, _RIGHT)
        self._grid.addWidget(mark, row, 2 * place + 2)


def _effect(preview: Preview) -> str:
    """What saving does to the past; a goal changes no number, but how it is judged."""
    changed, anew = preview.changed, preview.judged_anew
    values = f"{changed} past {'value' if changed == 1 else 'values'}"
    judged = f"{anew} past {'value' if anew == 1 else 'values'}"
    if changed:
        also = f" and judges {judged} anew" if anew else ""
        return f"This changes {values}{also}. They can be restored from Edit > Undo."
    return f"This judges {judged} anew; no number changes. Edit > Undo takes it back." if anew else ""
