from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from scorecard.measures import Measure
from scorecard.units import Unit
from ui import theme
from ui.trends import TrendChart

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def chart(qtbot, meetings_trend):
    made = TrendChart()
    qtbot.addWidget(made)
    made.resize(808, 215)
    made.show_trend(meetings_trend)
    made.show()
    qtbot.waitExposed(made)
    return made


def holds(image: QImage, color: str) -> bool:
    return any(
        image.pixelColor(x, y).name() == color for x in range(image.width()) for y in range(image.height())
    )


def test_the_package_alone_loads_no_chart_library():
    code = "import sys, ui.trends; print([name for name in ('pyqtgraph', 'numpy') if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_global_options_of_the_chart_library_stay_as_they_are(chart):
    import pyqtgraph as pg

    assert pg.getConfigOption("background") == "k"
    assert pg.getConfigOption("antialias") is False


def test_the_chart_on_screen_is_the_picture_that_is_copied(chart, meetings_trend):
    shown = chart.grab().toImage()
    assert holds(shown, theme.LIGHT.series.name())
    assert holds(shown, theme.LIGHT.band.name())
    assert holds(chart.to_image(QSize(808, 215)), theme.LIGHT.series.name())


def test_arrow_keys_move_the_guide_and_tell_what_it_is_on(qtbot, chart, meetings_trend):
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.guide == 12
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.guide == 11
    assert chart.accessibleDescription() == meetings_trend.points[11].tip
    assert QToolTip.text() == meetings_trend.points[11].tip
    for _ in range(5):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.guide == 12
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.guide is None


def test_the_pointer_moves_the_guide(qtbot, chart):
    qtbot.mouseMove(chart, QPoint(70, 100))
    assert chart.guide == 0
    qtbot.mouseMove(chart, QPoint(640, 100))
    assert chart.guide == 11
    qtbot.mouseMove(chart, QPoint(800, 5))
    assert chart.guide is None


def test_a_notes_text_is_told_at_its_month(qtbot, chart):
    chart.setFocus()
    for _ in range(8):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.guide == 5
    assert chart.accessibleDescription().endswith("Note: Second salesperson started (Mika, 2 Apr 2026)")


def test_double_click_and_enter_ask_for_the_large_chart(qtbot, chart):
    with qtbot.waitSignal(chart.large_requested):
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    with qtbot.waitSignal(chart.large_requested):
        qtbot.keyClick(chart, Qt.Key.Key_Return)


def test_the_clipboard_gets_picture_and_numbers(chart):
    chart.copy_chart()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert data.hasImage()
    assert lines[0].split("\t") == [
        "Begins", "Period", "First meetings held", "Goal at least", "Goal at most", "Status",
    ]  # fmt: skip
    assert lines[1].split("\t") == ["2025-11-01", "Nov 2025", "13.3", "14", "", "Off track"]
    assert len(lines) == 14


def test_the_clipboard_gets_the_chart_as_lines_and_words_too(chart):
    chart.copy_chart()
    drawn = ElementTree.fromstring(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data())
    words = "".join(drawn.itertext())
    assert "First meetings held" in words
    assert "Goal 18" in words


def test_what_was_copied_may_outlive_python():
    code = """
from PySide6.QtWidgets import QApplication
from ui.widgets import clipboard_data
app = QApplication([])
data = clipboard_data()
data.setText("copied")
app.clipboard().setMimeData(data)
print(app.clipboard().text())
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "copied")


def test_a_measure_without_numbers_says_so(qtbot, trend_of, chart):
    chart.show_trend(trend_of([None] * 13))
    assert not holds(chart.grab().toImage(), theme.LIGHT.borderStrong.name())
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.guide is None
    chart.show_trend(None)
    chart.grab()


def test_dark_and_light_follow_the_theme(qapp, chart):
    theme.apply(qapp, theme.DARK)
    shown = chart.grab().toImage()
    assert holds(shown, theme.DARK.series.name())
    assert not holds(shown, theme.LIGHT.surface.name())


ODD = [
    [None] * 12 + [5.0],
    [5.0] + [None] * 12,
    [5.0] * 13,
    [-5.0, -3.0, None, 2.0, 4.0, None, 3.0, 1.0, -2.0, -6.0, None, -8.0, -9.0],
    [1e12 + index for index in range(13)],
    [1e-5 * index for index in range(13)],
    [3.0, 3.1, None, 4.0, 4.2, 5.2, 5.0, 4.8, 4.4],
]


@pytest.mark.parametrize("values", ODD, ids=range(len(ODD)))
def test_odd_series_are_drawn_without_complaint(chart, trend_of, values):
    chart.show_trend(trend_of(values, year_text="+20%", goal_label="Goal 5"))
    assert holds(chart.grab().toImage(), theme.LIGHT.series.name())


def test_yes_and_no(chart, trend_of):
    measure = Measure(1, "done", "Done", unit=Unit.YES_NO)
    chart.show_trend(trend_of([1.0, 0.0, None] * 4 + [1.0], measure=measure))
    assert holds(chart.grab().toImage(), theme.LIGHT.series.name())


def test_a_chart_that_goes_leaves_no_menus_of_the_library_behind(meetings_trend):
    before = set(QApplication.topLevelWidgets())
    chart = TrendChart()
    chart.show_trend(meetings_trend)
    shiboken6.delete(chart)
    assert set(QApplication.topLevelWidgets()) <= before
