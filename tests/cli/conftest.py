"""The command line run in this process, with a company of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scorecard.cli import main
from scorecard.measures import Company
from scorecard.workspace import Workspace

TODAY = "2026-11-23"


@dataclass
class Told:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Told]


@pytest.fixture
def run(capsys, monkeypatch, tmp_path) -> Run:
    """``run("show", "weekly", ...)`` gives the status and what was written; today is 23 November 2026."""
    monkeypatch.setenv("SCORECARD_TODAY", TODAY)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def run_it(*arguments: object) -> Told:
        status = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Told(status, told.out, told.err)

    return run_it


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sample.scorecard"
    assert main(["sample", str(path), "--today", TODAY]) == 0
    return path


@pytest.fixture
def sample(sample_file, tmp_path) -> Path:
    """The sample company, to be changed at will."""
    return Path(shutil.copy(sample_file, tmp_path / "Larkfield.scorecard"))


@pytest.fixture
def empty(tmp_path) -> Path:
    """A company without measures."""
    path = tmp_path / "Empty.scorecard"
    Workspace.create(path, Company(name="Empty")).close()
    return path


@pytest.fixture
def sheet(tmp_path) -> Path:
    """A small table: two measures down, three months across, one cell without a number."""
    path = tmp_path / "kpis.csv"
    path.write_text("KPI,2026-08,2026-09,2026-10\nWebsite visitors,100,110,n/a\nQuotes won,5,6,7\n", "utf-8")
    return path
