"""The words of a name as they are compared: without endings, abbreviations written out, synonyms made one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scorecard.importing.phrases import normalized, split_phrases

_ONE_WORD = {
    first: word
    for word, others in {
        "average": "avg, mean, durchschnitt, durchschnittlich, moyen, moyenne, promedio, rata",
        "conversion": "conv, cvr, konversion, konversi",
        "customer": "cust, client, account, kunde, kunden, cliente, clientes, pelanggan, مشتری, مشتریان",
        "marketing": "mktg, mkt, mkting",
        "revenue": "rev, turnover, umsatz, erlös, ingreso, ingresos, pendapatan, omzet, درآمد",
        "sales": "sale, verkauf, verkäufe, vente, ventes, venta, penjualan, فروش",
        "cost": "kosten, coût, coûts, costo, costos, coste, costes, biaya, هزینه",
        "website": "web, site, webseite, situs",
        "visitor": "besucher, visiteur, visiteurs, visitante, visitantes, pengunjung, بازدیدکنندگان",
        "email": "mail, newsletter",
        "response": "reply, answer",
        "opportunity": "opp, oppty, oppies",
        "qualified": "qual, qualif",
        "employee": "staff, mitarbeiter",
        "month": "monthly, mo, mtl",
        "quarter": "quarterly, qtr",
        "week": "weekly, wk",
        "transaction": "txn, trx, transaksi",
        "quantity": "qty, menge",
        "order": "bestellung, bestellungen, commande, commandes, pedido, pedidos, pesanan",
        "satisfaction": "sat, zufriedenheit",
        "acquisition": "acq",
        "rate": "pct, percent, percentage, quote, taux, tasa, نرخ",
        "first": "1st",
        "second": "2nd",
        "expense": "exp, opex",
        "profit": "gewinn, laba, bénéfice, beneficio",
        "management": "mgmt",
        "product": "prod, produk",
        "support": "supp",
        "department": "dept",
        "new": "neu, neue, nouveau, nouveaux, nuevo, nuevos, baru, جدید",
        "lead": "prospek, سرنخ",
        "meeting": "mtg, mtgs, appointment",
        "social": "soc",
        "budget": "bgt",
        "follow": "follower",
        "number": "anzahl, nombre, número, jumlah, تعداد, count, num, nbr",
    }.items()
    for first in split_phrases(others)
}
_SILENT = split_phrases(
    "number, no, nr, of, the, a, an, in, to, for, and, by, on, from, with, our, der, die, das, de, la, le, du"
)
_UNITS = split_phrases("h, hr, hrs, hours, d, days, eur, usd, gbp, chf, idr, rp, k, m, mio, tsd, pts, x")
_LIGHT = {
    "rate": 0.35, "total": 0.2, "average": 0.5, "customer": 0.6, "time": 0.6, "size": 0.4, "held": 0.3,
    "first": 0.5, "per": 0.3, "value": 0.4, "amount": 0.3, "net": 0.6, "gross": 0.6, "score": 0.4,
    "page": 0.6, "volume": 0.5,
}  # fmt: skip
"""Words that tell less than others, which weigh 1."""
TELL_APART = split_phrases(
    """new, lost, won, churned, returning, repeat, existing, active, inactive, open, closed, cancelled, paid,
    unpaid, organic, gross, net"""
)
"""Words that make another measure of one, however alike the rest is."""
_RATES = split_phrases("rate, conversion, retention, margin, share, ratio, churn")
_EMAIL = re.compile(r"\be[ -]?mail", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name, ready to be compared."""

    words: frozenset[str]
    head: str
    """The last of them: what it is the number of, as ``cycle`` in ``Sales cycle``."""
    weight: float
    is_rate: bool
    """Whether it says that it is a share of something."""


@lru_cache(maxsize=16384)
def spelling(name: str) -> Spelling:
    """The words that count in a name. ``Reply time (h)`` has ``response`` and ``time``."""
    plain = _EMAIL.sub("email", name).replace("%", " pct ")
    plain = _IN_BRACKETS.sub(lambda found: " " if normalized(found[1]) in _UNITS else found[0], plain)
    words = [_ONE_WORD.get(word) or _of_stem(_stem(word)) for word in normalized(plain).split()]
    in_order = [word for word in words if word not in _SILENT] or words or [""]
    telling = frozenset(in_order)
    return Spelling(telling, in_order[-1], sum(map(weight, telling)), bool(telling & _RATES))


def weight(word: str) -> float:
    """How much a word tells, at most 1."""
    return _LIGHT.get(word, 1.0)


def _of_stem(stem: str) -> str:
    return _ONE_WORD.get(stem, stem)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
