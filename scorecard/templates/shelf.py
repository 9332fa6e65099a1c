"""The templates that the product ships, and loading any template by name or from a file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from resources import resource
from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.language import Language
from scorecard.periods import Cadence
from scorecard.templates.naming import template_in
from scorecard.templates.reader import read
from scorecard.templates.template import Template, TemplateInfo
from scorecard.toml_table import read_text

_SHIPPED = (
    "revenue-team",
    "lead-generation",
    "subscription-growth",
    "small-business",
    "subscription-first-step",
    "executive-subscription",
    "executive-demand",
    "executive-content",
    "executive-media",
)


def shipped(language: Language = Language.ENGLISH) -> tuple[TemplateInfo, ...]:
    """The shipped templates, with their measures' names in a language; the four that suit most come first."""
    return tuple(_info(key, _load_in(key, language, Book())) for key in _SHIPPED)


def load_for(book: Book, name_or_path: str | Path, language: Language) -> Template:
    """The template as a company takes it: a shipped one in ``language``, one from a file as it is written.

    What the company has in another language keeps its name. Raises ScorecardError as :func:`load` does.
    """
    key = _key(name_or_path)
    return _load_in(key, language, book) if key in _SHIPPED else load(name_or_path)


def load(name_or_path: str | Path) -> Template:
    """The shipped template of this name (``revenue-team`` or ``Revenue team``), else the file at this path.

    Raises ScorecardError that names the file, the key and what is allowed.
    """
    wanted, key = str(name_or_path), _key(name_or_path)
    if key in _SHIPPED:
        return _load_shipped(key)
    path = Path(name_or_path)
    if path.suffix.lower() != ".toml" and not path.exists():
        raise ScorecardError(
            f"There is no template “{wanted}”. Shipped are {', '.join(_SHIPPED)};"
            " for one of your own, name its .toml file."
        )
    return read(read_text(path, "template"), path.name)


def info_of(path: str | Path) -> TemplateInfo:
    """The template in a file, for a list to choose from. Raises ScorecardError as :func:`load` does."""
    return _info(str(path), load(path))


def _key(name_or_path: str | Path) -> str:
    return "-".join(str(name_or_path).lower().split())


def _load_in(key: str, language: Language, book: Book) -> Template:
    template = _load_shipped(key)
    return template_in(template, language, book)


@lru_cache(maxsize=len(_SHIPPED))
def _load_shipped(key: str) -> Template:
    file = f"{key}.toml"
    return read(resource("templates", file).read_text(encoding="utf-8"), file)


def _info(key: str, template: Template) -> TemplateInfo:
    book = template.book
    shown = dict.fromkeys(each for cadence in Cadence for each in book.scorecard(cadence).measure_ids)
    names = tuple(book.by_id[each].name for each in shown)
    with_goals = {goal.measure_id for goal in book.goals}
    inputs = len(book.measures) - len(shown)
    return TemplateInfo(key, template.name, template.description, names, inputs, len(with_goals))
