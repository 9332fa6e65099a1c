"""The right side of the editor: the measure as it would be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.measure_preview import Preview
from scorecard.status import Status
from scorecard.trend import Trend
from scorecard.units import MISSING
from ui import theme
from ui.widgets import ElidedLabel, StatusMark, label

ChartMaker = Callable[[], tuple[QWidget, Callable[[Trend | None], None]]]
"""Makes a chart, and what shows a trend in it."""

_NOTHING = "A chart of 13 months stands here as soon as there are numbers."
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PreviewPane(QWidget):
    """Headline, chart and the last periods with what they are made of."""

    def __init__(self, make_chart: ChartMaker, parent: QWidget | None = None) -> None:
        """Says that nothing is there until :meth:`show_preview`."""
        super().__init__(parent)
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
        head.addWidget(label("changes as you type", "small"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._card())
        column.addWidget(self._table)
        column.addWidget(self.changes)

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
        word = "value" if preview.changed == 1 else "values"
        self.changes.setText(
            f"This changes {preview.changed} past {word}. They can be restored from Edit > Undo."
        )
        self.changes.setVisible(preview.changed > 0)

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
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_lines(self, preview: Preview) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for column, heading in enumerate(preview.headings, 1):
            self._put(heading, 0, column, "small")
        for row, (name, texts) in enumerate(preview.lines, 1):
            role = "strong" if row == len(preview.lines) else "second"
            words = ElidedLabel(name, role)
            words.setFixedHeight(24)
            self._grid.addWidget(words, row, 0)
            for column, text in enumerate(texts, 1):
                self._put(text, row, column, "strong" if role == "strong" else "")

    def _put(self, text: str, row: int, column: int, role: str) -> None:
        made = label(text, role)
        made.setFixedHeight(24)
        self._grid.addWidget(made, row, column, _RIGHT)
