"""Delimited text in all its kinds gives the table that was meant."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import ScorecardError
from scorecard.importing.readers.delimited import (
    Dialect,
    Plainness,
    TextFormat,
    plainness,
    read_format,
    read_rows,
    read_tables,
    read_text_tables,
)

TABLE = [["Measure", "Jan 2026", "Feb 2026"], ["Leads", "5", "6"], ["Win rate", "30 %", "31 %"]]


def rows(text: str | bytes) -> list[list[str]]:
    return read_rows(text.encode() if isinstance(text, str) else text, "kpis.csv")


def tables(text: str) -> dict[str, list[list[str | None]]]:
    return {sheet.name: sheet.rows for sheet in read_tables(text.encode(), "kpis.csv")}


def dialect(text: str) -> Dialect:
    return read_format(text.encode(), "kpis.csv", is_cut=False).dialect


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "#", "::", "||", ";;", "~~", "\x1f"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_delimiters_and_line_ends(delimiter: str, end: str):
    assert rows("".join(delimiter.join(row) + end for row in TABLE)) == TABLE


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("day value\n2026-01-01 5\n2026-01-02 7\n", " "),
        ("day:value\n1:5\n2:7\n", ":"),
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("Umsatz;1.234,5;2,5\nKosten;3,5;4,5\n", ";"),
        ("Leads|1,234|5,678\nDeals|2,345|6,789\n", "|"),
        ("time,value\n2026-01-01 10:00:00,5\n2026-01-01 11:00:00,6\n", ","),
        ("name\tnote\nLeads\tone, two, three\nDeals\tfour\n", "\t"),
        ('"a,b";"c"\n"d,e";"f"\n', ";"),
    ],
)
def test_the_delimiter_among_others(text: str, delimiter: str):
    assert dialect(text).delimiter == delimiter


@pytest.mark.parametrize("text", ["Measure\nLeads\nBob Smith\n", "08:00\n09:00\n", "one word: two\n"])
def test_a_single_column(text: str):
    assert rows(text) == [[line] for line in text.splitlines()]


def test_spaces_after_delimiters():
    assert rows('name, value\n"Leads, new", 5\nDeals, 6\n') == [
        ["name", "value"],
        ["Leads, new", "5"],
        ["Deals", "6"],
    ]


def test_a_delimiter_that_the_file_names():
    assert rows("sep=;\nLeads;1,5\n") == [["Leads", "1,5"]]
    assert rows('"sep=|"\r\nLeads|1,5\r\n') == [["Leads", "1,5"]]


def test_ragged_rows_stay_as_they_are():
    assert rows("a,b,c\n1,2\n1,2,3,4\n\n5,6,7") == [
        ["a", "b", "c"],
        ["1", "2"],
        ["1", "2", "3", "4"],
        [],
        ["5", "6", "7"],
    ]


def test_zeros_and_the_end_mark_of_old_files():
    assert rows(b"a,b\n1\x00,2\n\x1a") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("data", [b"", b"\n", b" ,, \r\n", b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes):
    with pytest.raises(ScorecardError, match=r"^kpis.csv is empty\.$"):
        read_tables(data, "kpis.csv")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"%PDF-1.7\ntext", b"\x00\x01\x02\x03" * 99])
def test_no_text(data: bytes):
    with pytest.raises(ScorecardError, match="is no text file"):
        read_tables(data, "kpis.csv")


def test_cells_without_spaces_around_them():
    assert tables("a , b\n 1,\n") == {"": [["a", "b"], ["1", None]]}


def test_titles_and_notes_belong_to_their_table():
    text = "Report of March\n\nMeasure,Jan\nLeads,5\n\nNote: checked\n"
    assert list(tables(text)) == [""]


def test_sections_and_repeated_headings_make_no_further_table():
    text = "Sales,Jan 26,Feb 26\nLeads,1,2\n\nService,Jan 26,Feb 26\nTickets,3,4\n\nCosts\nRent,5,6\n"
    assert list(tables(text)) == [""]


def test_tables_after_a_blank_row():
    text = "Measure,Jan\nLeads,5\nDeals,6\n\nPeople\nName,City\nAnna,4\n\n"
    assert tables(text) == {
        "Rows 1–3": [["Measure", "Jan"], ["Leads", "5"], ["Deals", "6"]],
        "Rows 5–7": [*[[]] * 4, ["People"], ["Name", "City"], ["Anna", "4"]],
    }


def test_the_same_headings_over_the_same_rows_again():
    text = "Leads\nMonth,Web,Ads\nJan 26,5,6\nFeb 26,7,8\nDeals\nMonth,Web,Ads\nJan 26,1,2\nFeb 26,3,4\n"
    assert list(tables(text)) == ["Rows 1–4", "Rows 5–8"]
    assert list(tables(text.replace("Deals", "\nDeals"))) == ["Rows 1–4", "Rows 6–9"]
    assert list(tables("Month,Web\nJan,1\nFeb,2\nMonth,Web\nMar,3\nApr,4\n")) == [""]


def test_what_is_said_above_a_table_is_no_table():
    text = "Account;DE12 3456\n\nFrom;01.01.2026\nTo;31.01.2026\n\nDay;Text;Amount\n02.01.2026;Rent;-800,00\n"
    assert list(tables(text)) == [""]


def test_tables_of_another_width():
    assert list(tables("a,b\n1,2\n3,4\nx,y,z\n5,6,7\n")) == ["Rows 1–3", "Rows 4–5"]


def test_a_pasted_table():
    sheets = read_text_tables("Measure\tJan\r\nLeads\t5", "Clipboard")
    assert [sheet.rows for sheet in sheets] == [[["Measure", "Jan"], ["Leads", "5"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_a_beginning_that_ends_anywhere(encoding: str):
    data = "Größe;Länge\n1;2\n3;4\n".encode(encoding)
    whole = read_rows(data, "kpis.csv")
    for end in range(data.index(b"\n") + 2, len(data)):
        format = read_format(data[:end], "kpis.csv")
        assert (format.encoding, format.dialect.delimiter) == (encoding, ";")
        complete = data[: end // 2 * 2 if encoding == "utf-16-le" else end].count(b"\n")
        assert read_rows(data[:end], "kpis.csv", format, is_cut=True) == whole[:complete]


def test_the_first_rows_alone():
    data = b'a,b\n1,"two\nlines"\n3,4'
    assert read_rows(data, "kpis.csv", most_rows=2) == [["a", "b"], ["1", "two\nlines"]]
    assert read_rows(data, "kpis.csv", most_rows=9)[2:] == [["3", "4"]]


def test_bytes_further_on_that_the_beginning_did_not_show():
    data = b"a,b\n" * 20 + "Größe,2\n".encode("cp1252")
    assert read_rows(data, "kpis.csv", read_format(data[:40], "kpis.csv"))[-1] == ["Größe", "2"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a,b\n1,2\n", True),
        ('a,b\r\n"1,5","say ""hi"""\r\n', True),
        ('a,b\n"two\nlines",2\n', True),
        ('a,b\n1,"2\n', False),
        ('a,b\n5" pipe,2\n', False),
        ('a,b\n"5" pipe",2\n', False),
        ("a,b\r1,2\r", False),
        ("sep=;\na;b\n", False),
        ("a::b\n1::2\n", False),
        ("a, b\n1, 2\n", False),
        ("'a','b'\n'1,2',3\n", False),
        ("a,b\n1\0,2\n", False),
        ("a,b\n1,2\n\x1a", False),
        ('a,b\r\n"two\r\nlines",2\r\n', False),
    ],
)
def test_what_any_parser_reads_alike(text: str, plain: bool):
    data = text.encode()
    found = plainness(io.BytesIO(data), read_format(data, "kpis.csv", is_cut=False))
    assert (found is not None) == plain
    assert plainness(io.BytesIO(text.encode("utf-16")), TextFormat("utf-16", Dialect())) is None


