"""The names of months, in the languages in which spreadsheets name them."""

from __future__ import annotations

import re

from scorecard.importing.characters import plain

# Full names, then the usual abbreviations; a point at the end is left out.
_GREGORIAN = (
    "january jan januar jänner jän januari janvier janv jan enero ene ژانویه یناير كانون_الثاني جانفي جانفیه",
    "february feb februar februari peb février févr fév febrero فوریه فبراير شباط فيفري",
    "march mar märz mär mrz maerz maret mars marzo مارس آذار",
    "april apr avril avr abril abr آوریل أبريل نيسان أفريل",
    "may mai mei mayo مه می مايو أيار ماي",
    "june jun juni juin junio ژوئن يونيو حزيران جوان",
    "july jul juli juillet juil julio ژوئیه ژوییه جولای يوليو تموز جويلية",
    "august aug agustus agu ags agt août aoû agosto ago اوت آگوست اگوست أغسطس آب",
    "september sep sept septembre septiembre setiembre set سپتامبر سبتمبر أيلول شتنبر",
    "october oct oktober okt octobre octubre اکتبر أكتوبر تشرين_الأول",
    "november nov nopember nop novembre noviembre نوامبر نوفمبر تشرين_الثاني",
    "december dec dezember dez desember des décembre déc diciembre dic دسامبر ديسمبر كانون_الأول دجنبر",
)
_JALALI = (
    "فروردین farvardin",
    "اردیبهشت ordibehesht",
    "خرداد khordad",
    "تیر tir",
    "مرداد امرداد mordad",
    "شهریور shahrivar",
    "مهر mehr",
    "آبان aban",
    "آذر azar",
    "دی dey",
    "بهمن bahman",
    "اسفند esfand",
)
_BESIDE = re.compile(r" (?:de|del|ماه)$")
"""Words after a month: ``noviembre de 2026``, ``آبان ماه``."""


def _numbers(names: tuple[str, ...]) -> dict[str, int]:
    return {
        plain(name).replace("_", " "): number for number, each in enumerate(names, 1) for name in each.split()
    }


_ALL = {name: (number, False) for name, number in _numbers(_GREGORIAN).items()}
_ALL |= {name: (number, True) for name, number in _numbers(_JALALI).items()}
_WITHOUT_ACCENTS = str.maketrans("éûä", "eua")
_ALL |= {name.translate(_WITHOUT_ACCENTS): found for name, found in _ALL.items()}


def find_month(word: str) -> tuple[int, bool] | None:
    """The month that a word of plain text names, 1 to 12, and whether it is a Jalali one."""
    return _ALL.get(_BESIDE.sub("", word.casefold()).strip(" ."))
