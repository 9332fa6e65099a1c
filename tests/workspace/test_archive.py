"""An archived measure that is brought back stands where it stood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.measures import Company, Measure
from scorecard.periods import Cadence
from scorecard.workspace import Workspace

WEEKLY, MONTHLY, QUARTERLY = Cadence


@pytest.fixture
def company(tmp_path):
    made = Workspace.create(tmp_path / "Acme.scorecard", Company("Acme"))
    for number, name in enumerate(("Visitors", "Leads", "Calls", "Orders"), 1):
        made.defining.save_measure(Measure(number, f"m{number}", name, "Sales"), None, set(Cadence))
    yield made
    made.close()


def order(workspace, cadence=WEEKLY):
    return [row.measure.id for row in workspace.board(cadence).rows]


@pytest.mark.parametrize("measure_id", [1, 2, 3, 4])
def test_it_comes_back_at_its_place(company, measure_id):
    company.defining.archive_measure(measure_id)
    assert measure_id not in order(company)
    company.defining.restore_measure(measure_id, {WEEKLY, MONTHLY})
    assert order(company) == order(company, MONTHLY) == [1, 2, 3, 4]


def test_it_comes_back_among_what_is_left(company):
    company.defining.archive_measure(2)
    company.defining.archive_measure(3)
    company.defining.restore_measure(2, {WEEKLY})
    assert order(company) == [1, 2, 4]
    assert order(company, MONTHLY) == [1, 4]
    company.defining.restore_measure(3, {WEEKLY})
    assert order(company) == [1, 2, 3, 4]


def test_the_place_counts_that_it_had_last(company):
    company.defining.archive_measure(2)
    company.defining.restore_measure(2, {WEEKLY, MONTHLY})
    company.defining.order_measures(WEEKLY, (2, 1, 3, 4))
    company.defining.archive_measure(2)
    company.defining.restore_measure(2, {WEEKLY, MONTHLY})
    assert (order(company), order(company, MONTHLY)) == ([2, 1, 3, 4], [1, 2, 3, 4])


def test_on_a_tab_where_it_never_stood_it_is_the_last(company):
    company.defining.save_measure(replace(company.book.by_id[2]), None, {WEEKLY})
    company.defining.archive_measure(2)
    company.defining.restore_measure(2, {MONTHLY})
    assert (order(company), order(company, MONTHLY)) == ([1, 3, 4], [1, 3, 4, 2])


def test_the_quarterly_tab_goes_on_following_the_monthly_one(company):
    company.defining.archive_measure(2)
    company.defining.restore_measure(2, {WEEKLY, MONTHLY, QUARTERLY})
    assert order(company, QUARTERLY) == [1, 2, 3, 4]
    assert company.book.follows_months()


def test_an_archiving_that_was_undone_is_none(company):
    company.defining.archive_measure(2)
    company.undo()
    company.defining.order_measures(WEEKLY, (1, 3, 4, 2))
    company.defining.archive_measure(2)
    company.defining.restore_measure(2, {WEEKLY})
    assert order(company) == [1, 3, 4, 2]
    company.undo()
    assert order(company) == [1, 3, 4]
