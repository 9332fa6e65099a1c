"""What a person does on the check page, as steps of the import session."""

from __future__ import annotations

from scorecard.importing.findings import Place
from ui.importing.check_page import CheckPage
from ui.importing.draft import Draft
from ui.importing.held import Change


def connect(check: CheckPage, draft: Draft) -> None:
    """Have every wish made a step of the draft."""
    pane, matches, problems = check.pane, check.matches, check.problems.table
    pane.sheet_chosen.connect(lambda name: draft.change(lambda it: it.choose_sheet(name)))
    pane.layout_chosen.connect(lambda kind: draft.change(lambda it: it.choose_layout(kind)))
    check.readings.numbers_chosen.connect(lambda to: draft.change(lambda it: it.choose_number_style(to)))
    check.readings.dates_chosen.connect(lambda to: draft.change(lambda it: it.choose_date_order(to)))
    matches.chosen.connect(lambda index, to: draft.change(lambda it: it.choose(index, to)))
    matches.accept_requested.connect(lambda: draft.change(lambda it: it.accept_likely()))
    problems.corrected.connect(lambda place, to: draft.change(_corrected(place, to)))
    problems.left_out.connect(lambda place: draft.change(_corrected(place, None)))
    problems.taken_back.connect(lambda place: draft.change(_taken_back(place)))


def _corrected(place: Place, value: float | None) -> Change:
    sheet, where = place
    return lambda importing: importing.correct(where, value, sheet)


def _taken_back(place: Place) -> Change:
    sheet, where = place
    return lambda importing: importing.take_back_correction(where, sheet)
