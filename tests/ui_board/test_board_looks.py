from __future__ import annotations

from dataclasses import replace

import pytest
from boards import board_of
from PySide6.QtGui import QImage

from scorecard.board import Board
from scorecard.periods import Cadence
from scorecard.units import Unit, format_short
from ui import theme
from ui.board import BoardView, columns
from ui.board.looks import Looks, Style


@pytest.fixture
def looks(qapp):
    return Looks(theme.LIGHT, 1.0)


@pytest.mark.parametrize(
    "value", [-1234.0, -9876.0, 9999.0, 99949.0, -99949.0, 999_499.0, -1e6, 45.1, -987.65, 1e12]
)
def test_no_number_is_cut_in_the_narrowest_period_cell(looks, value):
    unit = Unit.CURRENCY
    text = looks.number(format_short(value, unit), value, 43)
    assert "…" not in text.shape.text()
    assert text.width <= 43


def test_a_long_name_ends_in_dots(looks):
    text = looks.text("Expected revenue this month against goal", Style.NAME, 120)
    assert text.shape.text().endswith("…")
    assert text.width <= 120


def test_a_month_that_lacks_weeks_is_quiet_and_bears_no_dots(qtbot, qapp):
    theme.apply(qapp, theme.LIGHT)
    whole = board_of("# Sales\nCalls | leading | | count | >=18 | 40 60", Cadence.MONTHLY)
    row = whole.groups[0].rows[0]
    part = replace(row.cells[0], partial=True, parts=(1, 4))
    group = replace(whole.groups[0], rows=(replace(row, cells=(part, row.cell)),))
    of_whole, of_part = (painted_month(qtbot, each) for each in (whole, replace(whole, groups=(group,))))
    assert ink(of_whole) < ink(of_part)
    foot = of_whole.height() - 6
    assert of_part.copy(0, foot, of_part.width(), 6) == of_whole.copy(0, foot, of_whole.width(), 6)


def painted_month(qtbot, board: Board) -> QImage:
    """The earlier month's cell as it is painted."""
    view = BoardView()
    qtbot.addWidget(view)
    view.resize(1280, 400)
    view.show()
    view.show_board(board)
    area = view.table.cell_rect(view.table.currentIndex().row(), columns.FIRST_PERIOD)
    return view.table.viewport().grab(area).toImage()


def ink(picture: QImage) -> int:
    """How light the darkest spot is."""
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return min(picture.pixelColor(*place).lightness() for place in places)
