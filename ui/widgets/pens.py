"""Pens that are used again and again: making one costs more than drawing with it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

NO_PEN = QPen(Qt.PenStyle.NoPen)


def line_pen(colour: QColor, width: float = 1.0) -> QPen:
    """A plain line."""
    return _line_pen(colour.rgba(), width)


def dotted_pen(colour: QColor, width: float = 1.0) -> QPen:
    """A line of dots."""
    return _dotted_pen(colour.rgba(), width)


def round_pen(colour: QColor, width: float) -> QPen:
    """A line with round ends and corners. What changes it works on a copy."""
    return _round_pen(colour.rgba(), width)


@lru_cache(maxsize=64)
def _line_pen(rgba: int, width: float) -> QPen:
    return QPen(QColor.fromRgba(rgba), width)


@lru_cache(maxsize=64)
def _dotted_pen(rgba: int, width: float) -> QPen:
    return QPen(QColor.fromRgba(rgba), width, Qt.PenStyle.DotLine)


@lru_cache(maxsize=64)
def _round_pen(rgba: int, width: float) -> QPen:
    return QPen(
        QColor.fromRgba(rgba),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
