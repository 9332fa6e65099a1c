"""Flags on a chart: notes on numbers and marks on days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from scorecard.measures import Mark
from scorecard.trend import Basis

TODAY = date(2026, 11, 23)
MADE = datetime(2026, 11, 20, 9)


def marked(company, *marks):
    return replace(company, book=replace(company.book, marks=marks))


def test_marks_and_notes_stand_in_the_order_of_their_days(typed):
    company = typed("measure m sum\nmeasure n sum\n2026-10 m 5\nnote m 2026-10 sale")
    company = marked(
        company,
        Mark(1, 1, date(2026, 10, 30), "New website", "Ana", MADE),
        Mark(2, 1, date(2026, 10, 2), "Fair", "Mika", MADE),
        Mark(3, 2, date(2026, 10, 2), "Of another measure", "Mika", MADE),
        Mark(4, 1, date(2020, 1, 1), "Before the window", "Mika", MADE),
    )
    flags = company.trend("m", "2026-10", Basis.MONTHS, TODAY).flags
    assert [(flag.index, flag.told) for flag in flags] == [
        (12, "2 Oct 2026: Fair (Mika, 20 Nov 2026)"),
        (12, "Note: sale (Ana, 22 Nov 2026)"),
        (12, "30 Oct 2026: New website (Ana, 20 Nov 2026)"),
    ]


def test_a_mark_lies_in_the_month_and_in_the_quarter_of_its_day(typed):
    mark = Mark(1, 1, date(2026, 6, 30), "Half time", "Ana", MADE)
    company = marked(typed("measure m sum\n2026-06 m 5"), mark)
    for key, basis, named in (("2026-10", Basis.MONTHS, "2026-06"), ("2026-Q4", Basis.QUARTERS, "2026-Q2")):
        trend = company.trend("m", key, basis, TODAY)
        (flag,) = trend.flags
        assert trend.points[flag.index].period == company.period(named)


def test_every_segment_has_the_marks_of_its_measure(typed):
    company = marked(typed("measure m sum\n2026-10 m:Paid 5"), Mark(1, 1, TODAY, "Now", "Ana", MADE))
    trend = company.trend("m", "2026-11", Basis.MONTHS, TODAY, "Paid")
    assert [flag.text for flag in trend.flags] == ["Now"]
