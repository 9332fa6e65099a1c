"""What an export tells, whatever the file format."""

from __future__ import annotations

from dataclasses import replace

from scorecard.board import Board
from scorecard.exporting import Report
from scorecard.exporting.report import marked
from scorecard.periods import Cadence
from scorecard.status import Status


def of_tab(report: Report, cadence: Cadence) -> Board:
    return next(board for board in report.boards if board.cadence is cadence)


def test_the_summary_counts_what_is_not_on_track(larkfield):
    weekly = of_tab(larkfield, Cadence.WEEKLY)
    assert larkfield.title(weekly) == "Larkfield Interiors – weekly scorecard"
    told = "Week 47, 16–22 Nov 2026  ·  Revenue team  ·  8 of 11 on track, 2 off track, 1 missing"
    assert larkfield.summary(weekly) == told


def test_a_period_to_date_counts_nothing_as_on_track(larkfield):
    assert "November 2026, 1–30 Nov (to date)" in larkfield.summary(of_tab(larkfield, Cadence.MONTHLY))
    assert "on track" not in larkfield.summary(of_tab(larkfield, Cadence.MONTHLY))


def test_the_numbers_to_talk_about_are_told_with_streak_and_note(larkfield):
    points = larkfield.talking_points(of_tab(larkfield, Cadence.WEEKLY))
    assert [(point.status, point.measure, point.text) for point in points] == [
        (
            Status.OFF_TRACK,
            "First meetings held",
            "15 against 18. Three weeks in a row. Two product demos moved to next week.",
        ),
        (Status.OFF_TRACK, "First response time", "5.2\u00a0h against 4.0\u00a0h. Two weeks in a row."),
        (Status.MISSING, "New online reviews", "no number yet."),
    ]


def test_the_first_number_off_track_has_its_chart_on_the_tab(larkfield):
    featured = larkfield.featured(of_tab(larkfield, Cadence.WEEKLY))
    assert featured is not None
    assert featured.measure.name == "First meetings held"


def test_without_trends_no_chart_is_featured(larkfield):
    bare = replace(larkfield, trends={})
    assert bare.featured(bare.boards[0]) is None


def test_every_status_has_a_mark_and_a_word():
    told = [marked(status) for status in Status]
    assert len(set(told)) == len(Status)
    assert "● On track" in told
    assert "▲ Off track" in told
    assert "– Missing" in told
