"""What a company can start from: the templates that the product ships, and the sample to look around in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.language import Language
from scorecard.measures import Company
from scorecard.workspace import Clock, Workspace

if TYPE_CHECKING:
    from scorecard.templates import TemplateInfo


def shipped_templates(language: Language = Language.ENGLISH) -> tuple[TemplateInfo, ...]:
    """The templates that the product ships, with the names of their measures in a language."""
    from scorecard import templates

    return templates.shipped(language)


def new_company(company: Company, language: Language) -> Company:
    """A company that begins with departments named in a language."""
    from scorecard import templates

    return templates.company_in(company, language)


def make_sample(path: Path, *, clock: Clock = date.today, language: Language = Language.ENGLISH) -> None:
    """Make the sample company in a new file, its measures named in a language.

    Raises ScorecardError where there is a file already.
    """
    from scorecard.templates.sample import sample_change_sets

    company, change_sets = sample_change_sets(clock(), language)
    workspace = Workspace.create(path, company, clock=clock)
    try:
        for change_set in change_sets:
            workspace.do(change_set)
    finally:
        workspace.close()
