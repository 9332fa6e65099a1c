"""What a person chooses for an export is what the report holds."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from scorecard.periods import Cadence
from scorecard.report_choices import ReportChoices
from scorecard.starting import make_sample
from scorecard.workspace import Workspace

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning:openpyxl")


@pytest.fixture
def company(tmp_path):
    path = tmp_path / "a.scorecard"
    make_sample(path, clock=lambda: date(2026, 11, 25))
    workspace = Workspace.open(path, clock=lambda: date(2026, 11, 25))
    yield workspace
    workspace.close()


def test_a_report_has_the_tabs_and_the_periods_that_were_chosen(company):
    quarter = company.book.calendar.parse("2026-Q2")
    chosen = ReportChoices(
        cadences=(Cadence.QUARTERLY, Cadence.WEEKLY), periods={Cadence.QUARTERLY: quarter}, trailing=6
    )
    weekly, quarterly = company.reporting.report(chosen).boards
    assert (weekly.cadence, len(weekly.periods)) == (Cadence.WEEKLY, 6)
    assert (quarterly.period, len(quarterly.periods)) == (quarter, 4)


def test_without_a_choice_every_tab_shows_as_much_as_on_the_screen(company):
    boards = company.reporting.report().boards
    assert [len(board.periods) for board in boards] == [13, 13, 9]
    assert boards[0].rows[0].cells == company.board(Cadence.WEEKLY).rows[0].cells


def test_more_periods_than_on_the_screen_are_read_too(company):
    (board,) = company.reporting.report(ReportChoices(cadences=(Cadence.WEEKLY,), trailing=26)).boards
    assert len(board.periods) == 26
    assert board.rows[0].cells[0].value is not None


@pytest.mark.parametrize("trailing", [1, 3, 26])
def test_a_workbook_is_written_of_any_number_of_periods(company, tmp_path, trailing):
    company.reporting.export(tmp_path / "a.xlsx", ReportChoices(trailing=trailing))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Weekly"]
    headings = [cell.value for cell in sheet[4]]
    assert headings.index("Trend") - headings.index("Change") - 1 == trailing
