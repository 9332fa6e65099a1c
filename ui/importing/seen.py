"""What was seen of a file so far, so that what was corrected or refused stays in its list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.importing.findings import Place
from scorecard.importing.plan import CellProblem, ChangedValue, ImportPlan
from scorecard.writing import Writing
from ui.importing.overlay import Cell, cell_at
from ui.importing.problem_model import ProblemLine

Corrections = Mapping[Place, float | None]
_NOWHERE: Cell = (-1, -1)


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A number that the company has otherwise, and whether the person refuses the file's."""

    value: ChangedValue
    is_refused: bool

    @property
    def place(self) -> Place:
        """The cell of the number."""
        return self.value.sheet, self.value.address


@dataclass
class Seen:
    """Problems and changed values of all plans since the file was opened."""

    problems: dict[Place, CellProblem] = field(default_factory=dict)
    changed: dict[Place, ChangedValue] = field(default_factory=dict)

    def add(self, plan: ImportPlan, recalled: Sequence[CellProblem] = ()) -> None:
        """Take in what a plan says, and the cells that are read as they were corrected before."""
        self.problems |= {(each.sheet, each.address): each for each in (*recalled, *plan.problems)}
        self.changed |= {(each.sheet, each.address): each for each in plan.changed_values}

    def problem_lines(
        self, plan: ImportPlan, corrections: Corrections, sheets: Sequence[str], writing: Writing
    ) -> tuple[ProblemLine, ...]:
        """The plan's problems and those that were decided, in the order of the imported ``sheets``."""
        shown = {(each.sheet, each.address): each for each in plan.problems}
        shown |= {place: self.problems[place] for place in corrections if place in self.problems}
        return tuple(
            ProblemLine(
                problem,
                place,
                f"{place[0]} · {place[1]}" if len(sheets) > 1 else place[1],
                corrections.get(place),
                place in corrections,
                plan.currencies.get(place, ""),
                writing,
            )
            for place, problem in sorted(shown.items(), key=lambda item: _order(item[0], sheets))
        )

    def changed_lines(self, plan: ImportPlan, corrections: Corrections) -> tuple[ChangedLine, ...]:
        """The plan's changed values, and those that were refused."""
        kept = [ChangedLine(each, is_refused=False) for each in plan.changed_values]
        refused = [
            ChangedLine(self.changed[place], is_refused=True)
            for place, value in corrections.items()
            if value is None and place in self.changed
        ]
        return tuple(sorted([*kept, *refused], key=_by_name))


def _order(place: Place, sheets: Sequence[str]) -> tuple[int, Cell]:
    sheet, where = place
    return (sheets.index(sheet) if sheet in sheets else len(sheets)), cell_at(where) or _NOWHERE


def _by_name(line: ChangedLine) -> tuple[str, object, str]:
    return line.value.measure.name.casefold(), line.value.period.begin, line.value.segment
