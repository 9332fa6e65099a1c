"""An import as it stands at one moment: everything that the wizard shows, in values that do not change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from scorecard.book import Book
from scorecard.importing.choices import Choices
from scorecard.importing.findings import Place
from scorecard.importing.foreign import Foreign, ForeignAmounts, UsedRate
from scorecard.importing.layout import Layout
from scorecard.importing.mapping import LEAVE_OUT, Match
from scorecard.importing.moments import DateOrder, Exchanged
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.phrases import name_key
from scorecard.importing.plan import ImportPlan
from scorecard.importing.readings import Scaling
from scorecard.importing.rows.rules import RawRules
from scorecard.importing.rows.table_profile import TableProfile
from scorecard.periods import Grain, format_day
from ui.importing.preview import Face, Preview
from ui.importing.problem_model import ProblemLine
from ui.importing.seen import ChangedLine, Seen

if TYPE_CHECKING:
    from scorecard.importing.parts import SheetPart
    from scorecard.importing.session import ImportSession


@dataclass(frozen=True)
class Sight(Preview):
    """What is known and planned of one file."""

    number_style: NumberStyle
    number_example: str
    date_order: DateOrder
    date_example: str
    scaling: Scaling
    scale_choices: tuple[tuple[Scaling, str], ...]
    """What can be done with numbers in thousands or more, in words."""
    scale_example: str
    """Empty where all numbers are given in full."""
    foreign: ForeignAmounts
    """Those in another currency than the company's."""
    foreign_way: Foreign | None
    """What is done with them; None where it is not decided."""
    rate: float | None
    """What 1 of the foreign currency is in the company's, where it is converted."""
    last_rate: UsedRate | None
    """The rate of the file before, which is proposed."""
    exchanged: Exchanged | None
    """Real dates that seem to have day and month exchanged."""
    year: int | None
    """The year of periods without one; None where the file names it."""
    year_example: str
    notes: tuple[str, ...]
    matches: tuple[Match, ...]
    plan: ImportPlan
    problem_lines: tuple[ProblemLine, ...]
    """Cells that need a look, and those about which the person decided, in the order of the sheets."""
    changed_lines: tuple[ChangedLine, ...]
    parts: tuple[Face, ...]
    """The sheets that are imported together."""
    choices: Choices
    goal_count: int
    has_hidden: bool
    profile: TableProfile | None
    rules: RawRules | None
    same_as: str
    """``Same layout as on 1 Nov 2026`` where a recipe was followed."""
    book: Book

    @classmethod
    def taken(cls, importing: ImportSession, book: Book, seen: Seen, same_as: str) -> Sight:
        """A snapshot; ``seen`` is what was seen of the file before. Raises ScorecardError."""
        plan, corrections = importing.plan, importing.corrections
        seen.add(plan, (*importing.recalled, *importing.decisions.corrected.values()))
        parts = _faces(importing)
        names = [face.sheet for face in parts]
        return cls(
            **vars(Preview.of(importing)),
            number_style=importing.number_style,
            number_example=importing.number_example,
            date_order=importing.date_order,
            date_example=importing.date_example,
            scaling=importing.scaling,
            scale_choices=importing.scale_choices,
            scale_example=importing.scale_example,
            foreign=importing.foreign,
            foreign_way=importing.foreign_way,
            rate=importing.rate,
            last_rate=importing.last_rate,
            exchanged=importing.exchanged,
            year=importing.year,
            year_example=importing.year_example,
            notes=importing.notes,
            matches=importing.matches,
            plan=plan,
            problem_lines=seen.problem_lines(plan, corrections, names, book.writing),
            changed_lines=seen.changed_lines(plan, corrections),
            parts=parts,
            choices=importing.choices,
            goal_count=importing.goal_count,
            has_hidden=importing.has_hidden,
            profile=importing.profile,
            rules=importing.rules,
            same_as=same_as,
            book=book,
        )

    @property
    def faces(self) -> tuple[Face, ...]:
        return self.parts

    @property
    def decided(self) -> dict[Place, str]:
        """The numbers that the person gave for cells; empty for a cell that is left out."""
        lines = (line for line in self.problem_lines if line.is_decided)
        refused = {line.place: "" for line in self.changed_lines if line.is_refused}
        return refused | {line.place: line.cell_words for line in lines}

    @property
    def summary(self) -> str:
        if self.layout is None or not self.layout.kind.is_rows:
            return f"{super().summary}{self._in_all()}"
        rows = f"{self.profile.row_count:,} rows" if self.profile else ""
        return ", ".join(each for each in (rows, *self._span()) if each)

    def _in_all(self) -> str:
        """``; 107 in all 26 sheets`` where the sheet that is shown has not all the names."""
        count = len(self.matches)
        if self.layout is None or not self.is_several or count == len(self.layout.series):
            return ""
        return f"; {count:,} in all {len(self.parts):,} sheets"

    def _span(self) -> list[str]:
        if self.plan.first is None or self.plan.last is None:
            return []
        # A week's title tells no year.
        calendar, is_week = self.plan.calendar, self.plan.grain is Grain.WEEK
        name = calendar.key if is_week else calendar.title
        ends = [name(each) for each in (self.plan.first, self.plan.last)]
        return [" to ".join(dict.fromkeys(ends))]

    def _said(self) -> list[str]:
        read: datetime = self.plan.record.made_at
        same = [self.same_as] if self.same_as else []
        return [*same, f"read {format_day(read.date())} {read:%H:%M}"]


def _faces(importing: ImportSession) -> tuple[Face, ...]:
    """Rows are left out of the chosen sheet, which is the first."""
    first, *others = importing.parts
    layout = _with_unused(importing.layout, importing.rules, importing.profile)
    return (
        Face(first.sheet.name, importing.grid, layout, importing.left_out_rows, _unused(importing, first)),
        *(
            Face(each.sheet.name, each.sheet.grid, each.reading.layout, unused=_unused(importing, each))
            for each in others
        ),
    )


def _unused(importing: ImportSession, part: SheetPart) -> frozenset[str]:
    """Where the names of a sheet stand that are left out; of rows each name has many."""
    if importing.layout.kind.is_rows:
        return frozenset()
    out = {name_key(each.name) for each in importing.matches if each.choice is LEAVE_OUT}
    return frozenset(
        each.place for each in part.reading.readings.names if each.place and name_key(each.name) in out
    )


def _with_unused(layout: Layout, rules: RawRules | None, profile: TableProfile | None) -> Layout:
    """Columns of raw rows from which nothing is made are left aside."""
    if rules is None or profile is None:
        return layout
    unused = {each.index: "not needed" for each in profile.columns if each.name not in rules.columns}
    dates = profile.column(rules.date_column)
    if dates is None:
        return replace(layout, ignored_columns=unused)
    headings = replace(layout.headings, left=dates.index, right=dates.index)
    return replace(layout, ignored_columns=unused, headings=headings)
