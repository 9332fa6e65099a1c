"""Which measure each line belongs to, and what its numbers are to that measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.importing.across.timeline import year_of
from scorecard.importing.across.walking import Line
from scorecard.importing.phrases import normalized
from scorecard.importing.role_words import Role, bare_role, role_in

_MOST_YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class Meant:
    """A line with the measure that it belongs to."""

    line: Line
    name: str
    role: Role
    years_back: int = 0
    """How many years before the headings numbers of the year before lie."""


def meanings(lines: Sequence[Line], year: int, default_name: str) -> Iterator[Meant]:
    """Each line with the name of its measure: its own, without the word for its role, or that above.

    ``year`` is that of the headings, and 0 where it stands in a column; ``default_name`` is for lines that no
    column names.
    """
    plain = {normalized(_own_name(line)) for line in lines} - {""}
    owner = ""
    for line in lines:
        role, name, years_back = _role_of_year(line, year) or _role(line, plain, default_name)
        if not name:
            owner = line.title or owner
            # A role without a measure above is a name like any other.
            name, role = (owner, role) if owner else (line.name, Role.ACTUAL)
        else:
            owner = name
        yield Meant(line, name, role, years_back)


def _role_of_year(line: Line, year: int) -> tuple[Role, str, int] | None:
    """The role of a line that is called 2025 below the numbers of 2026."""
    named = year_of(line.name)
    if not named or not 0 <= year - named <= _MOST_YEARS_BACK:
        return None
    return (Role.PRIOR if named < year else Role.ACTUAL), "", year - named


def _role(line: Line, plain: set[str], default_name: str) -> tuple[Role, str, int]:
    """Role, name (empty where only a role is given) and how many years back the line lies."""
    found = role_in(line.name)
    if found is not None and not found[0]:
        return found[1], "", 1
    if found is not None and normalized(found[0]) in plain:
        return found[1], found[0], 1
    beside = bare_role(line.role) or bare_role(line.section)
    return beside or Role.ACTUAL, line.name or default_name, 1


def _own_name(line: Line) -> str:
    """The name that a line gives to a measure of actual numbers; empty where it gives none."""
    found = role_in(line.name)
    if found is None:
        return line.name
    return found[0] if found[1] is Role.ACTUAL else ""
