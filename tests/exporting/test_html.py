"""A tab in a letter: plain tables whose cells say how they look."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from scorecard.errors import StoreError
from scorecard.exporting.html import as_html, write_html
from scorecard.status import Status

PLAIN = {
    "html", "head", "meta", "title", "body", "p", "table", "tr", "th", "td",
}  # fmt: skip


class Read(HTMLParser):
    """All tags with their attributes, and the rows of all tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.in_cell = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True

    def handle_data(self, data):
        if self.in_cell:
            self.rows[-1][-1] += data

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.in_cell = False


def test_each_row_has_the_numbers_of_the_board(larkfield):
    told = [row for row in Read(as_html(larkfield)).rows if len(row) > 6 and row[0] != "Status"]
    rows = [row for board in larkfield.boards for row in board.rows]
    assert len(told) == len(rows)
    for cells, row in zip(told, rows, strict=True):
        assert cells[0].endswith(row.cell.status.word)
        assert cells[1] == row.measure.name
        assert cells[3:6] == [row.goal_text, row.cell.text, row.change_text]
        assert cells[6:] == [cell.short for cell in row.cells[-7:-1]]


def test_mail_programs_show_it(larkfield):
    read = Read(as_html(larkfield))
    assert {tag for tag, _ in read.tags} <= PLAIN
    cells = [attributes for tag, attributes in read.tags if tag in ("td", "th")]
    for attributes in cells:
        assert "font-family" in attributes["style"]
        assert re.fullmatch("#[0-9A-F]{6}", attributes["bgcolor"])


def test_off_track_is_bold_and_has_an_edge(larkfield):
    text = as_html(larkfield)
    off = [
        cell
        for board in larkfield.boards
        for row in board.rows
        for cell in row.cells[-7:-1]
        if cell.status is Status.OFF_TRACK
    ]
    assert off
    assert text.count("border-left:3px solid") == len(off)
    assert "▲ Off track" in text


def test_what_is_to_be_talked_about_stands_below(larkfield):
    text = as_html(larkfield)
    for point in larkfield.talking_points(larkfield.boards[0]):
        assert point.text.split(".")[0] in text


def test_names_cannot_break_out(larkfield):
    board = larkfield.boards[0]
    row = replace(board.rows[0], measure=replace(board.rows[0].measure, name='<img src="x">&"'))
    group = replace(board.groups[0], rows=(row,))
    text = as_html(replace(larkfield, boards=(replace(board, groups=(group,)),)))
    assert "<img" not in text
    assert "&lt;img" in text


def test_dark_and_light_differ_in_colours_alone(larkfield):
    light, dark = as_html(larkfield), as_html(larkfield, "dark")
    assert re.sub("#[0-9A-F]{6}", "", light) == re.sub("#[0-9A-F]{6}", "", dark)
    assert "#1B1F27" in dark


def test_it_is_written_whole_or_not_at_all(larkfield, tmp_path):
    write_html(larkfield, tmp_path / "Tab.html")
    assert (tmp_path / "Tab.html").read_text("utf-8").endswith("</html>")
    with pytest.raises(StoreError, match="no folder"):
        write_html(larkfield, tmp_path / "None" / "Tab.html")
