"""What holds for every table: told without colour, empty is not zero, what goes first in a narrow window."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from boards import board_of
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from scorecard.board import Board
from scorecard.status import Status
from ui import theme
from ui.board import BoardView, columns
from ui.board.columns import lay_out
from ui.board.looks import Looks
from ui.board.sparkline import HEIGHT, WIDTH, paint_sparkline

LOOKS = pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
SHAPES = (
    Status.ON_TRACK, Status.OFF_TRACK, Status.MISSING, Status.AT_RISK, Status.BEHIND, Status.NO_GOAL,
)  # fmt: skip
NUMBERS = "# Sales\nCalls | leading | A B | count | >=10 | 12 12 12 12 12 12 - 12 12 12 12 9 12"


def grey(picture: QImage) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def shape(picture: QImage) -> frozenset[tuple[int, int]]:
    """Where there is ink, whatever its colour."""
    ground = picture.pixelColor(0, 0)
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return frozenset(
        place for place in places if abs(picture.pixelColor(*place).lightness() - ground.lightness()) > 40
    )


def shown(qtbot, board: Board) -> BoardView:
    view = BoardView()
    qtbot.addWidget(view)
    view.resize(1280, 200)
    view.show_board(board)
    view.show()
    return view


@LOOKS
def test_each_status_has_a_mark_that_is_told_apart_in_grey(qapp, chosen):
    looks = Looks(chosen, 1.0)
    marks = {}
    for status in SHAPES:
        picture = QImage(looks.mark(status).size(), QImage.Format.Format_RGB32)
        picture.fill(chosen.surface)
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, looks.mark(status))
        painter.end()
        marks[status] = shape(grey(picture))
    assert all(len(one ^ other) > 8 for one, other in combinations(marks.values(), 2))


@pytest.mark.parametrize("status", list(Status))
def test_each_status_stands_in_its_row_as_a_word(qtbot, qapp, status):
    board = board_of(NUMBERS)
    (row,) = board.rows
    row = replace(row, cells=(*row.cells[:-1], replace(row.cell, status=status)))
    view = shown(qtbot, replace(board, groups=(replace(board.groups[0], rows=(row,)),)))
    index = view.table.board_model.index(1, columns.STATUS)
    assert index.data() == status.word
    spoken = view.table.board_model.headerData(1, Qt.Orientation.Vertical)
    assert status.word.lower() in spoken


@LOOKS
def test_a_cell_off_track_has_a_corner_in_grey_and_others_have_none(qtbot, qapp, chosen):
    theme.apply(qapp, chosen)
    view = shown(qtbot, board_of(NUMBERS))
    picture = grey(view.table.viewport().grab().toImage())

    def corner(column: int) -> int:
        """How much the top left corner differs from the middle of the edge beside it."""
        area = view.table.cell_rect(1, columns.FIRST_PERIOD + column)
        at, beside = area.topLeft(), area.center()
        tip = picture.pixelColor(at.x() + 2, at.y() + 2).lightness()
        return abs(tip - picture.pixelColor(beside.x(), at.y() + 2).lightness())

    assert corner(11) > 60
    assert corner(10) < 10
    assert corner(6) < 10


def test_a_missing_number_is_a_dash_and_breaks_the_line(qtbot, qapp):
    view = shown(qtbot, board_of(NUMBERS))
    assert view.table.board_model.index(1, columns.FIRST_PERIOD + 6).data() == "–"
    (row,) = board_of(NUMBERS).rows
    row = replace(row, cells=tuple(replace(cell, target=None) for cell in row.cells))
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(theme.LIGHT.surface)
    painter = QPainter(picture)
    paint_sparkline(painter, QRectF(0, 0, WIDTH, HEIGHT), row, theme.LIGHT)
    painter.end()
    inked = {x for x, _ in shape(picture)}
    missing = round(3.4 + 6 * (WIDTH - 8.4) / 12)
    assert not inked & set(range(missing - 2, missing + 3))
    assert {missing - 8, missing + 8} <= inked


def test_columns_go_in_the_stated_order():
    """The oldest periods to six of them, then the word leading or lagging, then the change."""
    steps = []
    for room in range(1400, 700, -1):
        layout = lay_out(room, 12, {}, set())
        periods = sum(width > 0 for width in layout.widths[columns.FIRST_PERIOD :])
        steps.append((periods, layout.kind_shown, layout.widths[columns.CHANGE] > 0))
    assert all(
        wide >= narrow
        for before, after in pairwise(steps)
        for wide, narrow in zip(before, after, strict=True)
    )
    assert min(periods for periods, _, _ in steps) == 6
    assert all(periods == 6 for periods, kind, _ in steps if not kind)
    assert all(not kind for _, kind, change in steps if not change)
    assert not steps[-1][2]
