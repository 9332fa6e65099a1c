"""A formula as text and as what stands in its field: chips for measures, words for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from scorecard.formulas import scan
from scorecard.formulas.checking import with_short_names
from scorecard.measures import Measure

CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
_SHORT = int(QTextFormat.Property.UserProperty) + 1
_NAME = _SHORT + 1
_OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Written:
    """The formula that stands in a document, and where each of its characters stands there."""

    text: str
    places: tuple[int, ...]
    """For each character of the text its place in the document, and then the place of its end."""


def chip(measure: Measure, base: QTextCharFormat) -> QTextCharFormat:
    """The format of the one character that stands for a measure."""
    made = QTextCharFormat(base)
    made.setObjectType(CHIP)
    made.setProperty(_SHORT, measure.short_name)
    made.setProperty(_NAME, measure.name)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


def chip_name(text_format: QTextFormat) -> str:
    """What is written on a chip."""
    return str(text_format.property(_NAME))


def written(document: QTextDocument, last: int | None = None) -> Written:
    """The formula in a document, as far as the place ``last``; chips are short names."""
    text, places = "", list[int]()
    end = document.characterCount() - 1 if last is None else last
    cursor = QTextCursor(document)
    for place in range(end):
        cursor.setPosition(place + 1)
        piece = document.characterAt(place)
        if piece == _OBJECT:
            piece = str(cursor.charFormat().property(_SHORT))
            # A chip beside a letter is two words.
            piece = f" {piece}" if text[-1:].isalnum() else piece
        elif piece.isalnum() and place and document.characterAt(place - 1) == _OBJECT:
            piece = f" {piece}"
        elif piece == "\u2029":
            piece = " "
        text += piece
        places += [place] * len(piece)
    return Written(text, (*places, end))


def write(cursor: QTextCursor, text: str, measures: Mapping[str, Measure], base: QTextCharFormat) -> None:
    """Put a formula in at a cursor, with chips for the measures, by their short names."""
    done = 0
    for token in scan(text):
        if token.kind == "name" and token.text in measures:
            cursor.insertText(text[done : token.position], base)
            cursor.insertText(_OBJECT, chip(measures[token.text], base))
            done = token.end
    cursor.insertText(text[done:], base)


def rewrite(
    document: QTextDocument, place: int, measures: Sequence[Measure], base: QTextCharFormat
) -> int | None:
    """Turn names that were typed into chips; returns the new place of a cursor that was at ``place``.

    None where there was nothing to turn. A name across the cursor is still being typed.
    """
    before = written(document, place).text
    after = written(document).text[len(before) :]
    by_name = {measure.short_name: measure for measure in measures}
    known = [with_short_names(part, measures) for part in (before, after)]
    count = sum(token.kind == "name" and token.text in by_name for part in known for token in scan(part))
    if count == document.toPlainText().count(_OBJECT):
        return None
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    write(cursor, known[0], by_name, base)
    reached = cursor.position()
    write(cursor, known[1], by_name, base)
    cursor.endEditBlock()
    return reached
