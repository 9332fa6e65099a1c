from __future__ import annotations

from dataclasses import replace

from boards import PICTURE, board_of

from scorecard.board import Board, Row
from scorecard.goals import Target
from scorecard.measures import Direction
from scorecard.periods import Cadence, Grain
from scorecard.status import Status
from ui.board import columns, words
from ui.board.copying import as_grid, as_mime
from ui.board.filters import Filter
from ui.board.lines import Order, arrange
from ui.widgets import group_summary


def names(board: Board, wanted: Filter | None = None, order: Order | None = None) -> list[str]:
    lines = arrange(board, wanted or Filter(), order)
    return [line.measure.name if isinstance(line, Row) else f"# {line.department}" for line in lines]


def test_departments_head_their_rows():
    assert names(board_of(PICTURE))[:3] == ["# Marketing", "Website visitors", "Marketing-qualified leads"]
    assert len(names(board_of(PICTURE))) == 14


def test_sorting_stays_inside_departments_and_keeps_sub_metrics_under_their_measure():
    down = names(board_of(PICTURE), order=Order(columns.MEASURE, descending=True))
    assert down[:5] == [
        "# Marketing", "Website visitors", "Marketing-qualified leads",
        "MQL share from organic search", "# Sales",
    ]  # fmt: skip


def test_missing_values_come_last_either_way():
    for descending in (False, True):
        order = Order(columns.VALUE, descending)
        assert names(board_of(PICTURE), order=order)[-1] == "New online reviews"


def test_filters_leave_departments_without_rows_out():
    board = board_of(PICTURE)
    assert names(board, Filter(text="LEADS")) == ["# Marketing", "Marketing-qualified leads"]
    assert names(board, Filter(statuses=frozenset({Status.OFF_TRACK}))) == [
        "# Sales", "First meetings held", "# Customer service", "First response time",
    ]  # fmt: skip
    assert names(board, Filter(department="Sales"))[0] == "# Sales"
    assert names(board, Filter(text="nothing like it")) == []


def test_a_row_is_named_in_full_for_a_screen_reader():
    rows = {row.measure.name: row for row in board_of(PICTURE).rows}
    cadence = board_of(PICTURE).cadence
    spoken = words.row_name(rows["First meetings held"], cadence)
    assert spoken == "First meetings held, off track, 15 against at least 18, 3 weeks in a row"
    assert (
        words.row_name(rows["New online reviews"], cadence)
        == "New online reviews, missing, against at least 6"
    )
    assert words.row_name(rows["First response time"], cadence).endswith(
        "against at most 4.0\u00a0h, 2 weeks in a row"
    )


def test_a_period_to_date_is_so_far():
    board = board_of("# Sales\nCalls | leading | | count | >=5 | 4 6 7", to_date=True)
    assert words.status_words(board.rows[0], board.cadence) == ("So far, on pace", "On pace")
    assert group_summary(board.groups[0], to_date=True) == "1 of 1 on pace"


def test_a_group_without_goals_counts_nothing():
    board = board_of("# Sales\nCalls | leading | | count | | 4 6 7")
    assert group_summary(board.groups[0], to_date=False) == "no goals yet"


def test_the_copied_table_is_read_by_spreadsheets():
    board = board_of(
        "# Sales\n=Win rate | lagging | Ana | percent | >=20 | - 18.5\n"
        "Deals | leading | | currency | | 1 34850"
    )
    assert as_grid(board, board.rows) == [
        ["Status", "Measure", "Department", "Owner", "Weekly goal", "W46 9 Nov", "W47 16 Nov", "Change"],
        ["Off track", "'=Win rate", "Sales", "Ana", "≥ 20.0%", "", "18.5%", ""],
        ["No goal", "Deals", "Sales", "", "–", "1", "34850", "+3,484,900%"],
    ]
    data = as_mime(board, board.rows)
    assert data.text().splitlines()[0].startswith("Status\tMeasure\t")
    assert "<td>34850</td>" in data.html()


def test_the_goal_tells_where_it_comes_from_and_what_is_needed():
    board = board_of("# Sales\nCalls | leading | | count | >=18 | 4 6", to_date=True)
    row = board.rows[0]
    assert words.goal_tip(board, row) == "At least 18"
    target = Target(Direction.AT_LEAST, low=18.0, origin=Grain.MONTH)
    derived = replace(row, cells=(row.cells[0], replace(row.cell, target=target)), needed=21.0)
    assert words.goal_tip(board, derived).splitlines()[1:] == [
        "From the monthly goal", "Needed from here: 21 a week",
    ]  # fmt: skip


def test_a_partial_and_a_disagreeing_number_say_so():
    board = board_of("# Sales\nCalls | leading | | count | >=18 | 40 60", Cadence.MONTHLY)
    row = board.rows[0]
    partial = replace(row.cells[0], partial=True, parts=(3, 4))
    assert words.cell_tip(board, row, partial) == "Calls, Oct 2026: 40\nOn track\n3 of 4 weeks"
    disagreeing = replace(row.cells[0], reported=True, rolled_up=38.0)
    assert words.cell_tip(board, row, disagreeing).endswith("Reported as 40; its weeks give 38")
