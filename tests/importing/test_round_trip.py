"""Whatever table is written in a way that the import claims to read, it reads the same numbers back."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.book import Book
from scorecard.importing.findings import Home
from scorecard.importing.moments import DateOrder
from scorecard.importing.session import ImportSession
from scorecard.importing.table import Kept
from scorecard.measures import Company
from scorecard.periods import Calendar, Grain

CALENDAR = Calendar()
NAMES = ("Leads", "Calls", "Cost per lead", "Website visitors", "Reply time", "Deals won", "Showroom visits")


GERMAN = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober")
GERMAN += ("November", "Dezember")
SPANISH = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic")
PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
WORDS = {
    "english": lambda day: day.strftime("%b %Y"),
    "german": lambda day: f"{GERMAN[day.month - 1]} {day.year}",
    "spanish": lambda day: f"{SPANISH[day.month - 1]}. {day.year}",
}
DATES = {
    "iso": date.isoformat,
    "stamp": lambda day: f"{day.isoformat()} 00:00:00",
    "points": lambda day: f"{day.day}.{day.month}.{day.year}",
    "persian": lambda day: day.strftime("%Y/%m/%d").translate(PERSIAN),
    "named": lambda day: f"{day.day} {day.strftime('%b %Y')}",
}
NUMBERS = {
    "point": lambda value: f"{value:,.2f}",
    "comma": lambda value: f"{value:,.2f}".translate({ord(","): ".", ord("."): ","}),
    "spaces": lambda value: f"{value:,.2f}".translate({ord(","): "\u202f", ord("."): ","}),
    "swiss": lambda value: f"{value:,.2f}".replace(",", "’"),
    "persian": lambda value: f"{value:,.2f}".translate(PERSIAN),
    "brackets": lambda value: f"{value:,.2f}" if value >= 0 else f"({-value:,.2f})",
    "euro": lambda value: f"{value:,.2f} €".translate({ord(","): ".", ord("."): ","}),
    "trailing": lambda value: f"{value:.2f}" if value >= 0 else f"{-value:.2f}-",
}


def heading(period, style):
    if style in DATES:
        return DATES[style](period.begin)
    if style in WORDS and period.grain is Grain.MONTH:
        return WORDS[style](period.begin)
    if style == "german" and period.grain is Grain.WEEK:
        year, week = CALENDAR.key(period).split("-W")
        return f"KW {int(week)}/{year}"
    return CALENDAR.key(period)


@st.composite
def tables(draw):
    grain = draw(st.sampled_from([Grain.WEEK, Grain.MONTH, Grain.QUARTER]))
    first = CALENDAR.period(grain, draw(st.dates(date(2000, 1, 1), date(2040, 1, 1))))
    periods = [CALENDAR.shift(first, step) for step in range(draw(st.integers(2, 9)))]
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    numbers = st.integers(-10_000_000, 10_000_000).map(lambda cents: cents / 100)
    values = {name: [draw(numbers) for _ in periods] for name in names}
    return (
        periods,
        values,
        draw(st.sampled_from(["key", *DATES, *WORDS])),
        draw(st.sampled_from(list(NUMBERS))),
    )


def lines_of(layout, periods, values, dates, style):
    heads, written = [heading(period, dates) for period in periods], NUMBERS[style]
    if layout == "long":
        rows = [[h, name, written(v)] for name in values for h, v in zip(heads, values[name], strict=True)]
        return [["Period", "Measure", "Value"], *rows]
    rows = [["Measure", *heads], *([name, *map(written, values[name])] for name in values)]
    return rows if layout == "across" else [list(line) for line in zip(*rows, strict=True)]


def as_text(lines, delimiter, quoting):
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, quoting=quoting).writerows(lines)
    return made.getvalue()


@settings(max_examples=200, deadline=None)
@given(
    tables(),
    st.sampled_from(["across", "down", "long"]),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_round_trip(reader, table, layout, delimiter, quoting):
    periods, values, dates, style = table
    lines = lines_of(layout, periods, values, dates, style)
    book = Book(Company("Kaffee", currency="EUR" if style == "euro" else "USD"))
    home = Home(book, 1, datetime(2026, 11, 25, 9), "Ana", lambda ids, grain: Kept.of([]), lambda keys: {})
    session = ImportSession(home, reader, today=date(2026, 11, 25))
    session.open_text(as_text(lines, delimiter, quoting), "table.csv")
    if session.questions:
        assert dates == "points"
        session.choose_date_order(DateOrder.DAY_FIRST)
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
