from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import in_light
from wizard_room import READ_WITHIN, TODAY, answer, first_change, read, settle, write_report

from scorecard.importing.moments import DateOrder
from scorecard.importing.readers import ReaderProcess
from scorecard.measures import Company
from scorecard.workspace import Workspace
from ui.importing import ImportWizard
from ui.session import Session

__all__ = ["in_light"]

REPORT, COMPANY = "KPI Report 2026 (final v3).xlsx", "Larkfield.scorecard"


class _Lasting(ReaderProcess):
    """Stays warm when a company is closed."""

    def close(self) -> None:
        self.cancel()


@pytest.fixture(scope="session")
def reader():
    """One process that reads the files of all tests."""
    made = _Lasting()
    yield made
    ReaderProcess.close(made)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the workbook and the company's file, which each test has copies of."""
    folder = tmp_path_factory.mktemp("once")
    write_report(folder / REPORT)
    with closing(Workspace.create(folder / COMPANY, Company(name="Larkfield Interiors"))) as workspace:
        workspace.do(first_change())
    return folder


@pytest.fixture
def report(tmp_path: Path, made_once: Path) -> Path:
    """``KPI Report 2026 (final v3).xlsx``."""
    return Path(copyfile(made_once / REPORT, tmp_path / REPORT))


@pytest.fixture
def company(qtbot, tmp_path: Path, made_once: Path, reader: ReaderProcess, monkeypatch):
    """A session with the company open."""
    monkeypatch.setattr("scorecard.importing.readers.ReaderProcess", lambda: reader)
    session = Session(clock=lambda: TODAY)
    with qtbot.waitSignal(session.opened, timeout=READ_WITHIN):
        session.open(Path(copyfile(made_once / COMPANY, tmp_path / COMPANY)))
    yield session
    session.shut_down()


@pytest.fixture
def wizard(qtbot, company: Session) -> ImportWizard:
    """The wizard over that company, at the picture's size."""
    made = ImportWizard(company)
    qtbot.addWidget(made)
    made.resize(1280, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def checked(qtbot, wizard: ImportWizard, report: Path) -> ImportWizard:
    """The wizard with the workbook read."""
    read(qtbot, wizard, report)
    return wizard


@pytest.fixture
def ready(qtbot, checked: ImportWizard) -> ImportWizard:
    """The wizard with everything decided."""
    settle(qtbot, checked)
    answer(qtbot, checked, DateOrder.DAY_FIRST)
    return checked
