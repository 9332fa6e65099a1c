"""Amounts in another currency than the company's: what is asked, and what is done with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.importing.foreign import Foreign
from scorecard.importing.keeping import choices_to_keep
from scorecard.importing.layout import LayoutKind
from scorecard.importing.numbers import currencies_of, currency_in_name, currency_in_title
from scorecard.importing.recipes import dump, load
from scorecard.importing.unattended import what_to_decide
from scorecard.measures import Company, Measure
from scorecard.units import Unit

EUROS = "KPI;Jan 2026;Feb 2026\nRevenue;18.500,50 €;19.000,00 €\nLeads;5;6\n"
TITLED = "Bericht, alle Beträge in EUR\n\nKPI;Jan 2026;Feb 2026\nRevenue;18500,5;19000\nLeads;5;6\n"


@pytest.fixture
def rupiah(kept):
    """A company whose currency is the rupiah, with a measure of that name."""
    revenue = Measure(1, "revenue", "Revenue", "Sales", unit=Unit.CURRENCY)
    kept.book = Book(Company("Kopi", currency="IDR", departments=("Sales",)), (revenue,))
    return kept


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Revenue (€)", "EUR"),
        ("Umsatz TEUR", "EUR"),
        ("Revenue k$", "USD"),
        ("Sales [GBP]", "GBP"),
        ("Penjualan (Rp)", "IDR"),
        ("Sales in Swiss CHF", "CHF"),
        ("Costs €m", "EUR"),
        ("Preis [€/t]", "EUR"),
        ("Deals over $10k", ""),
        ("´º´₪«X", ""),
        ("¥D³nÀ³", ""),
        ("CUP SALES", ""),
        ("Trade shows in May", ""),
        ("Calls (try again)", ""),
    ],
)
def test_currencies_in_names(text, currency):
    sign = currency_in_name(text)
    assert (currencies_of(sign)[0] if sign else "") == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("alle Beträge in EUR", "EUR"),
        ("Estimates are shown in millions of dollars and are based on a survey", "USD"),
        ("Währung: Euro", "EUR"),
        ("Laporan Penjualan (Rupiah)", "IDR"),
        ("All amounts in Rp", "IDR"),
        ("Made in our office of Berlin", ""),
    ],
)
def test_currencies_in_titles(text, currency):
    sign = currency_in_title(text)
    assert (currencies_of(sign)[0] if sign else "") == currency


@pytest.mark.parametrize("text", [EUROS, TITLED])
def test_another_currency_is_asked_for(rupiah, text):
    session = rupiah.opened(text)
    (question,) = session.questions
    assert question.startswith("The company’s currency is IDR, but “Revenue” is in EUR.")
    assert what_to_decide(session) == question
    assert not session.plan.is_ready
    session.choose_foreign(Foreign.AS_WRITTEN)
    assert session.questions == ()
    assert "“Revenue” is in EUR: taken as they are, in IDR." in session.notes
    rupiah.commit(session.plan)
    assert rupiah.values("Revenue")["2026-01"] == 18500.5


def test_it_is_converted_at_a_rate(rupiah):
    session = rupiah.opened(EUROS)
    session.choose_foreign(Foreign.CONVERTED)
    assert session.questions == ("At which rate is EUR converted? Say how much IDR 1 EUR is.",)
    session.choose_foreign(Foreign.CONVERTED, 17_800)
    assert session.questions == ()
    assert any("converted at 1 EUR = 17,800 IDR" in note for note in session.notes)
    rupiah.commit(session.plan)
    assert rupiah.values("Revenue") == {"2026-01": 18500.5 * 17_800, "2026-02": 19_000 * 17_800}
    assert rupiah.values("Leads") == {"2026-01": 5, "2026-02": 6}
    with pytest.raises(ScorecardError, match="no rate"):
        session.choose_foreign(Foreign.CONVERTED, -1)


def test_a_recipe_proposes_the_last_rate_and_asks_for_the_next(rupiah):
    session = rupiah.opened(EUROS)
    session.choose_foreign(Foreign.CONVERTED, 17_800.5)
    recipe = dump("Report", choices_to_keep(session), rupiah.book)
    assert 'foreign_in = "EUR"\nlast_rate = 17800.5\nlast_rate_on = "2026-11-25"\n' in recipe
    choices = load(recipe, rupiah.book, "x")[1]
    again = rupiah.opened(EUROS)
    again.use(choices)
    assert (again.foreign_way, again.rate) == (Foreign.CONVERTED, None)
    assert again.questions == (
        "At which rate is EUR converted? Say how much IDR 1 EUR is. "
        "The last rate was 17,800.50, as on 25 Nov 2026.",
    )
    assert what_to_decide(again) == again.questions[0]
    again.choose_foreign(Foreign.CONVERTED, 18_000)
    assert again.questions == ()
    assert choices_to_keep(again).last_rate.rate == 18_000
    pounds = rupiah.opened(EUROS.replace("€", "£"))
    pounds.use(choices)
    assert pounds.last_rate is None
    assert "as they are, converted or left out" in pounds.questions[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('last_rate = 0\nlast_rate_on = "2026-11-25"', "last_rate: “0.0” cannot be; allowed: a number"),
        ('last_rate = 2\nlast_rate_on = "soon"', "allowed: a date such as 2026-11-03"),
        ("last_rate = 2", "last_rate_on: it is missing"),
    ],
)
def test_a_recipe_with_no_such_rate_is_refused(rupiah, line, told):
    with pytest.raises(ScorecardError, match=told):
        load(f'name = "Report"\n{line}\n', rupiah.book, "mine.toml")


def test_its_measures_are_left_out_and_come_back(rupiah):
    session = rupiah.opened(EUROS)
    session.choose_foreign(Foreign.LEFT_OUT)
    assert [planned.measure.name for planned in session.plan.measures] == ["Leads"]
    session.choose_foreign(Foreign.AS_WRITTEN)
    assert [planned.measure.name for planned in session.plan.measures] == ["Revenue", "Leads"]


def test_a_recipe_answers_for_the_same_currency_alone(rupiah):
    session = rupiah.opened(EUROS)
    session.choose_foreign(Foreign.AS_WRITTEN)
    choices = load(dump("Report", choices_to_keep(session), rupiah.book), rupiah.book, "x")[1]
    again = rupiah.opened(EUROS)
    again.use(choices)
    assert again.questions == ()
    pounds = rupiah.opened(EUROS.replace("€", "£"))
    pounds.use(choices)
    assert "in GBP" in pounds.questions[0]


def test_columns_in_several_currencies_are_told_apart(rupiah):
    session = rupiah.opened("Month,Shop A (€),Shop B ($),Shop C (Rp)\nJan 2026,1,2,3\nFeb 2026,4,5,6\n")
    (question,) = session.questions
    assert "“Shop A (€)” is in EUR; “Shop B ($)” is in USD" in question
    assert "Shop C" not in question
    with pytest.raises(ScorecardError, match="no single currency"):
        session.choose_foreign(Foreign.CONVERTED, 2)


def test_the_formats_of_a_workbook_tell_it(rupiah, workbook):
    rows = [
        ["KPI", "Jan 2026", "Feb 2026"],
        ["Revenue", (5.0, "#,##0.00 [$€-407]"), (6.0, "#,##0.00 [$€-407]")],
    ]
    assert "in EUR" in rupiah.opened(workbook(rows)).questions[0]
    home = [["KPI", "Jan 2026", "Feb 2026"], ["Revenue", (5.0, '"Rp"#,##0'), (6.0, '"Rp"#,##0')]]
    assert rupiah.opened(workbook(home, "home.xlsx")).questions == ()


def test_rows_tell_it_too(rupiah):
    text = "Period,Measure,Value\n2026-01,Revenue,€5\n2026-02,Revenue,€6\n2026-01,Leads,5\n"
    assert "“Revenue” is in EUR" in rupiah.opened(text).questions[0]
    deals = "".join(f"2026-01-{day:02d},Ana{day},€{day}0.50\n" for day in (2, 3, 5, 5, 9, 17))
    session = rupiah.opened(f"Date,Customer,Amount\n{deals}")
    session.choose_layout(LayoutKind.RAW_ROWS)
    assert "“Amount” is in EUR" in session.questions[0]


DEALS = [
    ["Date", "Customer", "Amount"],
    *([f"2026-01-{day:02d}", f"Ana{day}", day * 10.5] for day in range(2, 9)),
]
LONG = [["Period", "Measure", "Value"], ["2026-01", "Revenue", 5], ["2026-02", "Revenue", 6]]
ACROSS = [["KPI", "Jan 2026", "Feb 2026"], ["Revenue", 5, 6], ["Leads", 7, 8]]


@pytest.mark.parametrize("rows", [DEALS, LONG, ACROSS])
@pytest.mark.parametrize("sheet", ["Sales (EUR)", "Sales in Euro"])
def test_the_name_of_the_sheet_tells_it(rupiah, workbook, rows, sheet):
    session = rupiah.opened(workbook(rows, sheet=sheet))
    assert "in EUR" in " ".join(session.questions)


@pytest.mark.parametrize("rows", [DEALS, LONG, ACROSS])
def test_other_sheets_do_not_tell_it(rupiah, workbook, rows):
    def more(book, sheet):
        summary = book.add_worksheet("Summary (EUR)")
        summary.write(0, 0, "Total (€)")
        summary.write(1, 0, 5)

    assert rupiah.opened(workbook(rows, more=more)).questions == ()


def test_the_own_currency_is_no_question(rupiah):
    rupiah.book = replace(rupiah.book, company=Company("Kaffee", currency="EUR", departments=("Sales",)))
    assert rupiah.opened(EUROS).questions == ()
    rupiah.book = replace(rupiah.book, company=Company("Café", currency="CAD", departments=("Sales",)))
    assert rupiah.opened(EUROS.replace("€", "$")).questions == ()


MIXED = (
    "Bericht, alle Beträge in EUR\n\nKPI;Jan 2026;Feb 2026\nRevenue;18.500,50 €;19.000,00 €\n"
    "Anrufe;40;41\nBesuche;12000;13000\nTermine;7;8\nKampagnen;9000;9500\nKosten;100;120\n"
)


def test_a_title_makes_no_money_of_rows_without_a_sign_beside_rows_with_one(rupiah):
    session = rupiah.opened(MIXED)
    (question,) = session.questions
    assert "“Revenue” and “Kosten” are in EUR" in question
    session.choose_foreign(Foreign.CONVERTED, 2)
    rupiah.commit(session.plan)
    for name in ("Anrufe", "Besuche", "Termine", "Kampagnen"):
        assert next(each for each in rupiah.book.measures if each.name == name).unit is Unit.COUNT
    assert rupiah.values("Anrufe") == {"2026-01": 40, "2026-02": 41}
    assert rupiah.values("Kampagnen") == {"2026-01": 9000, "2026-02": 9500}
    assert rupiah.values("Kosten") == {"2026-01": 200, "2026-02": 240}


def test_a_title_makes_no_money_of_what_is_counted(rupiah):
    question = rupiah.opened(MIXED.replace(",50 €", "").replace(",00 €", "")).questions[-1]
    assert "“Revenue”" in question
    for name in ("Anrufe", "Besuche", "Termine"):
        assert name not in question


def test_the_question_names_all_names(rupiah):
    names = ["Revenue", "Costs", "Rent", "Wages"]
    rows = "".join(f"{name};5 €;6 €\n" for name in names)
    (question,) = rupiah.opened(f"KPI;Jan 2026;Feb 2026\n{rows}").questions
    assert "“Revenue”, “Costs”, “Rent” and “Wages” are in EUR" in question
