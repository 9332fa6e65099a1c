"""How to read the small charts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scorecard.periods import Cadence
from ui import theme
from ui.theme import Theme
from ui.trends.flow import LEGEND, grown

_LINE = 22.0
_FIRST_LINE = 44.0
_SAMPLE = 30.0
_TEXT_LEFT = 44.0
_TITLE = "How to read these charts"


def _texts(cadence: Cadence) -> tuple[str, ...]:
    """Quarters may be shown too, but the small charts always hold months."""
    newest = "this month at the end" if cadence is not Cadence.QUARTERLY else "the newest at the end"
    return (
        f"Last 13 months; {newest}",
        "The same month last year",
        "The goal, as it was in each month",
        "A month off track",
        "The range to expect when nothing unusual happens",
    )


class Legend(QWidget):
    """Five lines, each with a sample and its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """In the words of the monthly tab at first."""
        super().__init__(parent)
        self.setFixedSize(grown(LEGEND))
        self.name_periods(Cadence.MONTHLY)

    def name_periods(self, cadence: Cadence) -> None:
        """Use the words of a tab."""
        self._lines = _texts(cadence)
        self.setAccessibleName(_TITLE)
        self.setAccessibleDescription(". ".join(self._lines))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedSize(grown(LEGEND))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.text_size() / 100, theme.text_size() / 100)
        colours = theme.current()
        painter.setFont(theme.picture_font(12, 600))
        painter.setPen(colours.text)
        painter.drawText(QPointF(0, 20), _TITLE)
        for place, (text, sample) in enumerate(zip(self._lines, _SAMPLES, strict=True)):
            middle = _FIRST_LINE + place * _LINE - 4
            painter.setBrush(Qt.BrushStyle.NoBrush)
            sample(painter, colours, middle)
            painter.setFont(theme.picture_font(12))
            painter.setPen(colours.text2)
            area = QRectF(_TEXT_LEFT, middle - 9, LEGEND.width() - _TEXT_LEFT, 18)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()


def _line(painter: QPainter, colours: Theme, y: float) -> None:
    painter.setPen(QPen(colours.series, 2))
    painter.drawLine(QPointF(2, y), QPointF(_SAMPLE, y))
    painter.setBrush(colours.series)
    painter.drawEllipse(QPointF(24, y), 3, 3)


def _ring(painter: QPainter, colours: Theme, y: float) -> None:
    painter.setPen(QPen(colours.lastYear, 1.5))
    painter.drawEllipse(QPointF(9, y), 6.5, 6.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.series)
    painter.drawEllipse(QPointF(9, y), 2, 2)
    painter.setPen(QPen(colours.lastYear, 1.2, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(16, y), QPointF(_SAMPLE, y))


def _goal(painter: QPainter, colours: Theme, y: float) -> None:
    pen = QPen(colours.goalLine, 1.3)
    pen.setDashPattern([5 / 1.3, 3 / 1.3])
    painter.setPen(pen)
    painter.drawLine(QPointF(2, y), QPointF(_SAMPLE + 2, y))


def _off_track(painter: QPainter, colours: Theme, y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.bad)
    painter.drawPolygon(QPolygonF([QPointF(17, y - 5), QPointF(22, y + 4), QPointF(12, y + 4)]))


def _range(painter: QPainter, colours: Theme, y: float) -> None:
    painter.fillRect(QRectF(2, y - 6, _SAMPLE, 12), colours.band)


_SAMPLES: tuple[Callable[[QPainter, Theme, float], None], ...] = (_line, _ring, _goal, _off_track, _range)
