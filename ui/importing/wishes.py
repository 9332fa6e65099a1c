"""What a person does on the check page, as steps of the import session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scorecard.importing.findings import Place
from ui.importing.check_page import CheckPage
from ui.importing.draft import Draft
from ui.importing.held import Change

if TYPE_CHECKING:
    from scorecard.importing.session import ImportSession


def connect(check: CheckPage, draft: Draft) -> None:
    """Have every wish made a step of the draft."""
    pane, matches, problems = check.pane, check.matches, check.problems.table
    pane.sheet_chosen.connect(draft.choose_sheet)
    pane.layout_chosen.connect(lambda kind: draft.change(lambda it: it.choose_layout(kind)))
    pane.area_chosen.connect(lambda sheet, area: draft.change(lambda it: it.choose_area(area, sheet)))
    pane.rows_requested.connect(draft.look_at)
    draft.excerpted.connect(pane.show_excerpt)
    pane.row_left_out.connect(lambda row, out: draft.change(lambda it: it.leave_out_row(row, out)))
    pane.corrected.connect(lambda place, text: draft.change(_typed(place, text)))
    check.rules.rules_chosen.connect(lambda rules: draft.change(lambda it: it.choose_rules(rules)))
    check.options.switched.connect(draft.change)
    check.changes.decided.connect(lambda decided: draft.change(_decided(decided)))
    check.changes.described.connect(lambda traits: draft.change(lambda it: it.describe(traits)))
    check.readings.numbers_chosen.connect(lambda to: draft.change(lambda it: it.choose_number_style(to)))
    check.readings.dates_chosen.connect(lambda to: draft.change(lambda it: it.choose_date_order(to)))
    opened = check.readings.open
    opened.scaling_chosen.connect(lambda to: draft.change(lambda it: it.choose_scaling(to)))
    opened.exchanged_chosen.connect(lambda to: draft.change(lambda it: it.choose_exchanged(to)))
    opened.foreign_chosen.connect(lambda to, at: draft.change(lambda it: it.choose_foreign(to, at)))
    opened.year_chosen.connect(lambda to: draft.change(lambda it: it.choose_year(to)))
    matches.chosen.connect(lambda index, to: draft.change(lambda it: it.choose(index, to)))
    matches.left_out.connect(lambda those: draft.change(lambda it: it.leave_out(those)))
    matches.brought_back.connect(lambda those: draft.change(lambda it: it.bring_back(those)))
    matches.accept_requested.connect(lambda: draft.change(lambda it: it.accept_likely()))
    problems.corrected.connect(lambda place, to: draft.change(_corrected(place, to)))
    problems.left_out.connect(lambda place: draft.change(_corrected(place, None)))
    problems.taken_back.connect(lambda place: draft.change(_taken_back(place)))


def _corrected(place: Place, value: float | None) -> Change:
    sheet, where = place
    return lambda importing: importing.correct(where, value, sheet)


def _typed(place: Place, text: str) -> Change:
    sheet, where = place
    return lambda importing: importing.correct_as_typed(where, text, sheet)


def _taken_back(place: Place) -> Change:
    sheet, where = place
    return lambda importing: importing.take_back_correction(where, sheet)


def _decided(refused: Mapping[Place, bool]) -> Change:
    """Changed values of which the file's is refused, or used after all."""

    def step(importing: ImportSession) -> None:
        for (sheet, where), is_refused in refused.items():
            if is_refused:
                importing.correct(where, None, sheet)
            else:
                importing.take_back_correction(where, sheet)

    return step
