from __future__ import annotations

from dataclasses import replace

import pytest
from boards import PICTURE, board_of
from hands import at, click, name, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from scorecard.measures import Kind
from scorecard.periods import Cadence
from scorecard.status import Status
from ui import theme
from ui.board import BoardView, columns
from ui.board.columns import Part
from ui.board.filters import Filter
from ui.board.menus import columns_menu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_qt_finds_nothing_wrong_with_the_model(view, qtmodeltester):
    qtmodeltester.check(view.table.board_model)


def test_a_board_that_shows_nothing_yet_may_have_the_focus(qtbot):
    empty = BoardView()
    qtbot.addWidget(empty)
    empty.show()
    empty.setFocus()
    press(empty, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert empty.row is None


def test_the_first_row_off_track_is_selected(view):
    assert name(view) == "First meetings held"
    assert view.cell.text == "15"


def test_without_one_the_first_row_is_selected(qtbot):
    view = BoardView()
    qtbot.addWidget(view)
    view.show_board(board_of("# A\nOne | leading | | count | >=1 | 1 2\nTwo | leading | | count | >=1 | 1 2"))
    assert name(view) == "One"


def test_up_and_down_step_over_departments(view, qtbot):
    with qtbot.waitSignal(view.selected) as selected:
        press(view, Qt.Key.Key_Up)
    assert selected.args[0].measure.name == "MQL share from organic search"
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert name(view) == "Sales opportunities"
    press(view, Qt.Key.Key_Home)
    assert name(view) == "Website visitors"
    press(view, Qt.Key.Key_Up)
    assert name(view) == "Website visitors"
    press(view, Qt.Key.Key_End)
    assert name(view) == "First response time"


def test_left_and_right_move_through_the_numbers(view, qtbot):
    with qtbot.waitSignal(view.cell_selected) as chosen:
        press(view, Qt.Key.Key_Right)
    assert chosen.args[1].text == "22"
    press(view, Qt.Key.Key_Right)
    assert view.cell.text == "20"
    press(view, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert view.cell.text == "15"


def test_a_click_on_a_number_makes_it_the_current_one(view):
    click(view, "First response time", columns.FIRST_PERIOD + 11)
    assert (name(view), view.cell.text) == ("First response time", "4.4\u00a0h")
    click(view, "Website visitors", columns.MEASURE)
    assert (name(view), view.cell.text) == ("Website visitors", "5,264")


def test_a_click_on_a_department_selects_nothing(view):
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    assert name(view) == "First meetings held"


def test_the_current_number_has_a_ring_while_the_keys_are_used(view):
    def edge() -> str:
        area = view.table.cell_rect(5, columns.VALUE)
        return view.table.viewport().grab().toImage().pixelColor(area.left() + 2, area.center().y()).name()

    assert edge() == theme.LIGHT.selected.name()
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert edge() == theme.LIGHT.accent.name()
    click(view, "First meetings held", columns.MEASURE)
    assert edge() == theme.LIGHT.selected.name()
    view.table.setFocus(Qt.FocusReason.OtherFocusReason)
    view.table.clearFocus()
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert edge() == theme.LIGHT.accent.name()


def test_enter_asks_for_the_chart(view, qtbot):
    with qtbot.waitSignal(view.open_chart_requested):
        press(view, Qt.Key.Key_Return)


def test_another_period_keeps_selection_and_order_without_a_reset(view, qtbot):
    view.sort_by(columns.MEASURE)
    view.select_measure(1)
    with qtbot.assertNotEmitted(view.table.board_model.modelReset), qtbot.waitSignal(view.selected):
        view.show_board(board_of(PICTURE, weeks_earlier=1))
    assert name(view) == "Website visitors"
    assert view.table.board_model.headings[-1] == ("2 Nov", "W45")


def test_only_the_row_that_differs_and_its_department_are_announced(view):
    announced = []
    view.table.board_model.dataChanged.connect(lambda first, last: announced.append(first.row()))
    view.show_board(board_of(PICTURE.replace("17 16 15", "17 16 19")))
    assert announced == [4, 5]


def test_a_header_click_sorts_and_the_third_restores(view):
    def first() -> str:
        return view.table.board_model.row_at(1).measure.name

    x = view.table.head.sectionViewportPosition(columns.VALUE) + 40
    seen = []
    for _ in range(3):
        QTest.mouseClick(view.table.head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
        seen.append(first())
    assert seen == ["Marketing-qualified leads", "Website visitors", "Website visitors"]
    assert view.table.head.order is None


def test_find_filters_and_can_be_reset(view, qtbot):
    view.set_filter(Filter(text="lead"))
    assert name(view) == "Marketing-qualified leads"
    view.set_filter(Filter(text="lead pipe"))
    assert view.empty.isVisible()
    assert view.empty.text.text() == "No measure matches “lead pipe”."
    with qtbot.waitSignal(view.filters_cleared):
        view.empty.reset.click()
    assert view.table.isVisible()
    assert view.table.board_model.rowCount() == 14


def test_filters_by_status_department_owner_and_kind(view):
    view.set_filter(Filter(statuses=frozenset({Status.OFF_TRACK})))
    assert view.table.board_model.rowCount() == 4
    missing = Filter(statuses=frozenset({Status.MISSING}))
    view.set_filter(missing)
    assert name(view) == "New online reviews"
    view.set_filter(replace(missing, department="Sales"))
    assert view.empty.text.text() == "No measure here is missing."
    view.set_filter(Filter(department="Sales"))
    assert view.table.board_model.rowCount() == 5
    view.set_filter(Filter(owner="Sara Nolan", kind=Kind.LAGGING))
    assert name(view) == "Revenue from new customers"
    view.set_filter(Filter(owner="Mona Kern", kind=Kind.LAGGING))
    assert view.empty.text.text() == "No measure here is all of: Mona Kern, Lagging."


def test_a_scorecard_without_measures_says_what_to_do(view, qtbot):
    view.show_board(board_of("", Cadence.MONTHLY))
    assert view.empty.text.text() == "No measures on the monthly tab yet."
    with qtbot.waitSignal(view.import_requested):
        view.empty._import.click()


def test_a_period_without_numbers_says_so_above_the_table(view, qtbot):
    view.show_board(board_of("# A\nOne | leading | | count | >=1 | 1 -\nTwo | leading | | count | >=1 | 1 -"))
    assert view.bar.isVisible()
    assert view.bar.text.text() == "Nothing entered for week 47 yet."
    view.show_board(board_of(PICTURE))
    assert not view.bar.isVisible()


def test_copy_puts_the_table_on_the_clipboard(view):
    view.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 12
    assert lines[4].split("\t")[:2] == ["Off track", "First meetings held"]


def test_a_tooltip_tells_at_once_and_is_replaced_by_the_explanation(view, qtbot):
    asked = []
    view.set_explainer(lambda measure_id, period, tell: asked.append((measure_id, period, tell)))
    QTest.mouseMove(view.table.viewport(), at(view, "First meetings held", columns.VALUE))
    qtbot.waitUntil(lambda: bool(asked), timeout=2000)
    assert view.tips.text == "First meetings held, W47, 16 Nov: 15\nGoal ≥ 18 · Off track 3 weeks in a row"
    asked[0][2]("15, typed by Mona")
    assert view.tips.text == "15, typed by Mona"
    QTest.mouseMove(view.table.viewport(), at(view, "Website visitors", columns.VALUE))
    asked[0][2]("too late")
    assert view.tips.text != "too late"


def test_widths_are_kept_for_each_tab(view, qtbot):
    view.table.head.resizeSection(columns.GOAL, 120)
    view.table.set_hidden(Part.CHANGE, True)
    assert view.state()["weekly"] == {"widths": {"goal": 120}, "hidden": ["change"], "periods": None}
    view.show_board(board_of(PICTURE, Cadence.MONTHLY))
    assert view.table.head.sectionSize(columns.GOAL) == 84
    again = BoardView()
    qtbot.addWidget(again)
    again.resize(1280, 416)
    again.restore_state(view.state())
    again.show_board(board_of(PICTURE))
    again.show()
    assert again.table.head.sectionSize(columns.GOAL) == 120
    assert again.table.head.isSectionHidden(columns.CHANGE)


def test_a_double_click_on_an_edge_fits_the_column(view):
    head = view.table.head
    edge = head.sectionViewportPosition(columns.MEASURE) + head.sectionSize(columns.MEASURE)
    QTest.mouseDClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge - 1, 18))
    assert view.table.widths.chosen.keys() == {Part.MEASURE}
    assert 300 < view.table.widths.chosen[Part.MEASURE] < 380


def test_columns_are_hidden_from_the_header_menu(view):
    menu = columns_menu(view.table, Cadence.WEEKLY)
    action = next(action for action in menu.actions() if action.text() == "Earlier weeks")
    action.trigger()
    assert view.table.head.isSectionHidden(columns.FIRST_PERIOD + 11)
    assert "Measure" not in [action.text() for action in menu.actions()]


def test_screen_readers_get_full_names(view):
    model = view.table.board_model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(5, Qt.Orientation.Vertical, role).startswith("First meetings held, off track, 15")
    assert model.index(0, 0).data(role) == "Marketing, 3 of 3 on track"
    assert model.index(5, columns.FIRST_PERIOD + 11).data(role) == "W46, 9 Nov: 16, off track"


@pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_status_is_painted_as_a_shape_of_its_own(view, qapp, chosen):
    theme.apply(qapp, chosen)
    view.table.set_current(1)
    picture = view.table.viewport().grab().toImage()
    marks = {}
    for row in board_of(PICTURE).rows:
        area = view.table.cell_rect(view.table.board_model.line_of(row.measure.id), columns.STATUS)
        mark = picture.copy(area.left() + 14, area.top() + 4, 20, 20)
        shape = tuple(
            mark.pixelColor(x, y).lightness() // 40 for x in range(0, 20, 2) for y in range(0, 20, 2)
        )
        marks.setdefault(row.cell.status, set()).add(shape)
    on, off = marks[Status.ON_TRACK], marks[Status.OFF_TRACK]
    assert not on & off
    assert not on & marks[Status.MISSING]


def test_a_double_click_on_a_name_opens_its_measure_and_f2_edits_the_number(qtbot, view):
    with qtbot.waitSignal(view.edit_measure_requested, timeout=1000) as wanted:
        click(view, "First meetings held", columns.MEASURE, double=True)
    assert wanted.args == [view.row.measure.id]
    assert view.row.measure.name == "First meetings held"
    assert not view.editing.field.isVisible()
    QTest.keyClick(view.table, Qt.Key.Key_F2)
    assert view.editing.field.isVisible()
