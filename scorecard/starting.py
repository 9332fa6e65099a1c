"""What a company can start from: the templates that the product ships, and the sample to look around in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.workspace import Clock, Workspace

if TYPE_CHECKING:
    from scorecard.templates import TemplateInfo


def shipped_templates() -> tuple[TemplateInfo, ...]:
    """The templates that the product ships."""
    from scorecard import templates

    return templates.shipped()


def make_sample(path: Path, *, clock: Clock = date.today) -> None:
    """Make the sample company in a new file. Raises ScorecardError where there is a file already."""
    from scorecard.templates.sample import sample_change_sets

    company, change_sets = sample_change_sets(clock())
    workspace = Workspace.create(path, company, clock=clock)
    try:
        for change_set in change_sets:
            workspace.do(change_set)
    finally:
        workspace.close()
