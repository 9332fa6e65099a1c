"""Segments opened in place, and the weekly measures below a monthly board."""

from __future__ import annotations

from dataclasses import replace

import pytest
from boards import PICTURE, board_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scorecard.board import Board, Row, Slice
from scorecard.measures import Rollup
from ui import theme
from ui.board import BoardView, columns
from ui.board.filters import Filter
from ui.board.lines import FOLD_KEY, Fold
from ui.board.menus import row_menu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

VISITORS, SHARE = 1, 3
SEGMENTS = (("Organic search", Slice.SEGMENT), ("Paid ads", Slice.SEGMENT), ("Not split", Slice.UNSPLIT))


def split(board: Board) -> Board:
    """The first row and the sub-metric have segments."""
    groups = tuple(
        replace(
            group,
            rows=tuple(replace(row, has_segments=row.measure.id in (VISITORS, SHARE)) for row in group.rows),
        )
        for group in board.groups
    )
    return replace(board, groups=groups)


def parts(board: Board, measure_id: int = VISITORS) -> dict[int, tuple[Row, ...]]:
    whole = next(row for row in board.rows if row.measure.id == measure_id)
    made = (
        replace(whole, slice=kind, segment=name, level=1, share=0.42, has_segments=False)
        for name, kind in SEGMENTS
    )
    return {measure_id: tuple(made)}


@pytest.fixture
def view(qtbot, qapp):
    theme.apply(qapp, theme.LIGHT)
    made = BoardView()
    qtbot.addWidget(made)
    made.resize(1280, 500)
    made.show_board(split(board_of(PICTURE)))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    made.select_measure(VISITORS)
    made.segments_requested.connect(lambda measure_id, shown: answer(made, measure_id, shown))
    return made


def answer(view: BoardView, measure_id: int, shown: bool) -> None:
    """Shows what is asked for, as the page does."""
    view.show_board(view.board, parts(view.board, measure_id) if shown else {})


def press(view: BoardView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view.table, key)


def names(view: BoardView, count: int = 6) -> list[str]:
    return [line.name for line in view.table.board_model.lines if isinstance(line, Row)][:count]


def test_right_opens_and_left_closes(view):
    press(view, Qt.Key.Key_Right)
    assert names(view, 4) == ["Website visitors", "Organic search", "Paid ads", "Not split"]
    assert view.row.name == "Website visitors"
    press(view, Qt.Key.Key_Left)
    assert names(view, 2) == ["Website visitors", "Marketing-qualified leads"]


def test_an_open_row_lets_right_go_on_to_the_periods(view):
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert view.table.currentIndex().column() == columns.FIRST_PERIOD
    press(view, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert names(view, 2)[1] == "Marketing-qualified leads"


def test_left_goes_from_a_segment_to_its_measure(view):
    press(view, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert view.row.name == "Paid ads"
    press(view, Qt.Key.Key_Left)
    assert view.row.slice is Slice.WHOLE


def test_space_opens_and_closes(view):
    press(view, Qt.Key.Key_Space)
    assert len(names(view, 20)) == 14
    press(view, Qt.Key.Key_Space)
    assert len(names(view, 20)) == 11


def test_a_click_on_the_chevron_opens_and_elsewhere_does_not(view, qtbot):
    model, table = view.table.board_model, view.table
    left = table.head.sectionViewportPosition(columns.MEASURE)
    y = table.cell_rect(model.line_of(VISITORS), columns.MEASURE).center().y()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 60, y))
    assert not model.is_open(model.line_of(VISITORS))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left - 6, y))
    assert model.is_open(model.line_of(VISITORS))


def test_a_selected_segment_stays_selected_and_gives_way_to_its_measure(view, qtbot):
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down)
    earlier = split(board_of(PICTURE, weeks_earlier=1))
    view.show_board(earlier, parts(earlier))
    assert view.row.name == "Organic search"
    with qtbot.waitSignal(view.selected) as told:
        view.show_board(earlier)
    assert told.args[0].name == "Website visitors"


def test_segments_count_nowhere_and_follow_the_filter_of_their_measure(view):
    press(view, Qt.Key.Key_Right)
    assert view.board.summary.total == 11
    view.set_filter(Filter(text="visitors"))
    assert names(view, 20) == ["Website visitors", "Organic search", "Paid ads", "Not split"]
    view.set_filter(Filter(text="response"))
    assert names(view, 20) == ["First response time"]


