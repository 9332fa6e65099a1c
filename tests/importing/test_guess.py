from __future__ import annotations

import pytest

from scorecard.importing.blocks import Guess, agreed
from scorecard.importing.grid import Style
from scorecard.importing.guess import Signs, guess_measure, readable
from scorecard.importing.known import KnownMeasures
from scorecard.measures import DEPARTMENTS, Direction, Rollup
from scorecard.templates.naming import by_any_name
from scorecard.units import Unit

LIBRARY = KnownMeasures(by_any_name(()))
UNKNOWN = KnownMeasures({})


def guess(
    name,
    *,
    section="",
    unit="",
    styles=(Style.PLAIN,),
    values=(5.0,),
    words=(),
    known=UNKNOWN,
    **more,
):
    signs = Signs(name, section, unit, styles, words, values, **more)
    return guess_measure(1, signs, DEPARTMENTS, set(), known)


@pytest.mark.parametrize(
    ("name", "unit", "rollup"),
    [
        ("Website visitors", Unit.COUNT, Rollup.SUM),
        ("Revenue", Unit.CURRENCY, Rollup.SUM),
        ("Total_Customers", Unit.COUNT, Rollup.LAST),
        ("New customers", Unit.COUNT, Rollup.SUM),
        ("MRR", Unit.CURRENCY, Rollup.LAST),
        ("New MRR", Unit.CURRENCY, Rollup.SUM),
        ("Pipeline value", Unit.COUNT, Rollup.LAST),
        ("Headcount", Unit.COUNT, Rollup.LAST),
        ("Instagram followers", Unit.COUNT, Rollup.LAST),
        ("Cash balance", Unit.CURRENCY, Rollup.LAST),
        ("Cost per lead", Unit.CURRENCY, Rollup.AVERAGE),
        ("Close rate", Unit.PERCENT, Rollup.AVERAGE),
        ("NPS", Unit.SCORE, Rollup.AVERAGE),
        ("First response time", Unit.HOURS, Rollup.AVERAGE),
        ("Sales cycle", Unit.DAYS, Rollup.AVERAGE),
    ],
)
def test_unit_and_rollup_from_the_name(name, unit, rollup):
    found = guess(name)
    assert (found.unit, found.rollup) == (unit, rollup)


def test_a_unit_that_the_file_names_wins():
    assert guess("Wins", unit="%").unit is Unit.PERCENT
    assert guess("Wins", styles=(Style.PERCENT, Style.PERCENT)).unit is Unit.PERCENT
    assert guess("Wins", words=("d",)).unit is Unit.DAYS


def test_a_rate_in_fractions_is_not_taken_for_percent_points():
    assert guess("Close rate", values=(0.25, 0.3)).unit is Unit.RATIO


def test_department_from_section_or_words():
    assert guess("Odd thing", section="SALES").department == "Sales"
    assert guess("Odd thing", section="Service").department == "Customer service"
    assert guess("Open tickets").department == "Customer service"
    assert guess("Deals won").department == "Sales"
    assert guess("Odd thing").department == "Sales"
    assert guess("Subtotal").department == guess("Pajak").department == "Sales"
    assert guess("Cups sold").department == "Sales"


def test_direction():
    assert guess("Churned customers").direction is Direction.AT_MOST
    assert guess("New leads").direction is Direction.AT_LEAST


@pytest.mark.parametrize(
    "name",
    [
        "Ad spend",
        "Expenses",
        "Complaints",
        "Returns",
        "Days to close",
        "Reply time",
        "Lieferzeit",
        "Retours",
        "Délai de livraison",
        "Gastos de publicidad",
        "Tiempo de entrega",
        "Waktu respon",
        "زمان پاسخ",
    ],
)
def test_what_costs_money_time_or_nerves_is_at_most(name):
    assert guess(name).direction is Direction.AT_MOST


@pytest.mark.parametrize("name", ["Return on ad spend", "On-time delivery", "Cost savings"])
def test_what_is_won_back_is_at_least(name):
    assert guess(name).direction is Direction.AT_LEAST


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Total_Customers", "Total customers"), ("tv_S", "tv_S"), ("Close  rate", "Close rate"), ("MRR", "MRR")],
)
def test_names_are_made_readable(name, shown):
    assert readable(name) == shown


