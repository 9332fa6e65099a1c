"""Which currency a sign, a name or a title means: ``€``, ``Revenue (kEUR)``, ``alle Beträge in Euro``."""

from __future__ import annotations

import re
from functools import lru_cache

from scorecard.importing.characters import plain
from scorecard.importing.numbers.currencies import CODES

_OF_SIGNS = {
    "€ euro euros": "EUR",
    "$ dollar dollars": "USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP UYU BBD BSD BZD FJD GYD JMD LRD NAD TTD",
    "us$ u.s.dollars usdollars": "USD",
    "a$ au$": "AUD", "c$ ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "mx$": "MXN", "nt$": "TWD",
    "r$ reais": "BRL",
    "£ pound pounds": "GBP EGP LBP SYP SDG",
    "poundssterling": "GBP",
    "¥ yen yuan": "JPY CNY",
    "₹": "INR",
    "rs rs. ₨ rupee rupees": "INR PKR LKR NPR MUR",
    "rp rp. rupiah": "IDR",
    "rm": "MYR",
    "₺ tl lira": "TRY",
    "₩": "KRW KPW", "₽ руб руб. р.": "RUB", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₫": "VND", "₪": "ILS",
    "฿": "THB", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL", "tk": "BDT",
    "﷼ rial rials ریال": "IRR SAR QAR OMR YER IRT",
    "toman tomans تومان تومن": "IRT IRR",
    "dirham dirhams dh درهم د.إ": "AED MAD",
    "دینار د.ك": "KWD IQD JOD BHD", "جنیه ج.م": "EGP", "لیره": "TRY SYP LBP", "ر.س": "SAR",
    "kr kr. krone kroner kronen kronor": "SEK NOK DKK ISK",
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "lei": "RON MDL", "лв": "BGN", "bs": "BOB VES", "s/": "PEN",
    "fr sfr. franken": "CHF",
    "franc francs": "CHF XOF XAF XPF",
    "peso pesos": "MXN ARS CLP COP PHP UYU DOP CUP",
    "r": "ZAR",
}  # fmt: skip
_CODES_OF = {sign: codes.split() for signs, codes in _OF_SIGNS.items() for sign in signs.split()}
_SIGNS = r"(?:US|AU?|CA?|NZ|HK|MX|NT|R|S)?\$|[€£¥₹₺₩₽₴₦₱₫₪฿₡₲₵₸₼₾₨﷼]"
_COMMON = "EUR|USD|GBP|JPY|CHF|INR|IDR|CNY|AUD|CAD|SEK|NOK|DKK|PLN|CZK|BRL|IRR"
_WORDS = (
    r"(?:u\.?s\.? )?dollars?|euros?|pounds?(?: sterling)?|yen|yuan|rupiah|rupees?|pesos?|francs?|franken|"
    r"reais|kron(?:or|er|en)|lira|tomans?|rials?|dirhams?|rp\.?|تومان|تومن|ریال|درهم|دینار|جنیه|لیره"
)
_SCALED = r"(?:[TtKkMm]|mn|bn|Mio\.?|Mrd\.?)?"
_BEFORE, _BEHIND = r"(?<![^\s(\[{/,;:|_*–-])", r"(?![^\s)\]}/,;:|_*.–'-])"
_ANYWHERE = re.compile(
    rf"{_BEFORE}{_SCALED}(?P<sign>{_SIGNS})(?:m|mn|bn|k)?{_BEHIND}(?! ?\d)"
    rf"|(?<![A-Z]){_SCALED}(?P<code>{_COMMON})(?:m|bn|k)?(?![A-Za-z])"
)
"""A sign is a word of its own, or stands at a scale: amid other characters it is of a mistaken encoding."""
_ALONE = re.compile(
    rf"(?:[(\[]|\b(?:in|en|dalam|به|currency|währung|devise|moneda|mata uang|ارز|of|de|von)\b)[\s:]*"
    rf"(?:[^\W\d]+\.? ){{0,3}}?{_SCALED}(?P<named>(?-i:{CODES})|(?-i:{_SIGNS})|{_WORDS})(?![^\W_])(?! ?\d)",
    re.IGNORECASE,
)
_LONGEST = 500
_MOSTLY_OF_ONE = ("$", "£")


@lru_cache(maxsize=512)
def currencies_of(sign: str) -> tuple[str, ...]:
    """The currencies that a sign, word or code may stand for, the likeliest first: ``$`` is of many."""
    bare = plain(sign).strip()
    known = _CODES_OF.get(bare.casefold().replace(" ", ""))
    if known is not None:
        return tuple(known)
    return (bare.upper(),) if re.fullmatch(CODES, bare.upper()) else ()


def clear_currency(sign: str) -> str:
    """The currency that a sign stands for without much doubt; empty for ``kr``, which is of four."""
    found = currencies_of(sign)
    return found[0] if len(found) == 1 or (found and sign in _MOSTLY_OF_ONE) else ""


@lru_cache(maxsize=8192)
def currency_in_name(name: str) -> str:
    """The sign or code of a currency in a name or unit; ``Deals > $10k`` has none."""
    found = _ANYWHERE.search(name)
    return (found["sign"] or found["code"]) if found else currency_in_title(name)


@lru_cache(maxsize=8192)
def currency_in_title(text: str) -> str:
    """The currency that a title or note says amounts are in: in brackets, or behind ``in``."""
    found = _ALONE.search(text) if len(text) <= _LONGEST else None
    return found["named"] if found else ""
