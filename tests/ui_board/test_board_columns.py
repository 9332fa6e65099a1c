from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.board import columns
from ui.board.columns import Part, lay_out
from ui.board.widths import Widths


def test_the_widths_of_the_picture_at_1280():
    layout = lay_out(1280, 12, {}, set())
    assert layout.widths == (96, 328, 84, 80, 60, 76, *[46] * 12)
    assert layout.kind_shown


def test_a_wider_room_goes_to_names_and_then_to_periods():
    assert lay_out(1320, 12, {}, set()).widths[columns.MEASURE] == 368
    wide = lay_out(1472, 12, {}, set()).widths
    assert (wide[columns.MEASURE], wide[-1]) == (400, 56)


def test_a_large_screen_is_used_to_its_right_edge():
    wide = lay_out(1920, 12, {}, set()).widths
    assert 1890 <= sum(wide) <= 1920
    assert wide[columns.MEASURE] / 400 == pytest.approx(wide[-1] / 56, abs=0.02), "all grow alike"
    set_by_hand = lay_out(1920, 12, {Part.MEASURE: 300}, set()).widths
    assert set_by_hand[columns.MEASURE] == 300
    assert sum(set_by_hand) >= 1890


def test_the_oldest_periods_go_first_and_six_stay():
    assert lay_out(1200, 12, {}, set()).widths[6:] == (0, 0) + (46,) * 10
    small = lay_out(1024, 12, {}, set())
    assert sum(width > 0 for width in small.widths[6:]) == 6
    assert small.kind_shown


def test_then_the_kind_goes_and_then_the_change():
    without_kind = lay_out(940, 12, {}, set())
    assert not without_kind.kind_shown
    assert without_kind.widths[columns.CHANGE] == 60
    assert lay_out(860, 12, {}, set()).widths[columns.CHANGE] == 0


def test_chosen_widths_hold_and_hidden_parts_leave_their_room():
    layout = lay_out(1280, 12, {Part.PERIODS: 60, Part.MEASURE: 250}, {Part.TREND})
    assert layout.widths[columns.MEASURE] == 250
    assert layout.widths[columns.TREND] == 0
    assert layout.widths[-1] == 60
    assert lay_out(1280, 12, {}, {Part.PERIODS}).widths[6:] == (0,) * 12


def test_as_many_periods_as_were_asked_for():
    assert lay_out(1280, 12, {}, set(), asked=5).widths[6:11] == (0,) * 5
    few = lay_out(1280, 12, {}, set(), asked=5).widths
    assert sum(width > 0 for width in few[6:]) == 5
    assert sum(few) <= 1280
    many = lay_out(1024, 12, {}, set(), asked=12)
    assert sum(width > 0 for width in many.widths[6:]) == 12
    assert not many.kind_shown


def test_chevrons_find_room_beside_the_status():
    assert lay_out(1280, 12, {}, set(), gutter=12).widths == (108, 316, 84, 80, 60, 76, *[46] * 12)


@given(st.integers(1024, 4000), st.integers(0, 12))
def test_nothing_sticks_out_of_a_window_that_is_allowed(room: int, periods: int):
    assert sum(lay_out(room, periods, {}, set()).widths) <= room


def test_widths_are_remembered_as_plain_values():
    widths = Widths({Part.GOAL: 100}, {Part.CHANGE}, 8)
    assert widths.state() == {"widths": {"goal": 100}, "hidden": ["change"], "periods": 8}
    assert Widths.from_state(widths.state()) == widths


def test_a_state_that_makes_no_sense_is_left_out():
    assert Widths.from_state("nonsense") == Widths()
    strange = {
        "widths": {"goal": "wide", "value": -5, "moon": 80},
        "hidden": ["measure", "moon", 3],
        "periods": 7,
    }
    assert Widths.from_state(strange) == Widths()
