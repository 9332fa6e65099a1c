"""What can be done at one point of a chart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu

from scorecard.measures import Note
from scorecard.trend import Flag, Trend

if TYPE_CHECKING:
    from ui.trends.chart import TrendChart

_LONGEST = 240
"""Pixels of a flag's text."""


def point_menu(chart: TrendChart, trend: Trend, index: int) -> QMenu:
    """Marks and notes at the point, and what concerns the whole chart. Deletes itself when it is closed."""
    menu = QMenu(chart)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    period = trend.points[index].period
    note = next((each for flag in trend.flags if (each := _note_on(flag, trend, index)) is not None), None)
    menu.addAction(f"Mark this {period.grain.word}…\tM", lambda: chart.request_mark(index))
    if note is None:
        wish = chart.note_requested
        menu.addAction(
            f"Note on this {period.grain.word}…", lambda: wish.emit(trend.measure.id, period, None)
        )
    for flag in trend.flags:
        if flag.index == index:
            kind = "mark" if flag.is_mark else "note"
            menu.addAction(
                f"Change the {kind} “{_short(menu, flag.text)}”…",
                partial(chart.flag_opened.emit, flag),
            )
    menu.addSeparator()
    menu.addAction("Show large", chart.large_requested.emit)
    menu.addAction("Copy chart", chart.copy_chart)
    menu.addAction("Save chart as picture…", partial(chart.picture_requested.emit, trend))
    return menu


def _note_on(flag: Flag, trend: Trend, index: int) -> Note | None:
    """The note on the point's own number, not on a shorter period within it."""
    period = trend.points[index].period
    if isinstance(flag.subject, Note) and flag.index == index and flag.subject.grain is period.grain:
        return flag.subject
    return None


def _short(menu: QMenu, text: str) -> str:
    shown = QFontMetrics(menu.font()).elidedText(text, Qt.TextElideMode.ElideRight, _LONGEST)
    return shown.replace("&", "&&")
