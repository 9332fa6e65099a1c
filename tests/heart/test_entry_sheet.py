from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.doubts import doubt
from scorecard.entry_making import SheetMaker, needed, purpose
from scorecard.entry_sheet import Lock
from scorecard.measures import Measure
from scorecard.pasting import plan_paste, read_block
from scorecard.periods import Cadence
from scorecard.units import Unit, format_plain, format_value, parse_value
from scorecard.writing import WRITINGS

TODAY = date(2026, 11, 23)
COMPANY = """
    measure won sum
    measure met sum
    measure rate = 100 * won / met
    2026-W43 won 2 met 10
    2026-W44 won 3 met 10
    2026-W45 won 1 met 10
    2026-W46 won 4 met 10
    2026-W47 won 2 met 5
"""


@pytest.fixture
def maker(typed):
    """Makes the sheet of a typed company for week 47, or for what is named."""

    def make(text, cadence=Cadence.WEEKLY, key="2026-W47", **more):
        company = typed(text)
        reported = {}
        for row in company.reported:
            reported.setdefault(row[0], []).append(row)
        by_measure = {measure_id: tuple(rows) for measure_id, rows in reported.items()}
        period = company.period(key)
        return SheetMaker(company.book, cadence, period, TODAY, by_measure, company.notes, **more)

    return make


def rows(sheet):
    return {row.segment or row.measure.short_name: row for row in sheet.rows}


def test_what_is_due_is_counted_and_formulas_are_not(maker):
    sheet = maker(COMPANY).make()
    assert (sheet.filled, sheet.due) == (2, 2)
    assert sheet.title == "Week 47"
    assert sheet.headings[-1] == ("W47", "16–22 Nov")
    rate = rows(sheet)["rate"]
    assert rate.now.lock is Lock.FORMULA
    assert rate.now.reason == "Calculated: 100 × Won ÷ Met = 100 × 2 ÷ 5"
    assert rate.now.text == "40.0"


def test_a_number_can_be_tried_with_all_that_follows_from_it(maker):
    before = maker(COMPANY)
    sheet = before.make()
    key = rows(sheet)["won"].now.key
    after = before.with_values({key: 4.0})
    changed = after.remake(sheet, [key[0]])
    assert changed == after.make()
    assert rows(changed)["rate"].now.text == "80.0"
    assert rows(changed)["met"] is rows(sheet)["met"]
    gone = after.with_values({key: None})
    assert rows(gone.remake(changed, [key[0]]))["rate"].now.text == ""
    assert gone.make().filled == 1


def test_weeks_are_shown_in_the_month_and_cannot_be_typed_there(maker):
    sheet = maker(COMPANY, Cadence.MONTHLY, "2026-10").make()
    won = rows(sheet)["won"]
    assert (won.now.lock, won.now.reason) == (Lock.GRAIN, "Sum of its weekly numbers")
    assert sheet.due == 0


def test_months_are_not_typed_by_the_week(maker):
    sheet = maker("measure rent sum\n 2026-10 rent 900").make()
    rent = rows(sheet)["rent"]
    assert (rent.now.lock, rent.now.reason) == (Lock.GRAIN, "Entered by month")


def test_a_new_measure_can_be_entered_on_any_tab_that_shows_it(maker):
    for cadence, key in ((Cadence.WEEKLY, "2026-W47"), (Cadence.MONTHLY, "2026-10")):
        sheet = maker("measure fresh sum", cadence, key).make()
        assert (sheet.filled, sheet.due) == (0, 1)


def test_segments_are_opened_where_they_are_due_and_add_up(maker):
    text = "measure visits sum\n" + "\n".join(
        f"2026-W{week} visits:paid {week} visits:free 100" for week in range(40, 47)
    )
    sheet = maker(text).make()
    assert list(rows(sheet)) == ["visits", "free", "paid"]
    assert (sheet.filled, sheet.due) == (0, 1)
    closed = maker(text, opened={1: False}).make()
    assert list(rows(closed)) == ["visits"]
    whole = rows(sheet)["visits"].cells[-2]
    assert (whole.lock, whole.text) == (Lock.SEGMENTS, "146")


def test_what_longer_periods_need_can_be_entered_too(maker, typed):
    company = typed(COMPANY)
    assert set(needed(company.book, Cadence.WEEKLY, company.period("2026-W47")).measure_ids) == {1, 2, 3}


@pytest.mark.parametrize(
    ("name", "text"),
    [("Share from search", "for the share"), ("Close rate", "for the rate"), ("Pipeline", "for Pipeline")],
)
def test_an_input_says_what_it_is_for(name, text):
    assert purpose(Measure(1, "m", name)) == text


USUAL = [3.7, 3.6, 3.9, 4.4, 3.5, 3.4, 3.8, 3.6]


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [(38.0, 3.8), (0.36, 3.6), (3800.0, 3.8), (52.0, 5.2), (6.9, None)],
)
def test_a_number_far_from_the_usual_is_doubted(value, suggestion):
    found = doubt(value, USUAL, Unit.HOURS)
    assert found is not None
    assert found.suggestion == suggestion


@pytest.mark.parametrize(
    ("value", "before", "unit", "suggestion"),
    [
        (400.0, [40.0, None, 42.0, 38.0], Unit.COUNT, 40.0),
        (4.1, [40.0, 42.0, 38.0], Unit.COUNT, 41.0),
        (36.0, [3.7, 3.6, 3.9], Unit.HOURS, 3.6),
        (50_000.0, [40.0, 42.0, 38.0], Unit.CURRENCY, 50.0),
        (400.0, [40.0] * 12, Unit.COUNT, 40.0),
        (-412.0, [-40.0, -42.0, -38.0], Unit.CURRENCY, -41.2),
    ],
)
def test_with_few_numbers_before_only_another_size_is_doubted(value, before, unit, suggestion):
    found = doubt(value, before, unit)
    assert found is not None
    assert found.suggestion == suggestion