def test_a_segment_is_typed_over_and_what_is_left_over_is_not(view, qtbot):
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_F2)
    QTest.keyClicks(view.editing.field, "7")
    with qtbot.waitSignal(view.edit_committed) as typed:
        QTest.keyClick(view.editing.field, Qt.Key.Key_Return)
    row, _, value = typed.args
    assert (row.segment, value) == ("Organic search", 7.0)
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_F2)
    assert not view.editing.field.isVisible()
    assert view.tips.text.startswith("This is what the segments leave")


def test_a_segment_is_named_with_its_measure_for_a_screen_reader(view):
    press(view, Qt.Key.Key_Right)
    model = view.table.board_model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(2, columns.MEASURE).data(role).startswith("Organic search of Website visitors")


def test_the_menu_of_a_segment_offers_its_goal(view, qtbot):
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down)
    menu = row_menu(view, view.row, view.cell)
    goal = next(action for action in menu.actions() if action.text() == "Goal for Organic search…")
    with qtbot.waitSignal(view.segment_goal_requested) as asked:
        goal.trigger()
    assert asked.args[0].segment == "Organic search"
    assert "Move up\tAlt+Up" not in [action.text() for action in menu.actions()]


def test_delete_empties_a_number_and_tells_why_one_cannot_be_emptied(view, qtbot):
    with qtbot.waitSignal(view.edit_committed) as emptied:
        press(view, Qt.Key.Key_Delete)
    assert emptied.args[0].measure.id == VISITORS
    assert emptied.args[2] is None
    formula = replace(view.row, measure=replace(view.row.measure, rollup=Rollup.FORMULA))
    board = view.board
    first = replace(board.groups[0], rows=(formula, *board.groups[0].rows[1:]))
    view.show_board(replace(board, groups=(first, *board.groups[1:])))
    with qtbot.assertNotEmitted(view.edit_committed):
        press(view, Qt.Key.Key_Delete)
    assert "worked out by a formula" in view.tips.text


class TestFold:
    @pytest.fixture
    def folded(self, view):
        board = view.board
        closed = replace(board, groups=board.groups[:2], below_count=4)
        opened = replace(closed, below=board.groups[2:])
        view.show_board(closed)
        view.below_requested.connect(lambda shown: view.show_board(opened if shown else closed))
        return view

    def fold(self, view) -> Fold:
        return next(line for line in view.table.board_model.lines if isinstance(line, Fold))

    def test_it_stands_at_the_foot_and_opens_by_the_keys(self, folded):
        assert self.fold(folded).text == "Weekly measures, rolled up (4)"
        press(folded, Qt.Key.Key_End)
        assert folded.table.board_model.key_at(folded.table.currentIndex().row()) == FOLD_KEY
        for key, shown in (
            (Qt.Key.Key_Right, True),
            (Qt.Key.Key_Left, False),
            (Qt.Key.Key_Return, True),
            (Qt.Key.Key_Space, False),
        ):
            press(folded, key)
            assert self.fold(folded).opened is shown
            assert len(names(folded, 20)) == (11 if shown else 7)

    def test_it_opens_by_a_click_anywhere_on_it(self, folded):
        table = folded.table
        line = table.board_model.line_with(FOLD_KEY)
        at = QPoint(600, table.rowViewportPosition(line) + 8)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert self.fold(folded).opened

    def test_its_departments_have_no_counts_and_its_rows_no_place(self, folded):
        folded.below_requested.emit(True)
        model = folded.table.board_model
        line = model.line_with(FOLD_KEY) + 1
        role = Qt.ItemDataRole.AccessibleTextRole
        assert model.index(line, 0).data(role) == "Customer service"
        assert not model.is_listed(line + 1)
        folded.table.set_current(line + 1)
        words = [action.text() for action in row_menu(folded, folded.row, folded.cell).actions()]
        assert "Take off this tab" not in words

    def test_a_board_with_nothing_else_offers_it_on_its_empty_page(self, view, qtbot):
        view.show_board(replace(view.board, groups=(), below_count=4))
        assert view.empty.below.text() == "Show the weekly measures, rolled up (4)"
        with qtbot.waitSignal(view.below_requested) as asked:
            QTest.mouseClick(view.empty.below, Qt.MouseButton.LeftButton)
        assert asked.args == [True]


def test_rows_and_folds_are_painted_in_both_themes(view, qapp):
    for chosen in (theme.DARK, theme.LIGHT):
        theme.apply(qapp, chosen)
        board = replace(view.board, below_count=2)
        view.show_board(board, parts(board) | parts(board, SHARE))
        QApplication.processEvents()
        picture = view.table.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, 4) == chosen.surface
