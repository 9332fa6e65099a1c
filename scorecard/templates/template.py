"""A template as a value: a company's definitions without its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.book import Book

COMPANY_KEYS = ("currency", "week_start", "fiscal_year_start", "departments", "scorecards")
"""The settings of a company that a template may give; its name is its own."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a template file holds."""

    name: str
    description: str
    """Whom it suits."""
    book: Book
    """Its definitions; the measures' ids are the template's own, 1, 2, 3 in order."""
    company_keys: frozenset[str] = frozenset()
    """The settings of ``book.company`` that the file gives; the others are left as they are."""


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A shipped template, for a list to choose from."""

    key: str
    """By this it is loaded: ``revenue-team``."""
    name: str
    description: str
    """Its first sentence is the summary, its second says whom it suits."""
    measures: tuple[str, ...]
    """The names of the measures that its scorecards show, each once, the weekly ones first."""
    inputs: int = 0
    """How many measures come along that stand on no scorecard: others are worked out from them."""
    goals: int = 0
    """How many of its measures have a goal."""

    @property
    def counted(self) -> str:
        """What it brings: ``13 measures, 3 inputs and 6 goals``."""
        parts = [_counted(len(self.measures), "measure")]
        parts += [
            _counted(count, word) for count, word in ((self.inputs, "input"), (self.goals, "goal")) if count
        ]
        return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))

    @property
    def summary(self) -> str:
        """What it is about, in a few words."""
        return self.description.partition(". ")[0]


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