@pytest.mark.parametrize(
    ("value", "before", "unit"),
    [
        (3.8, USUAL, Unit.HOURS),
        (5.2, USUAL, Unit.HOURS),
        (None, USUAL, Unit.HOURS),
        (52.0, USUAL[:2], Unit.HOURS),
        (28.0, USUAL[:5], Unit.HOURS),
        (9.0, [5.0] * 12, Unit.COUNT),
        (0.0, [40.0, 42.0, 41.0], Unit.COUNT),
        (-400.0, [40.0, 42.0, 41.0], Unit.CURRENCY),
        (15.0, [1.0, 1.0, 1.0], Unit.COUNT),
        (80.0, [2.0, 90.0, 11.0], Unit.COUNT),
        (0.0, [1.0] * 11 + [0.0], Unit.YES_NO),
    ],
)
def test_what_is_usual_or_cannot_be_known_is_not_doubted(value, before, unit):
    assert doubt(value, before, unit) is None


def pasted(sheet, text, name="won"):
    found = list(sheet.rows)
    start = next(place for place, row in enumerate(found) if row.measure.short_name == name)
    return plan_paste(found[start:], 4, read_block(text))


def test_a_pasted_block_is_read_as_a_whole(maker):
    sheet = maker(COMPANY).make()
    assert list(pasted(sheet, "1.234\n0,5\n").values.values()) == [1234, 0.5]
    assert list(pasted(sheet, "1,234\n5,678\n").values.values()) == [1234, 5678]
    assert list(pasted(sheet, "12,5\n1,250\n").values.values()) == [12.5, 1.25]


def test_a_pasted_line_that_falls_on_a_calculated_row_stays_there_and_is_left_out(maker):
    text = COMPANY + "measure last sum\n 2026-W46 last 1"
    plan = pasted(maker(text).make(), "1\n2\n3\n")
    assert sorted(plan.values.values()) == [1, 2]
    assert plan.left_out_text == "rate is calculated and was left out"
    whole = pasted(maker(text).make(), "1\n2\n50%\n4\n")
    assert whole.questions == ()
    assert sorted(whole.values.values()) == [1, 2, 4]
    assert whole.last == "Last"


def test_what_does_not_fit_or_is_no_number_is_asked_about(maker):
    sheet = maker(COMPANY).make()
    plan = pasted(sheet, "1\t2\n\nabc\n4\n5\n")
    assert plan.questions[0] == "The copied block has 5 rows; 3 fit here. Paste the first 3?"
    assert pasted(sheet, "n/a\nabc\n").questions == ("No number: “abc” (Met). Skip it?",)
    assert pasted(sheet, "-\n\n").values == {}


@given(
    st.floats(-1e9, 1e9),
    st.sampled_from([unit for unit in Unit if unit is not Unit.YES_NO]),
    st.sampled_from(sorted(WRITINGS)),
)
def test_a_number_is_read_back_in_the_writing_in_which_it_is_shown(value, unit, name):
    writing = WRITINGS[name]
    assert parse_value(format_plain(value, unit, writing), unit, writing) == pytest.approx(value, abs=1e-6)
    shown = format_value(value, unit, 2, writing)
    assert parse_value(shown, unit, writing) == pytest.approx(value, abs=0.00501)


@given(st.text(max_size=20), st.sampled_from(list(Unit)))
def test_any_text_is_a_number_or_refused_with_a_sentence(text, unit):
    try:
        value = parse_value(text, unit)
    except ValueError as refusal:
        said = str(refusal)
    else:
        said = "" if math.isfinite(value) else "infinite"
    assert said == "" or said.endswith(".")


class TestInputsOfAFormulaWithANumberOfItsOwn:
    TEXT = """
        measure won sum
        measure met sum
        measure rate = 100 * won / met
        tab rate
        2026-W46 won 4 met 10
        2026-W47 rate 30
    """

    def test_they_are_not_asked_for(self, maker):
        sheet = maker(self.TEXT).make()
        assert (sheet.filled, sheet.due) == (1, 1)
        assert not any(rows(sheet)[name].is_empty for name in ("won", "met"))

    def test_they_are_again_where_it_is_taken_away(self, maker):
        before = maker(self.TEXT)
        sheet = before.make()
        key = rows(sheet)["rate"].now.key
        after = before.with_values({key: None})
        changed = after.remake(sheet, [key[0]])
        assert changed == after.make()
        assert (changed.filled, changed.due) == (0, 2)

    def test_one_that_stands_on_the_tab_itself_is_asked_for(self, maker):
        sheet = maker(self.TEXT.replace("tab rate", "tab rate met")).make()
        assert rows(sheet)["met"].is_due
        assert not rows(sheet)["won"].is_due

    def test_so_is_one_that_another_formula_needs(self, maker):
        text = self.TEXT.replace("tab rate", "measure double = 2 * met\n        tab rate double")
        sheet = maker(text).make()
        assert rows(sheet)["met"].is_due
        assert not rows(sheet)["won"].is_due

    def test_not_where_that_formula_needs_it_through_the_number_alone(self, maker):
        text = self.TEXT.replace("tab rate", "measure double = 2 * rate\n        tab rate double")
        sheet = maker(text).make()
        assert (sheet.filled, sheet.due) == (1, 1)
        assert not any(rows(sheet)[name].is_due for name in ("won", "met"))
