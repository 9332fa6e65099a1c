"""Dates and periods as headings write them: ``Jan 2025``, ``2026-W47``, ``Q3 2026``, ``01/02/2026``."""

from scorecard.importing.moments.doubtful import settle_days
from scorecard.importing.moments.exchanged import Exchanged, find_exchanged, turned_back
from scorecard.importing.moments.figures import DateOrder
from scorecard.importing.moments.moment import (
    FIRST_YEAR,
    LAST_YEAR,
    Moment,
    check_moment,
    grain_of,
    week_begin,
)
from scorecard.importing.moments.orders import fitting_orders
from scorecard.importing.moments.reading import read_moment
from scorecard.importing.moments.years import (
    compact_date,
    compact_part,
    is_year,
    looks_like_serials,
    read_year,
    serial_date,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DateOrder",
    "Exchanged",
    "Moment",
    "check_moment",
    "compact_date",
    "compact_part",
    "find_exchanged",
    "fitting_orders",
    "grain_of",
    "is_year",
    "looks_like_serials",
    "read_moment",
    "read_year",
    "serial_date",
    "settle_days",
    "turned_back",
    "week_begin",
]
