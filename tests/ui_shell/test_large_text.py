"""Text of another size: at once, everywhere, and with nothing cut in the smallest window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from shell_room import PATIENCE_MS

from scorecard.measures import Kind
from scorecard.status import Status
from ui import theme
from ui.board.filters import Filter
from ui.theme import Appearance
from ui.widgets import ElidedLabel


@pytest.fixture
def large(qtbot, company, appearance: Appearance):
    """The window in its smallest size at 150 %, changed while it is open."""
    company.resize(1024, 680)
    appearance.choose_size(150)
    qtbot.waitUntil(lambda: company.company.toolbar.height() == 72, timeout=PATIENCE_MS)
    QTest.qWait(50)
    yield company
    appearance.choose_size(100)


def shown(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_rows_and_bars_grow(large):
    table = large.company.pages.board.table
    assert table.rowHeight(0) == theme.px(theme.GROUP_ROW) == 36
    assert table.rowHeight(1) == 42
    assert large.company.tabs.height() == 54
    assert large.status.height() == 36


def test_the_table_needs_no_scrolling_to_the_side(large):
    table = large.company.pages.board.table
    assert table.horizontalScrollBar().maximum() == 0


def test_buttons_show_their_words_and_do_not_overlap(large):
    bar = large.company.toolbar
    buttons = shown(bar, QPushButton)
    places = sorted((place(each, large) for each in buttons), key=QRect.left)
    assert all(one.right() < next_.left() + 1 for one, next_ in pairwise(places))
    assert places[-1].right() < large.width()
    for each in (bar.enter_button, bar.import_button, bar.export_button):
        assert each.width() >= each.sizeHint().width()


def test_the_panel_keeps_its_chart_and_leaves_the_sentence_to_a_tip(large):
    panel = large.company.pages.panel
    assert panel.chart.height() == 148
    assert not panel.facts.body.isVisible()
    assert panel.facts.headline.toolTip() == panel.facts.body.text()


def test_all_is_as_before_at_the_design_s_size(qtbot, large, appearance):
    appearance.choose_size(100)
    qtbot.waitUntil(lambda: large.company.toolbar.height() == theme.TOOL_BAR, timeout=PATIENCE_MS)
    table = large.company.pages.board.table
    assert (table.rowHeight(0), table.rowHeight(1)) == (theme.GROUP_ROW, theme.MEASURE_ROW)


@pytest.mark.parametrize("name", ["preferences", "company_settings", "apply_template", "save_template"])
def test_a_dialog_fits_into_the_window_and_nothing_in_it_is_cut(large, name):
    large.actions_[name].trigger()
    QTest.qWait(50)
    (dialog,) = [each for each in shown(large, QDialog) if each.isWindow()]
    assert dialog.width() <= 1024
    assert dialog.height() <= 680
    words = [
        each
        for each in (*shown(dialog, QAbstractButton), *shown(dialog, QLabel))
        if not (isinstance(each, QLabel) and each.wordWrap()) and not isinstance(each, ElidedLabel)
    ]
    assert words
    assert [each.text() for each in words if each.width() < each.sizeHint().width()] == []
    assert [
        each for each in shown(dialog, QScrollBar) if each.orientation() is Qt.Orientation.Horizontal
    ] == []
    dialog.close()


def test_boxes_to_tick_grow(large):
    large.actions_["preferences"].trigger()
    (box,) = shown(large, QCheckBox)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    mark = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    assert mark.width() == theme.px(12) + 2 == 20
    box.window().close()


def test_a_note_can_be_added_beside_large_text_at_1280_by_800(qtbot, large):
    large.resize(1280, 800)
    facts = large.company.pages.panel.facts
    qtbot.waitUntil(facts.note.isVisible)
    parts = [part for part in (facts.status, facts.headline, facts.goal, facts.note) if part.isVisible()]
    (edit,) = [each for each in shown(facts, QPushButton) if each.text() == "Edit measure…"]
    places = [place(part, large) for part in (*parts, edit)]
    assert len(places) == 5
    assert all(one.bottom() < next_.top() for one, next_ in pairwise(places))
    assert places[-1].bottom() < place(large.status, large).top()


def test_no_part_of_the_summary_overlaps_with_three_filters(qtbot, large):
    wanted = Filter(owner="Maya Keller", kind=Kind.LEADING, statuses=frozenset({Status.ON_TRACK}))
    large.company.summary.filter_requested.emit(wanted)
    QTest.qWait(50)
    line = large.company.summary
    parts = [each for each in line.children() if isinstance(each, QWidget) and each.isVisible()]
    places = sorted((each.geometry() for each in parts), key=QRect.left)
    assert len(places) >= 7
    assert all(one.right() < next_.left() + 1 for one, next_ in pairwise(places))
    assert places[-1].right() < line.width()


def test_nothing_in_the_panel_overlaps(large):
    facts = large.company.pages.panel.facts
    parts = [facts.status, facts.headline, facts.body, facts.line, facts.goal, facts.range, facts.note]
    buttons = shown(facts, QPushButton)
    places = [place(part, large) for part in parts if part.isVisible()]
    places.append(place(buttons[0], large))
    assert all(one.bottom() < next_.top() + 1 for one, next_ in pairwise(places))
    side_by_side = sorted((place(each, large) for each in buttons), key=QRect.left)
    assert all(one.right() < next_.left() + 1 for one, next_ in pairwise(side_by_side))
    assert places[-1].bottom() < place(large.status, large).top()
