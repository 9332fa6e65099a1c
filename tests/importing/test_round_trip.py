"""Whatever table is written in a way that the import claims to read, it reads the same numbers back."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.book import Book
from scorecard.importing.findings import Home
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.session import ImportSession
from scorecard.importing.table import Kept
from scorecard.periods import Calendar, Grain

CALENDAR = Calendar()
NAMES = ("Leads", "Calls", "Cost per lead", "Website visitors", "Reply time", "Deals won", "Showroom visits")


def heading(period, style):
    match period.grain, style:
        case Grain.MONTH, "word":
            return period.begin.strftime("%b %Y")
        case _, "date":
            return period.begin.isoformat()
        case _:
            return CALENDAR.key(period)


def written(value, style):
    text = f"{value:,.2f}"
    return text if style is NumberStyle.POINT else text.translate({ord(","): ".", ord("."): ","})


@st.composite
def tables(draw):
    grain = draw(st.sampled_from([Grain.WEEK, Grain.MONTH, Grain.QUARTER]))
    first = CALENDAR.period(grain, draw(st.dates(date(2000, 1, 1), date(2040, 1, 1))))
    periods = [CALENDAR.shift(first, step) for step in range(draw(st.integers(2, 9)))]
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    numbers = st.integers(-10_000_000, 10_000_000).map(lambda cents: cents / 100)
    values = {name: [draw(numbers) for _ in periods] for name in names}
    return periods, values, draw(st.sampled_from(["key", "word", "date"])), draw(st.sampled_from(NumberStyle))


def lines_of(layout, periods, values, dates, style):
    heads = [heading(period, dates) for period in periods]
    if layout == "long":
        rows = [
            [h, name, written(v, style)] for name in values for h, v in zip(heads, values[name], strict=True)
        ]
        return [["Period", "Measure", "Value"], *rows]
    rows = [["Measure", *heads], *([name, *(written(v, style) for v in values[name])] for name in values)]
    return rows if layout == "across" else [list(line) for line in zip(*rows, strict=True)]


@settings(max_examples=150, deadline=None)
@given(tables(), st.sampled_from(["across", "down", "long"]), st.sampled_from([";", "\t", "|"]))
def test_round_trip(reader, table, layout, delimiter):
    periods, values, dates, style = table
    lines = lines_of(layout, periods, values, dates, style)
    home = Home(Book(), 1, datetime(2026, 11, 25, 9), "Ana", lambda ids, grain: Kept.of([]), lambda keys: {})
    session = ImportSession(home, reader, today=date(2026, 11, 25))
    session.open_text("\n".join(delimiter.join(line) for line in lines), "table.csv")
    assert session.questions == ()
    assert all(problem.is_warning for problem in session.problems)
    names = {measure.id: measure.name for measure in session.plan.new_measures}
    found = {
        (names[entry.measure_id], entry.begin): entry.value
        for batch in session.plan.change_set.added
        for entry in batch.entries()
    }
    assert found == {
        (name, period.begin): value
        for name in values
        for period, value in zip(periods, values[name], strict=True)
    }
