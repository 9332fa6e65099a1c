"""Who may import whom (the contracts of pyproject.toml), and what must not be imported too early."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
HEAVY = {"pandas", "openpyxl", "xlsxwriter", "alembic", "python_calamine", "pyqtgraph"}
SOURCES = sorted(path for room in ("scorecard", "ui") for path in (ROOT / room).rglob("*.py"))


def imported_at_once(tree: ast.Module) -> Iterator[str]:
    """The packages that importing a module brings in; those for type checkers alone are not among them."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_the_layers_hold(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))
    exit_code = lint_imports(cache_dir=str(tmp_path), is_debug_mode=False)
    assert exit_code == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_heavy_libraries_are_imported_where_they_are_used(path):
    allowed = {"pyqtgraph"} if "trends" in path.parts else set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert (HEAVY - allowed) & set(imported_at_once(tree)) == set()


def test_the_command_line_starts_without_qt_and_heavy_libraries():
    script = f"import sys, scorecard.cli; print(*(set(sys.modules) & {HEAVY | {'PySide6'}}))"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []
