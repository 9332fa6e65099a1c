from __future__ import annotations

from dataclasses import replace

import pytest
from boards import board_of
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from scorecard.board import Row
from scorecard.goals import Target
from scorecard.measures import Direction
from ui.board.sparkline import HEIGHT, WIDTH, paint_sparkline
from ui.theme import DARK, LIGHT, Theme

FLAT = "# Sales\nMeetings | leading | A B | count | >=10 | " + " ".join(["30"] * 13)


def row_with(*goals: float | None) -> Row:
    """A row whose periods have these goals."""
    (row,) = board_of(FLAT).rows
    cells = (
        replace(cell, target=None if goal is None else Target(Direction.AT_LEAST, low=goal))
        for cell, goal in zip(row.cells, goals, strict=True)
    )
    return replace(row, cells=tuple(cells))


def goal_levels(row: Row, colours: Theme) -> dict[int, tuple[int, int]]:
    """For each height at which a goal is drawn from where to where it goes."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(colours.surface)
    painter = QPainter(picture)
    paint_sparkline(painter, QRectF(0, 0, WIDTH, HEIGHT), row, colours)
    painter.end()
    found = {}
    for y in range(HEIGHT):
        inked = [x for x in range(WIDTH) if picture.pixelColor(x, y) == colours.borderStrong]
        if inked:
            found[y] = (inked[0], inked[-1])
    return found


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_goal_that_stays_goes_all_along(colours):
    ((left, right),) = goal_levels(row_with(*[10.0] * 13), colours).values()
    assert left <= 1
    assert right >= WIDTH - 3


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_goal_for_one_week_is_drawn_in_that_week_alone(colours):
    levels = goal_levels(row_with(*[20.0] * 12, 10.0), colours)
    usual, once = (levels[y] for y in sorted(levels))
    assert once[0] > WIDTH * 0.8
    assert usual[1] <= once[0]


def test_a_goal_for_one_week_in_between_leaves_the_others(qapp):
    levels = goal_levels(row_with(*[20.0] * 6, 10.0, *[20.0] * 6), LIGHT)
    usual, once = (levels[y] for y in sorted(levels))
    assert once[0] > WIDTH * 0.4
    assert once[1] < WIDTH * 0.6
    assert usual[0] <= 1
    assert usual[1] >= WIDTH - 3


def test_weeks_before_the_first_goal_have_none(qapp):
    ((left, _),) = goal_levels(row_with(*[None] * 9, *[10.0] * 4), LIGHT).values()
    assert left > WIDTH * 0.6
