"""The report of the sample company, and what can be read back of the files made of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtWidgets import QApplication

from scorecard.exporting.report import Report
from scorecard.starting import make_sample
from scorecard.workspace import Workspace

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "Sample.scorecard"
    make_sample(path, clock=lambda: TODAY)
    return path


@pytest.fixture(scope="session")
def workspace(store) -> Iterator[Workspace]:
    opened = Workspace.open(store, clock=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def report(workspace, qapp: QApplication) -> Report:
    """Fonts, and so all that is painted of it, take an application."""
    return workspace.reporting.report()


@pytest.fixture
def pages_of(qapp: QApplication, tmp_path) -> Callable[[bytes], list[str]]:
    """The words of each page of a PDF."""
    if which("pdftotext") is None:
        pytest.skip("there is no pdftotext here")

    def read(content: bytes) -> list[str]:
        path = tmp_path / "read.pdf"
        path.write_bytes(content)
        told = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        )
        return [" ".join(page.split()) for page in told.stdout.split("\f")[:-1]]

    return read
