"""The three steps of an import and where the person is."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme


class Step(IntEnum):
    """The pages of the wizard, in order."""

    CHOOSE = 0
    CHECK = 1
    DONE = 2

    @property
    def words(self) -> str:
        """The step's name."""
        return ("Choose file", "Match and check", "Done")[self.value]


class StepLine(QWidget):
    """``✓ Choose file — 2 Match and check — 3 Done``."""

    _CIRCLE, _SPACE, _DASH = 18, 6, 24

    def __init__(self, parent: QWidget | None = None) -> None:
        """On the first step."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(Step.CHOOSE)

    @property
    def step(self) -> Step:
        """Where the person is."""
        return self._step

    def show_step(self, step: Step) -> None:
        """Move to a step."""
        self._step = step
        self.setAccessibleName(f"Step {step + 1} of {len(Step)}: {step.words}")
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(self._CIRCLE + self._SPACE + _width(step, 600) for step in Step)
        return QSize(width + (len(Step) - 1) * (self._DASH + 2 * self._SPACE), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0
        for step in Step:
            if step:
                x = self._paint_dash(painter, x)
            x = self._paint_step(painter, step, x)
        painter.end()

    def _paint_dash(self, painter: QPainter, x: int) -> int:
        middle = self.height() // 2
        painter.fillRect(QRect(x + self._SPACE, middle, self._DASH, 1), theme.current().controlBorder)
        return x + self._DASH + 2 * self._SPACE

    def _paint_step(self, painter: QPainter, step: Step, x: int) -> int:
        colours = theme.current()
        circle = QRect(x, (self.height() - self._CIRCLE) // 2, self._CIRCLE, self._CIRCLE)
        now = step is self._step
        if step < self._step:
            icons.paint(painter, "tick", circle.adjusted(1, 1, -1, -1), colours.good)
        else:
            self._paint_number(painter, step, circle, now)
        painter.setFont(theme.font(13, 600 if now else 400))
        painter.setPen(colours.accent if now else colours.text2)
        words = QRect(circle.right() + 1 + self._SPACE, 0, _width(step, 600), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), step.words)
        return words.left() + _width(step, 600 if now else 400)

    def _paint_number(self, painter: QPainter, step: Step, circle: QRect, now: bool) -> None:
        colours = theme.current()
        painter.setPen(QPen(colours.accent if now else colours.borderStrong, 1))
        painter.setBrush(colours.accent if now else colours.surface)
        painter.drawEllipse(circle)
        painter.setFont(theme.font(11, 600))
        painter.setPen(colours.onAccent if now else colours.text2)
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(step + 1))


def _width(step: Step, weight: int) -> int:
    return QFontMetrics(theme.font(13, weight)).horizontalAdvance(step.words) + 1
