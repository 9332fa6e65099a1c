"""Where the badges of the frames stand: where no cell has text, else in a strip above the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.importing import sheet_paint
from ui.importing.overlay import Frame

Span = tuple[int, int]
"""From the left, to the right, in pixels; the right is not part of it."""
_BESIDE = 14
"""Pixels between a badge and the right end of a wide frame."""
_REACH = 160
"""So far to the right of its tall frame a badge may stand."""


def rows_for(frame: Frame) -> list[int]:
    """The rows in which a frame's badge may stand, the best first: on a wide frame, else above it."""
    area = frame.area
    above = [area.top - 1] if area.top else []
    return [area.top, *above] if not _is_tall(frame) and area.bottom > area.top else above


def gap(frame: Frame, ends: Span, taken: Iterable[Span], visible: Span) -> int | None:
    """The left end of a frame's badge, near the frame's right end; None where there is no room.

    ``ends`` are those of the frame, ``taken`` lies in no order.
    """
    width = sheet_paint.badge_width(frame.badge)
    if _is_tall(frame):
        wanted, limits = ends[1] - width // 2, (ends[0], ends[1] + _REACH)
    else:
        wanted, limits = min(ends[1], visible[1]) - width - _BESIDE, ends
    low, high = max(limits[0], visible[0]), min(limits[1], visible[1])
    return _nearest(_free(sorted(taken), low, high), wanted, width)


class LetterHeader(QHeaderView):
    """The letters of the columns; under them, where it is needed, a strip with badges."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        """``height`` of the letters in pixels."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._height = height
        self._frames: tuple[Frame, ...] = ()
        self.setProperty(theme.OWN_HEIGHT, True)
        self.setFixedHeight(height)

    def show_badges(self, frames: Sequence[Frame]) -> None:
        """Show the badges of frames that have no room in the sheet."""
        self._frames = tuple(frames)
        self.setFixedHeight(self._height + (sheet_paint.badge_height() + 4 if frames else 0))
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        letters = QRect(rect.left(), rect.top(), rect.width(), self._height)
        super().paintSection(painter, letters, logicalIndex)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._frames:
            return
        painter = QPainter(self.viewport())
        strip = self.viewport().rect().adjusted(0, self._height, 0, 0)
        painter.fillRect(strip, theme.current().surface)
        taken: list[Span] = []
        for frame in self._frames:
            ends = self._ends(frame)
            left = gap(frame, ends, taken, (0, strip.width()))
            if left is not None:
                sheet_paint.badge(painter, left, strip.top() + 2, frame.badge)
                taken.append((left, left + sheet_paint.badge_width(frame.badge) + 4))
        painter.end()

    def _ends(self, frame: Frame) -> Span:
        last = frame.area.right
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        return self.sectionViewportPosition(frame.area.left), right


def _is_tall(frame: Frame) -> bool:
    return frame.area.bottom - frame.area.top > frame.area.right - frame.area.left


def _free(taken: Iterable[Span], low: int, high: int) -> Iterable[Span]:
    """What is left between ``low`` and ``high``."""
    for left, right in taken:
        if left > low:
            yield low, min(left, high)
        low = max(low, right)
    if high > low:
        yield low, high


def _nearest(gaps: Iterable[Span], wanted: int, width: int) -> int | None:
    places = [min(max(wanted, left), right - width) for left, right in gaps if right - left >= width]
    return min(places, key=lambda place: abs(place - wanted), default=None)
