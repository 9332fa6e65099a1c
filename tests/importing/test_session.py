from __future__ import annotations

import json
from dataclasses import replace
from time import process_time

import pytest

from scorecard.book import Book
from scorecard.changes import Subject
from scorecard.errors import ScorecardError
from scorecard.importing.layout import Area
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.measures import ImportRecord, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit

KNOWN = Book(
    measures=(
        Measure(1, "leads", "New leads", "Marketing"),
        Measure(2, "mqls", "Marketing-qualified leads", "Marketing", aliases=("MQLs",)),
        Measure(3, "meetings", "First meetings held", "Sales"),
        Measure(4, "rate", "Close rate", "Sales", unit=Unit.PERCENT, rollup=Rollup.AVERAGE),
    )
)


@pytest.fixture
def known(kept):
    kept.book = KNOWN
    return kept


def certainties(session):
    return {match.name: (match.choice, match.certainty) for match in session.matches}


def test_matching(known):
    session = known.opened(
        "Measure,Jan 2026\nnew leads,1\nMQLs,2\nFirst meeting held,3\nMeetings held,4\nShowroom visits,5\n"
    )
    assert certainties(session) == {
        "new leads": (1, Certainty.SAME_NAME),
        "MQLs": (2, Certainty.KNOWN_AS),
        "First meeting held": (3, Certainty.LIKELY),
        "Meetings held": (NEW, Certainty.NEW),
        "Showroom visits": (NEW, Certainty.NEW),
    }


def test_a_doubtful_match_waits_for_a_decision(known):
    session = known.opened("Measure,Jan 2026\nNet meetings held,4\n")
    assert certainties(session) == {"Net meetings held": (3, Certainty.CHECK)}
    assert session.plan.undecided == ("Net meetings held",)
    assert not session.plan.is_ready
    assert session.plan.added == 0
    session.choose(0, 3)
    assert session.plan.is_ready
    assert session.plan.added == 1
    known.commit(session.plan)
    assert known.book.by_id[3].aliases == ("Net meetings held",)
    again = known.opened("Measure,Jan 2026\nNet meetings held,4\n")
    assert certainties(again) == {"Net meetings held": (3, Certainty.KNOWN_AS)}
    assert again.plan.change_set.changes == ()


def test_a_match_can_be_made_new_or_left_out(known):
    session = known.opened("Measure,Jan 2026\nNew leads,1\nCalls,2\n")
    session.choose(0, LEAVE_OUT)
    assert [planned.measure.name for planned in session.plan.measures] == ["Calls"]
    session.choose(0, 2)
    assert [planned.measure.name for planned in session.plan.measures] == [
        "Marketing-qualified leads", "Calls",
    ]  # fmt: skip
    session.choose(1, LEAVE_OUT)
    assert session.plan.new_measures == ()


def test_changes_show_old_and_new(take_in, kept):
    take_in("Measure,Jan 2026,Feb 2026\nLeads,1,2\n")
    plan = kept.opened("Measure,Jan 2026,Feb 2026,Mar 2026\nLeads,1,5,3\n").plan
    assert (plan.added, plan.changed, plan.unchanged) == (1, 1, 1)
    changed = plan.changed_values[0]
    assert (changed.old, changed.new, changed.address) == (2, 5, "C2")
    kept.commit(plan)
    assert kept.values("Leads") == {"2026-01": 1, "2026-02": 5, "2026-03": 3}
    assert kept.opened("Measure,Jan 2026,Feb 2026,Mar 2026\nLeads,1,5,3\n").plan.change_set.changes == ()


def test_a_number_knows_its_cell(take_in, kept):
    take_in("Measure,Jan 2026\nLeads,1\n")
    source = next(iter(kept.entries.values())).source
    assert (source.import_id, source.sheet, source.cell) == (1, "", "B2")


def test_problem_cells_are_corrected_or_left_out(kept):
    session = kept.opened("Measure,Jan 2026,Feb 2026\nLeads,n/a,2\n")
    assert [problem.address for problem in session.problems] == ["B2"]
    session.correct("B2", 7.0)
    assert session.problems == ()
    assert session.plan.added == 2
    session.correct("C2", None)
    assert session.plan.added == 1
    session.take_back_correction("B2")
    assert session.plan.added == 0


def test_a_slipped_decimal_mark_is_pointed_out_with_a_way_to_mend_it(kept):
    session = kept.opened("Measure;Jan 2026;Feb 2026;Mar 2026;Apr 2026\nRetention %;93,1;92,9;93,4;931\n")
    problem = session.problems[0]
    assert problem.text == "931% is above 100% – is a decimal mark missing?"
    assert problem.suggestion == pytest.approx(93.1)
    session.correct(problem.address, problem.suggestion)
    assert session.problems == ()
    assert session.plan.added == 4


