"""The examples for schedulers in the documentation."""

from __future__ import annotations

import plistlib
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from scorecard.cli.parser import build_parser

PAGE = (Path(__file__).parents[2] / "docs" / "scheduling.md").read_text("utf-8")


def commands(script: str) -> list[list[str]]:
    """The arguments of each call of the program."""
    calls = [shlex.split(re.sub(r">\S+", "", part)) for part in re.split(r"[;&]", script)]
    return [call[1:] for call in calls]


def launchd() -> str:
    found = re.search(r"```xml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    agent = plistlib.loads(found[1].encode())
    assert agent["StartCalendarInterval"] == {"Weekday": 1, "Hour": 7, "Minute": 0}
    shell, option, script = agent["ProgramArguments"]
    assert (shell, option) == ("/bin/sh", "-c")
    return str(script)


def cron() -> str:
    found = re.search(r"^0 7 \* \* 1  (.*)$", PAGE, re.MULTILINE)
    assert found is not None
    return found[1]


def units() -> Iterator[ConfigParser]:
    """The files for systemd, the service first; of a key that stands twice all values, one a line."""
    for text in re.findall(r"```ini\n(.*?)```", PAGE, re.DOTALL):
        found = ConfigParser(interpolation=None, dict_type=_Several, strict=False)
        found.optionxform = str  # type: ignore[assignment,method-assign]
        found.read_string(text)
        yield found


class _Several(dict[str, Any]):
    """Adds to a value that is there: systemd reads several lines of one key so."""

    def __setitem__(self, key: str, value: Any) -> None:
        if isinstance(value, list) and key in self:
            value = [*self[key], *value]
        super().__setitem__(key, value)


def systemd() -> str:
    service, timer = units()
    assert service["Service"]["Type"] == "oneshot"
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert timer.getboolean("Timer", "Persistent")
    assert timer["Timer"]["OnCalendar"] == "Mon 07:00"
    script = service["Service"]["ExecStart"]
    assert set(re.findall("%.", script)) == {"%h"}
    return script.replace("\n", ";")


@pytest.mark.skipif(which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_knows_when() -> None:
    _, timer = units()
    asked = ["systemd-analyze", "calendar", timer["Timer"]["OnCalendar"]]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert "Mon *-*-* 07:00:00" in told


@pytest.mark.parametrize("script", [launchd, cron, systemd])
def test_the_commands_are_known(script: Callable[[], str]) -> None:
    links, export = (build_parser().parse_args(each) for each in commands(script()))
    assert links.store.name == "Acme.scorecard"
    assert export.target.name == "{company} {period}.xlsx"
