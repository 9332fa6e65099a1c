"""Gives a page that Qt read from Markdown the looks of the app; Qt's own style sheets are for HTML alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from ui import theme

_HEADINGS = {1: (24, 600), 2: (17, 600), 3: (14, 600)}
"""Size and weight of each level."""
_ABOVE = {1: 0, 2: 22, 3: 14}
_TEXT, _SMALL = 14, 13
_REGULAR = 400
_LINE, _LINE_IN_TABLE, _LINE_OF_PICTURE = 140.0, 110.0, 100.0
"""Height of a line in percent of the letters'."""
_GAP = 10
_PERCENT = int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
_MONOSPACE = ["JetBrains Mono", "Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", "monospace"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text with one format."""

    begin: int
    end: int
    format: QTextCharFormat


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """All paragraphs, headings and cells in their order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def stretches(block: QTextBlock) -> Iterator[Stretch]:
    """The parts of a block."""
    place = block.begin()
    while not place.atEnd():
        part = place.fragment()
        yield Stretch(part.position(), part.position() + part.length(), part.charFormat())
        place += 1


def dress(document: QTextDocument) -> None:
    """Set fonts, colours and distances for the theme and the text size in use."""
    document.setDefaultFont(theme.font(_TEXT))
    cursor = QTextCursor(document)
    for block in list(blocks(document)):
        cursor.setPosition(block.position())
        table = cursor.currentTable()
        cursor.mergeBlockFormat(_block_format(block, in_table=table is not None))
        for part in list(stretches(block)):
            if (wanted := _char_format(block, part.format, in_table=table is not None)) is not None:
                cursor.setPosition(part.begin)
                cursor.setPosition(part.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(wanted)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)


def set_margins(document: QTextDocument, side: int, top: int) -> None:
    """The empty room around the text, in pixels."""
    frame: QTextFrame = document.rootFrame()
    wanted: QTextFrameFormat = frame.frameFormat()
    wanted.setLeftMargin(side)
    wanted.setRightMargin(side)
    wanted.setTopMargin(top)
    wanted.setBottomMargin(top)
    frame.setFrameFormat(wanted)


def _block_format(block: QTextBlock, *, in_table: bool) -> QTextBlockFormat:
    found = QTextBlockFormat()
    is_picture = any(part.format.isImageFormat() for part in stretches(block))
    height = _LINE_OF_PICTURE if is_picture else _LINE_IN_TABLE if in_table else _LINE
    found.setLineHeight(height, _PERCENT)
    level = block.blockFormat().headingLevel()
    above, below = _ABOVE.get(level, 0), _GAP
    if in_table:
        above = below = 0
    elif block.textList() is not None:
        below = 4 if _same_list(block, block.next()) else _GAP
    elif _is_code(block):
        found.setBackground(theme.current().sunken)
        found.setNonBreakableLines(False)
        below = 0 if _is_code(block.next()) else _GAP
    found.setTopMargin(theme.px(above))
    found.setBottomMargin(theme.px(below))
    return found


def _char_format(block: QTextBlock, part: QTextCharFormat, *, in_table: bool) -> QTextCharFormat | None:
    """What the part is to look like; None where it stays as it is."""
    level = block.blockFormat().headingLevel()
    if part.isImageFormat():
        return None
    wanted = QTextCharFormat(part)
    if level:
        # Markdown makes headings larger by steps, whatever their font says.
        wanted.clearProperty(int(QTextFormat.Property.FontSizeAdjustment.value))
        wanted.setFont(theme.font(*_HEADINGS[level]))
    elif _is_code(block) or part.fontFixedPitch():
        wanted.setFont(theme.font(_SMALL))
        wanted.setFontFamilies(_MONOSPACE)
        wanted.setBackground(theme.current().sunken)
    elif in_table:
        wanted.setFont(theme.font(_SMALL, max(part.fontWeight(), _REGULAR)))
    if part.isAnchor():
        wanted.setForeground(theme.current().accent)
    return wanted


def _dress_table(table: QTextTable) -> None:
    colours = theme.current()
    wanted: QTextTableFormat = table.format().toTableFormat()
    wanted.setBorder(1)
    wanted.setBorderBrush(QBrush(colours.border))
    wanted.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    wanted.setBorderCollapse(True)
    wanted.setCellSpacing(0)
    wanted.setCellPadding(theme.px(6))
    wanted.setTopMargin(theme.px(2))
    wanted.setBottomMargin(theme.px(_GAP))
    wanted.setWidth(QTextLength(QTextLength.Type.VariableLength, 0))
    table.setFormat(wanted)
    for column in range(table.columns()):
        _dress_head(table.cellAt(0, column))


def _dress_head(cell: QTextTableCell) -> None:
    found = cell.format()
    found.setBackground(theme.current().window)
    cell.setFormat(found)


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(int(QTextFormat.Property.BlockCodeFence.value))


def _same_list(block: QTextBlock, other: QTextBlock) -> bool:
    return other.isValid() and other.textList() is not None
