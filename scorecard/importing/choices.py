"""All that a person chose about one file, which a recipe keeps for others of its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard.importing.corrections import Correction
from scorecard.importing.foreign import Foreign, UsedRate
from scorecard.importing.layout import Area, LayoutKind
from scorecard.importing.mapping import Choice
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.readings import Scaling
from scorecard.importing.rows.rules import RawRules


@dataclass(frozen=True)
class Choices:
    """What was chosen; None, or empty, where the file itself decides."""

    sheet: str | None = None
    """None for the sheet with most numbers."""
    together: bool = True
    """Whether sheets that are laid out alike are imported together."""
    area: Area | None = None
    """The part of the sheet to look at; None for all of it."""
    layout: LayoutKind | None = None
    date_order: DateOrder | None = None
    exchanged: bool | None = None
    """Whether day and month of real dates are exchanged where they seem to be."""
    number_style: NumberStyle | None = None
    scaling: Scaling | None = None
    foreign: Foreign | None = None
    """What is done with amounts in another currency than the company's; a rate is asked for each file."""
    foreign_in: str = ""
    """Of which currencies that was said: ``EUR``."""
    last_rate: UsedRate | None = None
    """The rate of the file before, which is proposed."""
    rules: RawRules | None = None
    matches: Mapping[str, int | Choice] = field(default_factory=dict)
    """Names in the file, normalized, and the measure that each stands for."""
    corrections: tuple[Correction, ...] = ()
    """What is meant by texts that are no numbers, or wrong ones."""
    with_hidden: bool = True
    """Whether hidden rows and columns are imported too."""
    newest_wins: bool = False
    is_complete: bool = False
    with_goals: bool = False
