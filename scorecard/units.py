"""Units: how a number of each kind is written and read."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from scorecard.signs import counted, other_currency, without_own_sign
from scorecard.writing import PLAIN, Writing

MISSING = "–"
MINUS = "−"
NO_BREAK_SPACE = "\u00a0"

_LARGE_CHANGE = 10.0
"""From a tenfold change on its decimals tell nothing."""
_MOST_DECIMALS = 12
LARGEST = 1e15
"""Numbers that are kept are smaller: from here on a float has no decimals worth rounding."""
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(_MOST_DECIMALS + 6))

SCALES = ((999_500_000.0, 1e9, "bn"), (999_500.0, 1e6, "M"), (9_999.5, 1e3, "k"))
"""From which size on a short form divides by what, and its ending."""


class Unit(StrEnum):
    """What a measure counts. Percent is kept in percent points: 30.0 is 30 %."""

    COUNT = "count"
    CURRENCY = "currency"
    PERCENT = "percent"
    RATIO = "ratio"
    DAYS = "days"
    HOURS = "hours"
    MONTHS = "months"
    SCORE = "score"
    YES_NO = "yes_no"

    @property
    def decimals(self) -> int:
        """The decimals shown when a measure names none."""
        return 1 if self in (Unit.PERCENT, Unit.RATIO, Unit.HOURS, Unit.MONTHS) else 0

    @property
    def label(self) -> str:
        """The unit's name in a list."""
        return {"yes_no": "Yes / no"}.get(self.value, self.value.capitalize())

    @property
    def in_points(self) -> bool:
        """Whether a change is a difference in the unit itself and no fraction of the former value."""
        return self in (Unit.PERCENT, Unit.SCORE, Unit.RATIO)


def format_number(value: float, decimals: int, writing: Writing = PLAIN) -> str:
    """Grouped digits with a true minus sign, halves rounded away from 0 as Excel does; never ``−0``."""
    text = _digits(abs(value), decimals)
    negative = value < 0 and not shows_nothing(text)
    return (MINUS if negative else "") + writing.spell(text)


def format_plain(value: float | None, unit: Unit, writing: Writing = PLAIN) -> str:
    """A value as it is typed: no unit, no groups, as many decimals as it has; empty where it is missing."""
    if value is None:
        return ""
    if unit is Unit.YES_NO:
        return _yes_or_no(value)
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else writing.spell(text)


def shows_nothing(text: str) -> bool:
    """Whether a written number has no digit but 0."""
    return not any(each.isdecimal() and int(each) for each in text)


def _yes_or_no(value: float) -> str:
    return "Yes" if value >= 0.5 else "No"


def _digits(size: float, decimals: int) -> str:
    if size >= LARGEST:
        return f"{size:,.{decimals}f}"
    # By way of its shortest text, so that 6.25 and 1.005 round as a person sees them.
    return f"{Decimal(repr(size)).quantize(_STEPS[decimals], ROUND_HALF_UP):,f}"


def format_value(
    value: float | None, unit: Unit, decimals: int | None = None, writing: Writing = PLAIN
) -> str:
    """A value in full: ``5,264``, ``$34,850``, ``48.6%``, ``5.2 h``; a dash where it is missing."""
    if value is None:
        return MISSING
    if unit is Unit.YES_NO:
        return _yes_or_no(value)
    number = format_number(value, natural_decimals(value, unit, decimals), writing)
    return _with_unit(number, unit, writing)


def format_compact(
    value: float | None, unit: Unit, decimals: int | None = None, writing: Writing = PLAIN
) -> str:
    """A value with its unit where the full form has no room: ``$1.25M``, ``34.9k``; small ones in full."""
    if value is None or unit is Unit.YES_NO:
        return format_value(value, unit, decimals, writing)
    return _with_unit(format_short(value, unit, decimals, writing), unit, writing)


