from __future__ import annotations

import sys
import threading

import pytest

from scorecard.errors import ScorecardError
from ui.jobs import LONG_MS, Job, Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs(1)
    yield made
    made.shut_down()


def test_results_come_back_on_the_own_thread(qtbot, jobs):
    threads, results = [], []

    def then(value):
        threads.append(threading.get_ident())
        results.append(value)

    for number in range(3):
        jobs.run(Job(lambda number=number: (number, threading.get_ident()), then))
    assert jobs.busy
    qtbot.waitUntil(lambda: len(results) == 3)
    assert [number for number, _ in results] == [0, 1, 2]
    assert {ident for _, ident in results} != {threading.get_ident()} == set(threads)
    assert not jobs.busy


def test_a_result_comes_later_even_where_the_work_is_done_at_once(qtbot, jobs):
    results = []
    usual = sys.getswitchinterval()
    # The thread that is started goes on until it waits for more: the work is done before `run` is.
    sys.setswitchinterval(10.0)
    try:
        for _ in range(5):
            jobs.run(Job(lambda: 1, results.append))
            assert results == []
    finally:
        sys.setswitchinterval(usual)
    qtbot.waitUntil(lambda: results == [1] * 5)


def test_a_refusal_goes_to_who_asked_else_to_all(qtbot, jobs):
    def refuse():
        raise ScorecardError("Not that.")

    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.run(Job(refuse))
    assert failed.args == ["Not that."]
    refusals = []
    with qtbot.assertNotEmitted(jobs.failed, wait=50):
        jobs.run(Job(refuse, otherwise=refusals.append))
        qtbot.waitUntil(lambda: bool(refusals))
    assert str(refusals[0]) == "Not that."


def test_a_bug_is_not_swallowed(qtbot, jobs):
    with qtbot.captureExceptions() as caught:
        jobs.run(Job(lambda: 1 / 0))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nobody_hears_of_a_cancelled_job(qtbot, jobs):
    gate, heard = threading.Event(), []
    jobs.run(Job(gate.wait))
    job = Job(lambda: heard.append("done"), heard.append)
    jobs.run(job)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == []


def test_only_long_work_is_shown(qtbot, jobs):
    gate, titles = threading.Event(), []
    jobs.progress_changed.connect(titles.append)
    jobs.run(Job(lambda: None, title="Quick…"))
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.run(Job(gate.wait, title="Exporting…"))
    qtbot.waitUntil(lambda: titles == ["Exporting…"], timeout=LONG_MS + 2000)
    gate.set()
    qtbot.waitUntil(lambda: titles == ["Exporting…", ""])


def test_nothing_is_started_after_the_end(qapp):
    jobs, done = Jobs(1), []
    jobs.run(Job(lambda: done.append("before")))
    jobs.shut_down()
    jobs.run(Job(lambda: done.append("after")))
    jobs.shut_down()
    assert done == ["before"]
