"""Words in names of measures that tell unit, roll-up, direction and department, in six languages."""

from __future__ import annotations

import re

from scorecard.units import Unit


def _words(words: str) -> re.Pattern[str]:
    """Finds any of the words, which stand between commas."""
    return re.compile(r"\b(?:" + "|".join(each.strip() for each in words.split(",")) + r")\b")


UNIT_TEXTS = {
    text: unit
    for unit, texts in {
        Unit.PERCENT: "% pct percent prozent persen درصد",
        Unit.CURRENCY: "$ € £ ¥ ₹ rp usd eur gbp jpy chf inr idr aud cad sek try brl irr rial toman "
        "currency k€ t€ €k $k k$",
        Unit.COUNT: "# count number no no. stk stück pcs anzahl nombre número jumlah units unit تعداد",
        Unit.DAYS: "d day days tage jours días hari روز",
        Unit.HOURS: "h hour hours hrs std stunden heures horas jam ساعت",
        Unit.MONTHS: "months monate mois meses bulan ماه",
        Unit.RATIO: "x × ratio",
        Unit.SCORE: "score pts points punkte",
    }.items()
    for text in texts.split()
}
"""What a unit column says, in lower case."""
COUNTED = _words(r"number of, no of, anzahl, nombre, número, cantidad, jumlah, تعداد, count")
THINGS = _words(
    r"""number of, no of, anzahl, nombre, número, cantidad, jumlah \w+, تعداد, count, qty, quantity, items?,
    units?, pieces, pcs, stk, stück, orders, deals?, transactions?, receipts?, invoices?, tickets?, calls?,
    meetings?, quotes?, visits?, visitors?, sessions?, traffic, views?, clicks?, impressions?, leads?, mqls?,
    sqls?, sign ?ups?, downloads?, installs?, followers?, subscribers?, users?, customers?, clients?, guests?,
    members?, people, persons?, employees?, staff, headcount, days?, hours?,
    cups?, bottles?, meals?, covers?, nights?, rooms?, seats?, boxes, backs?, complaints?, returns?, bugs?,
    deaths?, cases?, sold, \w*kunden, bestellungen, aufträge, angebote, besucher, klicks, mitarbeiter,
    anrufe?, besuche?, termine?, gespräche?, appels?, llamadas?, citas?, panggilan,
    commandes, visites, visiteurs, pedidos, visitas, visitantes, clientes, empleados, pesanan, transaksi,
    pengunjung, pelanggan, karyawan, gelas, cangkir, porsi, struk, kunjungan, مشتریان, سفارش, بازدید,
    بازدیدکنندگان"""
)
"""What is counted and no money, whatever stands around it."""
PERCENT = _words(
    r"""percent, pct, rate, share, margin, conversion, conv, retention, uptime, utili[sz]ation,
    \w+quote, anteil, \w+rate, taux, marge, part de, tasa, porcentaje, margen, persentase, tingkat, نرخ,
    درصد, سهم"""
)
SCORE = _words("nps, csat, score, rating, satisfaction, promoter, zufriedenheit, kepuasan, رضایت")
TIME = {
    Unit.DAYS: _words("days, cycle, dso, tage, jours, días, hari, روز"),
    Unit.HOURS: _words(
        """hours, hrs, h, response time, reply time, resolution time, stunden, antwortzeit, heures,
        horas, jam, ساعت"""
    ),
    Unit.MONTHS: _words("payback, runway"),
}
MONEY = _words(
    r"""revenue, sales, income, expenses?, costs?, spend, budget, profit, mrr, arr, cash, turnover,
    price, cac, cpl, cpa, arpu, ltv, \w*umsatz, \w*umsätze, \w*erlöse?, \w*kosten, \w*ausgaben, gewinn,
    preis, chiffre d affaires, ventes, coûts?, dépenses, bénéfice, prix, ingresos?, ventas?, costos?,
    costes?, gastos?, beneficios?, precio, penjualan, pendapatan, omzet, biaya, laba, harga, pajak,
    فروش, درآمد, هزینه, هزینه ها, سود, قیمت, amounts?, tax, taxes, vat, discounts?, fees?, wages?, salaries,
    payroll, rent, receivables?, payables?, betrag, beträge, steuern?, mwst, rabatte?, miete, löhne, gehälter,
    montant, taxes?, remises?, loyer, salaires, importe, impuestos?, descuentos?, alquiler, diskon, ongkir,
    gaji, sewa, مبلغ, مالیات, تخفیف, مزد, اجاره"""
)
LEVEL = _words(
    r"""total customers, customers total, active customers, active users, active subscribers, balance,
    mrr, arr, headcount, employees, pipeline, followers, subscribers, cash, backlog, open tickets, open
    issues, open deals, inventory, stock, \w*bestand, mitarbeiter, saldo, effectif, abonnés, empleados,
    persediaan, stok, karyawan, موجودی, کارکنان"""
)
FLOW = _words(
    "new, won, lost, added, churned, expansion, gained, cancelled, neue?, nouveaux, nuevos, baru, جدید"
)
MEAN = _words(
    r"""average, avg, mean, median, per, time, cycle, payback, cac, cpl, cpa, arpu, ltv,
    durchschnitt\w*, pro, moyenne?, promedio, rata rata, میانگین"""
)
LESS = _words(
    r"""costs?, expenses?, spend, spending, expenditures?, churn, churned, attrition, cac, cpl, cpa, time,
    days, duration, cycle, complaints?, bounce, unsubscribes?, refunds?, backlog, open tickets, open issues,
    payback, dso, deaths?, no shows?, cancell?ations?, returns?, errors?, defects?, overdue,
    \w*kosten, \w*ausgaben, \w*aufwand, beschwerden?, reklamationen?, stornos?, retouren?, kündigungen,
    abwanderung, \w*zeit, \w*dauer, tage, coûts?, dépenses, réclamations?, plaintes, retours, désabonnements,
    délais?, temps, durée, jours, costos?, costes?, gastos?, quejas?, reclamaciones, devoluciones, abandonos?,
    tiempo, plazo, días, biaya, pengeluaran, keluhan, pengembalian, waktu, durasi, hari, هزینه, هزینه ها,
    مخارج, شکایت, شکایات, مرجوعی, ریزش, زمان, مدت, روز"""
)
MORE = _words(
    r"""return on \w+, roas, roi, on time, saved, savings?, full time, rechtzeitig, vollzeit,
    \w*einsparung\w*, économies, ahorros?, tepat waktu, صرفه جویی"""
)
"""What is good where it is high, whatever it is measured in."""
DEPARTMENTS = {
    "marketing": _words(
        r"""visits?, visitors?, traffic, leads?, mqls?, clicks?, impressions?, campaigns?, followers,
        newsletter, e ?mails?, seo, social, cpl, landing, ads?, spend, facebook, search, subscribers,
        events?, tv, print, ooh, besucher, klicks, kampagnen?, visiteurs?, visites, visitantes?,
        visitas, pengunjung, بازدید, بازدیدکنندگان, سرنخ, سرنخ ها"""
    ),
    "sales": _words(
        r"""sales, deals?, won, lost, opportunit\w*, pipeline, revenue, meetings?, calls, quotes?,
        close, win, quota, bookings?, mrr, arr, orders?, new customers, expenses, sqls?, sals?, profit,
        cash, turnover, costs?, income, \w*umsatz, \w*erlöse?, vertrieb, verkauf, verkäufe, angebote,
        aufträge, bestellungen, neukunden, chiffre d affaires, ventes?, commandes, ventas?, ingresos?,
        pedidos, penjualan, pendapatan, pesanan, transaksi, omzet, فروش, درآمد, سفارش, cups?, sold,
        items, qty, transactions?, receipts?"""
    ),
    "customer service": _words(
        r"""tickets?, nps, csat, retention, churn\w*, satisfaction, response, reply, resolution,
        support, complaints?, customers, renewals?, refunds?, win backs?, backlog, kunden,
        zufriedenheit, reklamationen?, beschwerden?, antwortzeit, clients?, réclamations?, clientes?,
        quejas?, pelanggan, keluhan, مشتریان, شکایت, شکایات"""
    ),
}
SALES = ("sales", "vertrieb", "verkauf", "ventes", "ventas", "penjualan", "فروش")
"""What the department is called to which money and orders belong."""
