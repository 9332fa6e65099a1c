"""What is known and decided about the cells of an import, for drawing over a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard.importing.findings import Place
from scorecard.importing.plan import ImportPlan
from ui.importing.overlay import Cell, Overlay, cell_at
from ui.importing.preview import Face
from ui.importing.sight import Sight


@dataclass(frozen=True)
class KnownCells:
    """Nothing before a plan is made."""

    plan: ImportPlan | None = None
    reasons: Mapping[Place, str] = field(default_factory=dict)
    """Why cells need a look."""
    decided: Mapping[Place, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sight: Sight) -> KnownCells:
        """Those of an import as it stands."""
        reasons = {line.place: line.problem.text for line in sight.problem_lines}
        return cls(sight.plan, reasons, sight.decided)

    def overlay(self, face: Face) -> Overlay:
        """What is drawn over a sheet."""
        layout = face.layout
        found = Overlay.of_layout(layout, face.unused_rows, face.unused_columns) if layout else Overlay()
        if self.plan is None:
            return found
        return found.with_plan(self.plan, face.sheet).with_decided(self.decided, face.sheet)

    def reasons_in(self, sheet: str, first_row: int) -> dict[Cell, str]:
        """The reasons of a sheet by the cells as they are shown from a row on."""
        return {
            (cell[0] - first_row, cell[1]): text
            for (name, where), text in self.reasons.items()
            if name == sheet and (cell := cell_at(where)) is not None
        }
