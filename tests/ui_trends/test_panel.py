from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scorecard.measures import Measure, Note, Rollup
from scorecard.periods import Cadence, Grain
from scorecard.trend import Basis
from ui.trends import TrendPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MEETINGS = Measure(4, "first_meetings", "First meetings held", department="Sales", owner="Daniel Ortega")
RATE = Measure(5, "close_rate", "Close rate", rollup=Rollup.AVERAGE)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    QVBoxLayout(made)
    made.show()
    return made


@pytest.fixture
def panel(window):
    made = TrendPanel()
    window.layout().addWidget(made)
    return made


def show(panel, row_of, board_of, measure=MEETINGS, cadence=Cadence.WEEKLY, **others):
    row = row_of(measure, cadence, **others)
    board = board_of(cadence, {"Sales": [row]})
    panel.show_row(row, board)
    return board


def press(qtbot, panel, text):
    part = next(part for part in panel.findChildren(QPushButton) if part.text() == text)
    assert part.isVisible()
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def words(panel):
    return {part.text() for part in panel.findChildren(QPushButton) if part.isVisible()}


def test_a_row_is_shown_at_once_and_its_trend_asked_for(qtbot, panel, row_of, board_of):
    with qtbot.waitSignal(panel.trend_requested) as asked:
        board = show(panel, row_of, board_of)
    assert asked.args == [4, Cadence.WEEKLY, board.period, None, ""]
    assert panel.facts.status.words == "Off track 3 weeks in a row"
    assert panel.facts.goal.text() == "≥ 18"
    assert panel.chart.trend is None


def test_the_trend_fills_chart_and_sentence(panel, row_of, board_of, meetings_trend):
    show(panel, row_of, board_of)
    panel.show_trend(meetings_trend)
    assert panel.chart.trend is meetings_trend
    assert panel.facts.headline.text() == "20% above November 2025"
    assert panel.facts.goal.text() == "At least 18 a week (78 a month)"
    assert panel.facts.range.text() == "16.2–23.0 a week"


def test_a_trend_that_comes_too_late_is_left_out(panel, row_of, board_of, meetings_trend):
    show(panel, row_of, board_of, RATE)
    panel.show_trend(meetings_trend)
    assert panel.chart.trend is None


def test_totals_can_be_seen_per_week_and_per_month(qtbot, panel, row_of, board_of):
    board = show(panel, row_of, board_of)
    with qtbot.waitSignal(panel.trend_requested) as asked:
        press(qtbot, panel, "Monthly total")
    assert asked.args == [4, Cadence.WEEKLY, board.period, Basis.MONTHS, ""]


def test_the_choice_is_kept_when_the_same_measure_is_shown_anew(qtbot, panel, row_of, board_of):
    show(panel, row_of, board_of)
    press(qtbot, panel, "Monthly total")
    with qtbot.waitSignal(panel.trend_requested) as asked:
        show(panel, row_of, board_of)
    assert asked.args[3] is Basis.MONTHS


@pytest.mark.parametrize(
    ("measure", "cadence", "switch"),
    [
        (MEETINGS, Cadence.WEEKLY, {"Average per week", "Monthly total"}),
        (RATE, Cadence.WEEKLY, set()),
        (MEETINGS, Cadence.MONTHLY, set()),
        (RATE, Cadence.QUARTERLY, {"13 months", "9 quarters"}),
    ],
)
def test_each_tab_has_the_switch_it_needs(panel, row_of, board_of, measure, cadence, switch):
    show(panel, row_of, board_of, measure, cadence)
    assert words(panel) == switch | {"Edit measure…", "Copy chart", "Mark the chart…", "Add a note…"}


def test_what_is_needed_from_here_is_rounded_up(panel, row_of, board_of):
    show(panel, row_of, board_of, needed=1199.2)
    assert panel.facts.needed.text() == "1,200 in each remaining week"
    show(panel, row_of, board_of, needed=0.0)
    assert panel.facts.needed.text() == "Nothing, the goal is reached"
    show(panel, row_of, board_of)
    assert not panel.facts.needed.isVisible()


def test_a_note_is_added_in_place(qtbot, panel, row_of, board_of):
    board = show(panel, row_of, board_of)
    press(qtbot, panel, "Add a note…")
    editor = panel.facts.note.editor
    qtbot.keyClicks(editor, "Two demos moved.")
    with qtbot.waitSignal(panel.note_edited) as edited:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [4, board.period, "Two demos moved.", False]
    assert not editor.isVisible()


def test_a_note_may_start_a_new_range(qtbot, panel, row_of, board_of):
    board = show(panel, row_of, board_of)
    press(qtbot, panel, "Add a note…")
    line = panel.facts.note
    qtbot.keyClicks(line.editor, "Prices went up")
    qtbot.mouseClick(line.starts_range, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert line.editor.isVisible()
    assert line.starts_range.isChecked()
    qtbot.keyClick(line.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not line.starts_range.isChecked()
    line.starts_range.click()
    with qtbot.waitSignal(panel.note_edited) as edited:
        qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert edited.args == [4, board.period, "Prices went up", True]


def test_a_note_is_changed_with_the_keyboard_and_left_with_escape(qtbot, panel, row_of, board_of):
    note = Note(
        4,
        Grain.WEEK,
        datetime(2026, 11, 16).date(),
        "Two demos moved.",
        "Daniel Ortega",
        datetime(2026, 11, 20),
    )
    show(panel, row_of, board_of, note=note)
    line = panel.facts.note
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.editor.text() == "Two demos moved."
    with qtbot.assertNotEmitted(panel.note_edited):
        qtbot.keyClicks(line.editor, "Something else")
        qtbot.keyClick(line.editor, Qt.Key.Key_Escape)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    line.editor.clear()
    with qtbot.waitSignal(panel.note_edited) as edited:
        qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert edited.args[2] == ""
    assert not line.editor.isVisible()


def test_a_low_window_has_no_range_and_note_and_a_chart_of_148(
    qtbot, window, panel, row_of, board_of, meetings_trend
):
    show(panel, row_of, board_of)
    panel.show_trend(meetings_trend)
    assert panel.facts.range.isVisible()
    window.resize(1024, 680)
    qtbot.waitUntil(lambda: panel.chart.height() == 148)
    assert not panel.facts.range.isVisible()
    assert not panel.facts.note.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: panel.facts.note.isVisible())


def test_buttons(qtbot, panel, row_of, board_of, meetings_trend):
    show(panel, row_of, board_of)
    panel.show_trend(meetings_trend)
    with qtbot.waitSignal(panel.edit_measure_requested) as edit:
        press(qtbot, panel, "Edit measure…")
    assert edit.args == [4]
    press(qtbot, panel, "Copy chart")
    assert QGuiApplication.clipboard().text().startswith("Begins\tPeriod\tFirst meetings held")