def test_percent_and_currency_come_from_number_formats(workbook, take_in, kept):
    rows = [["Measure", "Jan 2026", "Feb 2026"], ["Wins", (0.3, "0.0%"), (0.025, "0%")]]
    take_in(workbook([*rows, ["Deals", (1200, "$#,##0"), (900, "$#,##0")]]))
    assert kept.values("Wins") == {"2026-01": 30, "2026-02": 2.5}
    assert [measure.unit for measure in kept.book.measures] == [Unit.PERCENT, Unit.CURRENCY]


def test_units_in_cells_are_cut_off_and_said(take_in, kept):
    session = take_in("Measure,Jan 2026,Feb 2026\nSales cycle,39 d,45\n")
    assert kept.values("Sales cycle") == {"2026-01": 39, "2026-02": 45}
    assert session.notes == ("B2 “39 d” is read as 39.",)
    assert kept.book.measures[0].unit is Unit.DAYS


def test_number_style_is_decided_from_all_cells_and_can_be_changed(kept):
    session = kept.opened("Measure;Jan 2026;Feb 2026\nVisits;18.432;1.020\nCost;51,10;52,40\n")
    assert session.number_style is NumberStyle.COMMA
    assert session.questions == ()
    entries = [entry for batch in session.plan.change_set.added for entry in batch.entries()]
    assert [entry.value for entry in entries] == [18432, 1020, 51.1, 52.4]
    assert session.number_example == "“18.432” is 18,432"
    session.choose_number_style(NumberStyle.POINT)
    assert len(session.problems) == 2


def test_an_unclear_number_is_asked(kept):
    session = kept.opened("Measure;Jan 2026\nVisits;1.020\n")
    assert session.questions == ("Is the mark in “1.020” for thousands or for decimals?",)
    session.choose_number_style(NumberStyle.COMMA)
    assert session.plan.is_ready
    assert session.number_example == "“1.020” is 1,020"


def test_an_unclear_date_is_asked(kept):
    session = kept.opened("Measure,01/01/2026,01/02/2026,01/03/2026\nLeads,1,2,3\n")
    assert session.questions == ("Is “01/02/2026” 1 Feb 2026 or 2 Jan 2026?",)
    assert session.date_order is DateOrder.DAY_FIRST
    assert session.date_example == "“01/02/2026” is 1 Feb 2026"
    assert session.layout.period_words == "3 months"
    session.choose_date_order(DateOrder.MONTH_FIRST)
    assert session.questions == ()
    assert session.layout.period_words == "3 days"
    assert session.date_example == "“01/02/2026” is 2 Jan 2026"


def test_new_measures_stand_on_the_tabs_of_their_grain_and_above(kept):
    plan = kept.opened("Measure,2026-W46,2026-W47\nLeads,1,2\n").plan
    listed = [each.after.cadence for each in plan.change_set.changes if each.subject is Subject.SCORECARDS]
    assert listed == [Cadence.WEEKLY, Cadence.MONTHLY], "the quarterly list follows the monthly one"
    plan = kept.opened("Measure,Q3 2026\nLeads,1\n").plan
    listed = [each.after.cadence for each in plan.change_set.changes if each.subject is Subject.SCORECARDS]
    assert listed == [Cadence.QUARTERLY]


def test_the_plan_is_made_once_and_says_what_is_committed(kept):
    session = kept.opened("Measure,Jan 2026,Feb 2026\nLeads,1,n/a\n")
    plan = session.plan
    assert session.plan is plan
    records = [each.after for each in plan.change_set.changes if isinstance(each.after, ImportRecord)]
    assert records == [plan.record]
    assert json.loads(json.dumps(plan.to_json())) == {
        "import_id": 1,
        "file": "table.csv",
        "sheet": "",
        "layout": "measures_down",
        "grain": "month",
        "periods": ["2026-01", "2026-01"],
        "measures": [{"measure": "Leads", "new": True, "entries": 1}],
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "removed": 0,
        "problems": [{"cell": "C2", "text": "n/a", "problem": "“n/a” is no number", "action": "skipped"}],
    }


