"""Cells of a sheet's part of a workbook, changed where they stand: every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from scorecard.cells import NO_CELL, address, row_and_column
from scorecard.safe_xml import EntitiesError

Value = str | float | None
"""What a cell can be given; None empties it."""
Place = tuple[int, int]
"""Row and column, from 1 on."""
_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_TEXT = 32_767


@dataclass(slots=True)
class Stretch:
    """Where an element stands in the bytes of its part."""

    begin: int
    inner: int
    """Where what is in it begins."""
    end: int = 0
    after: int = 0
    """Behind its closing tag."""

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag, ``<row/>``."""
        return self.inner == self.after


@dataclass(slots=True)
class Cell(Stretch):
    """A cell as it is."""

    style: str = ""
    kind: str = ""
    """``s`` for a text that stands elsewhere, by number."""
    text: str = ""
    has_formula: bool = False


@dataclass(slots=True)
class Line(Stretch):
    """A row and its cells by column."""

    cells: dict[int, Cell] = field(default_factory=dict)


class SheetCells:
    """The cells of one sheet, found by a parser that refuses entities, and their changes."""

    def __init__(self, data: bytes) -> None:
        """``data`` is the part, in UTF-8. Raises EntitiesError, or ValueError where it is no sheet."""
        self._data = data
        found = _Finder(data)
        if found.table is None:
            raise ValueError("no cells")
        self._prefix, self._table, self._lines = found.prefix, found.table, found.lines

    def cell(self, place: Place) -> Cell | None:
        """What is in a place; None where nothing was ever there."""
        line = self._lines.get(place[0])
        return None if line is None else line.cells.get(place[1])

    def with_values(self, values: Mapping[Place, Value], styles: Mapping[Place, str]) -> bytes:
        """The part with these values; ``styles`` are those of cells that are not there yet."""
        edits: list[tuple[int, int, bytes]] = []
        for row in sorted({row for row, _ in values}):
            cells = {column: value for (at, column), value in sorted(values.items()) if at == row}
            edits += self._row_edits(row, cells, {c: s for (at, c), s in styles.items() if at == row})
        return _spliced(self._data, edits)

    def _row_edits(
        self, row: int, values: Mapping[int, Value], styles: Mapping[int, str]
    ) -> Iterator[tuple[int, int, bytes]]:
        line = self._lines.get(row)
        written = {
            column: self._written(row, column, value, self._style(line, column, styles))
            for column, value in values.items()
        }
        if line is None:
            yield self._new_row(row, b"".join(written.values()))
        elif line.is_empty_tag:
            tag = self._data[line.begin : line.after].removesuffix(b"/>").rstrip()
            inside = b"".join(written.values())
            yield line.begin, line.after, tag + b">" + inside + b"</" + self._prefix + b"row>"
        else:
            for column, text in written.items():
                yield (*self._where(line, column), text)

    @staticmethod
    def _style(line: Line | None, column: int, styles: Mapping[int, str]) -> str:
        cell = None if line is None else line.cells.get(column)
        return styles.get(column, "") if cell is None else cell.style

    @staticmethod
    def _where(line: Line, column: int) -> tuple[int, int]:
        if (cell := line.cells.get(column)) is not None:
            return cell.begin, cell.after
        later = min((each for each in line.cells if each > column), default=None)
        at = line.end if later is None else line.cells[later].begin
        return at, at

    def _new_row(self, row: int, inside: bytes) -> tuple[int, int, bytes]:
        name = self._prefix + b"row"
        text = b'<%b r="%d">%b</%b>' % (name, row, inside, name)
        if self._table.is_empty_tag:
            table = self._prefix + b"sheetData"
            return self._table.begin, self._table.after, b"<%b>%b</%b>" % (table, text, table)
        later = min((each for each in self._lines if each > row), default=None)
        at = self._table.end if later is None else self._lines[later].begin
        return at, at, text

    def _written(self, row: int, column: int, value: Value, style: str) -> bytes:
        p = self._prefix.decode()
        head = f'<{p}c r="{address(row - 1, column - 1)}"' + (f' s="{style}"' if style else "")
        match value:
            case None:
                text = f"{head}/>"
            case str():
                words = escape(_NOT_IN_XML.sub(" ", value)[:_LONGEST_TEXT])
                inside = f'<{p}is><{p}t xml:space="preserve">{words}</{p}t></{p}is>'
                text = f'{head} t="inlineStr">{inside}</{p}c>'
            case _:
                text = f"{head}><{p}v>{value!r}</{p}v></{p}c>"
        return text.encode()


class _Finder:
    """Goes through a sheet once and notes where rows and cells stand."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.prefix = b""
        self.table: Stretch | None = None
        self.lines: dict[int, Line] = {}
        self._row, self._column, self._takes_text = 0, 0, False
        self._line: Line | None = None
        self._cell: Cell | None = None
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from None

    @staticmethod
    def _refuse(name: str, *_: object) -> None:
        raise EntitiesError(name)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        prefix, _, name = tag.rpartition(":")
        match name:
            case "sheetData":
                self.prefix = f"{prefix}:".encode() if prefix else b""
                self.table = Stretch(*self._opening())
            case "row" if self.table is not None:
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
                self._line = self.lines[self._row] = Line(*self._opening())
            case "c" if self._line is not None:
                given = attributes.get("r")
                self._column = place_of(given)[1] if given else self._column + 1
                self._cell = self._line.cells[self._column] = Cell(
                    *self._opening(), style=attributes.get("s", ""), kind=attributes.get("t", "")
                )
            case "f" if self._cell is not None:
                self._cell.has_formula = True
            case "v" | "t":
                self._takes_text = self._cell is not None

    def _end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "sheetData" if self.table is not None:
                self._close(self.table)
            case "row" if self._line is not None:
                self._close(self._line)
                self._line = None
            case "c" if self._cell is not None:
                self._close(self._cell)
                self._cell = None
            case "v" | "t":
                self._takes_text = False

    def _text(self, text: str) -> None:
        if self._takes_text and self._cell is not None:
            self._cell.text += text

    def _opening(self) -> tuple[int, int]:
        begin = self._parser.CurrentByteIndex
        tag = _TAG.match(self._data, begin)
        if tag is None:
            raise ValueError("not in UTF-8")
        return begin, tag.end()

    def _close(self, stretch: Stretch) -> None:
        if self._data[stretch.inner - 2 : stretch.inner] == b"/>":
            stretch.end = stretch.after = stretch.inner
        else:
            stretch.end = self._parser.CurrentByteIndex
            stretch.after = self._data.index(b">", stretch.end) + 1


def place_of(cell: str) -> Place:
    """The place of ``B2`` or ``$B$2``. Raises ValueError."""
    row, column = row_and_column(cell.replace("$", ""))
    if row == NO_CELL:
        raise ValueError(f"“{cell}” is no cell")
    return row + 1, column + 1


def _spliced(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """``data`` with stretches replaced; what is put in at one place stays in order."""
    parts, at = [], 0
    for begin, end, text in sorted(edits, key=lambda edit: edit[0]):
        parts += [data[at:begin], text]
        at = end
    return b"".join([*parts, data[at:]])