@pytest.mark.parametrize(
    ("name", "unit", "rollup", "direction"),
    [
        ("Umsatz", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("Nettoumsatz", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("Personalkosten", Unit.CURRENCY, Rollup.SUM, Direction.AT_MOST),
        ("Anzahl Verkäufe", Unit.COUNT, Rollup.SUM, Direction.AT_LEAST),
        ("Abschlussquote", Unit.PERCENT, Rollup.AVERAGE, Direction.AT_LEAST),
        ("Chiffre d’affaires", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("Ventes", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("Ingresos", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("Costos", Unit.CURRENCY, Rollup.SUM, Direction.AT_MOST),
        ("Penjualan", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("Biaya", Unit.CURRENCY, Rollup.SUM, Direction.AT_MOST),
        ("Jumlah pesanan", Unit.COUNT, Rollup.SUM, Direction.AT_LEAST),
        ("فروش", Unit.CURRENCY, Rollup.SUM, Direction.AT_LEAST),
        ("هزینه", Unit.CURRENCY, Rollup.SUM, Direction.AT_MOST),
        ("تعداد فروش", Unit.COUNT, Rollup.SUM, Direction.AT_LEAST),
        ("نرخ ریزش", Unit.PERCENT, Rollup.AVERAGE, Direction.AT_MOST),
        ("Kundenbestand", Unit.COUNT, Rollup.LAST, Direction.AT_LEAST),
    ],
)
def test_the_commonest_words_of_other_languages(name, unit, rollup, direction):
    found = guess(name)
    assert (found.unit, found.rollup, found.direction) == (unit, rollup, direction)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("EUR", Unit.CURRENCY),
        ("T€", Unit.CURRENCY),
        ("Tage", Unit.DAYS),
        ("#", Unit.COUNT),
        ("std", Unit.HOURS),
    ],
)
def test_a_unit_column_in_another_language(text, unit):
    assert guess("Kosten je Auftrag", unit=text).unit is unit


def test_yes_and_no_are_answers():
    found = guess("Plan kept", values=(1.0, 0.0), are_answers=True)
    assert (found.unit, found.rollup, found.direction) == (Unit.YES_NO, Rollup.ALL, Direction.YES)


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("NPS", "Net promoter score (NPS)"),
        ("Net promoter score", "Net promoter score (NPS)"),
        ("Avg. deal size", "Average deal size"),
        ("Landing page conversion rate", "Landing-page conversion rate"),
        ("Pengunjung situs web", "Website visitors"),
    ],
)
def test_a_known_measure_is_found_by_its_other_names(name, known_as):
    definition = by_any_name(())[known_as]
    found = guess(name, known=LIBRARY)
    assert found.name == name
    assert (found.unit, found.direction, found.department, found.description) == (
        definition.unit, definition.direction, definition.department, definition.description,
    )  # fmt: skip


def test_the_section_of_the_file_names_the_department_of_a_known_measure():
    assert guess("Revenue", known=LIBRARY).department == "Sales"
    assert guess("Revenue", known=LIBRARY, section="Marketing").department == "Marketing"


def test_the_words_of_a_section_help_where_the_name_says_nothing():
    assert guess("Odd thing", section="Support tickets").department == "Customer service"
    assert guess("Odd thing", section="Pipeline").department == "Sales"


def new_measures(kept, text):
    session = kept.opened(text)
    return {match.name: (match.new_measure.unit, match.new_measure.department) for match in session.matches}


def test_what_stands_among_money_is_money_and_what_is_counted_is_not():
    sizes = {"Subtotal": 1.5e6, "Pajak": 1.5e5, "Total": 1.65e6, "Cups sold": 900.0, "Transaksi": 400.0}
    guesses = [
        Guess(
            Signs(name, "", "", (Style.PLAIN,), (), (size,)),
            guess(name),
            0,
            is_titled_money=False,
            is_known=False,
        )
        for name, size in sizes.items()
    ]
    units = {measure.name: measure.unit for measure in agreed(guesses)}
    money = {"Subtotal", "Pajak", "Total"}
    assert units == {name: Unit.CURRENCY if name in money else Unit.COUNT for name in sizes}


def test_a_title_of_money_holds_for_the_rows_below(kept):
    text = (
        "Estimates are shown in millions of dollars,,\n,,\nKind of business,Jan 2026,Feb 2026\n"
        "Retail sales,355073,360000\nFurniture stores,7000,7100\nDealers of new cars,60000,61000\n"
    )
    assert {unit for unit, _ in new_measures(kept, text).values()} == {Unit.CURRENCY}


def test_counts_stay_counts_beside_money(kept):
    text = "KPI,Jan 2026,Feb 2026\nRevenue,185000,190000\nCosts,85000,90000\nWin-backs,3,4\nVisits,900,800\n"
    found = new_measures(kept, text)
    assert found["Win-backs"][0] is found["Visits"][0] is Unit.COUNT
