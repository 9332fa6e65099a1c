"""Words in the headings of tables of rows, which tell what a column holds."""

from __future__ import annotations

import re

from scorecard.importing.phrases import normalized, split_phrases

MOST_WEEKS, MOST_MONTHS = 53, 12
"""In a year."""
PERIODS = split_phrases(
    """period, date, day, week, wk, kw, kalenderwoche, month, quarter, year, week ending, week ended, week
    start, month end, time, datum, tag, woche, monat, quartal, jahr, zeitraum, periode, jour, semaine, mois,
    trimestre, année, période, fecha, día, semana, mes, año, período, tanggal, tgl, hari, minggu, pekan,
    bulan, tahun, triwulan, تاریخ, روز, هفته, ماه, سال, دوره, التاریخ"""
)
MEASURES = split_phrases(
    """measure, kpi, metric, indicator, name, measurable, figure, kennzahl, messgröße, indikator,
    bezeichnung, mesure, indicateur, métrique, nom, medida, indicador, métrica, nombre, ukuran, metrik,
    nama, شاخص, سنجه, معیار, نام, المؤشر"""
)
VALUES = split_phrases(
    """value, actual, result, number, amount, figure value, reading, wert, ist, istwert, ergebnis,
    betrag, anzahl, valeur, réel, résultat, montant, nombre réel, valor, real, resultado, importe,
    monto, nilai, aktual, hasil, jumlah, مقدار, عدد, مبلغ, نتیجه, القیمة"""
)
_KEYS = split_phrases(
    """id, key, number, no, nr, num, nbr, code, sku, uuid, guid, ref, reference, zip, postcode, plz,
    phone, tel, telephone, fax, isbn, ean, gtin, iban, #, index, idx, lat, latitude, lon, lng,
    longitude, nummer, schlüssel, kode, nomor, numéro, clé, número, clave, código, codigo, شماره, کد,
    شناسه, ردیف"""
)
_VALUES_TOO = frozenset({"number", "nombre", "número"})
"""Alone these name a value."""
_PER_ROW = split_phrases(
    """price, rate, percent, percentage, pct, ratio, average, avg, mean, score, rating, age,
    probability, version, level, rank, temperature, preis, kurs, quote, durchschnitt, alter, prix, taux,
    moyenne, âge, precio, tasa, promedio, edad, harga, satuan, tarif, rata, umur, usia, قیمت, نرخ,
    میانگین, سن"""
)
_WEEKS = split_phrases(
    "week, weeks, wk, kw, woche, kalenderwoche, semaine, semana, minggu, pekan, هفته, الاسبوع, yearweek"
)
_BALANCES = split_phrases(
    """balance, cumulative, cum, cumulated, running, ytd, saldo, kontostand, kumuliert, solde, cumul,
    acumulado, kumulatif, مانده, الرصید"""
)
_ORDERS = split_phrases(
    """order, orders, invoice, transaction, ticket, receipt, booking, bestellung, auftrag, rechnung,
    buchung, commande, facture, pedido, factura, pesanan, faktur, transaksi, struk, سفارش, فاکتور"""
)
_LATER = split_phrases(
    """due, ship, shipped, shipping, deliver, delivery, delivered, expire, expiry, expires,
    expected, end, ended, close, closed, closing, updated, modified, changed, paid, birth, born, dob,
    fällig, liefer, geburt, geändert, bezahlt, échéance, livraison, naissance, vencimiento, entrega,
    nacimiento, jatuh, tempo, kirim, lahir, تولد, سررسید, تحویل"""
)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a heading, in lower case: ``order``, ``number`` of ``OrderNumber``."""
    parted = re.sub(r"(?<=[^\W\d_])(?=[A-Z][a-z])|(?<=[a-z\d])(?=[A-Z])", " ", name)
    return tuple(re.findall(r"[^\W_]+|%|#", parted.casefold()))


def names_key(name: str) -> bool:
    """Whether a heading says that a column numbers things: ``ProductKey``, ``Employee ID``, ``#``."""
    *before, last = words_of(name) or ("",)
    return last in _KEYS and (bool(before) or last not in _VALUES_TOO)


def names_order(name: str) -> bool:
    """Whether a heading names something of which a row may be a part: an order, an invoice."""
    return not _ORDERS.isdisjoint(words_of(name))


def names_no_sum(name: str) -> bool:
    """Whether a heading names something that is not added up: a price, a rate, an age, a balance."""
    words = words_of(name)
    is_calendar = normalized(name) in PERIODS
    return is_calendar or "%" in words or not (_PER_ROW | _BALANCES).isdisjoint(words)


def names_week(name: str) -> bool:
    """Whether a heading says that a column holds weeks, so that 202611 is the eleventh and no November."""
    return not _WEEKS.isdisjoint(words_of(name))


def names_later_day(name: str) -> bool:
    """Whether a heading names a day other than the one on which something came about."""
    return not _LATER.isdisjoint(words_of(name))
