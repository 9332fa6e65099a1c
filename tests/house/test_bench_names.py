"""The benchmarks are chosen by name, and a name that is none is no empty table that holds."""

from __future__ import annotations

import pytest

from bench.__main__ import main


def test_a_name_that_is_no_benchmark_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["import"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Not measured here: import." in told.err
    assert "imports" in told.err
