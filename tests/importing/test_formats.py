"""One sheet in four kinds of file: percents, money, formula errors and hidden lines are the same in each."""

from __future__ import annotations

import pytest

from scorecard.importing.grid import CellError, Style
from scorecard.units import Unit

KINDS = ("xlsx", "xls", "ods")


@pytest.mark.parametrize("kind", KINDS)
def test_formats_errors_and_hidden_lines_are_read(reader, data, kind):
    (sheet,) = reader.open(data / f"formats.{kind}").previews
    assert sheet.styles[3, 1] is sheet.styles[4, 6] is Style.PERCENT
    assert {sheet.styles[row, 3] for row in (5, 8, 9, 10)} == {Style.CURRENCY}
    assert not any(row in (7, 11) for row, _ in sheet.styles)
    assert sheet.rows[7][2] == CellError("#REF!")
    assert sheet.rows[11][6] == CellError("#DIV/0!")
    assert sheet.hidden_rows == {9}


@pytest.mark.parametrize("kind", [*KINDS, "tsv"])
def test_every_kind_of_file_gives_the_same_numbers(kept, take_in, data, kind):
    session = take_in(data / f"formats.{kind}")
    assert kept.values("Close rate") == dict(zip(months(), [30, 31, 25, 28, 30, 50], strict=True))
    assert kept.values("Conversion rate")["2026-06"] == pytest.approx(3)
    assert kept.values("Revenue")["2026-01"] == 1000.5
    assert kept.values("Pipeline value")["2026-03"] == 13
    assert "2026-02" not in kept.values("Leads")
    units = {measure.name: measure.unit for measure in kept.book.measures}
    assert units["Refunds"] is units["Fees"] is Unit.CURRENCY
    assert [(each.address, each.text) for each in session.plan.problems] == [
        ("C8", "“#REF!” is a formula error in the file"),
        ("G12", "“#DIV/0!” is a formula error in the file"),
    ]
    assert session.plan.added == 52


def months():
    return [f"2026-{month:02d}" for month in range(1, 7)]
