"""Sheets across and down that nobody here wrote, with no choice made by hand."""

from __future__ import annotations

from collections import defaultdict

import pytest

from scorecard.periods import Grain


def test_years_down_beside_people_and_months_across(take_in, kept, data):
    session = take_in(data / "pl300_ResellerSalesTargets.csv")
    assert session.layout.summary == "1 measure down, 60 months across"
    assert session.problems == ()
    (measure,) = kept.book.measures
    assert measure.name == "Reseller sales targets"
    years, september = defaultdict(float), 0.0
    for (_, grain, begin, segment), entry in kept.entries.items():
        assert grain is Grain.MONTH
        assert segment.isdigit()
        years[begin.year] += entry.value
        september += entry.value if (begin.year, begin.month) == (2021, 9) else 0
    assert years == {2017: 35_950, 2018: 98_700, 2019: 156_775, 2020: 192_435, 2021: 192_350}
    assert september == 46_500
    assert len(kept.entries) == 81 * 12 - 163


def test_years_across_newest_first_with_marks_and_leader_dots(take_in, kept, data):
    session = take_in(data / "census_annual_sales.xls")
    assert session.layout.summary == "85 measures down, 24 years across"
    total = kept.values("Retail and food services sales, total")
    assert [total[year] for year in ("2015", "2014", "2013")] == [5_350_508, 5_215_656, 5_001_763]
    assert not any(mark in measure.name for measure in kept.book.measures for mark in ("…", "...", "¹"))


@pytest.mark.parametrize("name", ["Motor vehicle and parts dealers", "Used car dealers"])
def test_names_are_as_a_person_would_write_them(take_in, kept, data, name):
    take_in(data / "census_annual_sales.xls")
    assert len(kept.values(name)) == 24
