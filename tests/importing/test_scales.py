"""Numbers that are given in thousands or more: signs, what is multiplied, what is said."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.book import Book
from scorecard.importing.grid_readings import make_readings
from scorecard.importing.keeping import choices_to_keep
from scorecard.importing.layout import LayoutKind
from scorecard.importing.mapping import Certainty
from scorecard.importing.numbers import NumberStyle, scale_in, scale_of, scaled, split_scale
from scorecard.importing.readings import Scaling
from scorecard.importing.recipes import dump, load
from scorecard.importing.scales import scaled_values
from scorecard.measures import Company, Measure

CLEAR = {
    "Revenue (k€)": 1e3,
    "Revenue in T€": 1e3,
    "Revenue TEUR": 1e3,
    "Revenue k$": 1e3,
    "Revenue ($'000)": 1e3,
    "Revenue (000s)": 1e3,
    "Revenue in thousands": 1e3,
    "Revenue (in Tsd. €)": 1e3,
    "Revenue (en milliers d'euros)": 1e3,
    "Revenue (miles de €)": 1e3,
    "Revenue (in 1000 €)": 1e3,
    "Revenue, USD m": 1e6,
    "Revenue (Mio. €)": 1e6,
    "Revenue £m": 1e6,
    "Revenue (in millions of dollars)": 1e6,
    "Revenue (Rp juta)": 1e6,
    "Revenue Mkr": 1e6,
    "Revenue (میلیون تومان)": 1e6,
    "Revenue (₹ crore)": 1e7,
    "Revenue $bn": 1e9,
    "Revenue (Mrd. EUR)": 1e9,
}

UNCLEAR = (
    """
