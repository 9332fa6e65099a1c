"""Rows moved by the keys and dragged by their dots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scorecard.board_moves import Slot
from ui import theme
from ui.board import BoardView, columns
from ui.board.filters import Filter
from ui.board.menus import row_menu
from ui.board.view import FILTERED, SORTED

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

VISITORS, LEADS, SHARE, MEETINGS, OPPORTUNITIES = range(1, 6)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wishes(view) -> list[tuple[object, ...]]:
    """What was asked for."""
    told: list[tuple[object, ...]] = []
    view.move_requested.connect(lambda *asked: told.append(asked))
    view.dropped.connect(lambda *asked: told.append(asked))
    return told


def top(view: BoardView, measure_id: int) -> int:
    return view.table.rowViewportPosition(view.table.board_model.line_of(measure_id))


def drag(view: BoardView, measure_id: int, to: int, *, release: bool = True) -> None:
    port, x = view.table.viewport(), 9
    start = top(view, measure_id) + 12
    QTest.mousePress(port, LEFT, pos=QPoint(x, start))
    for place in (start + 4, (start + to) // 2, to):
        QTest.mouseMove(port, QPoint(x, place))
    if release:
        QTest.mouseRelease(port, LEFT, pos=QPoint(x, to))


def press(view: BoardView, key: Qt.Key) -> None:
    QTest.keyClick(view.table, key, Qt.KeyboardModifier.AltModifier)


def test_alt_and_an_arrow_move_the_selected_row(view, wishes):
    view.select_measure(MEETINGS)
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Down)
    assert wishes == [(MEETINGS, -1), (MEETINGS, 1)]
    assert view.row.measure.id == MEETINGS


def test_a_row_is_dropped_before_another_one(view, wishes):
    drag(view, OPPORTUNITIES, top(view, MEETINGS) + 3)
    assert wishes == [(OPPORTUNITIES, Slot(MEETINGS, "Sales"))]


def test_a_row_is_dropped_into_another_department(view, wishes):
    drag(view, MEETINGS, top(view, VISITORS) - 6)
    drag(view, MEETINGS, top(view, SHARE) + 27)
    assert wishes == [(MEETINGS, Slot(VISITORS, "Marketing")), (MEETINGS, Slot(None, "Marketing"))]


def test_a_row_is_never_dropped_between_a_measure_and_its_sub_metric(view, wishes):
    drag(view, MEETINGS, top(view, SHARE) + 2)
    assert wishes == [(MEETINGS, Slot(LEADS, "Marketing"))] or wishes == [(MEETINGS, Slot(None, "Marketing"))]


def test_a_line_shows_where_the_row_comes_to_stand(view, wishes):
    drag(view, MEETINGS, top(view, VISITORS) + 2, release=False)
    assert view.table.drag.drop_at == top(view, VISITORS)
    picture = view.table.viewport().grab().toImage()
    assert picture.pixelColor(640, top(view, VISITORS)) == theme.LIGHT.accent
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert view.table.drag.drop_at is None
    QTest.mouseRelease(view.table.viewport(), LEFT, pos=QPoint(9, top(view, VISITORS)))
    assert wishes == []


def test_a_click_on_the_dots_moves_nothing(view, wishes):
    QTest.mouseClick(view.table.viewport(), LEFT, pos=QPoint(9, top(view, MEETINGS) + 12))
    drag(view, MEETINGS, top(view, MEETINGS) + 20)
    assert wishes == []
    assert view.row.measure.id == MEETINGS


def test_elsewhere_a_row_is_not_taken_hold_of(view, wishes):
    port, y = view.table.viewport(), top(view, MEETINGS) + 12
    QTest.mousePress(port, LEFT, pos=QPoint(200, y))
    QTest.mouseMove(port, QPoint(200, top(view, VISITORS)))
    QTest.mouseRelease(port, LEFT, pos=QPoint(200, top(view, VISITORS)))
    assert wishes == []


def test_the_dots_are_there_while_the_pointer_is(view):
    port, y = view.table.viewport(), top(view, VISITORS) + 12
    before = port.grab().toImage().copy(3, y - 8, 14, 16)
    QTest.mouseMove(port, QPoint(300, y))
    hovered = port.grab().toImage().copy(3, y - 8, 14, 16)
    assert before != hovered
    QTest.mouseMove(port, QPoint(9, y))
    assert port.cursor().shape() is Qt.CursorShape.OpenHandCursor


@pytest.mark.parametrize(
    ("still", "reason"),
    [
        (lambda view: view.sort_by(columns.VALUE), SORTED),
        (lambda view: view.set_filter(Filter(department="Sales")), FILTERED),
    ],
)
def test_sorted_or_filtered_rows_stay_and_say_why(view, wishes, still, reason):
    still(view)
    view.select_measure(OPPORTUNITIES)
    press(view, Qt.Key.Key_Up)
    assert view.tips.text == reason
    drag(view, OPPORTUNITIES, top(view, MEETINGS) + 2)
    assert wishes == []
    actions = {action.text(): action for action in row_menu(view, view.row, view.cell).actions()}
    assert not actions["Move up\tAlt+Up"].isEnabled()
    assert actions["Move up\tAlt+Up"].toolTip() == reason


def test_the_menu_moves_takes_off_and_adds(view, wishes, qtbot):
    view.select_measure(VISITORS)
    actions = {action.text(): action for action in row_menu(view, view.row, view.cell).actions()}
    assert not actions["Move up\tAlt+Up"].isEnabled()
    actions["Move down\tAlt+Down"].trigger()
    assert wishes == [(VISITORS, 1)]
    with qtbot.waitSignal(view.unlist_requested) as asked:
        actions["Take off this tab"].trigger()
    assert asked.args == [VISITORS]
    with qtbot.waitSignal(view.add_requested):
        actions["Add measures to this tab…"].trigger()
    with qtbot.waitSignal(view.archive_requested):
        actions["Archive"].trigger()
