"""Files as people keep them, for pictures of the import wizard."""

from __future__ import annotations

from pathlib import Path

from bench.files import deals_csv
from scorecard.periods import MONTH_NAMES

MONTHS = [name[:3] for name in MONTH_NAMES[:10]]


def write_report(path: Path) -> Path:
    """A workbook with title lines, a merged year, sections, a total, slips and unit signs."""
    import xlsxwriter

    lines: list[list[object]] = [
        ["KPI report 2026"],
        ["Prepared for the meeting of 2 November"],
        [],
        ["", "", 2026],
        ["Figures", "Unit", *MONTHS],
        ["MARKETING"],
        ["Website visitors", "", 18432, 18960, 19640, 20115, 20870, 20302, 19875, 19640, 20480, 21190],
        ["MQLs", "#", 402, 418, 447, 463, 481, "n/a", 470, 458, 489, 512],
        ["Cost per lead", "$", 53.0, 52.4, 51.1, 50.2, 49.5, 48.9, 47.6, 46.8, 47.2, 45.1],
        ["SALES"],
        ["1st meetings", "", 56, 61, 64, 72, "see note", 79, 82, 87, 80, 72],
        ["Close rate", "%", 22.8, 24.1, 25.6, 26.2, 25.0, 26.8, 274, 25.9, 26.5, 27.2],
        ["Showroom visits", "", 118, 124, 131, 140, 152, 149, 138, 127, 144, 156],
        ["Total", "", 174, 185, 195, 212, 152, 228, 220, 214, 224, 228],
    ]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("KPIs monthly")
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return path


def write_plain(path: Path) -> Path:
    """A plain table that begins in the first cell."""
    lines = [["Measure", *(f"2026-{month:02d}" for month in range(1, 11))]]
    for row, name in enumerate(("Website visitors", "Leads", "New online reviews", "Showroom visits"), 1):
        lines.append([name, *(str(100 * row + month) for month in range(10))])
    path.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    return path


def write_deals(path: Path) -> Path:
    """A list of deals of three years."""
    deals_csv(path, 2_000)
    return path


def write_years(path: Path) -> Path:
    """A workbook with a sheet a year, all laid out alike, with a slip in one."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        for year in range(2023, 2027):
            sheet = book.add_worksheet(str(year))
            sheet.write_row(0, 0, ["Figures", *(f"{year}-{month:02d}" for month in range(1, 11))])
            for row, name in enumerate(("Website visitors", "MQLs", "1st meetings", "Showroom visits"), 1):
                values: list[object] = [100 * row + year % 100 + month for month in range(10)]
                values[4] = "n/a" if (year, row) == (2025, 2) else values[4]
                sheet.write_row(row, 0, [name, *values])
    return path
