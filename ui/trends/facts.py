"""What a chart tells in words: status, sentence, goal, range, note, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from scorecard.board import Board, Row, Slice
from scorecard.goals import Target, format_target
from scorecard.measures import Direction
from scorecard.status import Status
from scorecard.trend import Trend
from ui import theme
from ui.trends.note import NoteLine
from ui.widgets import ElidedLabel, button, label, paint_mark

_NAMES_WIDTH = 96


class Facts(QWidget):
    """The right half of the panel."""

    copy_requested = Signal()
    mark_requested = Signal()
    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a row is shown."""
        super().__init__(parent)
        self.status = StatusLine()
        self.headline = label("", "panel", wrap=True)
        self.body = label("", "small", wrap=True)
        self.line = ElidedLabel("", "small")
        """The same on one line."""
        self.goal, self.needed, self.range = (ElidedLabel("", "measure") for _ in range(3))
        self.note = NoteLine()
        self._names: dict[QWidget, QLabel] = {}
        self._short, self._whole = False, True
        self._lines = QGridLayout()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN + 1, 12, theme.MARGIN, 10)
        column.setSpacing(4)
        for part in (self.status, self.headline, self.body, self.line):
            column.addWidget(part)
        column.addSpacing(4)
        self._fill_lines()
        column.addLayout(self._lines)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def show_row(self, row: Row, board: Board) -> None:
        """What the row itself knows; the trend's words are emptied until it comes."""
        self.status.show_row(row, board)
        for part in (self.headline, self.body, self.line, self.range):
            part.clear()
        self.goal.setText(row.goal_text)
        self.needed.setText(_needed_text(row, board))
        self.note.show_note(row.note)
        # A note is about the whole number: it could not say that it is meant for a part.
        self._whole = row.slice is Slice.WHOLE
        self._show_lines()

    def show_trend(self, trend: Trend) -> None:
        """What the trend adds."""
        self.headline.setText(trend.headline)
        self.body.setText(trend.body)
        self.line.setText(trend.body)
        self.goal.setText(trend.goal_text or self.goal.text())
        self.range.setText(trend.range_text)
        self._show_lines()

    def set_short(self, short: bool) -> None:
        """Leave out range and note in a low window."""
        self._short = short
        self._show_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_lines()

    def _fill_lines(self) -> None:
        grid = self._lines
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget], ...] = (
            ("Goal", self.goal),
            ("Needed from here", self.needed),
            ("Expected range", self.range),
            ("Note", self.note),
        )
        for place, (name, value) in enumerate(lines):
            self._names[value] = label(name, "small")
            grid.addWidget(self._names[value], place, 0)
            grid.addWidget(value, place, 1)
        self._names[self.range].setToolTip("Where this number lands when nothing unusual happens.")

    def _buttons(self) -> QHBoxLayout:
        edit, copy = button("Edit measure…"), button("Copy chart", kind="quiet")
        mark = button("Mark the chart…", kind="quiet", tip="Write down what happened on a day (M)")
        edit.clicked.connect(self.edit_requested)
        copy.clicked.connect(self.copy_requested)
        mark.clicked.connect(lambda: self.mark_requested.emit())
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(edit)
        row.addWidget(copy)
        row.addWidget(mark)
        row.addStretch(1)
        return row

    def _show_lines(self) -> None:
        wanted: dict[QWidget, bool] = {
            self.goal: bool(self.goal.text()),
            self.needed: bool(self.needed.text()),
            self.range: bool(self.range.text()) and not self._short,
            self.note: self._whole and not self._short,
        }
        for part, visible in wanted.items():
            self._show_line(part, visible)
        self._make_room(has_range=wanted[self.range])

    def _make_room(self, *, has_range: bool) -> None:
        """Where there is no room for all, leave out the range, which stands on the chart too.

        Then the sentence has one line only, then none but a tip. The note stays.
        """
        for sentence, shows_range in (
            (self.body, True),
            (self.body, False),
            (self.line, False),
            (None, True),
        ):
            self._show_line(self.range, has_range and shows_range)
            self.body.setVisible(sentence is self.body and bool(self.body.text()))
            self.line.setVisible(sentence is self.line and bool(self.body.text()))
            if self._all_fit():
                break
        else:
            self._show_line(self.range, False)
        self.headline.setToolTip("" if sentence is self.body else self.body.text())

    def _show_line(self, part: QWidget, visible: bool) -> None:
        part.setVisible(visible)
        self._names[part].setVisible(visible)

    def _all_fit(self) -> bool:
        self._lines.invalidate()
        self._column.invalidate()
        return self._column.minimumHeightForWidth(self.width()) <= self.height()


def _needed_text(row: Row, board: Board) -> str:
    if row.needed is None:
        return ""
    if row.needed <= 0:
        return "Nothing, the goal is reached"
    measure = row.measure
    least = Target(Direction.AT_LEAST, low=row.needed)
    text = format_target(least, measure.unit, measure.decimals, board.writing).removeprefix("≥ ")
    return f"{text} in each remaining week"


class StatusLine(QWidget):
    """``▲ Off track 3 weeks in a row   Leading · Sales · Daniel Ortega``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a row is shown."""
        super().__init__(parent)
        self._status = Status.NO_GOAL
        self._words = self._details = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_row(self, row: Row, board: Board) -> None:
        """Say how the row stands, and whose it is."""
        measure, self._status = row.measure, row.cell.status
        self._words = self._status.word
        if self._status is Status.OFF_TRACK and row.streak > 1:
            self._words += f" {row.streak} {board.cadence.grain.word}s in a row"
        details = (measure.kind.value.capitalize(), measure.department, measure.owner)
        self._details = " · ".join(part for part in details if part)
        self.setAccessibleName(f"{self._words}, {self._details}")
        self.update()

    @property
    def words(self) -> str:
        """How the row stands."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter, colours = QPainter(self), theme.current()
        paint_mark(painter, QPointF(7, self.height() / 2), self._status, colours)
        strong = theme.font(12, 500)
        painter.setFont(strong)
        painter.setPen(colours.bad if self._status is Status.OFF_TRACK else colours.text)
        area = QRectF(self.rect()).adjusted(20, 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._words)
        small = theme.font(12)
        area.setLeft(area.left() + QFontMetricsF(strong).horizontalAdvance(self._words) + 12)
        painter.setFont(small)
        painter.setPen(colours.text2)
        text = QFontMetricsF(small).elidedText(self._details, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
