"""The panel under the table: the selected measure's chart and what it tells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from scorecard.board import Board, Row
from scorecard.measures import Rollup
from scorecard.periods import Cadence
from scorecard.trend import Basis, Trend
from ui import theme
from ui.trends.chart import TrendChart
from ui.trends.dialog import ChartDialog
from ui.trends.facts import Facts
from ui.trends.marking import Marking
from ui.widgets import ElidedLabel, Segmented

FACTS_WIDTH = 472
SHORT_WINDOW = 720
"""Below this height of the window the chart has a fixed height, and note and range are hidden."""
SHORT_CHART = 148
_HEAD = 44


class TrendPanel(QWidget):
    """Chart at the left, sentence, facts, note and buttons at the right."""

    manual_page = "trends"

    trend_requested = Signal(int, object, object, object, str)
    """Measure id, cadence, period, the basis (None for the one the workspace opens with), and the segment."""
    note_edited = Signal(int, object, str, bool)
    """Measure id, period, the new text (empty takes the note away), whether the range begins anew."""
    edit_measure_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a row is shown."""
        super().__init__(parent)
        self._row: Row | None = None
        self._marking: Marking | None = None
        self._board: Board | None = None
        self.chart = TrendChart()
        self.chart.setProperty(theme.OWN_HEIGHT, True)
        self.facts = Facts()
        self.facts.setFixedWidth(FACTS_WIDTH)
        self._name = ElidedLabel("", "panel")
        self._subtitle = ElidedLabel("", "small")
        self._per_week = Segmented(
            ((Basis.AVERAGE_PER_WEEK, "Average per week"), (Basis.MONTHS, "Monthly total"))
        )
        self._periods = Segmented(((Basis.MONTHS, "13 months"), (Basis.QUARTERS, "9 quarters")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addWidget(self.facts)
        self._connect()
        self._show_switch()

    def show_row(self, row: Row, board: Board) -> None:
        """Show a row's name and facts at once, and ask for its trend."""
        other = self._row is None or row.key != self._row.key
        self._row, self._board = row, board
        self._name.setText(f"{row.segment} · {row.measure.name}" if row.segment else row.name)
        self.facts.show_row(row, board)
        self._show_switch()
        if other:
            self._subtitle.setText("")
            self.chart.show_trend(None)
        self._ask(None if other else self._basis())

    def show_trend(self, trend: Trend) -> None:
        """Fill the chart; a trend that comes too late, for a measure no longer shown, is left out."""
        row = self._row
        if row is None or (trend.measure.id, trend.segment) != (row.measure.id, row.segment):
            return
        self._subtitle.setText(trend.subtitle)
        switch = self._switch()
        if switch is not None:
            switch.set_value(trend.basis)
        self.facts.show_trend(trend)
        self.chart.show_trend(trend)

    def set_marking(self, marking: Marking) -> None:
        """What writes marks and notes."""
        self._marking = marking
        marking.attend(self.chart)

    def open_large(self) -> None:
        """Show the chart large."""
        if self.chart.trend is not None:
            save = self.chart.picture_requested.emit
            ChartDialog.show_large(self, self.chart.trend, self._marking, save)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().surface)
        painter.setPen(theme.current().border)
        painter.drawLine(self.facts.geometry().topLeft(), self.facts.geometry().bottomLeft())
        painter.end()

    def _left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(theme.MARGIN, 0, 24, 0)
        head.setSpacing(theme.GAP)
        head.addWidget(self._name, 0, Qt.AlignmentFlag.AlignVCenter)
        # The name comes first: the subtitle has what room is left.
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._subtitle, 1)
        head.addWidget(self._per_week)
        head.addWidget(self._periods)
        band = QWidget()
        band.setFixedHeight(_HEAD)
        band.setLayout(head)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(band)
        column.addWidget(self.chart, 1)
        return column

    def _connect(self) -> None:
        self._per_week.chosen.connect(self._ask)
        self._periods.chosen.connect(self._ask)
        self.chart.large_requested.connect(self.open_large)
        self.facts.copy_requested.connect(self.chart.copy_chart)
        self.facts.mark_requested.connect(self.chart.request_mark)
        self.facts.edit_requested.connect(self._edit_measure)
        self.facts.note.edited.connect(self._edit_note)

    def _switch(self) -> Segmented[Basis] | None:
        """The switch that the tab and the measure call for."""
        if self._row is None or self._board is None:
            return None
        if self._board.cadence is Cadence.WEEKLY and self._row.measure.rollup is Rollup.SUM:
            return self._per_week
        return self._periods if self._board.cadence is Cadence.QUARTERLY else None

    def _show_switch(self) -> None:
        wanted = self._switch()
        for switch in (self._per_week, self._periods):
            switch.setVisible(switch is wanted)

    def _basis(self) -> Basis | None:
        switch = self._switch()
        return switch.value() if switch is not None else None

    def _ask(self, basis: Basis | None) -> None:
        if self._row is not None and self._board is not None:
            row, board = self._row, self._board
            self.trend_requested.emit(row.measure.id, board.cadence, board.period, basis, row.segment)

    def _edit_measure(self) -> None:
        if self._row is not None:
            self.edit_measure_requested.emit(self._row.measure.id)

    def _edit_note(self, text: str, starts_range: bool) -> None:
        if self._row is not None and self._board is not None:
            self.note_edited.emit(self._row.measure.id, self._board.period, text, starts_range)

    def _fit(self) -> None:
        short = self.window().height() < SHORT_WINDOW
        self.chart.setMinimumHeight(SHORT_CHART if short else 96)
        self.chart.setMaximumHeight(SHORT_CHART if short else 16777215)
        self.facts.setFixedWidth(min(theme.px(FACTS_WIDTH), self.width() // 2))
        self.facts.set_short(short)
