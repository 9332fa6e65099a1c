"""The examples for schedulers in the documentation."""

from __future__ import annotations

import plistlib
import re
import shlex
from collections.abc import Callable
from pathlib import Path

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


@pytest.mark.parametrize("script", [launchd, cron])
def test_the_commands_are_known(script: Callable[[], str]) -> None:
    links, export = (build_parser().parse_args(each) for each in commands(script()))
    assert links.store.name == "Acme.scorecard"
    assert export.target.name == "{company} {period}.xlsx"
