"""Tables with a number, a deal, an order or a visit in each row, read in the process that holds the file.

The functions here are asked for by name in that process, and load what they need only there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.importing.clues import Clues
    from scorecard.importing.readers.opened import OpenFile
    from scorecard.importing.readings import Readings
    from scorecard.importing.rows.columns import Chosen, LongColumns
    from scorecard.importing.rows.rules import RawRules
    from scorecard.importing.rows.table_profile import TableProfile


def profile(
    file: OpenFile, sheet: str, heading: int, clues: Clues, needed: Collection[str] | None = None
) -> TableProfile:
    """What each column of a table below its heading row holds; of texts those ``needed`` in all rows."""
    from scorecard.importing.rows import profiling

    return profiling.profile(file, sheet, heading, clues, needed)


def default_rules(profile: TableProfile, file_name: str, clues: Clues) -> RawRules:
    """The rules that a table is first offered with: counts, and sums of money and quantities."""
    from scorecard.importing.rows import defaults

    return defaults.default_rules(profile, file_name, clues)


def read_long(file: OpenFile, sheet: str, columns: LongColumns, clues: Clues, chosen: Chosen) -> Readings:
    """All numbers of a table of one number a row, in its order."""
    from scorecard.importing.rows import long

    return long.read_long(file, sheet, columns, clues, chosen)


def read_raw(
    file: OpenFile, sheet: str, heading: int, rules: RawRules, clues: Clues, chosen: Chosen
) -> Readings:
    """The measures that the rules make of a table, of averages the sum and the count."""
    from scorecard.importing.rows import raw

    return raw.read_raw(file, sheet, heading, rules, clues, chosen)
