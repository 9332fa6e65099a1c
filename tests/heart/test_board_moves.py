from __future__ import annotations

from datetime import date

import pytest

from scorecard.board_moves import Slot, slots, stays, stepped
from scorecard.periods import Cadence


@pytest.fixture
def board(typed):
    """Marketing: visits with two sub-metrics, then ads. Sales: calls."""
    return typed("""
        measure visits sum department=Marketing
        measure ads sum department=Marketing
        measure calls sum department=Sales
        measure paid sum department=Marketing under=1
        measure free sum department=Marketing under=1
        2026-W47 visits 9 ads 9 calls 9 paid 4 free 5
    """).board(Cadence.WEEKLY, "2026-W47", date(2026, 11, 23))


VISITS, ADS, CALLS, PAID, FREE = range(1, 6)


def test_a_measure_goes_before_any_other_or_to_the_end_of_a_department(board):
    assert slots(board, ADS) == (
        Slot(VISITS, "Marketing"),
        Slot(ADS, "Marketing"),
        Slot(None, "Marketing"),
        Slot(CALLS, "Sales"),
        Slot(None, "Sales"),
    )


def test_a_sub_metric_stays_under_its_measure(board):
    assert slots(board, FREE) == (
        Slot(PAID, "Marketing"),
        Slot(FREE, "Marketing"),
        Slot(None, "Marketing"),
    )
    assert stepped(board, PAID, -1) is None
    assert stepped(board, PAID, 1) == Slot(None, "Marketing")
    assert stepped(board, FREE, 1) is None


def test_a_step_crosses_into_the_next_department_at_the_edge(board):
    assert stepped(board, VISITS, -1) is None
    assert stepped(board, VISITS, 1) == Slot(None, "Marketing")
    assert stepped(board, ADS, 1) == Slot(CALLS, "Sales")
    assert stepped(board, CALLS, -1) == Slot(None, "Marketing")
    assert stepped(board, CALLS, 1) is None


def test_before_the_next_one_a_measure_stands_already(board):
    assert stays(board, VISITS, Slot(VISITS, "Marketing"))
    assert stays(board, VISITS, Slot(ADS, "Marketing"))
    assert not stays(board, VISITS, Slot(CALLS, "Sales"))


def test_a_measure_that_is_not_on_the_board_has_no_place(board):
    assert slots(board, 99) == ()
    assert stepped(board, 99, 1) is None
