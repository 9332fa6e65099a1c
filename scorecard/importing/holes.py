"""The numbers that may stand in cells which were not read: a complete file takes none of them away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.importing.findings import Part
from scorecard.importing.readings import ANY
from scorecard.importing.table import Kept, unified

if TYPE_CHECKING:
    from scorecard.importing.table import Flags, Ints

_DAYS = 1 << 22
"""More than ``date.toordinal`` counts."""


@dataclass(frozen=True)
class Holes:
    """For each cell of a sheet that was not read what its number would be for, as columns."""

    segments: tuple[str, ...]
    measure_ids: Ints
    """ANY where the measure is not known."""
    begins: Ints
    """0 where the period is not known."""
    segment_codes: Ints

    @classmethod
    def of(cls, part: Part, measure_ids: Ints) -> Holes:
        """Those of one sheet; ``measure_ids`` are those of the matches, below 0 for what is not imported."""
        import numpy as np

        codes, begins, segments = part.readings.unread_keys.T
        ids = np.append(measure_ids[np.array(part.matches, np.int32)], np.int32(ANY))[codes]
        counts = (ids >= 0) | (codes == ANY)
        return cls(part.readings.segments, ids[counts], begins[counts], segments[counts])

    def cover(self, kept: Kept) -> Flags:
        """Which of the kept numbers may be one of these."""
        import numpy as np

        named, dated = self.measure_ids != ANY, self.begins > 0
        found: Flags = np.isin(kept.begins, self.begins[~named & dated])
        found |= np.isin(kept.measure_ids, self.measure_ids[named & ~dated])
        found |= bool((~named & ~dated).any())
        segments, (ours, theirs) = unified([self.segments, kept.segments])
        both = named & dated
        wanted = _joined(self.measure_ids, self.begins, ours[self.segment_codes], len(segments))[both]
        return found | np.isin(
            _joined(kept.measure_ids, kept.begins, theirs[kept.segment_codes], len(segments)), wanted
        )


def _joined(measure_ids: Ints, begins: Ints, segment_codes: Ints, segment_count: int) -> Ints:
    """A number for each key."""
    import numpy as np

    return (measure_ids.astype(np.int64) * _DAYS + begins) * segment_count + segment_codes
