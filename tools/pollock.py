"""Writes what the app's own reader makes of each CSV file of a folder, and what other readers make of it.

    python -m tools.pollock DATA OUT

DATA/csv holds the files. OUT gets NAME_converted.csv for each, plain CSV in UTF-8: headings and rows of its
first table. OUT-duckdb, OUT-clevercsv, OUT-pandas get what these make of the same files where they are
installed, OUT-duckdb-sniffed and so on what the app makes of them with the dialect that these find.
With SCORER=path in the environment each folder is scored by ``python path DATA FOLDER``.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scorecard.importing.readers.delimited import Dialect, TextFormat, find_tables, read_format, read_rows

Rows = Iterable[Sequence[str | None]]
Reader = Callable[[Path], Rows]


def main(data: str, out: str) -> None:
    """Read all files in all ways that there are, and score them where there is a scorer."""
    for name, reader in _readers().items():
        folder = Path(f"{out}-{name}" if name else out)
        _convert(sorted(Path(data, "csv").iterdir()), folder, reader)
        print(folder)
        if scorer := os.environ.get("SCORER"):
            subprocess.run([sys.executable, scorer, data, folder], check=True)


def _readers() -> Mapping[str, Reader]:
    others: dict[str, Reader] = {
        "duckdb": _duckdb,
        "clevercsv": _clevercsv,
        "pandas": _pandas,
        "duckdb-sniffed": lambda path: _ours(path, _duckdb_dialect(path)),
        "clevercsv-sniffed": lambda path: _ours(path, _clevercsv_dialect(path)),
        "csv-sniffed": lambda path: _ours(path, _standard_dialect(path)),
    }
    return {"": _ours} | {name: others[name] for name in others if find_spec(name.partition("-")[0])}


def _convert(paths: Iterable[Path], folder: Path, reader: Reader) -> None:
    """Write what a reader makes of some files; those that it cannot read are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        target = folder / f"{path.name}_converted.csv"
        target.unlink(missing_ok=True)
        try:
            rows = [list(row) for row in reader(path)]
        except Exception as error:  # noqa: BLE001  whatever the other readers raise
            print(f"{path.name}: {error}".splitlines()[0], file=sys.stderr)
            continue
        with target.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def _ours(path: Path, dialect: Dialect | None = None) -> Rows:
    data = path.read_bytes()
    format = read_format(data, path.name, is_cut=False)
    rows = read_rows(data, path.name, TextFormat(format.encoding, dialect) if dialect else format)
    table = find_tables(rows)[0]
    return [row for row in rows[table.heading : table.end] if any(row)]


def _duckdb(path: Path) -> Rows:
    import duckdb

    found = duckdb.read_csv(str(path), all_varchar=True, ignore_errors=True)
    return [found.columns, *found.fetchall()]


def _clevercsv(path: Path) -> Rows:
    import clevercsv

    rows: Rows = clevercsv.read_table(str(path))
    return rows


def _pandas(path: Path) -> Rows:
    import pandas

    found = pandas.read_csv(
        path,
        sep=None,
        engine="python",
        dtype=str,
        keep_default_na=False,
        index_col=False,
        on_bad_lines=lambda row: row,
    )
    return [list(found.columns), *found.itertuples(index=False)]


def _duckdb_dialect(path: Path) -> Dialect:
    import duckdb

    query = "select delimiter, quote, escape from sniff_csv(?, ignore_errors = true)"
    found: Any = duckdb.execute(query, [str(path)]).fetchone()
    delimiter, quote, escape = (mark if mark != "(empty)" else "" for mark in found)
    return Dialect(delimiter, quote, escape if escape != quote else "")


def _clevercsv_dialect(path: Path) -> Dialect:
    import clevercsv

    found: Any = clevercsv.detect_dialect(str(path))
    return Dialect(found.delimiter or ",", found.quotechar, found.escapechar)


def _standard_dialect(path: Path) -> Dialect:
    """By the standard library's sniffer, which pandas uses too."""
    found = csv.Sniffer().sniff(path.read_text(encoding="utf-8", errors="replace"))
    return Dialect(found.delimiter, found.quotechar or "", skips_spaces=found.skipinitialspace)


if __name__ == "__main__":
    main(*sys.argv[1:3])
