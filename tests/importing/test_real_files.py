"""Files that nobody here wrote, held against figures that were worked out elsewhere."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.layout import LayoutKind
from scorecard.measures import Rollup
from scorecard.periods import Grain
from scorecard.units import Unit


def month_of_week(monday):
    thursday = monday + timedelta(days=3)
    return f"{thursday.year}-{thursday.month:02d}"


def test_months_down_with_a_level_among_the_flows(take_in, kept, data):
    session = take_in(data / "saas_metrics.csv")
    assert session.layout.summary == "12 months down, 5 measures across"
    revenue = kept.values("Revenue")
    assert sum(revenue.values()) == 506_050
    quarters = [sum(list(revenue.values())[i : i + 3]) for i in range(0, 12, 3)]
    assert quarters == [82_750, 108_200, 139_250, 175_850]
    assert sum(kept.values("New customers").values()) == 935
    customers = kept.values("Total customers")
    assert [customers[f"2021-{month}"] for month in ("03", "06", "09", "12")] == [602, 785, 1004, 1264]
    rollups = {measure.name: measure.rollup for measure in kept.book.measures}
    assert rollups["Total customers"] is Rollup.LAST
    assert rollups["Revenue"] is Rollup.SUM
    assert kept.book.measures[3].unit is Unit.CURRENCY


def test_weeks_down_with_a_column_of_text(take_in, kept, data):
    path = data / "robyn_dt_simulated_weekly.csv"
    session = take_in(path)
    assert session.layout.grain is Grain.WEEK
    assert session.plan.problems == ()
    assert "“events” holds text and is left out." in session.notes
    revenue = kept.values("revenue")
    assert sum(revenue.values()) == pytest.approx(379_005_696.67, abs=0.005)
    spend = {"tv_S": 3_087_487.77, "ooh_S": 8_989_331.73, "facebook_S": 446_296.83, "search_S": 1_230_426.67}
    for name, total in spend.items():
        assert sum(kept.values(name).values()) == pytest.approx(total, abs=0.005)


def test_weeks_belong_to_the_month_of_their_fourth_day(take_in, kept, data):
    path = data / "robyn_dt_simulated_weekly.csv"
    take_in(path)
    calendar = kept.book.calendar
    ours, theirs = defaultdict(float), defaultdict(float)
    for key, value in kept.values("revenue").items():
        ours[calendar.key(calendar.containing(calendar.parse(key), Grain.MONTH))] += value
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            theirs[month_of_week(date.fromisoformat(row["DATE"]))] += float(row["revenue"])
    assert ours == pytest.approx(theirs)
    assert ours["2015-12"] == pytest.approx(12_792_758.33, abs=0.005)
    assert ours["2019-11"] == pytest.approx(5_500_613.33, abs=0.005)


def test_two_header_rows_wrapped_names_and_sections(take_in, kept, data):
    session = take_in(data / "ons_weekly_2019Mortality.xls")
    assert session.sheet == "Weekly figures 2019"
    assert len(session.sheets) == 5
    assert session.layout.summary == "34 measures down, 52 weeks across"
    assert session.layout.notes[0] == "The dates are Fridays; the week that holds each date is meant."
    deaths = kept.values("Total deaths, all ages")
    assert (deaths["2019-W01"], deaths["2019-W02"], deaths["2019-W52"]) == (10_955, 12_609, 7_533)
    assert sum(deaths.values()) == 527_234
    ages = [sum(kept.values(f"{who}: 15-44").values()) for who in ("Males", "Females")]
    assert sum(ages) == sum(kept.values("Persons: 15-44").values()) == 14_714
    average = "Total deaths: average of corresponding week over the previous 5 years1"
    assert kept.values(average)["2019-W01"] == 12_273


@pytest.mark.parametrize("name", ["readxl_deaths.xls", "readxl_deaths.xlsx"])
def test_records_between_notes_are_counted_by_the_month_of_death(take_in, kept, data, name):
    session = take_in(data / name)
    assert session.layout.kind is LayoutKind.RAW_ROWS
    assert session.sheet == "arts"
    assert session.problems == ()
    deaths = kept.values("arts")
    assert sum(deaths.values()) == 10
    assert (deaths["2016-01"], deaths["2016-12"], deaths["2017-03"]) == (2, 3, 1)


def test_a_sheet_without_numbers_cannot_be_chosen(kept, data):
    session = kept.opened(data / "ons_weekly_2019Mortality.xls")
    with pytest.raises(ScorecardError, match="sheet “Information”, holds no numbers"):
        session.choose_sheet("Information")
    with pytest.raises(ScorecardError, match="has no sheet “Sheet9”"):
        session.choose_sheet("Sheet9")
    assert session.sheet == "Weekly figures 2019"
    assert session.layout.kind is LayoutKind.MEASURES_DOWN


def test_the_same_file_again_changes_nothing(take_in, kept, data):
    take_in(data / "robyn_dt_simulated_weekly.csv")
    again = kept.opened(data / "robyn_dt_simulated_weekly.csv").plan
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2080)
    assert again.change_set.changes == ()
    assert again.new_measures == ()
