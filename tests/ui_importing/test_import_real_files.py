"""Files that nobody here wrote, through the wizard with the keys a person would press."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from wizard_room import READ_WITHIN, read, settle

from scorecard.importing.layout import LayoutKind
from scorecard.importing.rows.rules import RowKind
from scorecard.measures import Measure
from scorecard.periods import Cadence

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
FILES = Path(__file__).parents[1] / "data/importing"


@pytest.mark.parametrize(
    ("file", "name", "cadence", "period", "value"),
    [
        ("saas_metrics.csv", "Revenue", Cadence.QUARTERLY, "2021-Q1", 82_750),
        ("robyn_dt_simulated_weekly.csv", "revenue", Cadence.MONTHLY, "2015-12", 12_792_758.33),
        ("ons_weekly_2019Mortality.xls", "Total deaths, all ages", Cadence.WEEKLY, "2019-W52", 7_533),
    ],
)
def test_a_real_file_arrives_on_the_tabs(qtbot, wizard, company, file, name, cadence, period, value):
    read(qtbot, wizard, FILES / file)
    settle(qtbot, wizard)
    wizard_measure = next(match.new_measure for match in wizard.sight.matches if match.name == name)
    with qtbot.waitSignals([wizard.draft.committed, company.changed], timeout=READ_WITHIN):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown(qtbot, company, wizard_measure, cadence, period) == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize("file", ["readxl_deaths.xls", "readxl_deaths.xlsx"])
def test_a_list_of_records_is_counted(qtbot, wizard, file):
    read(qtbot, wizard, FILES / file)
    assert wizard.sight.layout.kind is LayoutKind.RAW_ROWS
    assert wizard.sight.rules.measures[0].kind is RowKind.COUNT
    assert wizard.check_page.summary == "14 rows, January 2016 to March 2017"


def shown(qtbot, company, measure: Measure, cadence: Cadence, key: str) -> float | None:
    told = []

    def ask(workspace):
        board = workspace.board(cadence, workspace.book.calendar.parse(key))
        return next(row for row in board.rows if row.measure.name == measure.name)

    company.run(ask, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=READ_WITHIN)
    return told[0].cell.value
