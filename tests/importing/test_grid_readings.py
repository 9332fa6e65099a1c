from __future__ import annotations

from datetime import date

import pytest

from scorecard.importing.clues import Clues
from scorecard.importing.finding import find_layouts
from scorecard.importing.grid import CellError, Grid, GridCell, Style
from scorecard.importing.grid_readings import make_readings, read_cell
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.readings import Written
from scorecard.periods import Calendar, Grain


def cell(value):
    """A grid's cell; a pair is a value and its style."""
    value, style = value if isinstance(value, tuple) else (value, Style.PLAIN)
    return GridCell(float(value) if isinstance(value, int) and not isinstance(value, bool) else value, style)


def readings(rows):
    grid = Grid.of("2026", [[cell(value) for value in row] for row in rows])
    layout = find_layouts(grid, Clues(Calendar(), date(2026, 11, 25)))[0]
    return make_readings(grid, layout, NumberStyle.POINT)


@pytest.mark.parametrize(
    ("value", "number", "written"),
    [
        (5, 5.0, Written.PLAIN),
        ((0.3, Style.PERCENT), 0.3, Written.PERCENT_FORMAT),
        ("30%", 30.0, Written.PERCENT_TEXT),
        ((5, Style.CURRENCY), 5.0, Written.CURRENCY),
        ("$1,200", 1200.0, Written.CURRENCY),
        (True, 1.0, Written.YES_NO),
        ("No", 0.0, Written.YES_NO),
        (None, None, Written.PLAIN),
        ("–", None, Written.PLAIN),
    ],
)
def test_a_cell_is_read_as_it_is_written(value, number, written):
    found = read_cell(cell(value), NumberStyle.POINT)
    assert (found.value, found.written, found.reason) == (number, written, "")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("see note", "“see note” is no number"),
        ("#REF!", "“#REF!” is a formula error in the file"),
        (CellError("#DIV/0!"), "“#DIV/0!” is a formula error in the file"),
        (date(2026, 1, 2), "“2026-01-02” is a date and no number"),
        ("1e400", "“1e400” is too large a number"),
        (1e15, "“1e+15” is too large a number"),
    ],
)
def test_a_cell_without_a_number_says_why(value, reason):
    found = read_cell(cell(value), NumberStyle.POINT)
    assert (found.value, found.reason) == (None, reason)


def test_numbers_come_as_columns_in_the_order_of_the_sheet():
    found = readings(
        [
            ["Month", "Leads", "Win rate"],
            ["2026-01", 5, (0.25, Style.PERCENT)],
            ["2026-02", "n/a or so", (0.5, Style.PERCENT)],
            ["2026-03", "7 d", None],
        ]
    )
    assert found.grain is Grain.MONTH
    assert [(name.name, name.place) for name in found.names] == [("Leads", "B"), ("Win rate", "C")]
    assert found.values.tolist() == [5, 0.25, 0.5, 7]
    assert found.name_codes.tolist() == [0, 1, 1, 0]
    assert found.written.tolist() == [0, 1, 1, 0]
    assert [date.fromordinal(begin).month for begin in found.begins.tolist()] == [1, 1, 2, 3]
    assert list(zip(found.rows.tolist(), found.columns.tolist(), strict=True)) == [
        (1, 1), (1, 2), (2, 2), (3, 1),
    ]  # fmt: skip
    assert found.segments == ("",)
    (unread,) = found.unread
    assert (unread.row, unread.column, unread.text) == (2, 1, "n/a or so")
    assert (unread.name_code, date.fromordinal(unread.begin)) == (0, date(2026, 2, 1))
    assert found.names[0].unit_words == ("d",)
    assert found.notes == ("B4 “7 d” is read as 7.",)


def test_segments_are_numbered_the_whole_first():
    found = readings(
        [
            ["Period", "Measure", "Source", "Value"],
            ["2026-01", "Leads", "Organic", 5],
            ["2026-01", "Leads", "Paid", 7],
            ["2026-02", "Leads", None, 6],
        ]
    )
    assert found.segments == ("", "Organic", "Paid")
    assert found.segment_codes.tolist() == [1, 2, 0]


def test_yes_among_other_numbers_is_no_number():
    found = readings([["Measure", "Jan 2026", "Feb 2026", "Mar 2026"], ["Calls", 12, "yes", 14]])
    assert found.values.tolist() == [12, 14]
    assert found.unread[0].reason == "“yes” is no number"


def test_answers_are_one_and_nought():
    found = readings([["Measure", "Jan 2026", "Feb 2026", "Mar 2026"], ["Plan kept", 1, "yes", "no"]])
    assert found.values.tolist() == [1, 1, 0]
    assert found.written.tolist() == [Written.PLAIN, Written.YES_NO, Written.YES_NO]


def test_footnote_marks_are_left_out_with_one_note():
    found = readings([["Measure", "Jan 2026", "Feb 2026", "Mar 2026"], ["Leads", "12*", "13 (p)", "14*"]])
    assert found.values.tolist() == [12.0, 13.0, 14.0]
    assert found.notes == ("3 numbers have footnote marks (*, (p)), which are left out.",)
    (note,) = readings([["Measure", "Jan 2026", "Feb 2026"], ["Leads", "12r", "13"]]).notes
    assert note == "1 number has a footnote mark (r), which is left out."
