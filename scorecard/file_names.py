"""Names of files that are written again each week: ``{company} scorecard {period}.xlsx``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.periods import Cadence

USUAL = "{company} scorecard {period}"
"""The name of an export unless a person chose another; without its ending."""
TO_FILL_IN = "{company} {tab} numbers {period}"
"""The name of a workbook in which somebody fills in what is due."""
_WORD = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f{}]+')
"""What some system takes in no file's name, and what would be taken for a word of the pattern."""
_LONGEST = 100
"""Letters of a name; it may have about 255 bytes."""
_LONGEST_WORD = 50
"""Of the company’s: what stands behind it tells the files apart."""
_NUMBERED = re.compile(r" \(\d+\)$", re.ASCII)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE | re.ASCII)
"""Names of devices on Windows, whatever their ending."""


def fill_in(pattern: str, company: str, period_label: str, tab: str) -> str:
    """``pattern`` with ``{company}``, ``{period}`` and ``{tab}`` filled in by names that every system takes.

    Folders in the pattern stay as they are. Raises ScorecardError for other words in braces.
    """
    words = {"company": company, "period": period_label, "tab": tab}

    def word(match: re.Match[str]) -> str:
        found = words.get(match[1].strip().lower())
        if found is None:
            raise ScorecardError(
                f"“{match[0]}” stands for nothing in a file name; write {{company}}, {{period}} or {{tab}}."
            )
        return safe(found[:_LONGEST_WORD])

    return _WORD.sub(word, pattern)


def safe(text: str) -> str:
    """``text`` as a part of a file name: without characters that a system does not take."""
    plain = " ".join(_UNSAFE.sub("-", text).split())[:_LONGEST].strip(". ")
    return f"{plain}_" if _RESERVED.fullmatch(plain) else plain


def tab_label(cadences: Sequence[Cadence]) -> str:
    """What ``{tab}`` is filled in with: ``weekly``, ``weekly and monthly`` or ``all tabs``."""
    if len(set(cadences)) == len(Cadence):
        return "all tabs"
    return " and ".join(each.value for each in Cadence if each in cadences)


def another_name(path: Path) -> Path:
    """A name beside ``path`` that no file has: ``kpis (2).xlsx``."""
    stem = _NUMBERED.sub("", path.stem)
    names = (path.with_name(f"{stem} ({number}){path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())
