"""What has to hold among the measures of a template, and of a company once it is applied."""

from __future__ import annotations

from collections import Counter

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.measures import MOST_SUB_METRICS


def check_parents(book: Book, file: str) -> None:
    """Refuse sub-metrics out of place. Raises ScorecardError that names the file and the measure."""
    children = Counter(measure.parent_id for measure in book.measures)
    for parent in book.measures:
        place = f"{file}, measures “{parent.short_name}”, parent"
        count = children[parent.id]
        if count > MOST_SUB_METRICS:
            raise ScorecardError(
                f"{place}: {count} measures stand under it; allowed: at most {MOST_SUB_METRICS} sub-metrics."
            )
        if count and parent.parent_id is not None:
            raise ScorecardError(
                f"{place}: it has sub-metrics and is itself one; allowed: a measure that has no parent."
            )
