from __future__ import annotations

import pytest

from scorecard.goals import Target
from scorecard.measures import Direction
from scorecard.status import Status, judge, off_track_streak

AT_LEAST = Target(Direction.AT_LEAST, 10)
AT_MOST = Target(Direction.AT_MOST, high=4)
BETWEEN = Target(Direction.BETWEEN, 3, 5)
YES = Target(Direction.YES)


@pytest.mark.parametrize(
    ("value", "target", "status"),
    [
        (10, AT_LEAST, "on_track"),
        (9.96, AT_LEAST, "off_track"),
        (4, AT_MOST, "on_track"),
        (4.01, AT_MOST, "off_track"),
        (3, BETWEEN, "on_track"),
        (5, BETWEEN, "on_track"),
        (2.99, BETWEEN, "off_track"),
        (5.01, BETWEEN, "off_track"),
        (1, YES, "on_track"),
        (0, YES, "off_track"),
        (None, AT_LEAST, "missing"),
        (None, None, "missing"),
        (7, None, "no_goal"),
    ],
)
def test_an_ended_period(value, target, status):
    assert judge(value, target, ended=True) == status


@pytest.mark.parametrize(
    ("value", "target", "due", "status"),
    [
        (None, AT_LEAST, 1.0, "not_due"),
        (5, None, 1.0, "no_goal"),
        (7.5, AT_LEAST, 0.75, "on_pace"),
        (7.4, AT_LEAST, 0.75, "behind"),
        (3, AT_MOST, 0.75, "on_pace"),
        (3.1, AT_MOST, 0.75, "behind"),
        (1, AT_LEAST, None, "on_pace"),
        (5, AT_MOST, None, "behind"),
        (1, AT_MOST, None, "on_pace"),
        (2, BETWEEN, None, "on_pace"),
        (6, BETWEEN, None, "behind"),
    ],
)
def test_a_period_to_date_is_held_against_what_is_due(value, target, due, status):
    assert judge(value, target, ended=False, due=due) == status


@pytest.mark.parametrize(
    ("value", "target", "status"),
    [
        (9.5, AT_LEAST, "at_risk"),
        (9.49, AT_LEAST, "off_track"),
        (4.2, AT_MOST, "at_risk"),
        (5.25, BETWEEN, "at_risk"),
        (2.85, BETWEEN, "at_risk"),
        (2.8, BETWEEN, "off_track"),
        (0, YES, "off_track"),
    ],
)
def test_a_miss_within_the_tolerance_is_at_risk(value, target, status):
    assert judge(value, target, ended=True, tolerance=5) == status


@pytest.mark.parametrize(
    ("statuses", "count"),
    [
        ("on off off", 2),
        ("off on off", 1),
        ("off missing off", 2),
        ("off off missing", 2),
        ("off off behind", 2),
        ("off at_risk off", 1),
        ("on", 0),
        ("", 0),
        ("no_goal off", 1),
    ],
)
def test_a_missing_period_neither_counts_nor_breaks_the_row(statuses, count):
    words = {"on": Status.ON_TRACK, "off": Status.OFF_TRACK}
    found = [words[word] if word in words else Status(word) for word in statuses.split()]
    assert off_track_streak(found) == count
