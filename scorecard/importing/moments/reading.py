"""What a cell under or beside a heading of dates says."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from scorecard.importing.characters import plain
from scorecard.importing.grid import CellValue
from scorecard.importing.moments.figures import DateOrder, read_figures
from scorecard.importing.moments.forms import read_form, read_month_name
from scorecard.importing.moments.moment import Moment
from scorecard.importing.moments.ranges import read_range
from scorecard.periods import Grain

LONGEST = 60
_CLOCK = re.compile(
    r"(?<=\d)(?:,? |T)\d{1,2}(?:[:h]\d{2}|\.\d{2}(?=$|\.\d{2}$))(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(?: ?(?:\*|[¹²³⁴-⁹†‡]|\([a-z\d]\)|\[\w{1,3}\])|(?<=\d)[rpe])+$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    r"(?:lun|mar|mercre|jeu|vendre|same)(?:di)?|mer|ven|sam|dim(?:anche)?|"
    r"lunes|martes|mi[eé](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[aá]b(?:ado)?|dom(?:ingo)?|"
    r"senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|"
    r"(?:(?:یک|دو|سه|چهار|پنج) ?)?شنبه|جمعه|السبت|الاحد|الاثنین|الثلاثاء|الاربعاء|الخمیس|الجمعه)\b[ .,]*",
    re.IGNORECASE,
)
_SHORTEST_WITH_CLOCK = len("1/2/26 9:3")


def read_moment(value: CellValue, order: DateOrder = DateOrder.DAY_FIRST) -> Moment | None:
    """The period that a heading cell names; None where it names none."""
    if isinstance(value, datetime | date):
        return Moment(Grain.DAY, value.year, value.month, value.day)
    if not isinstance(value, str) or len(value) > LONGEST or value.isdigit():
        return None
    # The time of day is cut first, so that a million times of a few days are read as a few texts.
    return _read_text(without_clock(value), order)


def without_clock(text: str) -> str:
    """The text without a time of day after its date."""
    return _CLOCK.sub("", text) if len(text) > _SHORTEST_WITH_CLOCK else text


@lru_cache(maxsize=16384)
def _read_text(value: str, order: DateOrder) -> Moment | None:
    text = plain(value).strip(" :")
    if not any(character.isdigit() for character in text):
        return read_month_name(text) or (read_range(text, read_month_name) if "-" in text else None)
    text = _MARKS.sub("", text)
    found = _read_plain(text, order)
    if found is None and (weekday := _WEEKDAY.match(text)):
        found = _read_plain(text[weekday.end() :], order)
    if found is None and " (" in text:
        found = _read_plain(text.partition(" (")[0], order)
    return found


def _read_plain(text: str, order: DateOrder) -> Moment | None:
    def read(part: str) -> Moment | None:
        return read_figures(part, order) or read_form(part)

    return read(text) or read_range(text, read)