def _with_unit(number: str, unit: Unit, writing: Writing) -> str:
    one = writing.spell("1")
    match unit:
        case Unit.CURRENCY:
            sign = writing.sign
            return MINUS + sign + number[1:] if number.startswith(MINUS) else sign + number
        case Unit.PERCENT:
            return f"{number}%"
        case Unit.RATIO:
            return f"{number}×"
        case Unit.DAYS:
            return f"{number}{NO_BREAK_SPACE}{'day' if number == one else 'days'}"
        case Unit.MONTHS:
            return f"{number}{NO_BREAK_SPACE}{'month' if number == one else 'months'}"
        case Unit.HOURS:
            return f"{number}{NO_BREAK_SPACE}h"
        case _:
            return number


def without_unit(text: str) -> str:
    """A formatted value without the unit after it, as the lower end of a range is written: ``3.0–5.0×``."""
    return text.partition(NO_BREAK_SPACE)[0].rstrip("%×")


def format_short(
    value: float | None,
    unit: Unit,
    decimals: int | None = None,
    writing: Writing = PLAIN,
    *,
    more: int = 0,
) -> str:
    """A value in a period cell: no sign, ``12.4k`` from 10,000 and ``124k`` from 100,000 on.

    ``more`` adds decimals to whichever form is used.
    """
    if value is None:
        return MISSING
    if unit is Unit.YES_NO:
        return _yes_or_no(value)
    for limit, divisor, suffix in SCALES:
        if abs(value) >= limit:
            scaled = value / divisor
            return format_number(scaled, short_decimals(scaled) + more, writing) + suffix
    return format_number(value, natural_decimals(value, unit, decimals) + more, writing)


def short_decimals(scaled: float) -> int:
    """As many decimals as make three digits that count: 1.25M, 12.4k, 124k."""
    return 2 if abs(scaled) < 9.995 else 1 if abs(scaled) < 99.95 else 0


def relative_change(new: float | None, old: float | None) -> float | None:
    """(new - old) / |old| as a fraction; None where either is missing or the old value is 0."""
    if new is None or old is None or old == 0:
        return None
    return (new - old) / abs(old)


def format_change(
    new: float | None,
    old: float | None,
    unit: Unit,
    decimals: int | None = None,
    writing: Writing = PLAIN,
) -> str:
    """The change from ``old`` to ``new`` with its sign.

    ``−6.3%``; for percent in points (``−0.8 pt``), for scores and ratios as a difference. A dash where the
    change is undefined.
    """
    change = relative_change(new, old)
    if new is None or old is None or change is None:
        return MISSING
    if not unit.in_points:
        return _signed(change * 100, 1 if abs(change) < _LARGE_CHANGE else 0, writing) + "%"
    places = unit.decimals if decimals is None else decimals
    suffix = {Unit.PERCENT: f"{NO_BREAK_SPACE}pt", Unit.RATIO: "×"}.get(unit, "")
    return _signed(new - old, places, writing) + suffix


def _signed(value: float, decimals: int, writing: Writing) -> str:
    text = format_number(value, decimals, writing)
    if text.startswith(MINUS) or shows_nothing(text):
        return text
    return f"+{text}"


def natural_decimals(value: float, unit: Unit, decimals: int | None) -> int:
    """The decimals with which a value is shown in full; a small amount of money has its cents."""
    if decimals is not None:
        return decimals
    if unit is Unit.CURRENCY and abs(value) < 1_000 and value != round(value):
        return 2
    return unit.decimals


def decimals_that_tell_apart(value: float, bound: float, decimals: int) -> int:
    """As many decimals as it takes to show that ``value`` is not ``bound`` (9.96 against 10)."""
    if value == bound:
        return decimals
    while decimals < _MOST_DECIMALS and format_number(value, decimals) == format_number(bound, decimals):
        decimals += 1
    return decimals


