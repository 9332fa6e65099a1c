"""A text file that any parser cuts alike: its columns are read by the one of pandas, whatever its length."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.importing.readers.day_texts import WIDEST, day_column
from scorecard.importing.readers.delimited import Plainness, TextFormat
from scorecard.importing.readers.encoding import with_meanings
from scorecard.importing.readers.plain_numbers import Plain, plain_kind
from scorecard.importing.readers.raw import EMPTY_CELL, NUMBER, RawColumn

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_LARGEST_WHOLE = 1e15
"""Larger whole numbers, such as those of accounts, would be rounded."""
_WORDS = re.compile(r"[^\W\d_]{4,}.*[ -]|[^\W\d_]{9,}")
"""Texts that are certainly no number, truth or nothing to any parser."""
_WIDER = 6
"""So many bytes longer than at the file's beginning may its dates become."""
_PLACES = 8
_PLACE = 1 << 14
"""In how many places, and how many bytes of each, is looked at what the columns hold."""


class NotPlainError(ValueError):
    """The file is not as plain as it seemed: the patient reader must read it."""


@dataclass
class PlainText:
    """The file, which is read anew for each pass rather than held."""

    path: Path
    format: TextFormat
    found: Plainness

    @cached_property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._frame(0, [0], {})) if self.found.has_quotes else self.found.lines

    def columns(
        self,
        first_row: int,
        indices: Sequence[int],
        as_text: Collection[int],
        sample: Sequence[Sequence[CellValue]],
    ) -> list[RawColumn]:
        """Some columns from a row on. Raises NotPlainError where they cannot be told for certain.

        ``sample``: rows of the file's beginning, from that row on.
        """
        kinds = self._kinds([index for index in indices if index not in as_text], sample)
        try:
            frame = self._parsed(first_row, indices, kinds, _categories(set(indices) - kinds.keys(), sample))
            return self._columns(frame, first_row, indices, kinds)
        except (ValueError, OverflowError) as error:
            raise NotPlainError(str(error)) from None

    def rows(self, first_row: int, count: int, width: int) -> list[list[CellValue]]:
        """Some rows as they stand in the file."""
        frame = self._frame(first_row, range(width), {}, count=count)
        return [[str(cell).strip() or None for cell in row] for row in frame.itertuples(index=False)]

    def columns_and_days(
        self,
        first_row: int,
        indices: Sequence[int],
        day: int,
        as_text: Collection[int],
        sample: Sequence[Sequence[CellValue]],
    ) -> tuple[list[RawColumn], RawColumn | None]:
        """As :meth:`columns`, and another column as :meth:`days`, in one pass through the file."""
        kinds = self._kinds([index for index in indices if index not in as_text], sample)
        try:
            longest = max((len(str(row[day])) for row in sample if day < len(row)), default=0)
            width = min(WIDEST, longest + _WIDER)
            types = {**_categories(set(indices) - kinds.keys(), sample), day: f"S{width}"}
            frame = self._frame(first_row, [*indices, day], kinds, types)
            days = day_column(frame[day].to_numpy())
            return self._columns(frame, first_row, indices, kinds), days
        except (ValueError, TypeError, OverflowError) as error:
            raise NotPlainError(str(error)) from None

    def days(self, first_row: int, index: int) -> RawColumn | None:
        """A column of dates without their time of the day; None where they are written in many ways."""
        try:
            cells = self._frame(first_row, [index], {}, {index: f"S{WIDEST}"})[index].to_numpy()
        except (ValueError, OverflowError):
            return None
        return day_column(cells)

    def _columns(
        self, frame: pd.DataFrame, first_row: int, indices: Sequence[int], kinds: dict[int, Plain]
    ) -> list[RawColumn]:
        found = {index: _column(frame[index], kinds.get(index)) for index in indices}
        if unsure := [index for index, column in found.items() if column is None]:
            again = self._frame(first_row, unsure, {})
            found |= {index: _of_texts(again[index]) for index in unsure}
        return [column for column in found.values() if column is not None]

    def _parsed(
        self, first_row: int, indices: Sequence[int], kinds: dict[int, Plain], types: Mapping[int, str]
    ) -> pd.DataFrame:
        """Columns of kinds as numbers, if all their cells are some or are empty, and the others as texts."""
        try:
            return self._frame(first_row, indices, kinds, types)
        except (ValueError, TypeError):
            if not kinds:
                raise
            return self._frame(first_row, indices, {}, types)

    def _frame(
        self,
        first_row: int,
        indices: Sequence[int],
        kinds: dict[int, Plain],
        types: Mapping[int, str] | None = None,
        count: int | None = None,
    ) -> pd.DataFrame:
        """Numbers of kinds, and texts; ``types`` are columns that are read as categories or bytes.

        A type of bytes, such as ``S20``, cuts off what is longer.
        """
        import pandas as pd

        dtypes: dict[int, Any] = {index: float if index in kinds else object for index in indices}
        self._refuse_changed()
        return pd.read_csv(
            self.path,
            sep=self.format.dialect.delimiter,
            decimal="," if Plain.COMMA in kinds.values() else ".",
            encoding=self.format.encoding,
            header=None,
            # Cells beyond, which some rows may have, are left out.
            names=range(max(indices) + 1),
            index_col=False,
            usecols=sorted(indices),
            dtype=cast(Any, {**dtypes, **(types or {})}),
            skiprows=first_row,
            nrows=count,
            skip_blank_lines=False,
            na_filter=bool(kinds),
            na_values=cast(Any, {index: [""] for index in kinds}),
            keep_default_na=False,
        )

    def _kinds(self, indices: Sequence[int], sample: Sequence[Sequence[CellValue]]) -> dict[int, Plain]:
        """How the columns of plain numbers are written; all with one decimal mark."""
        rows = [*([str(cell or "") for cell in row] for row in sample), *self._more_rows()]
        found = {
            index: kind
            for index in indices
            if (kind := plain_kind([row[index] for row in rows if index < len(row)]))
        }
        marks = {kind for kind in found.values() if kind is not Plain.WHOLE}
        return found if len(marks) < 2 else {i: kind for i, kind in found.items() if kind is not Plain.COMMA}

    def _more_rows(self) -> list[list[str]]:
        """Rows from all over the file; none where quotes may stand around line ends."""
        if self.found.has_quotes:
            return []
        rows: list[list[str]] = []
        with self.path.open("rb") as file:
            for place in range(_PLACES):
                file.seek(self.found.size * place // _PLACES)
                part = file.read(_PLACE).decode(self.format.encoding, errors="replace")
                rows += [line.split(self.format.dialect.delimiter) for line in part.splitlines()[1:-1]]
        return rows

    def _refuse_changed(self) -> None:
        """Two passes must read the same file. Raises ScorecardError where it was saved in between."""
        if self.path.stat().st_size != self.found.size:
            raise ScorecardError(f"{self.path.name} was saved while it was read. Import it again.")


def _categories(indices: Collection[int], sample: Sequence[Sequence[CellValue]]) -> dict[int, str]:
    """The columns that hold words, which pandas reads quickest as categories.

    Where all of a column might be numbers, it would take them for some: ``007`` for 7.
    """
    return {
        index: "category"
        for index in indices
        if any(index < len(row) and _WORDS.search(str(row[index] or "")) for row in sample)
    }


def _column(cells: pd.Series[Any], kind: Plain | None) -> RawColumn | None:
    """A column, its numbers apart; None where what should be whole numbers are none."""
    import numpy as np
    import pandas as pd

    if kind is None or (kind is Plain.COMMA and cells.dtype == object):
        return _of_texts(cells)
    numbers = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float)
    is_number = np.isfinite(numbers)
    if kind is Plain.WHOLE and not _are_whole(numbers[is_number]):
        return None
    if cells.dtype != object:
        codes = np.where(is_number, NUMBER, EMPTY_CELL).astype(np.int32)
        return None if np.isinf(numbers).any() else RawColumn(codes, [None], numbers, kind.value)
    rest = _of_texts(cells[~is_number])
    codes = np.full(len(cells), NUMBER, np.int32)
    codes[~is_number] = rest.codes
    return RawColumn(codes, rest.values, np.where(is_number, numbers, np.nan), kind.value)


def _of_texts(cells: pd.Series[Any]) -> RawColumn:
    import numpy as np
    import pandas as pd

    if isinstance(cells.dtype, pd.CategoricalDtype):
        codes, places = pd.factorize(cells.cat.codes.to_numpy())
        texts = cells.cat.categories.to_numpy()[places]
    else:
        codes, texts = pd.factorize(cells.to_numpy())
    return with_meanings(codes.astype(np.int32), [text.strip() or None for text in texts])


def _are_whole(numbers: NDArray[np.float64]) -> bool:
    import numpy as np

    return bool((np.abs(numbers) < _LARGEST_WHOLE).all() and (numbers == np.floor(numbers)).all())
