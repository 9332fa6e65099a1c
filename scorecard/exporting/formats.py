"""The looks of the workbook: colours, and formats that are made once and shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.status import Status

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

LONGEST_TEXT = 32_767
"""Characters that a spreadsheet's cell can hold."""

NAVY = "#243B6B"
WHITE = "#FFFFFF"
GROUP = "#EEF0F4"
LINE = "#E2E5EB"
FRAME = "#BFC5CF"
GOOD, GOOD_TINT = "#0F5C3C", "#E2F2E9"
BAD, BAD_TINT = "#9A2C14", "#FBE3DB"
WARN, WARN_TINT = "#855300", "#FBF1DA"
MUTED = "#505B6D"
SERIES = "#2F55C8"
OFF_POINT = "#B0351A"
GOAL_LINE = "#3D4757"
LAST_YEAR = "#5D6779"
RING = "#D5DAE3"

_CELL = {"border": 1, "border_color": LINE, "valign": "vcenter"}
_TINTS: dict[Status, dict[str, Any]] = {
    Status.ON_TRACK: {"bg_color": GOOD_TINT},
    Status.AT_RISK: {"bg_color": WARN_TINT, "font_color": WARN},
    Status.OFF_TRACK: {"bg_color": BAD_TINT, "font_color": BAD, "bold": True},
}
_WORDS: dict[Status, dict[str, Any]] = {
    Status.ON_TRACK: {"font_color": GOOD, "bg_color": GOOD_TINT},
    Status.OFF_TRACK: {"font_color": BAD, "bg_color": BAD_TINT, "bold": True},
    Status.AT_RISK: {"font_color": WARN, "bg_color": WARN_TINT},
    Status.ON_PACE: {"font_color": SERIES},
    Status.BEHIND: {"font_color": BAD},
}


def clip(text: str, length: int = LONGEST_TEXT) -> str:
    """``text``, cut with an ellipsis where it is longer than ``length`` UTF-16 units (as Excel counts)."""
    if len(text) * 2 <= length or len(text.encode("utf-16-le", "replace")) <= 2 * length:
        return text
    whole = text[: length - 1].encode("utf-16-le", "replace")[: 2 * (length - 1)]
    return whole.decode("utf-16-le", "ignore") + "…"


class Formats:
    """The formats of one workbook. Equal wishes get the same format, as a workbook may hold only so many."""

    def __init__(self, workbook: Workbook, *, right_to_left: bool = False) -> None:
        """With ``right_to_left`` texts begin at the right, in whatever script they are written."""
        start: dict[str, Any] = {"align": "right"} if right_to_left else {}
        # What is longer than its cell then runs on over the next ones to the left.
        side = {**start, "reading_order": 1} if right_to_left else {}
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.title = self.of(bold=True, font_size=14, font_color=NAVY, valign="vcenter", **side)
        self.summary = self.of(font_color=MUTED, valign="vcenter", **side)
        header = {"bold": True, "font_color": WHITE, "bg_color": NAVY, "valign": "vcenter"}
        self.header = self.of(**header, **start)
        self.header_right = self.of(**header, align="right")
        self.header_narrow = self.of(**header, align="right", shrink=True)
        self.header_indented = self.of(**header, **start, indent=1)
        self.group = self.of(bold=True, bg_color=GROUP, valign="vcenter", **start)
        self.text = self.cell(**start)
        self.indented = self.cell(**start, indent=1)
        self.right = self.cell(align="right")
        self.status = self.cell(font_color=MUTED, **start)
        self.bold = self.of(bold=True)
        self.link = self.of(font_color=SERIES, underline=1, align="right", valign="vcenter")
        self.missed = self.of(font_color=BAD)
        self.unseen = self.of(num_format=";;;")

    def of(self, **properties: Any) -> Format:
        """The format with these properties."""
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def cell(self, **properties: Any) -> Format:
        """A table cell with these properties."""
        return self.of(**_CELL, **properties)

    def tint(self, status: Status) -> Format:
        """How a period’s cell looks that stands so, as a conditional format."""
        return self.of(**_TINTS[status])

    def words(self) -> dict[Status, Format]:
        """How a status' word looks, as conditional formats."""
        return {status: self.of(**look) for status, look in _WORDS.items()}
