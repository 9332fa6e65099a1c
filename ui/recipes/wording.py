"""How recipes and linked files are written in their lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scorecard.importing.watching import Looked
from scorecard.measures import ImportRecord
from scorecard.periods import format_day
from scorecard.recipes import Link, LinkResult, Recipe
from ui.widgets.pair_list import PairRow

_KINDS = {"workbook": "Workbooks", "text": "Text files", "table": "Pasted tables"}
_MOST_NAMED = 4


def recipe_row(recipe: Recipe, last: ImportRecord | None) -> PairRow:
    """Name, for which files, when it was used last and for which file."""
    used = "Not used yet" if last is None else f"Used {format_day(last.made_at.date())} {last.made_at:%H:%M}"
    return PairRow(recipe, recipe.id, recipe.name, used, files_of(recipe.shape), last.file if last else "")


def files_of(shape: str) -> str:
    """For which files a recipe is: ``Text files with visits, signed deals and 3 more``."""
    if not shape:
        return "Only where it is asked for"
    kind, _, *names = shape.split("\n")
    shown = ", ".join(names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{_KINDS.get(kind.split()[0], 'Files')} with {shown}{more}"


def link_row(link: Link, results: Sequence[LinkResult], looked: Looked) -> PairRow:
    """File or folder, what is done when it is saved, and what came of it last."""
    path = Path(link.path)
    recipe = f"by “{link.recipe}”" if link.recipe else "by the recipe that fits"
    does = f"{'Imports without asking' if link.automatic else 'Asks'}, {recipe}"
    own = [result for result in results if result.link_id == link.id]
    text, is_bad = _state(link, own, looked)
    ink = "bad" if is_bad else "text2"
    return PairRow(link, link.id, path.name, does, str(path.parent), text, text, state_ink=ink)


def _state(link: Link, results: Sequence[LinkResult], looked: Looked) -> tuple[str, bool]:
    if link in looked.missing:
        return "Not there, or cannot be reached", True
    waiting = _of_link(link, looked.waiting)
    if waiting:
        return next(iter(waiting.values())).removesuffix("."), False
    if any(saved.link == link for saved in looked.ready):
        return "Saved, to be imported", False
    last = max(results, key=lambda each: each.looked_at, default=None)
    if last is None:
        return "Not looked at yet", False
    name = "" if last.path == link.path else f"{Path(last.path).name}: "
    when = f"{format_day(last.looked_at.date())} {last.looked_at:%H:%M}"
    return f"{name}{last.text} · {when}", last.failed


def _of_link(link: Link, waiting: Mapping[Path, str]) -> dict[Path, str]:
    path = Path(link.path)
    return {each: reason for each, reason in waiting.items() if path in (each, each.parent)}
