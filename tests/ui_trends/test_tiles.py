from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from scorecard.measures import Measure
from scorecard.periods import Cadence
from scorecard.units import Unit
from ui import theme
from ui.trends import TrendTiles

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(row_of, board_of, trend_of):
    """Five, five and three measures with their trends, by id."""
    rows, trends = {}, {}
    for number in range(1, 14):
        department = ("Marketing", "Sales", "Customer service")[(number - 1) // 5]
        measure = Measure(number, f"m{number}", f"Measure {number}", department=department)
        rows.setdefault(department, []).append(row_of(measure, Cadence.MONTHLY))
        trends[number] = trend_of([float(number + step) for step in range(13)], measure=measure)
    return board_of(Cadence.MONTHLY, rows), trends


@pytest.fixture
def tiles(qtbot, page):
    made = TrendTiles()
    qtbot.addWidget(made)
    made.resize(1280, 632)
    made.show_tiles(*page)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_all_tiles_of_the_page_fit_without_scrolling(tiles):
    assert len(tiles.tiles) == 13
    assert tiles.verticalScrollBar().maximum() == 0


def test_a_narrow_page_scrolls_to_the_selected_tile(qtbot, tiles):
    tiles.resize(540, 400)
    tiles.tiles[0].setFocus()
    for _ in range(12):
        qtbot.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Right)
    assert tiles.verticalScrollBar().value() > 0


def test_arrow_keys_select_and_enter_opens(qtbot, tiles):
    tiles.tiles[0].setFocus()
    with qtbot.waitSignal(tiles.selected) as right:
        qtbot.keyClick(tiles.tiles[0], Qt.Key.Key_Right)
    with qtbot.waitSignal(tiles.selected) as down:
        qtbot.keyClick(tiles.tiles[1], Qt.Key.Key_Down)
    with qtbot.waitSignal(tiles.open_requested) as opened:
        qtbot.keyClick(tiles.tiles[6], Qt.Key.Key_Return)
    assert (right.args, down.args, opened.args) == ([2], [7], [7])


def test_a_click_selects_and_a_double_click_opens(qtbot, tiles):
    with qtbot.waitSignal(tiles.selected) as selected:
        qtbot.mouseClick(tiles.tiles[3], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tiles.open_requested) as opened:
        qtbot.mouseDClick(tiles.tiles[3], Qt.MouseButton.LeftButton)
    assert selected.args == opened.args == [4]


def test_only_the_selected_tile_is_a_stop_of_the_tab_key(qtbot, tiles):
    qtbot.mouseClick(tiles.tiles[3], Qt.MouseButton.LeftButton)
    stops = [tile.measure_id for tile in tiles.tiles if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [4]


def test_the_selected_measure_stays_selected_when_the_board_changes(qtbot, tiles, page, row_of, board_of):
    qtbot.mouseClick(tiles.tiles[3], Qt.MouseButton.LeftButton)
    board, trends = page
    kept = [row for row in board.rows if row.measure.id in (2, 4)]
    tiles.show_tiles(board_of(Cadence.MONTHLY, {"Marketing": kept}), trends)
    assert [tile.measure_id for tile in tiles.tiles] == [2, 4]
    with qtbot.waitSignal(tiles.open_requested) as opened:
        qtbot.keyClick(tiles.tiles[1], Qt.Key.Key_Return)
    assert opened.args == [4]


def test_a_board_without_rows_shows_no_tiles(qtbot, tiles, page, board_of):
    tiles.show_tiles(board_of(Cadence.MONTHLY, {}), {})
    assert tiles.tiles == ()
    tiles.grab()
    tiles.show_tiles(*page)
    assert len(tiles.tiles) == 13


def test_hovering_guides_the_same_month_in_all_tiles(qtbot, tiles, page):
    qtbot.mouseMove(tiles.tiles[0], QPoint(122, 110))
    assert {tile.guide for tile in tiles.tiles} == {6}
    assert QToolTip.text() == page[1][1].points[6].tip
    qtbot.mouseMove(tiles.tiles[0], QPoint(122, 20))
    assert {tile.guide for tile in tiles.tiles} == {None}


def test_the_menu_opens_copies_and_edits(qtbot, tiles):
    qtbot.mouseClick(tiles.tiles[1], Qt.MouseButton.LeftButton)
    menu = tiles.menu()
    qtbot.addWidget(menu)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == [
        "Open", "Mark this month…\tM", "Copy chart", "Save chart as picture…", "Edit measure…",
    ]  # fmt: skip
    actions["Copy chart"].trigger()
    assert "Measure 2" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(tiles.picture_requested) as saved:
        actions["Save chart as picture…"].trigger()
    assert saved.args[0].name == "Measure 2"
    with qtbot.waitSignal(tiles.edit_measure_requested) as edit:
        actions["Edit measure…"].trigger()
    assert edit.args == [2]


def test_a_screen_reader_hears_name_status_and_value(tiles):
    assert tiles.tiles[0].accessibleName() == "Measure 1, off track, 15"


def test_long_names_and_values_and_lone_points_are_drawn(tiles, page, row_of, board_of, trend_of):
    measure = Measure(1, "m1", "A name far too long for a tile " * 5, unit=Unit.CURRENCY)
    row = row_of(measure, Cadence.MONTHLY, 1.5e9)
    row = replace(row, cells=(replace(row.cell, short="1.5bn"),))
    for values in ([None] * 13, [None] * 12 + [1.5e9]):
        tiles.show_tiles(board_of(Cadence.MONTHLY, {"Sales": [row]}), {1: trend_of(values, measure=measure)})
        image = tiles.tiles[0].grab().toImage()
        right = {image.pixelColor(image.width() - 5, y).name() for y in range(8, image.height() - 8)}
        assert right == {theme.LIGHT.surface.name()}
