from __future__ import annotations

import sys

import pytest

from tools.kill_import import main


@pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes")
def test_an_import_that_is_killed_leaves_the_company_as_before_or_as_after(capsys):
    assert main(times=4, rows=5_000) == 0
    *_, summary = capsys.readouterr().out.splitlines()
    assert set(summary.replace(",", "").split()) - {"1", "2", "3", "4"} <= {"before", "after"}
