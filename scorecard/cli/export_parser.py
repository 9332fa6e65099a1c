"""What can be typed about exports."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from scorecard.report_choices import MOST_TO_FILL_IN, MOST_TRAILING, TO_FILL_IN, Paper, ReportChoices, Way

CADENCES = ("weekly", "monthly", "quarterly")
PERIOD = "2026-W47, 2026-11 or 2026-Q4; the newest that has ended if left out"
_OUT = (
    "a file that ends in .xlsx, .csv, .pdf, .png, .svg or .html; {company}, {period} (as 2026-W47) and {tab} "
    "in its name are filled in; in a folder, the workbook is called as the window calls it. "
    "What was written is told on standard output"
)


def add_export_options(command: argparse.ArgumentParser) -> None:
    """The options of ``scorecard export``, beside those that name the company and its scorecard."""
    add = command.add_argument
    add("target", type=Path, metavar="OUT", help=_OUT)
    add("--period", metavar="PERIOD", help=PERIOD)
    add("--tab", choices=CADENCES, action="append", help="only this tab; may be given again")
    text = f"weeks and months on a tab, 1 to {MOST_TRAILING}; {ReportChoices().trailing} if left out"
    add("--trailing", metavar="N", type=_up_to(MOST_TRAILING), default=ReportChoices().trailing, help=text)
    add("--values-only", action="store_true", help="no formulas in a workbook")
    add("--no-charts", action="store_true", help="no charts in a workbook")
    add("--no-data", action="store_true", help="no data sheet in a workbook, and so no formulas")
    text = "fill in this workbook of your own; OUT has the same ending"
    add("--template", type=Path, metavar="FILE.xlsx", help=text)
    add("--theme", choices=("light", "dark"), help="how pages look; light if left out")
    add("--paper", choices=[*Paper], type=Paper, help="of a PDF or workbook; a4 if left out")
    text = "of a PDF; landscape if left out, portrait for a hand-out"
    add("--orientation", choices=[*Way], type=Way, help=text)
    shown = command.add_mutually_exclusive_group()
    text = "write the hand-out of a meeting: what is off track, with its trend and the last notes"
    shown.add_argument("--hand-out", action="store_true", help=text)
    shown.add_argument("--measure", metavar="NAME", help="write the chart of this measure alone")


def add_fill_in_options(command: argparse.ArgumentParser) -> None:
    """Whose numbers ``scorecard fill-in`` asks for, and how many periods."""
    whose = command.add_mutually_exclusive_group(required=True)
    whose.add_argument("--owner", metavar="NAME", help="whose numbers")
    whose.add_argument("--everybody", action="store_true", help="all numbers that are due, with their owners")
    usual, most = TO_FILL_IN.periods, MOST_TO_FILL_IN
    text = f"how many periods, the one that is due included, 1 to {most}; {usual} if left out"
    command.add_argument("--periods", metavar="N", type=_up_to(most), default=usual, help=text)


def _up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if text.isascii() and text.isdigit() and 1 <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to {most}")

    return number
