"""A large text file: shown from its beginning, its columns read fast, and never otherwise than patiently."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.importing.readers.large_text import OpenLargeText
from scorecard.importing.readers.opening import open_file
from scorecard.importing.readers.plain_numbers import Plain, plain_kind
from scorecard.importing.readers.raw import NUMBER

HEADINGS = "Day;Source;Deals;Value\n"


def opened(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "deals.csv"
    path.write_bytes(text.encode(encoding))
    return OpenLargeText(path)


def cells(column):
    """A column as it would be read without codes."""
    return [
        column.numbers[row] if code == NUMBER else column.values[code]
        for row, code in enumerate(column.codes.tolist())
    ]


@pytest.fixture
def deals(tmp_path):
    return opened(
        tmp_path, HEADINGS + "2026-01-05;Web;3;12.50\n2026-01-06; Shop ;;7\n2026-01-06;Web;4;0.125\n"
    )


def test_columns_have_each_text_once_and_plain_numbers(deals):
    day, source, count, value = deals.columns("", 1, [0, 1, 2, 3])
    assert day.values == [None, "2026-01-05", "2026-01-06"]
    assert cells(source) == ["Web", "Shop", "Web"]
    assert (cells(count), count.mark) == ([3.0, None, 4.0], "")
    assert (cells(value), value.mark) == ([12.5, 7.0, 0.125], ".")
    assert [cells(each) for each in deals.columns("", 2, [1, 2])] == [["Shop", "Web"], [None, 4.0]]


def test_texts_are_kept_where_they_are_wanted(deals):
    (value,) = deals.columns("", 1, [3], as_text=[3])
    assert (cells(value), value.numbers) == (["12.50", "7", "0.125"], None)


def test_a_large_file_is_shown_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    path.write_text(HEADINGS + "2026-01-05;Web;3;12.50\n" * 200_000)
    file = open_file(path)
    (head,) = file.heads()
    assert not file.is_whole
    assert not head.is_exact
    assert head.row_count == pytest.approx(200_001, rel=0.01)
    assert len(file.head("").rows) == 1000
    assert file.columns("", 1, [3])[0].numbers.sum() == 200_000 * 12.5
    file.finish()
    assert (file.is_whole, file.heads()[0].row_count, file.heads()[0].is_exact) == (True, 200_001, True)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["1", "-20", "0", ""], Plain.WHOLE),
        (["12.5", "7"], Plain.POINT),
        (["12,5", "1,234"], Plain.COMMA),
        (["0.125"], Plain.POINT),
        (["1234.567"], Plain.POINT),
        (["1.234", "5.678"], None),
        (["1.5", "1,5"], None),
        (["007", "123"], None),
        (["12.5", "8.5", "n/a"], Plain.POINT),
        (["5", "Web", "Shop"], None),
        (["2026-01-05"], None),
        (["9" * 18], None),
        ([""], None),
    ],
)
def test_only_numbers_beyond_doubt_are_read_as_such(texts, kind):
    assert plain_kind(texts) is kind


@pytest.mark.parametrize(
    "lines",
    [
        ["1", "2", "inf"],
        ["1.5", "2.5", "Total 4"],
        ["1", "2"] + ["3"] * 2000 + ["4.5"],
        ["1", "2"] + ["3"] * 2000 + ["99999999999999999999"],
        ["1.5"] * 2000 + ["1,234.5"],
        ["1,5"] * 2000 + ["x"],
    ],
)
def test_a_column_that_is_not_what_it_began_as(tmp_path, lines):
    file = opened(tmp_path, "".join(f"a;{line}\n" for line in ["Value", *lines]))
    (column,) = file.columns("", 1, [1])
    texts = [f"{cell:g}" if isinstance(cell, float) else cell for cell in cells(column)]
    assert [text.replace(".", column.mark or ".") for text in texts] == lines


def test_rows_of_too_many_and_too_few_cells(tmp_path):
    text = HEADINGS + "2026-01-05;Web;3;12.50\n" * 1500 + "2026-01-06;Web;4;1;one too many\n" + "x\n"
    file = opened(tmp_path, text)
    assert cells(file.columns("", 1, [2])[0])[1499:] == [3.0, 4.0, None]


def test_the_encoding_below_the_beginning(tmp_path):
    path = tmp_path / "names.csv"
    text = HEADINGS + "2026-01-05;Web;3;1\n" * 60_000 + "2026-01-05;Märkte;3;1\n"
    path.write_bytes(text.encode("cp1252"))
    assert cells(OpenLargeText(path).columns("", 60_000, [1])[0]) == ["Web", "Märkte"]


CELL = st.text(st.sampled_from('ab 0159.,-"\u00fc'), max_size=5)
ROWS = st.lists(st.lists(CELL, max_size=7), min_size=1, max_size=8)


@given(rows=ROWS, quoted=st.booleans())
@settings(max_examples=150, deadline=None)
def test_fast_and_patient_reading_agree(tmp_path_factory, rows, quoted):
    def written(cell):
        return f'"{cell.replace(chr(34), chr(34) * 2)}"' if quoted else cell.replace('"', "")

    path = tmp_path_factory.getbasetemp() / "agree.csv"
    body = "".join(";".join(map(written, row)) + "\n" for row in rows)
    path.write_text("Day;Source;Deals;Value\n" * 3 + body, newline="")
    fast, patient = OpenLargeText(path), OpenLargeText(path)
    patient._plain = None
    width = range(4)
    for one, other in zip(fast.columns("", 3, width), patient.columns("", 3, width), strict=True):
        for ours, theirs in zip(cells(one), cells(other), strict=True):
            assert ours == (theirs if isinstance(ours, str | None) else np.float64(theirs.replace(",", ".")))
