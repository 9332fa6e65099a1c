"""What the tests of recipes and linked files in the window share."""

from __future__ import annotations

from scorecard.importing.mapping import LEAVE_OUT

QUICK = 0.05
"""Seconds for which a file must be left alone."""
FIRST = "KPI,2026-08,2026-09\nVisits,100,110\nNot ours,5,6\n"
NEXT = "KPI,2026-08,2026-09,2026-10\nVisits,100,111,120\nNot ours,5,6,7\n"
MORE = NEXT + "Refunds,1,2,3\n"


def remember(workspace, path):
    """Import the file with a choice, and keep its recipe ``KPIs``."""
    session = workspace.importing.open(path)
    session.choose(1, LEAVE_OUT)
    return workspace.importing.commit(session, remember=True)


def texts(a_list):
    return [(row.title, row.right, row.below, row.state) for row in a_list.rows]
