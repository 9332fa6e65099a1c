"""How numbers are written for a person: marks, digits and the currency's sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

_SIGNS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "IDR": "Rp",
    "IRR": "﷼", "BRL": "R$", "AUD": "A$", "CAD": "C$", "CHF": "CHF ", "SEK": "kr ", "TRY": "₺",
}  # fmt: skip
_FIGURES = "0123456789"


def currency_sign(code: str) -> str:
    """The sign of an ISO 4217 currency, else its code and a space."""
    return _SIGNS.get(code, f"{code} ")


@dataclass(frozen=True, slots=True)
class Writing:
    """What a number looks like. Files and the command line have the plain one."""

    currency: str = "USD"
    """An ISO 4217 code."""
    group: str = ","
    """Between thousands."""
    decimal: str = "."
    digits: str = _FIGURES
    """From 0 to 9."""

    @property
    def sign(self) -> str:
        """The currency's sign, with a space behind it where it is a word."""
        return currency_sign(self.currency)

    def of(self, currency: str) -> Writing:
        """The same marks and digits for another currency."""
        return replace(self, currency=currency)

    def spell(self, plain: str) -> str:
        """``1,234.5`` with the marks and digits of this writing."""
        return plain.translate(_table(self.group, self.decimal, self.digits))


@lru_cache(maxsize=16)
def _table(group: str, decimal: str, digits: str) -> dict[int, str]:
    return {ord(plain): own for plain, own in zip(f",.{_FIGURES}", (group, decimal, *digits), strict=True)}


PLAIN = Writing()
COMMA = Writing(group=".", decimal=",")
SPACE = Writing(group="\u202f", decimal=",")
PERSIAN = Writing(group="٬", decimal="٫", digits="۰۱۲۳۴۵۶۷۸۹")
WRITINGS = {"point": PLAIN, "comma": COMMA, "space": SPACE, "persian": PERSIAN}
"""What a person can choose, by the names under which the choice is kept."""
