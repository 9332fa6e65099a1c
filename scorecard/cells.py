"""The names of cells, as people read them."""

from __future__ import annotations

from functools import lru_cache

NO_CELL = -1
"""The row and column of a number that stands in no cell of its own, such as a sum over many rows."""


def address(row: int, column: int) -> str:
    """``C12`` for row 11 and column 2; empty for NO_CELL."""
    return "" if row < 0 or column < 0 else f"{column_name(column)}{row + 1}"


def row_and_column(cell: str) -> tuple[int, int]:
    """The row and column that :func:`address` writes as ``cell``; NO_CELL twice for anything else."""
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not digits or not letters.isascii() or not letters.isupper() or not letters.isalpha():
        return NO_CELL, NO_CELL
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def place(sheet: str, cell: str, named: str) -> str:
    """A cell beside ``named`` as the sheet: ``D14``; ``North, D14`` where its sheet is another one."""
    return ", ".join(part for part in (sheet, cell) if part) if sheet != named else cell


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name
