"""What can go wrong, as values and as exceptions whose message is fit for a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ScorecardError(Exception):
    """A request that cannot be met. The message says what, where and what to do."""


class StoreError(ScorecardError):
    """The environment fails: disk full, no permission, file locked, damaged or gone."""


class InUseError(StoreError):
    """A file cannot be replaced while another program has it open; another name would do."""


class NameTakenError(ScorecardError):
    """Something else has the name already."""


class StoppedError(ScorecardError):
    """The person stopped what was under way."""


class Severity(StrEnum):
    """How much a problem matters."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Place:
    """Where bad data lies: a file, perhaps a sheet in it, perhaps a cell such as ``D14``."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad data is a value, never an exception: it is listed, and the rest goes on."""

    severity: Severity
    place: Place
    text: str
    """What is wrong, in words for a person."""
    found: str = ""
    """The text as it stands in the file."""
    action: str = "skipped"
    """What was done about it."""
