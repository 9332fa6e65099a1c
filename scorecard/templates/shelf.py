"""The templates that the product ships, and loading any template by name or from a file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from resources import resource
from scorecard.errors import ScorecardError
from scorecard.periods import Cadence
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


def shipped() -> tuple[TemplateInfo, ...]:
    """The shipped templates; the four that suit most come first."""
    return tuple(_info(key, _load_shipped(key)) for key in _SHIPPED)


def load(name_or_path: str | Path) -> Template:
    """The shipped template of this name (``revenue-team`` or ``Revenue team``), else the file at this path.

    Raises ScorecardError that names the file, the key and what is allowed.
    """
    wanted = str(name_or_path)
    key = "-".join(wanted.lower().split())
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
