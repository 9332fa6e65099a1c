"""A measure opened into its segments, typed as a small table."""

from __future__ import annotations

from datetime import date

from scorecard.board import Slice
from scorecard.board_rows import MOST_SEGMENTS, RowBuilder
from scorecard.periods import Cadence
from scorecard.status import Status

TODAY = date(2026, 11, 23)


def opened(typed, short_name, key="2026-W47"):
    builder = RowBuilder(typed.book, typed.numbers, Cadence.WEEKLY, typed.period(key), TODAY, {})
    return builder.segment_rows(typed.book.by_short_name[short_name])


def test_segments_stand_by_size_with_share_and_change_and_what_is_unsplit(typed):
    rows = opened(
        typed("""
        measure visits sum
        2026-W46  visits:Paid 10  visits:Organic 20
        2026-W47  visits:Paid 20  visits:Organic 60  visits 100
        """),
        "visits",
    )
    assert [(row.name, row.cell.text, row.share, row.change_text) for row in rows] == [
        ("Organic", "60", 0.6, "+200.0%"),
        ("Paid", "20", 0.2, "+100.0%"),
        ("Not split", "20", 0.2, "–"),
    ]
    assert [row.slice for row in rows] == [Slice.SEGMENT, Slice.SEGMENT, Slice.UNSPLIT]


def test_a_segment_is_held_against_its_own_goal_only(typed):
    company = typed("""
        measure visits sum
        goal visits weekly at_least 1000 from 2026-W01
        goal visits:Paid weekly at_least 50 from 2026-W01
        2026-W47  visits:Paid 20  visits:Organic 60
        """)
    assert [(row.name, row.cell.status, row.goal_text) for row in opened(company, "visits")] == [
        ("Organic", Status.NO_GOAL, "–"),
        ("Paid", Status.OFF_TRACK, "≥ 50"),
    ]


def test_many_small_segments_stand_together(typed):
    line = " ".join(f"visits:S{number:02} {number}" for number in range(1, 21))
    rows = opened(typed(f"measure visits sum\n2026-W47 {line}"), "visits")
    assert len(rows) == MOST_SEGMENTS
    assert (rows[0].name, rows[-1].name) == ("S20", "Other (9 more)")
    assert rows[-1].cell.value == sum(range(1, 10))
    assert sum(row.share or 0 for row in rows) == 1.0


def test_averages_stand_alone_and_formulas_take_their_inputs_of_the_segment(typed):
    company = typed("""
        measure hours average
        measure met sum
        measure won sum
        measure rate = 100 * won / met
        2026-W47  hours:North 4  hours:South 6  won:North 1  met:North 4  won:South 3  met:South 4
        """)
    assert [(row.name, row.cell.value, row.share) for row in opened(company, "hours")] == [
        ("South", 6, None),
        ("North", 4, None),
    ]
    assert [(row.name, row.cell.value) for row in opened(company, "rate")] == [("South", 75), ("North", 25)]
