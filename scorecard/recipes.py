"""How files are imported again: recipes, and the files that are watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Recipe:
    """All choices for files of one shape."""

    id: int
    name: str
    """Unique in a company, without regard to case."""
    shape: str
    """What the heading of such a file looks like, see ``importing.recipes``."""
    text: str
    """The choices as TOML, which can be given to somebody else."""

    @property
    def key(self) -> tuple[int]:
        """What names this recipe for good."""
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Link:
    """A file, or a folder of files, that is imported whenever it was saved."""

    id: int
    path: str
    recipe: str = ""
    """The name of the recipe to import it by; empty for the one that fits."""
    automatic: bool = False
    """Whether it is imported without asking."""

    @property
    def key(self) -> tuple[int]:
        """What names this link for good."""
        return (self.id,)


PUT_OFF = "Not imported: put off"
"""What came of a file that a person did not want to import now."""


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What came of a linked file when it was last looked at; no person's choice, and so no step of undo."""

    link_id: int
    path: str
    """The file; for a linked folder one of several."""
    stamp: str
    """The state of the file that was looked at, so that the same is not offered twice."""
    looked_at: datetime
    text: str
    """In words: ``136 values imported`` or why it was not."""
    failed: bool = False
