"""The box “To talk about this week” beside a tab's chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.exporting.formats import BAD, FRAME, MUTED, WARN, WHITE, Formats, clip
from scorecard.exporting.report import TalkingPoint, marked
from scorecard.language import beside_english
from scorecard.periods import Cadence
from scorecard.status import Status

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MOST_POINTS = 8
_LONGEST_NAME, _LONGEST_TEXT = 80, 400
_PIXELS_A_CHARACTER = 6.4
MARK_COLUMNS = 2
_COLOURS = {Status.OFF_TRACK: BAD, Status.BEHIND: BAD, Status.AT_RISK: WARN}


@dataclass(frozen=True)
class TalkBox:
    """Writes the box from one column to another, both included.

    ``text_width``, in pixels, is what is left beside the first ``MARK_COLUMNS`` columns.
    """

    sheet: Worksheet
    formats: Formats
    left: int
    right: int
    text_width: int

    def write(self, row: int, cadence: Cadence, points: Sequence[TalkingPoint]) -> None:
        """Write the box with its title in ``row``: one entry a point, or that there is nothing."""
        period = cadence.grain.word
        title = self._look("top", "left", "right", bold=True, font_size=12)
        self._merge(row, row, self.left, self.right, f"To talk about this {period}", title)
        row += 1
        for point in points[:_MOST_POINTS]:
            row = self._write_point(row, point)
        rest = len(points) - _MOST_POINTS
        closing = f"… and {rest} more in the table above." if rest > 0 else ""
        if not points:
            closing = "Nothing is off track and nothing is missing."
        self._merge(
            row, row, self.left, self.right, closing, self._look("bottom", "left", "right", font_color=MUTED)
        )

    def _write_point(self, row: int, point: TalkingPoint) -> int:
        name, text = clip(point.measure, _LONGEST_NAME), clip(point.text, _LONGEST_TEXT)
        end = row + int((len(name) + len(text) + 2) * _PIXELS_A_CHARACTER) // self.text_width
        split = self.left + MARK_COLUMNS
        colour = _COLOURS.get(point.status, MUTED)
        status = self._look("left", font_color=colour, bold=point.status is Status.OFF_TRACK)
        self._merge(row, end, self.left, split - 1, marked(point.status), status)
        look = self._look("right")
        self._merge(row, end, split, self.right, "", look)
        self.sheet.write_rich_string(row, split, self.formats.bold, beside_english(name), f": {text}", look)
        return end + 1

    def _look(self, *edges: str, **properties: Any) -> Format:
        frame = dict.fromkeys(edges, 1) | {f"{edge}_color": FRAME for edge in edges}
        return self.formats.of(
            bg_color=WHITE, text_wrap=True, valign="top", align="left", indent=1, **frame, **properties
        )

    def _merge(self, first: int, last: int, left: int, right: int, text: str, look: Format) -> None:
        self.sheet.merge_range(first, left, last, right, "", look)
        self.sheet.write_string(first, left, text, look)
