from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from scorecard.book import Book
from scorecard.changes import Subject
from scorecard.importing.findings import Home
from scorecard.importing.readers import ReaderProcess
from scorecard.importing.session import ImportSession
from scorecard.importing.table import Kept as KeptValues

DATA = Path(__file__).parents[1] / "data" / "importing"


class Kept:
    """The entries and the book of a company, without a file: what the store does, in two lines."""

    def __init__(self, reader, book=None):
        self.reader = reader
        self.book = book or Book()
        self.entries = {}
        self.imports = 0

    def session(self, today=date(2026, 11, 25), **more):
        home = Home(
            self.book,
            import_id=self.imports + 1,
            now=datetime(2026, 11, 25, 9),
            user="Ana",
            kept=self._kept,
            entries=lambda keys: {key: self.entries[key] for key in keys},
        )
        return ImportSession(home, self.reader, today=today, **more)

    def _kept(self, ids, grain):
        rows = (
            (measure_id, begin.toordinal(), segment, entry.value)
            for (measure_id, of, begin, segment), entry in self.entries.items()
            if measure_id in ids and of is grain
        )
        return KeptValues.of(list(rows))

    def opened(self, source, **more):
        session = self.session(**more)
        if isinstance(source, Path):
            session.open(source)
        else:
            session.open_text(source, "table.csv")
        return session

    def commit(self, plan):
        measures = dict(self.book.by_id)
        for change in plan.change_set.changes:
            if change.subject is Subject.ENTRIES:
                assert self.entries.get(change.item.key) == change.before
                self.entries[change.item.key] = change.after
            elif change.subject is Subject.MEASURES:
                assert measures.get(change.item.id) == change.before
                measures[change.item.id] = change.after
        for batch in plan.change_set.added:
            entries = {entry.key: entry for entry in batch.entries()}
            assert not entries.keys() & self.entries.keys()
            self.entries |= entries
        self.book = Book(self.book.company, tuple(measures.values()), self.book.goals)
        self.imports += 1

    def values(self, name, segment=""):
        measure = next(each for each in self.book.measures if each.name == name)
        calendar = self.book.calendar
        return {
            calendar.key(calendar.period(grain, begin)): entry.value
            for (measure_id, grain, begin, of), entry in self.entries.items()
            if measure_id == measure.id and of == segment
        }


@pytest.fixture(scope="session")
def reader():
    with closing(ReaderProcess()) as process:
        yield process


@pytest.fixture
def kept(reader):
    return Kept(reader)


@pytest.fixture
def take_in(kept):
    """Imports a text or a file into an empty company."""

    def take_in(source):
        session = kept.opened(source)
        kept.commit(session.plan)
        return session

    return take_in


@pytest.fixture
def data():
    return DATA


@pytest.fixture
def workbook(tmp_path):
    """Writes rows as a workbook; a cell may be a pair of value and number format."""

    def write(rows, name="kpis.xlsx", sheet="2026", more=lambda book, sheet: None):
        path = tmp_path / name
        book = xlsxwriter.Workbook(path)
        page = book.add_worksheet(sheet)
        for row, line in enumerate(rows):
            for column, cell in enumerate(line):
                value, number_format = cell if isinstance(cell, tuple) else (cell, None)
                if isinstance(value, date):
                    number_format = number_format or "yyyy-mm-dd"
                style = book.add_format({"num_format": number_format}) if number_format else None
                if value is not None:
                    page.write(row, column, value, style)
        more(book, page)
        book.close()
        return path

    return write
