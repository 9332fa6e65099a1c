"""A company with twelve measures and a workbook as people keep them: titles, sections, totals, slips."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from scorecard.changes import Change, ChangeSet
from scorecard.importing.mapping import Certainty
from scorecard.importing.moments import DateOrder
from scorecard.measures import Entry, Measure, Rollup, short_name_from
from scorecard.periods import Cadence, Grain
from scorecard.units import Unit
from ui.importing import ImportWizard
from ui.importing.overlay import Cell
from ui.importing.sheet_view import SheetView
from ui.importing.steps import Step
from ui.session import Session

TODAY = date(2026, 11, 22)
READ_WITHIN = 20_000
"""Milliseconds; a reader's process starts on a busy machine."""

MEASURES = (
    ("Website visitors", Unit.COUNT, "Marketing", ()),
    ("Marketing-qualified leads", Unit.COUNT, "Marketing", ("MQLs",)),
    ("Cost per lead", Unit.CURRENCY, "Marketing", ()),
    ("Landing page conversion", Unit.PERCENT, "Marketing", ()),
    ("Newsletter click rate", Unit.PERCENT, "Marketing", ()),
    ("First meetings", Unit.COUNT, "Sales", ("1st meetings",)),
    ("Avg. deal size", Unit.CURRENCY, "Sales", ()),
    ("Close rate", Unit.PERCENT, "Sales", ()),
    ("Sales cycle", Unit.DAYS, "Sales", ()),
    ("Net promoter score (NPS)", Unit.SCORE, "Customer service", ("NPS",)),
    ("Retention rate", Unit.PERCENT, "Customer service", ("Retention",)),
    ("First response time", Unit.HOURS, "Customer service", ("Reply time (h)",)),
)

_MARKETING = """
Website visitors||18.432 18.960 19.640 20.115 20.870 20.302 19.875 19.640 20.480 21.190
MQLs|#|402 418 447 463 481 #REF! 470 458 489 512
Cost per lead|$|53,00 52,40 51,10 50,20 49,50 48,90 47,60 46,80 47,20 45,10
Landing page conv.|%|2,5 2,6 2,7 2,8 2,9 3,1 3,0 3,2 3,3 3,4
Newsletter clicks|%|2,7 2,6 2,8 see_note 2,5 2,6 2,4 2,3 2,4 2,2
"""
_SALES = """
1st meetings||56 61 64 72 76 79 82 87 80 72
Avg. deal|$|6.800 n/a 7.350 7.420 7.600 7.550 7.810 7.700 7.920 7.860
Close rate|%|22,8 24,1 25,6 26,2 25,0 26,8 27,4 25,9 26,5 27,2
Sales cycle|d|45 42 41 40 39_d 37 36 38 37 36
Showroom visits||118 124 131 140 152 149 138 127 144 156
Total||174 185 195 212 228 228 220 214 224 228
"""
_SERVICE = """
NPS||43 44 46 45 47 48 49 48 51 50
Retention|%|91,9 92,3 92,6 92,4 93,0 92,8 93,4 931 92,7 93,2
Reply time (h)|h|5,4 5,1 5,0 4,8 4,6 4,7 4,4 4,2 4,3 4,1
Win-backs||3 4 2 5 6 4 3 5 4 6
"""
KEPT = {
    ("website_visitors", 3): 19_600,
    ("website_visitors", 5): 20_800,
    ("first_meetings", 10): 71,
    ("sales_cycle", 7): 35,
}
"""Numbers that the company has already and that the workbook has otherwise."""


def write_report(path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "KPIs monthly"
    sheet["A1"] = "LARKFIELD INTERIORS – KPI REPORT 2026"
    sheet["A2"] = "Prepared by Maya, as of 31/10/2026"
    sheet["C4"] = 2026
    sheet.merge_cells("C4:L4")
    sheet.append(["Figures", "Unit", *(f"01/{month:02d}" for month in range(1, 11))])
    for title, block in (("MARKETING", _MARKETING), ("SALES", _SALES), ("SERVICE", _SERVICE)):
        sheet.append([title])
        for line in block.strip().splitlines():
            name, unit, values = line.split("|")
            sheet.append([name, unit or None, *(value.replace("_", " ") for value in values.split())])
    for name in ("Budget", "Sheet3", "old"):
        book.create_sheet(name)["A1"] = f"Nothing to see in {name}"
    book.save(path)
    return path


def first_change() -> ChangeSet:
    measures = [
        Measure(
            number,
            short_name_from(name),
            name,
            department,
            unit=unit,
            rollup=Rollup.SUM if unit is Unit.COUNT else Rollup.AVERAGE,
            aliases=aliases,
        )
        for number, (name, unit, department, aliases) in enumerate(MEASURES, 1)
    ]
    ids = {measure.short_name: measure.id for measure in measures}
    entries = [
        Entry(ids[name], Grain.MONTH, date(2026, month, 1), float(value))
        for (name, month), value in KEPT.items()
    ]
    return ChangeSet("Set up", tuple(Change(None, item) for item in (*measures, *entries)))


def read(qtbot, wizard: ImportWizard, source: Path | str) -> None:
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        wizard.read(source)
    assert wizard.step is Step.CHECK


def settle(qtbot, wizard: ImportWizard) -> None:
    """Confirm every match that is to be checked, as it is proposed."""
    for match in wizard.sight.matches:
        if match.certainty is Certainty.CHECK:
            with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
                wizard.check_page.matches.chosen.emit(match.index, match.choice)


def answer(qtbot, wizard: ImportWizard, order: DateOrder) -> None:
    """Choose how dates are read, as a person does from the keyboard."""
    dates = wizard.check_page.readings.dates
    dates.set_value(order)
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        dates.activated.emit(dates.currentIndex())


def drag(qtbot, sheet: SheetView, begin: Cell, end: Cell) -> None:
    """Draw the mouse from one cell to another."""
    first, last = (sheet.visualRect(sheet.model().index(*cell)).center() for cell in (begin, end))
    qtbot.mousePress(sheet.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(sheet.viewport(), last)
    qtbot.mouseRelease(sheet.viewport(), Qt.MouseButton.LeftButton, pos=last)


def numbers(qtbot, session: Session, short_name: str) -> dict[date, float]:
    """The company's numbers of one measure, by the first day of the period."""
    told = []
    measure = session.book.by_short_name[short_name]

    def ask(workspace):
        first = workspace.book.calendar.parse("2026-10")
        return workspace.trend(measure.id, Cadence.MONTHLY, first)

    session.run(ask, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=READ_WITHIN)
    return {point.period.begin: point.value for point in told[0].points if point.value is not None}
