"""What is printed on, to choose from."""

from __future__ import annotations

from scorecard.report_choices import Paper, Way
from ui.widgets.fields import Choice

_PAPERS = ((Paper.A4, "A4"), (Paper.LETTER, "Letter"))
_WAYS = ((Way.LANDSCAPE, "Landscape"), (Way.PORTRAIT, "Portrait"))


def paper_choice(paper: Paper) -> Choice[Paper]:
    """The kinds of paper, with ``paper`` chosen."""
    made = Choice(_PAPERS)
    made.set_value(paper)
    return made


def way_choice(way: Way) -> Choice[Way]:
    """The ways that it lies, with ``way`` chosen."""
    made = Choice(_WAYS)
    made.set_value(way)
    return made
