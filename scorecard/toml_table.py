"""Reading one table of a TOML file strictly: each key is asked for by kind, what is left over is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from scorecard.errors import ScorecardError, StoreError
from scorecard.units import LARGEST

Word = TypeVar("Word", bound=StrEnum)
_LARGEST_BYTES = 4_000_000


def read_text(path: Path, kind: str) -> str:
    """The text of a TOML file; ``kind`` says what it should be: ``template``.

    Raises ScorecardError that names the file and the reason.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise ScorecardError(f"{path.name} is too large for a {kind}.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ScorecardError(f"{path.name} is no TOML file: it is not text in UTF-8.") from None
    except FileNotFoundError:
        raise StoreError(f"There is no file {path}. Look whether it was moved or renamed.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StoreError(f"{path} cannot be read: {reason}.") from None


def parse(text: str, file: str, kind: str) -> Table:
    """The table that a whole file is. Raises ScorecardError that names the file and the line."""
    try:
        return Table(file, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ScorecardError(f"{file} is no TOML file: {error}.") from None
    except RecursionError:
        raise ScorecardError(f"{file} is no {kind}: it is nested too deeply.") from None


class Table:
    """A table of a file. What is asked for and not as it should be raises ScorecardError.

    The message names the file, the place, the key and what is allowed.
    """

    def __init__(self, file: str, place: str, data: Mapping[str, Any]) -> None:
        self.file = file
        self.place = place
        """Where the table stands, for messages: ``measures “close_rate”``; empty for the whole file."""
        self._left = dict(data)
        self._known: list[str] = []

    def given(self, key: str) -> bool:
        """Whether the key is there and not yet taken."""
        self._known.append(key)
        return key in self._left

    def text(self, key: str, default: str | None = None) -> str:
        """A text; it must be there and not empty unless there is a default."""
        value = self._take(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refusal(key, value, "a text in quotes")
        return value

    def texts(self, key: str, *, blank: bool = False) -> tuple[str, ...]:
        """A list of texts, none twice and none empty unless ``blank``; an empty list where it is left out."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(
            isinstance(item, str) and (blank or item.strip()) for item in value
        ):
            raise self.refusal(key, value, "a list of texts in quotes")
        if len(set(value)) < len(value):
            raise self.refusal(key, value, "each text once")
        return tuple(value)

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """One of the words of an enumeration."""
        value = self._take(key, default)
        allowed = ", ".join(words)
        if not isinstance(value, str) or value not in set(words):
            raise self.refusal(key, value, f"one of {allowed}")
        return words(value)

    def number(self, key: str) -> float | None:
        """A finite number; None where it is left out."""
        value = self._take(key, None, required=False)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST:
            raise self.refusal(key, value, "a number")
        return float(value)

    def whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number from ``least`` to ``most``; None where it is left out."""
        value = self._take(key, None, required=False)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.refusal(key, value, f"a whole number from {least} to {most}")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false; ``default`` where it is left out."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.refusal(key, value, "true or false")
        return value

    def tables(self, key: str) -> list[Table]:
        """The tables under ``[[key]]``; none where it is left out."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refusal(key, value, f"tables, each under [[{key}]]")
        return [Table(self.file, self._inside(f"{key} {n}"), item) for n, item in enumerate(value, 1)]

    def table(self, key: str) -> Table:
        """The table under ``[key]``; an empty one where it is left out."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            raise self.refusal(key, value, f"a table under [{key}]")
        return Table(self.file, self._inside(key), value)

    @property
    def left(self) -> tuple[str, ...]:
        """The keys that were not yet asked for, in their order."""
        return tuple(self._left)

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self._left:
            raise self.error(key, f"it is not known here; allowed: {', '.join(dict.fromkeys(self._known))}")

    def refusal(self, key: str, value: object, allowed: str) -> ScorecardError:
        """The error for a value that is not as it should be."""
        if value is None:
            return self.error(key, f"it is missing; allowed: {allowed}")
        return self.error(key, f"{_shown(value)} cannot be; allowed: {allowed}")

    def error(self, key: str, text: str) -> ScorecardError:
        """An error that names file, place and key."""
        where = ", ".join(part for part in (self.file, self.place, key) if part)
        return ScorecardError(f"{where}: {text}.")

    def _inside(self, name: str) -> str:
        return f"{self.place}, {name}" if self.place else name

    def _take(self, key: str, default: object, *, required: bool = True) -> Any:
        self._known.append(key)
        if key not in self._left and default is None and required:
            raise self.refusal(key, None, "it has to be given")
        return self._left.pop(key, default)


def _shown(value: object) -> str:
    match value:
        case bool():
            text = str(value).lower()
        case list():
            text = ", ".join(map(str, value))
        case _:
            text = str(value)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
