"""How a measure in a formula is painted: its name on a rounded ground."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from ui import theme
from ui.measures import formula_text

CHIP_HEIGHT = 22
_PADDING, _GAP, _RISE = 8, 2, 2


class Chips(QPyTextObject):
    """Paints the one character that stands for a measure."""

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: N803
        figures = QFontMetricsF(theme.font(13, 500))
        width = figures.horizontalAdvance(formula_text.chip_name(format))
        return QSizeF(width + 2 * (_PADDING + _GAP), max(theme.px(CHIP_HEIGHT), figures.height() + 4))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,
    ) -> None:
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accentTint)
        # The middle of a line of text lies above that of its objects.
        inside = QRectF(rect).adjusted(_GAP, 0, -_GAP, 0).translated(0, -_RISE)
        painter.drawRoundedRect(inside, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        painter.setFont(theme.font(13, 500))
        painter.setPen(colours.accent)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, formula_text.chip_name(format))
        painter.restore()
