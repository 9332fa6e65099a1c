"""Names of measures as the file has them, made distinct and short enough."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from scorecard.cells import address
from scorecard.importing.grid import Grid
from scorecard.importing.layout import FoundSeries
from scorecard.importing.phrases import normalized
from scorecard.importing.plan import CellProblem
from scorecard.measures import LONGEST_NAME

_FOOTNOTE = re.compile(r"\s\d(,\d)*$")
_MARKS = re.compile(r"(?<=\w.)(?:\s*(?:\(\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§]))+$")
_LEADERS = re.compile(r"(?:[\s.]*…[\s.…]*|\s*\.{3,}[\s.]*|\s*(?:\. ){2,}\.?|_{3,})$")
_SHEET_OF_NO_NAME = re.compile(
    r"(?:sheet|table|tabelle|feuil|hoja|lembar|data|rows)\W*\d*(?:[–-]\d+)?", re.IGNORECASE
)


def without_marks(name: str) -> str:
    """A name without what a typesetter added: leader dots (``Motor vehicles ......``) and footnote marks."""
    plain = _LEADERS.sub("", name)
    return _LEADERS.sub("", _MARKS.sub("", plain)) or name


def name_from_titles(titles: Sequence[str], sheet: str, file: str) -> str:
    """A name for the only measure of a sheet: its first title, else the sheet's name, else the file's."""
    title = next((text for text in titles if text), "")
    if title:
        return without_marks(title)[:LONGEST_NAME]
    if sheet.strip() and not _SHEET_OF_NO_NAME.fullmatch(sheet.strip()) and not sheet.strip().isdigit():
        return sheet.strip()
    return _from_file(file) or "Values"


def _from_file(file: str) -> str:
    """``pl300_ResellerSalesTargets.csv`` as ``Reseller sales targets``."""
    stem = PurePath(file).stem
    words = [
        part for chunk in re.split(r"[\W_]+", stem) if not re.search(r"\d", chunk) for part in _parts(chunk)
    ]
    text = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)
    return text[:1].upper() + text[1:]


def _parts(chunk: str) -> list[str]:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\WA-Za-z]+", chunk)


def distinct_names(
    series: Sequence[FoundSeries], grid: Grid
) -> tuple[tuple[FoundSeries, ...], tuple[CellProblem, ...]]:
    """The series with one name each, and the names that had to be shortened.

    Where two sections share most of their names, all names get their section before them: ``Males: 15-44``;
    what repeats still gets its section, then its place.
    """
    problems = tuple(
        CellProblem(
            address(each.row, each.column),
            each.name[:60] + "…",
            f"the name has {len(each.name):,} characters, at most {LONGEST_NAME} are kept",
            "shortened",
        )
        for each in series
        if len(each.name) > LONGEST_NAME
    )
    named = [replace(each, name=each.name[:LONGEST_NAME].strip()) for each in series]
    parallel = _parallel_sections(named)
    named = [_with_section(each) if each.section in parallel else each for each in named]
    for rename in (_with_section, _with_place):
        counts = Counter(normalized(each.name) for each in named)
        named = [rename(each) if counts[normalized(each.name)] > 1 else each for each in named]
    return tuple(named), problems


def _parallel_sections(series: Sequence[FoundSeries]) -> set[str]:
    """Sections that hold the same measures of something else: adjusted and not adjusted, men and women."""
    names: dict[str, set[str]] = defaultdict(set)
    for each in series:
        if each.section:
            names[each.section].add(normalized(each.name))
    return {
        section
        for one, own in names.items()
        for other, theirs in names.items()
        if one != other and len(own & theirs) > min(len(own), len(theirs)) / 2
        for section in (one, other)
    }


def _with_section(series: FoundSeries) -> FoundSeries:
    section = without_marks(_FOOTNOTE.sub("", series.section).strip())
    if section.isupper() and (len(section) > 4 or " " in section):
        section = section.capitalize()
    if not section or normalized(series.name).startswith(f"{normalized(section)} "):
        return series
    return replace(series, name=f"{section}: {series.name}"[:LONGEST_NAME])


def _with_place(series: FoundSeries) -> FoundSeries:
    return replace(series, name=f"{series.name[: LONGEST_NAME - 20]} ({series.place})")
