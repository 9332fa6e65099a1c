"""The signs, words and codes of currencies as they stand before or after an amount."""

from __future__ import annotations

import re

from scorecard.importing.characters import plain

_SIGNS = "[$€£¥₹₺₩﷼₽₴₦₱₫₪฿₡₲₵₸₼₾₨¢]"
_WORDS = (
    "US$ A$ AU$ C$ CA$ NZ$ HK$ S$ R$ MX$ NT$ S/ Bs Rp Rp. kr kr. zł Kč Ft lei лв руб руб. р. Fr Fr. SFr. RM "
    "Tk Rs Rs. DM dh TL Euro Euros usd eur gbp تومان تومن ریال درهم دینار جنیه لیره ر.س د.إ ج.م د.ك"
)
# Codes count in capitals alone, and two that are words are left out: “ALL 5” and “TOP 10” are labels.
CODES = (
    "AED|AFN|AMD|ANG|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BMD|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|"
    "CHF|CLP|CNH|CNY|COP|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|"
    "GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|IRT|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|"
    "LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|"
    "PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SYP|SZL|THB|"
    "TJS|TMT|TND|TRY|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VES|VND|VUV|WST|XAF|XCD|XOF|XPF|YER|ZAR|ZMW|ZWG"
)
_RAND = r"R(?= ?\d[\d ']*[ ,.']\d)"
"""``R`` alone is rand before an amount with a mark; ``R5`` is a code."""

CURRENCY = rf"{re.escape(plain(_WORDS)).replace(chr(92) + ' ', '|')}|(?-i:{CODES}|{_RAND})|{_SIGNS}"
"""A pattern of all of them as they stand in plain text, for any case."""
