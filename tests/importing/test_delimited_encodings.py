"""The encoding of a text file is found from its bytes alone."""

from __future__ import annotations

import codecs

import pytest

from scorecard.importing.readers.delimited import read_format, read_rows

WORDS = {
    "cp1252": [
        "Müller;für;Straße;Größe;Übersicht",
        "Année;Société;Réalisé;Élève à Paris",
        "Région;Libellé;Noël;Où;Çà et là;Œuvre",
        "Región;Año;España;Información",
        "Região;Ações;Média",
        "Città;Quantità;Perché",
        "Århus;Øst;Malmö;Göteborg",
        "Reykjavík;Þór;Ísafjörður;það er gott",
        "Umsatz – Café;Gehälter € 5",
        "£5;10 °C",
        "don’t;“quoted”;x",
    ],
    "cp1250": [
        "Łódź;Kraków;Wrocław;Miesiąc;Sprzedaż",
        "Měsíc;Tržby;Příjmy;Český Krumlov",
        "Košice;Žilina;Mesiac;Tržby",
        "Hónap;Győr;Értékesítés;Bevétel összesen",
        "Iaşi;Timişoara;Vânzări;Bucureşti",
        "Mjesec;Prihod;Đakovo;Šibenik;Žuto",
    ],
    "cp1251": [
        "Месяц;Выручка;Москва;Санкт-Петербург",
        "Київ;Дохід;Місяць",
        "Показател;Стойност;София;Пловдив",
        "Месец;Приход;Београд",
    ],
    "cp1254": ["İstanbul;İzmir;Satış;Gelir;Muğla;Şehir", "Ay;Müşteri sayısı;Ciro;Diyarbakır"],
    "cp1256": ["الشهر;المبيعات;القاهرة", "الربع الأول;إيرادات;عدد العملاء", "فروش;تهران;پرداخت چک"],
    "cp1253": ["Αθήνα;Έσοδα;Μήνας", "Λεωνιδας;Αλεξανδρος"],
    "cp1255": ["תל אביב;חודש", "הכנסות;ירושלים"],
    "cp1257": ["Mėnuo;Pajamos;Šiauliai;Žemė įmonė", "Mēnesis;Ieņēmumi;Rīga"],
    "mac_roman": ["Müller;für;Straße;Größe", "Année;Société;Réalisé;Élève à Paris", "Región;Año;España"],
    "cp850": ["Müller;für;Straße;Größe", "Année;Société;Réalisé"],
    "latin-1": ["Größe;Länge", "Région;Qualité"],
}
ALL = [(encoding, text) for encoding, texts in WORDS.items() for text in texts]


@pytest.mark.parametrize(("encoding", "text"), ALL)
def test_single_byte_encodings(encoding: str, text: str):
    rows = read_rows(f"{text}\n1;2;3\n".encode(encoding), "kpis.csv")
    assert rows == [text.split(";"), ["1", "2", "3"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["Größe;Łódź;Месяц", "الشهر;المبيعات", "月份;销售额;客户数量", "a;b"])
def test_unicode(encoding: str, text: str):
    assert read_rows(f"{text}\n1;2\n".encode(encoding), "kpis.csv") == [text.split(";"), ["1", "2"]]


def test_big_endian_with_its_mark():
    data = codecs.BOM_UTF16_BE + "Größe;2\n".encode("utf-16-be")
    assert read_rows(data, "kpis.csv") == [["Größe", "2"]]


def test_a_single_broken_character_makes_no_other_encoding():
    data = "Größe;Länge\n".encode() * 2 + b"\xff;1\n"
    assert read_rows(data, "kpis.csv")[-2:] == [["Größe", "Länge"], ["\ufffd", "1"]]


def test_words_beyond_ascii_late_in_the_file():
    data = b"Measure;Jan\n" * 100_000 + "Größe;2\n".encode("cp1252")
    assert read_format(data, "kpis.csv", is_cut=False).encoding == "cp1252"


def test_a_currency_sign_alone_is_no_capital_letter():
    lines = "".join(f"Deal {number};{number}50,5 €\n" for number in range(20))
    rows = read_rows(f"Deal;Betrag\n{lines}".encode("cp1252"), "deals.csv")
    assert rows[1] == ["Deal 0", "050,5 €"]
