"""Paints a match: its name, its choice as a list box, its certainty as a meter."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scorecard.importing.mapping import Certainty
from ui import icons, theme
from ui.importing.match_model import CERTAINTY, NEW_MEASURE, Column
from ui.widgets.line_table import PADDING, Index, LineDelegate

_BLOCKS = {Certainty.SAME_NAME: 3, Certainty.KNOWN_AS: 3, Certainty.LIKELY: 2, Certainty.CHECK: 1}
_BEFORE, _BEHIND = 9, 24
BOX_ROOM = _BEFORE + _BEHIND
"""Pixels in a list box beside its words."""


class MatchDelegate(LineDelegate):
    """The choice as a list box, the certainty as a meter of three blocks and a word."""

    def elide_mode(self, index: Index) -> Qt.TextElideMode:
        """Names that begin alike are told apart by their ends."""
        return Qt.TextElideMode.ElideMiddle

    def paint_content(self, painter: QPainter, inside: QRect, index: Index) -> None:
        if index.column() == Column.CHOICE:
            self._paint_box(painter, inside.adjusted(-PADDING, 2, PADDING, -1), index)
            return
        if index.column() == Column.MATCH:
            paint_meter(painter, inside.left() + 4, inside.center().y(), index.data(CERTAINTY))
            inside = inside.adjusted(36, 0, 0, 0)
        super().paint_content(painter, inside, index)

    def _paint_box(self, painter: QPainter, area: QRect, index: Index) -> None:
        colours = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.is_current(index)
        painter.setPen(QPen(colours.accent if current else colours.borderStrong, 2 if current else 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(
            QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL
        )
        chevron = QRect(area.right() - 20, area.center().y() - 5, 12, 12)
        icons.paint(painter, "chevron-down", chevron, colours.text2)
        certainty = index.data(CERTAINTY)
        inks = {Certainty.NEW: colours.accent, Certainty.LEFT_OUT: colours.text3}
        painter.setPen(inks.get(certainty, colours.text))
        painter.setFont(theme.font(13))
        words = area.adjusted(_BEFORE, 0, -_BEHIND, 0)
        metrics, text = painter.fontMetrics(), str(index.data())
        if metrics.horizontalAdvance(text) > words.width():
            # That it is new stands beside it too; the name needs the room.
            text = text.removeprefix(NEW_MEASURE)
        shown = metrics.elidedText(text, self.elide_mode(index), words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)


def paint_meter(painter: QPainter, left: int, middle: int, certainty: Certainty) -> None:
    """Three blocks, as many filled as the match is sure; a plus for a new measure."""
    colours = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if certainty == Certainty.NEW:
        icons.paint(painter, "plus", QRect(left - 2, middle - 7, 16, 16), colours.accent)
        return
    ink = colours.warn if certainty == Certainty.CHECK else colours.goalLine
    filled = _BLOCKS.get(certainty, 0)
    for block in range(3):
        painter.setPen(QPen(ink if filled else colours.controlBorder, 1))
        painter.setBrush(ink if block < filled else Qt.GlobalColor.transparent)
        painter.drawRoundedRect(QRectF(left + block * 9 + 0.5, middle - 2.5, 7, 7), 1.5, 1.5)
