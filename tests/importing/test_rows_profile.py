"""What the columns of a table of rows hold, and the rules that it is offered with."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.importing.clues import Clues
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.readers.opening import open_text
from scorecard.importing.rows import default_rules, profile
from scorecard.importing.rows.heading_words import names_key, names_later_day, names_no_sum
from scorecard.importing.rows.rules import RowKind
from scorecard.importing.rows.table_profile import ColumnKind
from scorecard.periods import Calendar, Grain

CLUES = Clues(Calendar(), date(2026, 11, 23))
ORDERS = """\
OrderNumber;DueDate;OrderDate;ShipDate;CustomerKey;Channel;Paid;UnitPrice;Quantity;SalesAmount;Note
S-1;10/11/2026;02/11/2026;04/11/2026;17;Web;yes;1.200,50;2;2.401,00;
S-1;10/11/2026;02/11/2026;04/11/2026;17;Web;yes;99,50;1;99,50;
S-2;12/11/2026;03/11/2026;;23;Shop;no;20,00;3;60,00;
S-3;22/11/2026;14/11/2026;;42;Web;yes;10,00;1;10,00;
"""


def look(text=ORDERS, heading=0):
    file = open_text(text, "orders.csv")
    return profile(file, file.heads()[0].name, heading, CLUES)


def test_each_column_is_of_a_kind():
    kinds = {column.name: column.kind for column in look().columns}
    assert kinds == {
        "OrderNumber": ColumnKind.TEXT,
        "DueDate": ColumnKind.DATE,
        "OrderDate": ColumnKind.DATE,
        "ShipDate": ColumnKind.DATE,
        "CustomerKey": ColumnKind.NUMBER,
        "Channel": ColumnKind.TEXT,
        "Paid": ColumnKind.TEXT,
        "UnitPrice": ColumnKind.NUMBER,
        "Quantity": ColumnKind.NUMBER,
        "SalesAmount": ColumnKind.NUMBER,
        "Note": ColumnKind.EMPTY,
    }


def test_a_column_tells_what_it_holds():
    table = look()
    channel = table.column("Channel")
    assert (channel.distinct, channel.blanks, channel.top) == (2, 0, (("Web", 3), ("Shop", 1)))
    assert table.column("ShipDate").blanks == 2
    ordered = table.column("OrderDate")
    assert (ordered.first, ordered.last) == (date(2026, 11, 2), date(2026, 11, 14))
    assert ordered.orders == (DateOrder.DAY_FIRST,)
    assert table.column("SalesAmount").number_style is NumberStyle.COMMA
    assert [column.name for column in table.columns if column.is_key] == ["OrderNumber", "CustomerKey"]
    assert table.row_count == 4


def test_the_day_on_which_it_came_about_is_the_filled_and_first_one():
    assert look().date_column == "OrderDate"
    assert look("Closed,Created\n2026-11-09,2026-11-02\n2026-11-10,2026-11-03\n").date_column == "Created"
    assert look("Name,Amount\nAna,5\nBen,6\n").date_column == ""


def test_what_fits_two_ways_is_shown():
    table = look("Day,Amount\n01/02/2026,1\n03/02/2026,2\n01/05/2026,3\n")
    assert table.column("Day").unclear_date == "01/02/2026"
    table = look('Day,Amount\n2026-02-01,"1,234"\n2026-02-02,12\n')
    assert table.column("Amount").unclear_number == "1,234"


def test_rules_count_the_orders_and_sum_money_and_quantities():
    rules = default_rules(look(), "WebOrders_202611.csv", CLUES)
    assert rules.date_column == "OrderDate"
    assert [(each.name, each.kind, each.column) for each in rules.measures] == [
        ("Web orders", RowKind.COUNT, ""),
        ("Orders", RowKind.DISTINCT, "OrderNumber"),
        ("Quantity", RowKind.SUM, "Quantity"),
        ("Sales amount", RowKind.SUM, "SalesAmount"),
    ]


@pytest.mark.parametrize(
    ("days", "grain"),
    [(["2026-11-02", "2026-11-03", "2026-11-04"], Grain.WEEK), (["2026-01-05", "2026-05-06"], Grain.MONTH)],
)
def test_few_rows_are_gathered_by_month(days, grain):
    text = "\n".join(("Day,Owner", *(f"{day},Ana" for day in days)))
    assert default_rules(look(text), "visits.csv", CLUES).grain is grain


@pytest.mark.parametrize("name", ["ProductKey", "Employee ID", "Rechnungsnummer Nummer", "SKU", "Zip", "ID"])
def test_keys_are_known_by_name(name):
    assert names_key(name)


@pytest.mark.parametrize("name", ["Amount", "Number", "Keynote sales", "Idle hours"])
def test_other_names_are_no_keys(name):
    assert not names_key(name)


def test_prices_and_rates_are_not_summed():
    assert all(map(names_no_sum, ("UnitPrice", "Harga Satuan", "Win rate", "Discount %", "Age", "Year")))
    assert not any(map(names_no_sum, ("Sales amount", "Jumlah", "Subtotal", "Monthly fee")))


def test_days_of_something_else_are_known_by_name():
    assert all(map(names_later_day, ("DueDate", "Ship date", "Date of birth", "closed_at")))
    assert not any(map(names_later_day, ("OrderDate", "Created", "Tanggal")))


def test_numbers_that_count_up_are_keys():
    rows = "\n".join(f"2026-11-{day:02d},{day + 100},{day * 7 % 5}" for day in range(1, 21))
    table = look(f"Day,Visit,Guests\n{rows}\n")
    assert [column.is_key for column in table.columns] == [False, True, False]


def test_a_column_of_days_comes_before_one_of_months():
    table = look("Period,Booked\n2026-10,2026-10-05\n2026-10,2026-10-05\n2026-11,2026-11-02\n")
    assert table.date_column == "Booked"
    months = look("Period,Visits\n2026-10,5\n2026-10,6\n2026-11,2\n")
    assert default_rules(months, "visits.csv", CLUES).grain is Grain.MONTH
