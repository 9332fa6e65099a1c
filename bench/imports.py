"""Imports from the file to the committed numbers, against bare libraries that do the heaviest part of it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import sleep

from bench.company import clock
from bench.files import DEAL_HEADINGS, LONG_HEADINGS, deals_csv, long_csv, long_xlsx
from bench.measure import Ratio, interleaved, seconds
from scorecard.importing.rows.rules import RawRules, RowKind, RowMeasure
from scorecard.measures import Company
from scorecard.periods import Grain
from scorecard.workspace import Workspace

TEXT_ROWS, SHEET_ROWS = 1_000_000, 100_000
RUNS = 3
_UNTIL_WARM = 2.0
"""Seconds in which the reading process loads its libraries; in the app it does so before a file is chosen."""
_WEEKS_BY_SOURCE = RawRules(
    DEAL_HEADINGS[1],
    Grain.WEEK,
    (
        RowMeasure("Deals", RowKind.COUNT, split=DEAL_HEADINGS[2]),
        RowMeasure("Deal amount", RowKind.SUM, DEAL_HEADINGS[5], split=DEAL_HEADINGS[2]),
    ),
)
_GROUPED = """
    SELECT date_trunc('week', "Created") AS week, "Source", count(*), sum("Amount")
    FROM read_csv(?) GROUP BY ALL
"""
_BARE_TABLE = "CREATE TABLE entry (day TEXT, measure TEXT, segment TEXT, value REAL)"
# As what is imported must be known, to be compared and taken back.
_KEYED_TABLE = """
    CREATE TABLE entry (day TEXT, measure TEXT, segment TEXT, value REAL, PRIMARY KEY (measure, day, segment))
    WITHOUT ROWID
"""
_READ_ALONE = "import sys, pandas; pandas.read_csv(sys.argv[1])"
_IMPORT_ALONE = (
    "import sys; from pathlib import Path; from bench.imports import Importing; "
    "Importing(Path(sys.argv[1])).run(Path(sys.argv[2]))"
)
# Its own peak as /proc tells it: what getrusage tells of a process begins with the one that started it.
_PEAK = """
import resource
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(own.split()[1]) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


def measure_imports(folder: Path) -> list[Ratio]:
    """Speed, growth and memory of large imports."""
    long, deals, sheet = folder / "long.csv", folder / "deals.csv", folder / "long.xlsx"
    long_csv(long, TEXT_ROWS)
    deals_csv(deals, TEXT_ROWS)
    long_xlsx(sheet, SHEET_ROWS)
    importing = Importing(folder)
    return [
        _long_rows(importing, long, _BARE_TABLE, "a bare table"),
        _long_rows(importing, long, _KEYED_TABLE, "a table with a key"),
        _growth(importing, long),
        _against(importing, deals, 4.0, "duckdb's group-by of the file", _group, _WEEKS_BY_SOURCE),
        _against(importing, sheet, 4.0, "python-calamine reading it into lists", _into_lists),
        _memory(folder, long),
    ]


@dataclass(frozen=True)
class Importing:
    """Imports files, each into a company of its own."""

    folder: Path

    def time(self, file: Path, rules: RawRules | None = None) -> float:
        """Milliseconds from the file to the committed numbers, with a warm reader."""
        with closing(self._company()) as workspace:
            workspace.file_reader.warm()
            sleep(_UNTIL_WARM)
            return 1000 * seconds(lambda: _take_in(workspace, file, rules))

    def run(self, file: Path) -> None:
        """Import a file."""
        with closing(self._company()) as workspace:
            _take_in(workspace, file)

    def _company(self) -> Workspace:
        path = self.folder / "Import.scorecard"
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return Workspace.create(path, Company(), clock=clock)


def _take_in(workspace: Workspace, file: Path, rules: RawRules | None = None) -> None:
    session = workspace.import_session()
    session.open(file)
    if rules is not None:
        session.choose_rules(rules)
    workspace.commit_import(session.plan)


def _against(
    importing: Importing,
    file: Path,
    at_most: float,
    name: str,
    bare: Callable[[Path], object],
    rules: RawRules | None = None,
) -> Ratio:
    subject, baseline = interleaved(
        partial(importing.time, file, rules), lambda: 1000 * seconds(lambda: bare(file)), runs=RUNS
    )
    return Ratio(f"import of {file.name}, file to committed", name, subject, baseline, "ms", at_most)


def _long_rows(importing: Importing, file: Path, table: str, into: str) -> Ratio:
    database = importing.folder / "bare.db"
    name = f"pandas.read_csv and sqlite3's executemany of the same rows into {into}"
    return _against(importing, file, 2.0, name, lambda path: _read_and_insert(path, database, table))


def _read_and_insert(file: Path, path: Path, table: str) -> None:
    import pandas as pd

    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute(table)
        frame = pd.read_csv(file, parse_dates=[LONG_HEADINGS[0]])
        days = frame[LONG_HEADINGS[0]].dt.strftime("%Y-%m-%d")
        columns = (days, *(frame[name] for name in LONG_HEADINGS[1:]))
        database.execute("BEGIN")
        database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", zip(*columns, strict=True))
        database.execute("COMMIT")


def _growth(importing: Importing, file: Path) -> Ratio:
    tenth = importing.folder / "tenth.csv"
    long_csv(tenth, TEXT_ROWS // 10)
    subject, baseline = interleaved(partial(importing.time, file), partial(importing.time, tenth), runs=RUNS)
    return Ratio("import of 10 times the rows", "a tenth of them", subject, baseline, "ms", 11.0)


def _group(file: Path) -> None:
    import duckdb

    duckdb.execute(_GROUPED, [str(file)]).fetchall()


def _into_lists(file: Path) -> None:
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()


def _memory(folder: Path, file: Path) -> Ratio:
    subject = _peak(_IMPORT_ALONE, folder, file)
    baseline = _peak(_READ_ALONE, file)
    return Ratio(
        "peak memory of that import, both processes", "pandas.read_csv", subject, baseline, "MB", 2.0
    )


def _peak(script: str, *arguments: Path) -> float:
    """Peak memory in MB of a program and the processes it starts."""
    command = [sys.executable, "-c", script + _PEAK, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024
