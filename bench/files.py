"""Makes the large files that imports are measured with; the same seed gives the same file."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

SEED = 20261123
_FIRST = date(2019, 1, 1)
_KINDS = (
    "Visitors",
    "Leads",
    "Orders",
    "Revenue",
    "Refunds",
    "Calls",
    "Tickets",
    "Hours",
    "Visits",
    "Trials",
)
_MEASURES = tuple(f"{kind} {place}" for kind in _KINDS for place in ("online", "in stores"))
_SEGMENTS = tuple(f"Region {number:02d}" for number in range(1, 26))
_SOURCES = (
    "Organic search", "Paid search", "Referral", "Partner", "Email", "Events", "Outbound", "Social",
)  # fmt: skip
_STAGES = ("Qualified", "Proposal", "Negotiation", "Won", "Lost")
_OWNERS = tuple(f"Owner {number:02d}" for number in range(1, 41))

LONG_HEADINGS = ("Date", "Measure", "Segment", "Value")
DEAL_HEADINGS = ("Deal ID", "Created", "Source", "Stage", "Owner", "Amount")


def long_csv(path: Path, rows: int) -> None:
    """Rows of day, measure, segment and value, no key twice."""
    _write_csv(path, LONG_HEADINGS, ((day.isoformat(), *rest) for day, *rest in _long_rows(rows)))


def long_xlsx(path: Path, rows: int) -> None:
    """The same as :func:`long_csv` in a workbook with real dates."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        as_day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, LONG_HEADINGS)
        for row, (day, measure, segment, value) in enumerate(_long_rows(rows), 1):
            sheet.write_datetime(row, 0, datetime(day.year, day.month, day.day), as_day)
            sheet.write_string(row, 1, measure)
            sheet.write_string(row, 2, segment)
            sheet.write_number(row, 3, value)


def deals_csv(path: Path, rows: int) -> None:
    """Deals of three years, each with the moment it was created, its source, stage, owner and amount."""
    _write_csv(path, DEAL_HEADINGS, _deals(rows))


def _long_rows(rows: int) -> Iterator[tuple[date, str, str, float]]:
    chance = random.Random(SEED)
    keys = [(measure, segment) for measure in _MEASURES for segment in _SEGMENTS]
    for number in range(rows):
        days, key = divmod(number, len(keys))
        yield _FIRST + timedelta(days), *keys[key], round(chance.uniform(10, 9999), 2)


def _deals(rows: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(SEED)
    first = datetime(2023, 1, 2)
    seconds = 3 * 365 * 86400
    for number in range(rows):
        created = first + timedelta(seconds=number * seconds // rows + chance.randrange(3600))
        yield (
            f"D-{number:07d}",
            created.isoformat(" "),
            chance.choice(_SOURCES),
            chance.choice(_STAGES),
            chance.choice(_OWNERS),
            f"{chance.lognormvariate(8, 1.2):.2f}",
        )


def _write_csv(path: Path, headings: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
