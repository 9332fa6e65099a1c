"""Words in headings and labels that tell what a row or column holds."""

from __future__ import annotations

import re

from scorecard.importing.grid import CellValue
from scorecard.importing.numbers import Scale, scale_of
from scorecard.importing.phrases import normalized, split_phrases
from scorecard.units import Unit, parse_value

UNIT_HEADINGS = frozenset({"unit", "units", "uom", "einheit", "unité", "unidad", "satuan", "واحد"})
UNIT_WORDS = split_phrases(
    """%, $, €, £, ¥, #, d, h, x, ×, pct, percent, count, number, no, no., day, days, hour, hours, hrs,
    months, usd, eur, gbp, score, ratio, pts, currency"""
)
SEGMENT_HEADINGS = split_phrases(
    """segment, source, lead source, channel, region, product, category, campaign, country, quelle,
    kanal, produkt, kategorie, kampagne, land, canal, région, produit, catégorie, campagne, pays,
    segmento, fuente, región, producto, categoría, campaña, país, segmen, sumber, saluran, wilayah,
    kategori, negara, بخش, منبع, کانال, منطقه, محصول, دسته, کشور"""
)
_FORMULA_ERROR = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)")
_SUPPRESSED = re.compile(r"\([A-Z]{1,2}\)")
_TOTALS = split_phrases(
    """total, totals, grand total, subtotal, sub total, overall total, totals sum, total sum, total all,
    totals all, sum, summe, gesamt, gesamtsumme, zwischensumme, insgesamt, sous total, total général, somme,
    total general, suma, subtotal general, jumlah, total keseluruhan, keseluruhan, sub jumlah, جمع, جمع کل,
    مجموع, المجموع, الإجمالي, ytd, year to date, fytd, qtd, mtd, cum, cumulative, cy cum, py cum, kumuliert,
    cumul, acumulado, kumulatif, average, avg, mean, ø, durchschnitt, mittelwert, schnitt, moyenne, promedio,
    media, rata rata, میانگین, المتوسط, h1, h2, hy1, hy2, fy, full year, gesamtjahr"""
)
_TOTAL = "(?:total|ytd|gesamt|summe|sum)"
_LONG_PERIOD = r"(?:(?:(?:q[1-4]|h[12]|fy) ?)?(?:19|20)\d\d|fy ?\d\d|q[1-4]|h[12])"
_PERIOD_TOTAL = re.compile(f"{_TOTAL} {_LONG_PERIOD}|{_LONG_PERIOD} {_TOTAL}")


def is_total(name: str, section: str = "") -> bool:
    """Whether a label names a total: ``Total``, ``Grand total``, or ``Total marketing`` under MARKETING."""
    plain = normalized(name)
    own = normalized(section)
    if plain in _TOTALS or _PERIOD_TOTAL.fullmatch(plain):
        return True
    return bool(own) and plain in {f"total {own}", f"{own} total", f"{own} subtotal"}


def is_unit(text: str) -> bool:
    """Whether a text is the name or sign of a unit."""
    return text.strip().lower() in UNIT_WORDS or scale_of(text) is not None


def unit_beside(text: str, scale: Scale | None) -> str:
    """The unit that is left of a text or a sign when the scale is gone: ``k€`` is money."""
    if scale is None:
        return text
    return "currency" if scale.is_money else "" if scale_of(text) else text


def is_formula_error(text: str) -> bool:
    """Whether a text is what Excel shows for a formula that failed: ``#REF!``."""
    return bool(_FORMULA_ERROR.fullmatch(text.strip()))


def is_suppressed(text: str) -> bool:
    """Whether a text is a mark of the kind ``(S)`` or ``(NA)``, with which a number is held back."""
    return bool(_SUPPRESSED.fullmatch(text.strip()))


def is_yes_or_no(value: CellValue) -> bool:
    """Whether a cell holds an answer: TRUE, ``yes``, ``nein``."""
    if isinstance(value, bool) or not isinstance(value, str):
        return isinstance(value, bool)
    try:
        parse_value(value, Unit.YES_NO)
    except ValueError:
        return False
    return True
