"""What stands on the pages: all numbers, whatever the paper, the length of the list and of the names."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Thread
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from scorecard.board import Board
from scorecard.errors import ScorecardError
from scorecard.exporting.report import Report
from scorecard.periods import Cadence
from scorecard.report_choices import Paper, ReportChoices, Way
from scorecard.status import Status
from ui import theme
from ui.reports import document, documents, paint
from ui.reports.document import layout, size_of

TEXT = "{http://www.w3.org/2000/svg}text"
LONG = "Share of marketing-qualified leads from organic search that became a customer within ninety days"


def only(report: Report, board: Board) -> Report:
    return replace(report, boards=(board,))


def with_rows(board: Board, rows: tuple) -> Board:
    group = replace(board.groups[0], rows=rows)
    return replace(board, groups=(group,))


@pytest.mark.parametrize("paper", list(Paper))
def test_every_number_of_every_tab_is_on_its_page(report, pages_of, paper):
    pages = pages_of(paint(report, ReportChoices(paper=paper), ".pdf"))
    assert len(pages) == 3
    for board, page in zip(report.boards, pages, strict=True):
        assert " ".join(report.summary(board).split()) in page
        for row in board.rows:
            for text in (row.cell.text, row.change_text, *(cell.short for cell in row.cells[:-1])):
                assert " ".join(text.split()) in page, (row.measure.name, text)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (842, 595)), (Paper.LETTER, (792, 612))])
def test_the_sheet_is_the_one_that_was_chosen(qapp, report, paper, size):
    content = paint(report, ReportChoices(paper=paper), ".pdf")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert [tuple(round(float(side)) for side in box) for box in boxes] == [size] * 3
    content = paint(report, ReportChoices(paper=paper, hand_out=True), ".pdf")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert [tuple(round(float(side)) for side in box) for box in boxes] == [size[::-1]] * len(boxes)
    assert boxes


def test_a_long_list_goes_on_with_its_headings(report, pages_of):
    board = report.boards[0]
    long = with_rows(board, board.rows * 5)
    pages = pages_of(paint(only(report, long), ReportChoices(), ".pdf"))
    assert len(pages) > 2
    assert "continued" not in pages[0]
    for number, page in enumerate(pages, 1):
        assert report.title(board) in page
        assert f"Page {number} of {len(pages)}" in page
    assert all("continued" in page for page in pages[1:])
    listing = [page for page in pages if "Sales opportunities" in page]
    assert len(listing) > 1
    assert all("Weekly goal" in page for page in listing)
    assert sum(page.count("Website visitors") for page in pages) == 5


def test_charts_that_have_no_room_below_the_table_have_a_page_of_their_own(report, pages_of):
    board = report.boards[0]
    off = tuple(
        replace(row, cells=(*row.cells[:-1], replace(row.cell, status=Status.OFF_TRACK)))
        for row in board.rows
    )
    table, *others = pages_of(paint(only(report, with_rows(board, off)), ReportChoices(), ".pdf"))
    for row in board.rows:
        assert row.measure.name in table
        assert sum(row.measure.name in page for page in others) == 1


def test_a_long_name_is_written_in_full(report, pages_of):
    board = report.boards[0]
    row = replace(board.rows[0], measure=replace(board.rows[0].measure, name=LONG, owner="Maximiliana Vance"))
    content = paint(only(report, with_rows(board, (row,))), ReportChoices(), ".pdf")
    (page,) = pages_of(content)
    for word in (*LONG.split(), "Maximiliana", "Vance"):
        assert word in page


def test_an_empty_tab_says_so(report, pages_of):
    board = replace(report.boards[0], groups=(), summary=type(report.boards[0].summary)())
    (page,) = pages_of(paint(only(report, board), ReportChoices(), ".pdf"))
    assert "No measures on this tab yet." in page
    assert "no measures yet" in page
    (page,) = pages_of(paint(only(report, board), ReportChoices(hand_out=True), ".pdf"))
    assert "Nothing is off track." in page


def test_off_track_is_told_without_colour(report):
    board = report.boards[0]
    drawn = ElementTree.fromstring(document.to_svg(documents.tabs(only(report, board))))
    heavy = [text.text.strip() for text in drawn.iter(TEXT) if text.get("font-weight") == "600"]
    plain = [text.text.strip() for text in drawn.iter(TEXT) if text.get("font-weight") == "400"]
    earlier = [cell for row in board.rows for cell in row.cells[:-1]]
    off = [cell.short for cell in earlier if cell.status is Status.OFF_TRACK]
    assert off
    assert all(heavy.count(text) >= off.count(text) for text in off)
    on = [cell.short for cell in earlier if cell.status is Status.ON_TRACK]
    assert all(plain.count(text) >= on.count(text) for text in on)


def test_words_of_a_drawing_have_fonts_that_every_viewer_knows(qapp, report):
    measure = report.boards[0].rows[0].measure.id
    for choices in (ReportChoices(), ReportChoices(measure_id=measure)):
        families = re.findall(rb'font-family="([^"]+)"', paint(report, choices, ".svg"))
        assert set(families) == {b"Inter,'Segoe UI',Helvetica,Arial,sans-serif"}


def test_pictures_have_the_theme_that_was_chosen(qapp, report):
    for colours in (theme.LIGHT, theme.DARK):
        content = paint(report, ReportChoices(theme=colours.name), ".png")
        image = QImage.fromData(content)
        assert image.pixelColor(5, 5) == colours.surface
        assert image.width() == 2360


def test_the_size_of_the_windows_text_changes_no_page(qapp, report):
    before = paint(report, ReportChoices(), ".svg")
    qapp.setProperty("scorecardTextSize", 150)
    try:
        assert paint(report, ReportChoices(), ".svg") == before
    finally:
        qapp.setProperty("scorecardTextSize", None)


def test_pages_are_painted_on_any_thread(qapp, report):
    made: list[bytes] = []
    worker = Thread(target=lambda: made.append(paint(report, ReportChoices(), ".png")))
    worker.start()
    worker.join()
    assert made == [paint(report, ReportChoices(), ".png")]


def test_a_chart_alone(qapp, report, pages_of):
    measure = report.boards[0].rows[0].measure
    choices = ReportChoices(measure_id=measure.id)
    trend = report.trend(Cadence.WEEKLY, measure.id)
    (page,) = pages_of(paint(report, choices, ".pdf"))
    assert measure.name in page
    assert trend.headline in page
    drawn = ElementTree.fromstring(paint(report, choices, ".svg"))
    assert trend.points[-1].text in "".join(drawn.itertext())
    with pytest.raises(ScorecardError, match="on none of these tabs"):
        paint(only(report, report.boards[1]), choices, ".png")


def test_upright_paper_has_fewer_periods_and_all_names(qapp, report, pages_of):
    tabs = documents.tabs(only(report, report.boards[0]))
    sheet = layout(Paper.A4, Way.PORTRAIT)
    assert size_of(sheet).width() < size_of(sheet).height()
    page = " ".join(pages_of(document.to_pdf(tabs, sheet)))
    for row in report.boards[0].rows:
        assert all(word in page for word in row.measure.name.split())
    assert "W46" in page
    assert "W35" not in page


def test_a_company_whose_name_runs_from_the_right_keeps_the_order_of_the_sentence(report, pages_of):
    company = replace(report.book.company, name="شرکت Larkfield (ایران)")
    named = replace(report, book=replace(report.book, company=company))
    drawn = ElementTree.fromstring(document.to_svg(documents.tabs(named)))
    lefts = {
        (text.text or "").strip(" –\u200e\u2068\u2069"): float(text.get("x")) for text in drawn.iter(TEXT)
    }
    assert max(lefts["شرکت"], lefts["Larkfield"]) < lefts["weekly scorecard"]
