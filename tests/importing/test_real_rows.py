"""Tables of orders and many sheets that nobody here wrote; no choice is made by hand but the one named."""

from __future__ import annotations

from pathlib import Path

import pytest

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"


@pytest.fixture
def real():
    if not REAL.is_dir():
        pytest.skip("the larger real files are kept elsewhere")
    return REAL


def weeks(numbers):
    return {week: round(value, 2) for week, value in numbers.items()}


def test_order_lines_in_utf16_are_gathered_by_week_of_their_order(take_in, kept, real):
    session = take_in(real / "pl300_ResellerSales_202006.csv")
    assert session.rules.date_column == "OrderDate"
    assert weeks(kept.values("Sales amount")) == {
        "2020-W23": 921_092.89,
        "2020-W24": 1_161_274.87,
        "2020-W25": 502_091.52,
        "2020-W26": 550_726.70,
        "2020-W27": 293_964.03,
    }
    assert round(sum(kept.values("Sales amount").values()), 2) == 3_429_150.01
    assert sum(kept.values("Sales orders").values()) == 180
    assert sum(kept.values("Order quantity").values()) == 10_264


def test_days_with_a_clock_in_text_keep_day_and_month(take_in, kept, real):
    session = take_in(real / "id_pos_Sample-Laporan-Keseluruhan.xlsx")
    assert session.sheet == "Semua Transaksi"
    assert session.questions == ()
    assert weeks(kept.values("Total")) == {
        "2025-W40": 1_024_100,
        "2025-W41": 1_430_000,
        "2025-W42": 1_402_500,
        "2025-W43": 1_674_200,
        "2025-W44": 465_300,
    }
    assert sum(kept.values("Semua Transaksi").values()) == 190
    assert sum(kept.values("Subtotal").values()) == 5_451_000
    assert sum(kept.values("Pajak").values()) == 545_100


def test_the_sheet_that_a_person_chooses_is_read_alone(kept, real):
    session = kept.opened(real / "id_pos_Sample-Laporan-Keseluruhan.xlsx")
    session.choose_sheet("Detail Item")
    kept.commit(session.plan)
    cups = [
        name
        for name in (measure.name for measure in kept.book.measures)
        if sum(kept.values(name).values()) == 934
    ]
    assert cups


def test_yearly_sheets_join_into_one_series(take_in, kept, real):
    session = take_in(real / "census_mrtssales92-present.xls")
    assert len(session.together) == 26
    total = kept.values("Not adjusted: Retail and food services sales, total")
    assert len(total) == 309
    months = {key: total[key] for key in ("2016-01", "2016-02", "2016-12")}
    assert months == {"2016-01": 402_645, "2016-02": 416_044, "2016-12": 542_055}
    assert sum(value for month, value in total.items() if month.startswith("2016")) == 5_522_929
    assert sum(value for month, value in total.items() if month.startswith("2015")) == 5_350_508
    assert kept.values("Adjusted: Retail and food services sales, total")["2016-01"] == 448_171
