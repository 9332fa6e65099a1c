from __future__ import annotations

import pytest

from scorecard.units import Unit, format_short
from ui import theme
from ui.board.looks import Looks, Style


@pytest.fixture
def looks(qapp):
    return Looks(theme.LIGHT, 1.0)


@pytest.mark.parametrize(
    "value", [-1234.0, -9876.0, 9999.0, 99949.0, -99949.0, 999_499.0, -1e6, 45.1, -987.65, 1e12]
)
def test_no_number_is_cut_in_the_narrowest_period_cell(looks, value):
    unit = Unit.CURRENCY
    text = looks.number(format_short(value, unit), value, 43)
    assert "…" not in text.shape.text()
    assert text.width <= 43


def test_a_long_name_ends_in_dots(looks):
    text = looks.text("Expected revenue this month against goal", Style.NAME, 120)
    assert text.shape.text().endswith("…")
    assert text.width <= 120
