"""Quotes in all the ways in which files have them, right and wrong."""

from __future__ import annotations

import pytest

from scorecard.importing.readers.delimited import read_rows

HEADING = "name,note,value\n"
OTHERS = 'Leads,"new, paid",1\nDeals,"won, lost",2\n'


def rows(text: str) -> list[list[str]]:
    return read_rows(text.encode(), "kpis.csv")


def mended(line: str) -> list[str]:
    """What is made of a line among others that are in order."""
    found = rows(HEADING + OTHERS + line + "\n" + OTHERS)
    assert found[:3] == [["name", "note", "value"], ["Leads", "new, paid", "1"], ["Deals", "won, lost", "2"]]
    assert found[-2:] == found[1:3]
    (row,) = found[3:-2]
    return row


@pytest.mark.parametrize("quote", ['"', "'", "`"])
def test_quotes_around_delimiters_quotes_and_line_ends(quote: str):
    text = 'a,"b, ""c""",d\n"two\nlines",2,"3"\n'.replace('"', quote)
    assert rows(text) == [["a", f"b, {quote}c{quote}", "d"], ["two\nlines", "2", "3"]]


def test_apostrophes_are_no_quotes():
    assert rows("name,value\nMen's,1\nKids' wear,2\n")[1:] == [["Men's", "1"], ["Kids' wear", "2"]]


def test_escaped_quotes():
    text = 'name,note\n"10\\" boots","8\\\'9\\" long"\n"a, b","c:\\\\d"\n'
    assert rows(text) == [["name", "note"], ['10" boots', "8\\'9\" long"], ["a, b", "c:\\d"]]


def test_backslashes_that_escape_nothing():
    assert rows('path,n\n"C:\\temp\\",1\n"D:\\data\\",2\n')[1:] == [["C:\\temp\\", "1"], ["D:\\data\\", "2"]]


def test_escaped_delimiters():
    text = "name|note\na\\|b|c\nd|e\\|f\ng|h\n"
    assert rows(text) == [["name", "note"], ["a|b", "c"], ["d", "e|f"], ["g", "h"]]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('Pipes,5" wide,3', ["Pipes", '5" wide', "3"]),
        ('Pipes,"5" wide, long",3', ["Pipes", '5" wide, long', "3"]),
        ('Pipes,"He said "yes, sir"",3', ["Pipes", 'He said "yes, sir"', "3"]),
        ('Pipes,"wide, 5"",3', ["Pipes", 'wide, 5"', "3"]),
        ('"Pipes,wide,3', ['"Pipes', "wide", "3"]),
        ('"Pipes,"wide, long",3', ['"Pipes', "wide, long", "3"]),
        ('Pipes,"wide,3', ["Pipes", '"wide', "3"]),
        ('Pipes,wide","3', ["Pipes", 'wide"', '"3']),
        ('Pipes,wide,"', ["Pipes", "wide", '"']),
        ('Pipes,""wide, long"",3', ["Pipes", '"wide, long"', "3"]),
        ('Pipes"wide, long",3', ["Pipes", "wide, long", "3"]),
        ('"Pipes""wide, long"",3', ['Pipes"wide, long"', "3"]),
        ('"wide, long"Pipes,3', ["wide, long", "Pipes", "3"]),
        ('Pipes,"wide, long" ,3', ["Pipes", "wide, long", "3"]),
    ],
)
def test_broken_quotes(line: str, cells: list[str]):
    assert mended(line) == cells


def test_a_cell_over_many_lines_beside_broken_ones():
    text = HEADING + OTHERS + 'Pipes,"5" wide",3\nNotes,"one\ntwo, three\n""four""",4\n'
    assert rows(text)[3:] == [["Pipes", '5" wide', "3"], ["Notes", 'one\ntwo, three\n"four"', "4"]]


def test_a_broken_line_takes_no_other_with_it():
    text = HEADING + 'Pipes,"wide,3\n' + OTHERS * 30
    found = rows(text)
    assert found[1] == ["Pipes", '"wide', "3"]
    assert len(found) == 62


def test_very_many_broken_quotes_take_no_time():
    line = 'a "b" "c ' * 400
    assert len(rows(HEADING + f'"{line},1,2\n' * 50)) == 51


def test_a_very_long_cell():
    assert rows(f'a,b\n"{"x" * 200_000}",1\n')[1] == ["x" * 200_000, "1"]


@pytest.mark.parametrize("heading", ["name,note,value", '"name,note,value"'])
def test_lines_in_quotes_as_a_whole(heading: str):
    text = f'{heading}\n"Leads,""new, paid"",1"\n"Deals,won,2"\n'
    assert rows(text) == [["name", "note", "value"], ["Leads", "new, paid", "1"], ["Deals", "won", "2"]]


def test_a_column_of_names_with_commas():
    assert rows('"Name"\n"Smith, John"\n"Doe, Jane"\n') == [["Name"], ["Smith, John"], ["Doe, Jane"]]