_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "ja", "oui", "sí", "si", "ya", "بله"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "tidak", "خیر"})
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_EXCHANGED = str.maketrans(".,", ",.")
_SUFFIX = {"k": 1e3, "m": 1e6, "bn": 1e9}
_TYPED = re.compile(r"([-+]?)(\d[\d,]*(?:\.\d*)?|\.\d+)(k|m|bn)?", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)", re.ASCII)
_GROUPED = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d*)?|[\d.]+", re.ASCII)
_ONE_COMMA = re.compile(r"([-+]?\d+),(\d+[^\d,.]*)", re.ASCII)
_AROUND = re.compile(
    r"[\s\u00a0\u202f]|[%٪×$€£¥₹₺₽₩]|(?<=\d)x$|percent$|pct$|days?$|months?$|hours?$|hrs?$|h$|d$|[()]",
    re.IGNORECASE,
)
_KINDS = {
    Unit.COUNT: "a plain number",
    Unit.CURRENCY: "an amount of money",
    Unit.PERCENT: "a percentage",
    Unit.RATIO: "a ratio",
    Unit.DAYS: "a number of days",
    Unit.HOURS: "a number of hours",
    Unit.MONTHS: "a number of months",
    Unit.SCORE: "a score",
}
_IN_TIME = (Unit.DAYS, Unit.HOURS, Unit.MONTHS)


class OtherUnitError(ValueError):
    """A number that says itself that it counts something else than its measure does."""


def check_sign(text: str, unit: Unit, writing: Writing = PLAIN) -> None:
    """Raise OtherUnitError where a sign or word beside a number is not one of its measure's unit."""
    plain = text.strip().translate(_DIGITS).replace(MINUS, "-")
    kind = counted(plain, writing)
    if unit is Unit.YES_NO or not kind or not any(each.isdecimal() for each in plain):
        return
    said = f"“{text.strip()[:60]}” is"
    if kind != unit:
        raise OtherUnitError(f"{said} {_KINDS[Unit(kind)]}; {_KINDS[unit]} belongs here.")
    if unit is Unit.CURRENCY and other_currency(plain, writing):
        raise OtherUnitError(f"{said} in another currency; amounts here are in {writing.currency}.")


def parse_value(text: str, unit: Unit, writing: Writing = PLAIN) -> float:
    """A value as a person types it: ``12,500``, ``$12.5k``, ``48.6%``, ``0:45`` hours, ``y``.

    Marks are read as ``writing`` has them; where they cannot mean that, as they must be meant: ``12,5``.
    Raises ValueError with a sentence for the person: OtherUnitError for ``12 %`` in a count.
    """
    refusal = ValueError(f"“{text.strip()[:60]}” is no number. Leave the cell empty if there is none.")
    plain = text.strip().translate(_DIGITS).replace(MINUS, "-")
    if unit is Unit.YES_NO:
        word = plain.casefold()
        if word in _YES or word in _NO:
            return float(word in _YES)
        raise ValueError(f"“{text.strip()[:60]}” is neither yes nor no.")
    if unit is Unit.HOURS and (clock := _CLOCK.fullmatch(plain)):
        return int(clock[1]) + int(clock[2]) / 60
    check_sign(text, unit, writing)
    if unit is Unit.CURRENCY:
        plain = without_own_sign(plain, writing)
    negative = plain.startswith("(") and plain.endswith(")")
    match = _TYPED.fullmatch(_with_plain_marks(_AROUND.sub("", plain), writing))
    if match is None or not _GROUPED.fullmatch(match[2]):
        raise refusal
    if unit in _IN_TIME and (match[3] or "").lower() == "m":
        # Minutes or months as well as millions.
        raise refusal
    value = float(match[1] + match[2].replace(",", "")) * _SUFFIX.get((match[3] or "").lower(), 1.0)
    if not math.isfinite(value):
        raise refusal
    return -abs(value) if negative else value


def _with_plain_marks(text: str, writing: Writing) -> str:
    """The number with a comma between thousands and a point before decimals."""
    if writing.decimal == ",":
        text = text.translate(_EXCHANGED)
    text = text.replace("٬", ",").replace("٫", ".")
    alone = _ONE_COMMA.fullmatch(text)
    if alone is not None and not _GROUPED.fullmatch(re.sub(r"[^\d,]", "", text)):
        return f"{alone[1]}.{alone[2]}"
    return text