Distance (km), Length (m), Weight (t), Time (min), Duration (mn), Area (mm), Employees (M), CPM (per 1000),
k€, Cost per thousand, Defects per million, Price per k€, Cost per 1000 $, Sales TEAM, MQLS, Leads (MQLS),
Calls (Mrs), Distance (miles), Balance (cr), Sales (USD), Rate (%), Account (1000), Visits 2000, Revenue M
""".replace("\n", " ")
    .strip()
    .split(", ")
)


@pytest.mark.parametrize(("name", "factor"), CLEAR.items())
def test_a_name_loses_the_sign_of_its_scale(name, factor):
    bare, scale = split_scale(name)
    assert (bare, scale.factor) == ("Revenue", factor)


def test_words_beside_the_sign_and_lines_below_words_stay():
    assert split_scale("Revenue (net, k€)")[0] == "Revenue (net)"
    assert split_scale("net_revenue_keur")[0] == "net_revenue"


@pytest.mark.parametrize("name", UNCLEAR)
def test_what_is_no_scale_stays_in_the_name(name):
    assert split_scale(name) == (name, None)


def test_titles_and_units():
    assert scale_in("Estimates are shown in millions of dollars and are based on a survey").factor == 1e6
    assert scale_in("Alle Angaben in T€").factor == 1e3
    assert scale_in("Report of the branch in K town") is None
    assert scale_of("Mio. €").is_money
    assert not scale_of("thousands").is_money
    assert scale_of("m") is scale_of("km") is scale_of("#") is None


@pytest.fixture
def numbers(kept):
    """The numbers of a text by measure and month, as they are kept after its import."""

    def numbers(source, change=lambda session: None):
        session = kept.opened(source)
        change(session)
        kept.commit(session.plan)
        named = {measure.id: measure.name for measure in kept.book.measures}
        found = {}
        for (measure_id, _, begin, _), entry in kept.entries.items():
            found.setdefault(named[measure_id], {})[begin.month] = entry.value
        return session, found

    return numbers


def test_a_sign_in_a_name_is_taken_and_told(numbers):
    session, found = numbers("KPI,Jan 2026,Feb 2026\nRevenue (k€),12.5,13\nLeads,5,6\n")
    assert found == {"Revenue": {1: 12_500, 2: 13_000}, "Leads": {1: 5, 2: 6}}
    assert "“Revenue (k€)” is given in thousands: 12.50 is taken as 12,500." in session.notes
    assert session.scale_example == "“Revenue (k€)”: 12.50 is taken as 12,500"


def test_it_can_be_switched_off_and_a_recipe_keeps_that(numbers, kept):
    session, found = numbers(
        "KPI,Jan 2026\nRevenue (k€),12.5\n", lambda it: it.choose_scaling(Scaling.AS_WRITTEN)
    )
    assert found == {"Revenue": {1: 12.5}}
    assert "“Revenue (k€)” is given in thousands, and taken as written." in session.notes
    text = dump("Sales", choices_to_keep(session), kept.book)
    assert 'scales = "As written"' in text
    assert load(text, kept.book, "x")[1].scaling is Scaling.AS_WRITTEN


def test_months_down_and_a_row_of_units(numbers):
    _, found = numbers("Month,Revenue (T€),Leads\nJan 2026,12.5,5\nFeb 2026,13,6\n")
    assert found["Revenue"] == {1: 12_500, 2: 13_000}
    _, found = numbers("KPI,Unit,Mar 2026,Apr 2026\nRevenue,Mio. €,1.5,2\nVisits,thousands,3,4\nRate,%,5,6\n")
    assert found["Revenue"] == {1: 12_500, 2: 13_000, 3: 1_500_000, 4: 2_000_000}
    assert found["Visits"] == {3: 3_000, 4: 4_000}


def test_nothing_is_multiplied_twice(numbers, workbook):
    _, found = numbers("KPI,Jan 2026,Feb 2026,Mar 2026\nRevenue (k€),1.2k,$1.5k,13\n")
    assert found["Revenue"] == {1: 1_200, 2: 1_500, 3: 13_000}
    path = workbook([["KPI", "Apr 2026", "May 2026"], ["Revenue (k€)", (12_500, "#,##0,"), 13]])
    _, found = numbers(path)
    assert (found["Revenue"][4], found["Revenue"][5]) == (12_500, 13_000)


def test_percents_are_none_of_it(numbers):
    _, found = numbers("KPI,Jan 2026,Feb 2026\nMarket share (000s),30%,35%\n")
    assert found["Market share"] == {1: 30, 2: 35}


def test_what_a_title_says_is_told_and_done_only_when_asked(numbers, kept):
    kept.book = Book(Company("Kaffee", currency="EUR"))
    text = (
        "Sales report in T€\n\nKPI,Jan 2026,Feb 2026\n"
        "Revenue,12.5,13\nClose rate,20,25\nTotal customers (Mio.),2,3\n"
    )
    session, found = numbers(text)
    assert found["Revenue"] == {1: 12.5, 2: 13}
    assert found["Total customers"] == {1: 2e6, 2: 3e6}
    assert any("The sheet says “T€”" in note for note in session.notes)
    assert not any("“Revenue”" in note for note in session.notes)
    assert choices_to_keep(session).scaling is None
    _, found = numbers(text, lambda it: it.choose_scaling(Scaling.MULTIPLIED))
    assert found["Revenue"] == {1: 12_500, 2: 13_000}
    assert found["Close rate"] == {1: 20, 2: 25}
    assert found["Total customers"] == {1: 2e6, 2: 3e6}


def test_a_section_of_money_holds_for_money(numbers):
    _, found = numbers(
        "KPI,Jan 2026,Feb 2026\nFINANCE (k€),,\nRevenue,12.5,13\nHeadcount,5,6\nPEOPLE,,\nCosts,7,8\n"
    )
    assert found == {"Revenue": {1: 12_500, 2: 13_000}, "Headcount": {1: 5, 2: 6}, "Costs": {1: 7, 2: 8}}


def test_a_measure_that_is_kept_in_thousands_itself_stays_so(numbers, kept):
    kept.book = Book(measures=(Measure(1, "revenue", "Revenue (k€)", "Sales"),))
    session, found = numbers("KPI,Jan 2026,Feb 2026\nRevenue (k€),12.5,13\n")
    assert found == {"Revenue (k€)": {1: 12.5, 2: 13}}
    assert not any("thousands" in note for note in session.notes)


def test_goals_are_given_in_the_same(kept):
    session = kept.opened("KPI,Jan 2026,Feb 2026\nRevenue (k€),12.5,13\nRevenue target (k€),14,15\n")
    session.set_with_goals(True)
    assert [goal.goal.low for goal in session.plan.goals] == [14_000, 15_000]


def test_rows_of_one_number_each(numbers):
    _, found = numbers(
        "Period,Measure,Unit,Value\n2026-01,Revenue,k€,12.5\n2026-02,Revenue,€,13000\n"
        "2026-01,Leads,,5\n2026-02,Visits (thousands),,7\n2026-01,Close rate,%,20\n"
    )
    assert found["Revenue"] == {1: 12_500, 2: 13_000}
    assert (found["Leads"], found["Visits"], found["Close rate"]) == ({1: 5}, {2: 7_000}, {1: 20})


def test_rows_of_deals(numbers, kept):
    lines = [f"2026-01-{day:02d},Ana{day},{'1.5k' if day == 3 else day}" for day in (2, 3, 5, 5, 9, 17)]
    numbers(
        "Date,Customer,Amount (k€)\n" + "\n".join(lines) + "\n",
        lambda it: it.choose_layout(LayoutKind.RAW_ROWS),
    )
    amount = next(measure.id for measure in kept.book.measures if measure.name == "Amount")
    sums = [entry.value for (measure_id, *_), entry in kept.entries.items() if measure_id == amount]
    assert sum(sums) == (2 + 5 + 5 + 9 + 17) * 1000 + 1500


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.decimals("-99999", "99999", places=3).map(float),
    st.sampled_from([(name, factor) for name, factor in CLEAR.items() if "|" not in name]),
    st.booleans(),
)
def test_every_number_in_a_scale_is_what_it_is_in_full(sheet, value, scale, is_down):
    name, factor = scale
    across = f"KPI|Jan 2026|Feb 2026\n{name}|{value}|1\nLeads|2|3"
    down = f"Month|{name}|Leads\nJan 2026|{value}|2\nFeb 2026|1|3"
    found = sheet(down if is_down else across)
    readings = make_readings(found.grid, found.layout, NumberStyle.POINT)
    numbers = scaled_values(readings.values, readings.scales.factors(None)).tolist()
    assert sorted(numbers) == sorted([scaled(value, factor), factor, 2, 3])


@pytest.mark.parametrize("currency", ["USD", "IDR"])
def test_what_a_title_says_is_told_in_any_company(kept, currency):
    kept.book = Book(Company("Kopi", currency=currency))
    session = kept.opened("Shown in millions of dollars,,\n,,\nKPI,Jan 2026,Feb 2026\nWidgets,12,13\n")
    assert any("The sheet says “millions of dollars”" in note for note in session.notes)
    assert session.scale_example
    assert session.scalings == (Scaling.MULTIPLIED, Scaling.AS_WRITTEN)


def test_it_is_told_above_rows_too(kept):
    text = "In thousands,,\n,,\nPeriod,Measure,Value\n2026-01,Revenue,5\n2026-02,Revenue,6\n2026-01,Leads,7\n"
    session = kept.opened(text)
    assert any("The sheet says “thousands”" in note for note in session.notes)
    session.choose_scaling(Scaling.MULTIPLIED)
    kept.commit(session.plan)
    assert kept.values("Revenue") == {"2026-01": 5000, "2026-02": 6000}


@pytest.mark.parametrize("name", ["Revenue (M)", "Revenue (mn)"])
def test_a_letter_without_a_currency_is_told_and_offered(numbers, name):
    text = f"KPI,Jan 2026,Feb 2026\n{name},12.5,13\nLeads,5,6\n"
    session, found = numbers(text)
    assert found[name] == {1: 12.5, 2: 13}
    assert f"“{name}” may be given in thousands or millions, and is taken as written." in session.notes
    assert session.scale_example == f"“{name}”: 12.50 stays as it is"


def test_the_list_does_not_say_in_full_where_the_title_is_not_applied(numbers):
    text = "Report in thousands,,\n,,\nKPI,Jan 2026,Feb 2026\nRevenue (k$),12.5,13\nOrders,5,6\n"
    session, found = numbers(text)
    assert session.scaling is Scaling.NAMED
    assert session.scale_choices == (
        (Scaling.MULTIPLIED, "Take 12.50 as 12,500, 5 as 5,000"),
        (Scaling.NAMED, "Take 12.50 as 12,500, 5 as 5"),
        (Scaling.AS_WRITTEN, "Take 12.50 as 12.50, 5 as 5"),
    )
    assert found == {"Revenue": {1: 12_500, 2: 13_000}, "Orders": {1: 5, 2: 6}}
    session, found = numbers(text, lambda it: it.choose_scaling(Scaling.MULTIPLIED))
    assert found["Orders"] == {1: 5_000, 2: 6_000}


@pytest.mark.parametrize("name", ["Revenue (M)", "Revenue (mn)"])
def test_read_in_full_a_new_measure_loses_the_letter_that_says_millions(kept, name):
    session = kept.opened(f"KPI,Jan 2026,Feb 2026\n{name},2.3,2.5\nLeads,5,6\n")
    assert session.plan.new_measures[0].name == name
    session.choose_scaling(Scaling.MULTIPLIED)
    new = session.plan.new_measures[0]
    assert (new.name, new.short_name) == ("Revenue", "revenue")
    kept.commit(session.plan)
    assert kept.values("Revenue") == {"2026-01": 2_300_000, "2026-02": 2_500_000}
    assert kept.values("Leads") == {"2026-01": 5, "2026-02": 6}


def test_a_measure_that_is_called_so_itself_stays_in_millions(kept):
    text = "KPI,Jan 2026,Feb 2026\nRevenue (M),2.3,2.5\nLeads,5,6\n"
    kept.commit(kept.opened(text).plan)
    session = kept.opened(text.replace("2.5", "2.6"))
    session.choose_scaling(Scaling.MULTIPLIED)
    assert session.matches[0].certainty is Certainty.SAME_NAME
    kept.commit(session.plan)
    assert kept.values("Revenue (M)") == {"2026-01": 2.3, "2026-02": 2.6}
