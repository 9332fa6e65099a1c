"""What may be chosen for a company, in words; and what suits this computer."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt

from scorecard.language import Language
from scorecard.measures import Company
from scorecard.periods import MONTH_NAMES, WeekStart
from scorecard.writing import currency_sign

CURRENCIES = (
    ("USD", "US dollar"),
    ("EUR", "Euro"),
    ("GBP", "Pound sterling"),
    ("CHF", "Swiss franc"),
    ("CAD", "Canadian dollar"),
    ("AUD", "Australian dollar"),
    ("SEK", "Swedish krona"),
    ("JPY", "Japanese yen"),
    ("CNY", "Chinese yuan"),
    ("INR", "Indian rupee"),
    ("IDR", "Indonesian rupiah"),
    ("BRL", "Brazilian real"),
    ("TRY", "Turkish lira"),
    ("IRR", "Iranian rial"),
)
LANGUAGES = tuple((each, each.own_name) for each in Language)
WEEK_STARTS = tuple((start, f"Weeks start on {start.value.capitalize()}") for start in WeekStart)
MONTHS = tuple(enumerate(MONTH_NAMES, start=1))

_WEEK_START_OF_DAY = {Qt.DayOfWeek.Saturday: WeekStart.SATURDAY, Qt.DayOfWeek.Sunday: WeekStart.SUNDAY}


def currency_choices() -> tuple[tuple[str, str], ...]:
    """Currencies with their names and signs."""
    return tuple((code, f"{name} ({currency_sign(code).strip()})") for code, name in CURRENCIES)


def company_of_this_computer() -> Company:
    """A company with the currency and week that the system's region has."""
    locale = QLocale.system()
    code = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return Company(
        currency=code if code in dict(CURRENCIES) else "USD",
        week_start=_WEEK_START_OF_DAY.get(locale.firstDayOfWeek(), WeekStart.MONDAY),
    )