@pytest.mark.parametrize("line", [b"1234,12345\n", b"1234,1234\r\n"])
def test_a_long_file_is_looked_through_piece_by_piece(line: bytes):
    # A prime number of bytes a line: line ends fall on all places of a piece.
    data = line * 100_000
    plain = TextFormat("utf-8", Dialect())
    assert plainness(io.BytesIO(data), plain) == Plainness(len(data), 100_000, has_quotes=False)
    assert plainness(io.BytesIO(data + b"1,2"), plain) == Plainness(len(data) + 3, 100_001, has_quotes=False)
    for bad in (b"1\r2", b"1,2\r", b"1\0", b"1\x1a"):
        assert plainness(io.BytesIO(data + bad), plain) is None


@given(
    st.lists(st.sampled_from(["a", "1", ",", ",", '"', '""', "\n", "\n", "\r\n", " ", "'", "é"]), max_size=25)
)
def test_the_fast_parser_cuts_what_is_plain_alike(parts: list[str]):
    pandas = pytest.importorskip("pandas")
    data = "".join(parts).encode()
    plain = TextFormat("utf-8", Dialect())
    found = read_rows(data, "kpis.csv", plain)
    width = max(map(len, found), default=0)
    if width and plainness(io.BytesIO(data), plain):
        frame = pandas.read_csv(
            io.BytesIO(data), header=None, names=range(width), index_col=False, dtype=object,
            skip_blank_lines=False, na_filter=False,
        )  # fmt: skip
        cells = [[cell if isinstance(cell, str) else "" for cell in row] for row in frame.to_numpy()]
        assert cells == [[*row, *[""] * (width - len(row))] for row in found]


