from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from scorecard.book import Book
from scorecard.changes import Subject
from scorecard.importing.clues import Clues
from scorecard.importing.finding import find_layouts
from scorecard.importing.findings import Home
from scorecard.importing.grid import Grid, GridCell
from scorecard.importing.grid_readings import make_readings, read_goals
from scorecard.importing.naming import distinct_names
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.readers import ReaderProcess
from scorecard.importing.session import ImportSession
from scorecard.importing.table import Kept as KeptValues
from scorecard.importing.title_years import title_year
from scorecard.periods import Calendar

DATA = Path(__file__).parents[1] / "data" / "importing"
CALENDAR = Calendar()


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
            entries=lambda keys: {key: self.entries[key] for key in keys if key in self.entries},
            grains=self._grains,
        )
        return ImportSession(home, self.reader, today=today, **more)

    def _grains(self):
        found = {}
        for measure_id, grain, *_ in self.entries:
            found[measure_id] = found.get(measure_id, frozenset()) | {grain}
        return found

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


def typed(table, name="Sheet1", **more):
    """A grid of lines with ``|`` between their cells."""
    lines = [line.split("|") for line in table.strip("\n").split("\n")]
    return Grid.of(name, [[_cell(text.strip()) for text in line] for line in lines], **more)


def _cell(text):
    try:
        return GridCell(float(text) if text else None)
    except ValueError:
        return GridCell(text)


class Sheet:
    """The best layout of a typed table, with its numbers and goals by name and period."""

    def __init__(self, table, *, file="", name="Sheet1", **more):
        self.grid = typed(table, name, **more)
        clues = Clues(CALENDAR, date(2026, 11, 25), year=title_year(self.grid, file), file=file)
        self.layouts = find_layouts(self.grid, clues)
        self.layout = self.layouts[0] if self.layouts else None

    @property
    def names(self):
        return [series.name for series in distinct_names(self.layout.series, self.grid)[0]]

    @property
    def numbers(self):
        return self._by_name(make_readings(self.grid, self.layout, NumberStyle.POINT))

    @property
    def goals(self):
        return self._by_name(read_goals(self.grid, self.layout, NumberStyle.POINT))

    def _by_name(self, readings):
        found = {}
        for code, begin, segment, value in zip(
            readings.name_codes.tolist(),
            readings.begins.tolist(),
            readings.segment_codes.tolist(),
            readings.values.tolist(),
            strict=True,
        ):
            key = CALENDAR.key(CALENDAR.period(readings.grain, date.fromordinal(begin)))
            part = readings.segments[segment]
            found.setdefault(readings.names[code].name, {})[(key, part) if part else key] = value
        return found


@pytest.fixture
def sheet():
    """Looks at a typed table: ``sheet("KPI | Jan 2026\\nLeads | 5")``."""
    return Sheet
