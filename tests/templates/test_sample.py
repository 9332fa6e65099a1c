"""The sample company tells its story on whatever day it is opened."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import correlation, fmean

import pytest

from scorecard.changes import Change
from scorecard.measures import Entry, ImportRecord, Note
from scorecard.periods import Cadence, Grain, Period
from scorecard.starting import make_sample
from scorecard.status import Status
from scorecard.templates.sample import sample_change_sets
from scorecard.workspace import Workspace

TODAY = date(2026, 11, 23)
DAYS = [TODAY, date(2026, 11, 22), date(2026, 12, 1), date(2027, 1, 5), date(2024, 2, 29), date(2030, 3, 3)]


@contextmanager
def made(path: Path, today: date) -> Iterator[Workspace]:
    make_sample(path, clock=lambda: today)
    workspace = Workspace.open(path, clock=lambda: today)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module", params=DAYS, ids=str)
def on_a_day(request, tmp_path_factory):
    """The sample company on one of several days; only to be looked at."""
    with made(tmp_path_factory.mktemp("sample") / "Sample.scorecard", request.param) as workspace:
        yield workspace


@pytest.fixture
def opened(tmp_path):
    with made(tmp_path / "Sample.scorecard", TODAY) as workspace:
        yield workspace


def by_month(workspace: Workspace, short_name: str, months: Sequence[Period]) -> list[float]:
    """The mean of the weeks that there are, month by month."""
    calendar = workspace.book.calendar
    changes = all_changes(workspace.today)
    measure = workspace.book.by_short_name[short_name]
    weeks: dict[date, float] = {}
    for entry in (change.item for change in changes if isinstance(change.item, Entry)):
        if entry.measure_id == measure.id:
            weeks[entry.begin] = weeks.get(entry.begin, 0.0) + entry.value
    parts = ([weeks.get(week.begin) for week in calendar.parts(month, Grain.WEEK)] for month in months)
    return [fmean(value for value in values if value is not None) for values in parts]


def all_changes(today: date) -> list[Change]:
    return [change for change_set in sample_change_sets(today)[1] for change in change_set.changes]


def row(board, short_name):
    return next(row for row in board.rows if row.measure.short_name == short_name)


class TestOnAnyDay:
    def test_two_are_off_track_one_is_missing_and_eight_are_on_track(self, on_a_day):
        board = on_a_day.board(Cadence.WEEKLY)
        counts = dict(board.summary.counts)
        assert counts == {Status.ON_TRACK: 8, Status.OFF_TRACK: 2, Status.MISSING: 1}
        off = {row.measure.short_name for row in board.rows if row.cell.status is Status.OFF_TRACK}
        assert off == {"first_meetings", "first_response_hours"}
        assert row(board, "new_reviews").cell.status is Status.MISSING

    def test_every_monthly_and_quarterly_number_has_a_value_and_a_goal(self, on_a_day):
        for cadence, count in ((Cadence.MONTHLY, 15), (Cadence.QUARTERLY, 14)):
            board = on_a_day.board(cadence)
            assert len(board.rows) == count
            assert all(row.cell.status in (Status.ON_TRACK, Status.OFF_TRACK) for row in board.rows)
            assert board.summary[Status.OFF_TRACK] in range(1, count // 3)

    def test_thirteen_weeks_and_months_are_full(self, on_a_day):
        for cadence in (Cadence.WEEKLY, Cadence.MONTHLY):
            for each in on_a_day.board(cadence).rows:
                gaps = sum(cell.value is None for cell in each.cells)
                assert gaps == (2 if each.measure.short_name == "new_reviews" else 0)

    def test_the_dip_of_three_months_is_still_above_last_year(self, on_a_day):
        calendar = on_a_day.book.calendar
        newest = calendar.containing(on_a_day.board(Cadence.WEEKLY).period, Grain.MONTH)
        means = by_month(on_a_day, "first_meetings", calendar.trailing(newest, 13))
        assert means[-4] > means[-3] > means[-2] > means[-1] > means[0] * 1.1

    def test_one_number_is_outside_its_expected_range(self, on_a_day):
        board = on_a_day.board(Cadence.MONTHLY)
        trends = [on_a_day.trend(each.measure.id, Cadence.MONTHLY, board.period) for each in board.rows]
        signals = {trend.measure.short_name: trend.signal for trend in trends if trend.signal}
        assert signals["email_click_rate"] == "Below its expected range"

    def test_qualified_leads_lead_revenue_by_two_months(self, on_a_day):
        months = on_a_day.book.calendar.trailing(on_a_day.board(Cadence.MONTHLY).period, 24)
        leads, revenue = (by_month(on_a_day, name, months) for name in ("mqls", "revenue_new_customers"))
        best = max(range(7), key=lambda lag: self.led_by(leads, revenue, lag))
        assert best == 2
        assert self.led_by(leads, revenue, 2) > 0.6

    @staticmethod
    def led_by(leading, lagging, lag):
        first = [after - before for before, after in pairwise(leading)]
        second = [after - before for before, after in pairwise(lagging)]
        return correlation(first[: len(first) - lag], second[lag:])


def test_it_is_the_same_for_the_same_today():
    assert sample_change_sets(TODAY) == sample_change_sets(TODAY)


def test_the_newest_week_holds_the_figures_of_the_story():
    changes = all_changes(TODAY)
    visitors = [c.item for c in changes if isinstance(c.item, Entry) and c.item.begin == date(2026, 11, 16)]
    _, change_sets = sample_change_sets(TODAY)
    ids = {c.item.short_name: c.item.id for c in change_sets[0].changes if hasattr(c.item, "short_name")}
    assert sum(entry.value for entry in visitors if entry.measure_id == ids["website_visitors"]) == 5264
    assert {e.segment for e in visitors if e.measure_id == ids["website_visitors"]} >= {
        "Organic search",
        "Direct",
    }


def test_it_spans_26_months_and_stays_small():
    entries = [c.item for c in all_changes(TODAY) if isinstance(c.item, Entry)]
    weeks = sorted({entry.begin for entry in entries if entry.grain is Grain.WEEK})
    assert weeks[0] == date(2024, 9, 30)
    assert weeks[-1] == date(2026, 11, 16)
    assert len({entry.key for entry in entries}) == len(entries) < 12_000


def test_every_number_names_the_cell_of_its_import_once():
    changes = all_changes(TODAY)
    imports = {c.item.id for c in changes if isinstance(c.item, ImportRecord)}
    sources = [c.item.source for c in changes if isinstance(c.item, Entry)]
    assert {source.import_id for source in sources} == imports
    assert len(set(sources)) == len(sources)


def test_nothing_was_noted_or_imported_after_today():
    for item in (change.item for change in all_changes(TODAY)):
        if isinstance(item, Note | ImportRecord):
            assert item.made_at.date() <= TODAY


def test_owners_and_goal_histories_are_there(opened):
    book = opened.book
    for cadence in Cadence:
        assert all(book.by_id[number].owner for number in book.scorecard(cadence).measure_ids)
    meetings = book.by_short_name["first_meetings"]
    assert [goal.low for goal in book.goal_book.history(meetings.id, Cadence.WEEKLY)] == [12, 14, 16, 18]


def test_an_import_of_it_can_be_taken_back(opened):
    newest = opened.imports()[0]
    assert newest.file == "sales-export.xlsx"
    _, kept = opened.importing.past.undo(newest.id)
    assert kept == ()
    assert row(opened.board(Cadence.WEEKLY), "first_meetings").cell.value is None


def test_it_is_made_in_about_a_second(tmp_path):
    begun = time.process_time()
    make_sample(tmp_path / "Sample.scorecard", clock=lambda: TODAY)
    assert time.process_time() - begun < 5