CELLS = st.text(alphabet="ab1 ,;\t|:^~#\"'\\\n.é", max_size=8)
WIDE = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(
    WIDE,
    st.sampled_from(",;\t|:^~# "),
    st.sampled_from("\"'"),
    st.sampled_from(["", "\\"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "cp1252"]),
)
def test_any_table_reads_back(cells, delimiter, quote, escape, quoting, encoding):
    """Whatever stands in the cells, once the format is known."""
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=delimiter,
        quotechar=quote,
        escapechar=escape or None,
        doublequote=not escape,
        quoting=quoting,
        lineterminator="\n",
    )
    writer.writerows(cells)
    data = text.getvalue().encode(encoding)
    assert read_rows(data, "kpis.csv", TextFormat(encoding, Dialect(delimiter, quote, escape))) == cells


NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäé", min_size=1, max_size=9)
NUMBERS = st.integers(0, 10**7).map(str) | st.floats(0, 1e6).map("{:.2f}".format)
DATES = st.dates().map(str)


@st.composite
def meant(draw: st.DrawFn) -> list[list[str]]:
    """A table as people keep them: headings, names or dates, numbers."""
    width = draw(st.integers(1, 5))
    first = draw(st.sampled_from([NAMES, DATES]))
    headings = draw(st.lists(NAMES, min_size=width + 1, max_size=width + 1))
    body = st.tuples(first, st.lists(NUMBERS, min_size=width, max_size=width))
    return [headings, *([name, *numbers] for name, numbers in draw(st.lists(body, min_size=2, max_size=8)))]


@given(
    meant(),
    st.sampled_from(",;\t|^~#"),
    st.sampled_from("\"'"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_the_format_of_a_table_is_found(table, delimiter, quote, quoting, end, encoding):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quotechar=quote, quoting=quoting, lineterminator=end).writerows(
        table
    )
    assert rows(text.getvalue().encode(encoding)) == table


WORDS = ["paid ads", "Men's", '5" pipe', "a, b", "x; y", "50 %", "n/a", "", "Total: all", "A|B", "#3", "R&D"]
DECIMALS = NUMBERS | st.floats(0, 1e5).map(lambda number: f"{number:.2f}".replace(".", ","))


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), DECIMALS), min_size=3, max_size=9),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_other_delimiters_in_the_cells_mislead_nobody(body, delimiter, quoting):
    table = [["Lead source", "Note", "Amount (EUR)"], *map(list, body)]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(table)
    assert rows(text.getvalue()) == table


@given(st.binary(max_size=200) | st.text(alphabet="a1,;\"' \\\n\r\t", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    for is_cut in (False, True):
        try:
            read_tables(data, "kpis.csv", most_rows=3 if is_cut else None, is_cut=is_cut)
        except ScorecardError as error:
            assert str(error).startswith("kpis.csv")  # noqa: PT017