def test_a_known_definition_is_taken_for_a_new_measure(kept):
    template = Measure(
        0, "nps", "Net promoter score", "Customer service", unit=Unit.SCORE, rollup=Rollup.AVERAGE
    )
    session = kept.session(known={"nps": template})
    session.open_text("Measure,Jan 2026\nNPS,51\n", "a.csv")
    assert session.plan.new_measures == (replace(template, id=1, name="NPS"),)


def test_five_thousand_cells_are_planned_at_once(workbook, kept):
    headings = [f"{2017 + month // 12}-{month % 12 + 1:02d}" for month in range(100)]
    rows = [["Measure", *headings], *([f"Number {row}", *range(100)] for row in range(50))]
    session = kept.opened(workbook(rows))
    began = process_time()
    session.choose_sheet("2026")
    assert session.plan.added == 5000
    assert process_time() - began < 0.5


def test_a_file_that_cannot_be_read_leaves_the_session_as_it_was(kept):
    session = kept.opened("Measure,Jan 2026\nLeads,1\n")
    plan = session.plan
    with pytest.raises(ScorecardError, match=r"other\.csv holds no numbers"):
        session.open_text("just words\n", "other.csv")
    assert session.file == "table.csv"
    assert session.plan is plan


def test_a_new_measure_beside_one_of_the_same_name_gets_a_name_of_its_own(known):
    session = known.opened("Measure,Jan 2026\nNew leads,1\n")
    session.choose(0, NEW)
    assert [(each.name, each.short_name) for each in session.plan.new_measures] == [
        ("New leads (new)", "new_leads")
    ]


def test_likely_matches_are_accepted_together(known):
    session = known.opened("Measure,Jan 2026\nFirst meeting held,3\nClose rates,20\n")
    assert {match.certainty for match in session.matches} == {Certainty.LIKELY}
    session.accept_likely()
    assert {match.certainty for match in session.matches} == {Certainty.KNOWN_AS}
    assert session.plan.added == 2
    assert [match.choice for match in session.matches] == [3, 4]


def test_the_area_that_a_person_marks_is_looked_at_alone(kept):
    text = "Measure;Jan 2026;Feb 2026\nVisits;1;2\nCalls;3;4\n\nMeasure;Jan 2026;Feb 2026\nLeads;5;6\n"
    session = kept.opened(text)
    session.choose_area(Area(4, 0, 5, 2))
    assert [match.name for match in session.matches] == ["Leads"]
    assert session.plan.added == 2
    with pytest.raises(ScorecardError, match="marked area"):
        session.choose_area(Area(0, 0, 0, 0))
    session.choose_area(None)
    assert {match.name for match in session.matches} >= {"Visits", "Calls"}


@pytest.mark.parametrize("lines", [3, 150, 1200])
def test_cells_of_a_further_table_have_the_addresses_of_the_file(kept, lines):
    stock = "".join(f"Item {line},Rack,{line}\n" for line in range(lines))
    session = kept.opened(f"Item,Place,Pieces\n{stock}\nMeasure,Jan 2026,Feb 2026\nLeads,5,n/a!\nDeals,6,7\n")
    leads, deals = lines + 4, lines + 5
    assert session.sheet == f"Rows {lines + 3}–{deals}"
    assert [(each.address, each.text) for each in session.problems] == [(f"C{leads}", "“n/a!” is no number")]
    session.correct(f"C{leads}", 8)
    session.leave_out_row(deals - 1)
    kept.commit(session.plan)
    assert kept.values("Leads") == {"2026-01": 5, "2026-02": 8}
    assert {entry.source.cell for entry in kept.entries.values()} == {f"B{leads}", f"C{leads}"}


def test_a_name_with_a_line_of_footnote_marks_takes_no_time(take_in):
    begin = process_time()
    session = take_in(f"Measure,Jan 2026\nLeads {'*' * 30} see below,5\nDeals {'*' * 30},6\n")
    assert [match.name for match in session.matches] == [f"Leads {'*' * 30} see below", "Deals"]
    assert process_time() - begin < 1


def test_what_was_seen_in_each_sheet_is_told(workbook, kept):
    def more(book, _):
        for name, lines in (
            ("Deals", [["Day", "Customer"], ["2026-01-02", "Orchard"], ["2026-01-09", "Birch"]]),
            ("Notes", [["Ask Ana"], ["and Ben"]]),
        ):
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                page.write_row(row, 0, line)

    rows = [["KPI", "Jan 2026", "Feb 2026"], ["Leads", 1, 2], ["Deals", 3, 4]]
    session = kept.opened(workbook(rows, more=more))
    assert session.contents == {
        "2026": "2 measures, months",
        "Deals": "nothing over time",
        "Notes": "nothing over time",
    }
