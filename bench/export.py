"""The whole export against XlsxWriter alone: the same calls, replayed from a list."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from inspect import isfunction
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bench.company import clock, sample
from bench.measure import Ratio, interleaved, seconds
from scorecard.workspace import Workspace

_PARTS = (Worksheet, Chart, Format)
_ITS_OWN = ("__init__", "close")
"""What a workbook does when it is made and closed is its own work; both stand in the replay anyway."""
_MAKERS = ("add_worksheet", "add_format", "add_chart")


@dataclass
class Recorder:
    """Notes every call that an export makes on XlsxWriter's objects, as lines of Python."""

    lines: list[str] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)
    """Keeps the objects alive, so that no two have the same id."""
    _depth: int = 0

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note calls while inside."""
        classes = (xlsxwriter.Workbook, *_with_subclasses(_PARTS))
        plain = [(each, name, method) for each in classes for name, method in _public_methods(each)]
        for each, name, method in plain:
            setattr(each, name, self._noting(method, name))
        try:
            yield
        finally:
            for each, name, method in plain:
                setattr(each, name, method)

    def replay(self) -> Callable[[xlsxwriter.Workbook], None]:
        """A function that makes the same calls on a new workbook, with nothing in between."""
        body = "\n    ".join(["made = {0: workbook}", *self.lines])
        names: dict[str, Any] = {"datetime": datetime}
        exec(compile(f"def replay(workbook):\n    {body}\n", "replay", "exec"), names)
        found: Callable[[xlsxwriter.Workbook], None] = names["replay"]
        return found

    def _noting(self, method: Callable[..., Any], name: str) -> Callable[..., Any]:
        """``method``, noting calls from outside XlsxWriter; those that it makes itself are its own work."""

        def call(owner: Any, *arguments: Any, **keywords: Any) -> Any:
            line = "" if self._depth or name in _ITS_OWN else self._call(owner, name, arguments, keywords)
            self._depth += 1
            try:
                given = method(owner, *arguments, **keywords)
            finally:
                self._depth -= 1
            if line:
                self.lines.append(self._made(given, line) if name in _MAKERS else line)
            return given

        return call

    def _call(self, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> str:
        told = [self._source(each) for each in arguments]
        told += [f"{key}={self._source(value)}" for key, value in keywords.items()]
        return f"made[{self._numbers.get(id(owner), 0)}].{name}({', '.join(told)})"

    def _made(self, given: Any, line: str) -> str:
        self._kept.append(given)
        self._numbers[id(given)] = len(self._kept)
        return f"made[{len(self._kept)}] = {line}"

    def _source(self, value: Any) -> str:
        if isinstance(value, _PARTS):
            return f"made[{self._numbers[id(value)]}]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key!r}: {self._source(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self._source, value)) + "]"
        return repr(value.value if isinstance(value, Enum) else value)


def measure_export(folder: Path) -> list[Ratio]:
    """The export of the sample company."""
    workspace = Workspace.open(sample(folder), clock=clock)
    recorder = Recorder()
    try:
        with recorder.listening():
            workspace.reporting.export(folder / "recorded.xlsx")
        replay = recorder.replay()
        whole, bare = interleaved(
            lambda: seconds(lambda: workspace.reporting.export(folder / "whole.xlsx")),
            lambda: seconds(lambda: _write(replay, folder / "bare.xlsx")),
            runs=15,
        )
    finally:
        workspace.close()
    name = "XlsxWriter writing the same cells, formats and charts from a list"
    return [Ratio("export of the sample company", name, whole * 1e3, bare * 1e3, "ms", 1.3)]


def _write(replay: Callable[[xlsxwriter.Workbook], None], path: Path) -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        replay(workbook)
    path.write_bytes(content.getvalue())


def _public_methods(each: type) -> list[tuple[str, Callable[..., Any]]]:
    named = [(name, value) for name, value in vars(each).items() if isfunction(value)]
    return [(name, value) for name, value in named if name[0] != "_" or name in _ITS_OWN]


def _with_subclasses(classes: Iterable[type]) -> list[type]:
    return [found for each in classes for found in (each, *_with_subclasses(each.__subclasses__()))]
