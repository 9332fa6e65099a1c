"""A list of names that can be added to, renamed, put in order and removed, while measures belong to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from scorecard.errors import ScorecardError


@dataclass(eq=False, slots=True)
class Name:
    """One name; ``original`` is what it was called when the list was opened, empty for a new one."""

    name: str
    original: str = ""


@dataclass(slots=True)
class Names:
    """Names in their order, and where what belonged to a removed one goes."""

    word: str
    """What they name: ``department``."""
    rows: list[Name] = field(default_factory=list)
    removed: dict[str, Name | None] = field(default_factory=dict)
    """For the original of a removed name what takes its place; None for nothing."""

    @classmethod
    def of(cls, word: str, names: Collection[str]) -> Names:
        """The names as they stand."""
        return cls(word, [Name(name, name) for name in names])

    def check(self, text: str, row: Name | None = None) -> str:
        """The text as a name for ``row`` (None: a new one). Raises ScorecardError where it cannot be one."""
        name = " ".join(text.split())
        if not name:
            raise ScorecardError(f"A {self.word} needs a name.")
        if any(other is not row and other.name.casefold() == name.casefold() for other in self.rows):
            raise ScorecardError(f"“{name}” is there already.")
        return name

    def add(self, text: str) -> Name:
        """One more at the end."""
        row = Name(self.check(text))
        self.rows.append(row)
        return row

    def rename(self, row: Name, text: str) -> None:
        """Call it otherwise."""
        row.name = self.check(text, row)

    def remove(self, row: Name, to: Name | None) -> None:
        """Take it off the list; what belonged to it goes ``to`` another one, or to none."""
        self.rows.remove(row)
        for original, target in self.removed.items():
            if target is row:
                self.removed[original] = to
        if row.original:
            self.removed[row.original] = to

    def put_in_order(self, rows: list[Name]) -> None:
        """The same names in another order."""
        self.rows = rows

    @property
    def names(self) -> tuple[str, ...]:
        """The names in their order."""
        return tuple(row.name for row in self.rows)

    @property
    def new_names(self) -> Mapping[str, str]:
        """For each former name that changed or went the one in its place; empty for none."""
        found = {row.original: row.name for row in self.rows if row.original and row.original != row.name}
        gone = {name: target.name if target is not None else "" for name, target in self.removed.items()}
        return found | gone

    def belonging(self, row: Name, counts: Mapping[str, int]) -> int:
        """How many belong to it now, with those of removed ones; ``counts`` are by original name."""
        came = sum(counts.get(name, 0) for name, target in self.removed.items() if target is row)
        return counts.get(row.original, 0) + came
