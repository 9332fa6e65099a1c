from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.trends.dialog import ChartDialog
from ui.widgets import Segmented

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_escape_closes_the_large_chart(qtbot, meetings_trend):
    dialog = ChartDialog(meetings_trend)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.keyClick(dialog.chart, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_there_is_no_switch_without_a_way_to_fetch(qtbot, meetings_trend):
    dialog = ChartDialog(meetings_trend)
    qtbot.addWidget(dialog)
    assert dialog.findChild(Segmented) is None


def test_the_switch_fetches_as_many_periods(qtbot, meetings_trend, trend_of):
    asked = []

    def fetch(count):
        asked.append(count)
        return trend_of([float(index) for index in range(25)])

    dialog = ChartDialog(meetings_trend, fetch=fetch)
    qtbot.addWidget(dialog)
    button = next(part for part in dialog.findChildren(QPushButton) if part.text() == "25")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [25]
    assert len(dialog.chart.trend.points) == 25
