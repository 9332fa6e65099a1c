from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from shell_room import TODAY

from scorecard.cli.parser import build_parser
from ui import errors
from ui.__main__ import COMMANDS, _is_command
from ui.actions import TABLE
from ui.options import parse
from ui.preferences import MOST_RECENT, Preferences

ROOT = Path(__file__).parents[2]


def test_the_words_after_the_programs_name(monkeypatch):
    monkeypatch.delenv("SCORECARD_TODAY", raising=False)
    options = parse(["Acme.scorecard", "--quit-after-paint", "--today", "2026-11-23"])
    assert (options.store, options.quit_after, options.clock()) == (Path("Acme.scorecard"), "all", TODAY)
    assert parse(["--quit-after-paint=table", "Acme.scorecard"]).quit_after == "table"
    assert parse([]).clock() == date.today()
    monkeypatch.setenv("SCORECARD_TODAY", "2025-01-02")
    assert parse([]).clock() == date(2025, 1, 2)


@pytest.mark.parametrize("words", [["--today", "soon"], ["--what"], ["a", "b"], ["--quit-after-paint=soon"]])
def test_wrong_usage_ends_with_status_two(capsys, words):
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert "usage: scorecard" in capsys.readouterr().err


def test_sub_commands_go_to_the_command_line():
    assert all(_is_command([name]) for name in COMMANDS)


def test_every_command_of_the_command_line_goes_there():
    (commands,) = (each for each in build_parser()._actions if isinstance(each, argparse._SubParsersAction))
    assert set(commands.choices) == COMMANDS
    assert _is_command(["--today", "2026-11-23", "show", "weekly"])
    assert _is_command(["--version"])
    assert not _is_command(["Acme.scorecard", "--quit-after-paint"])
    assert not _is_command([])


def test_no_shortcut_stands_twice():
    keys = [one.shortcut for one in TABLE if one.shortcut]
    assert len(keys) == len(set(keys))


def test_preferences_survive_nonsense(tmp_path: Path):
    file = tmp_path / "settings.ini"
    file.write_text("[General]\ntheme=purple\ntable=not json\nrecent=@Invalid()\n")
    kept = Preferences(file)
    assert kept.theme == "system"
    assert kept.table_state is None
    assert kept.recent == ()
    assert kept.state("window").isEmpty()


def test_recent_companies_newest_first(tmp_path: Path):
    kept = Preferences(tmp_path / "settings.ini")
    for number in range(MOST_RECENT + 3):
        kept.add_recent(tmp_path / f"{number}.scorecard")
    kept.add_recent(tmp_path / "5.scorecard")
    kept.save()
    names = [path.stem for path in Preferences(tmp_path / "settings.ini").recent]
    assert names[:3] == ["5", "10", "9"]
    assert len(names) == MOST_RECENT
    kept.forget_recent(tmp_path / "5.scorecard")
    assert kept.recent[0].stem == "10"


def test_an_unexpected_error_is_logged_in_full_and_told_in_one_line(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    told, log = [], tmp_path / "logs" / "scorecard.log"
    errors.install(log, told.append)
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "ZeroDivisionError: by nothing" in log.read_text(encoding="utf-8")
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert told == [f"Something went wrong. Your numbers are safe. Details are in {log}"]


def run_program(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def plain(tmp_path: Path) -> dict[str, str]:
    """An environment without a display, with the person's folders elsewhere."""
    home = str(tmp_path)
    return {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "PATH": "/usr/bin:/bin"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_commands_are_named(plain):
    done = run_program(**plain)
    assert done.returncode == 1
    assert "scorecard show weekly --store" in done.stderr
    assert "QT_QPA_PLATFORM=offscreen" in done.stderr


@pytest.mark.parametrize("paint", ["--quit-after-paint=table", "--quit-after-paint"])
def test_the_program_opens_paints_and_leaves(plain, sample: Path, paint):
    done = run_program(str(sample), paint, "--today", "2026-11-23", QT_QPA_PLATFORM="offscreen", **plain)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_program_starts_without_a_company(plain):
    assert run_program("--quit-after-paint", QT_QPA_PLATFORM="offscreen", **plain).returncode == 0


def test_a_file_that_cannot_be_opened_is_told(plain, tmp_path: Path):
    missing = tmp_path / "Gone.scorecard"
    done = run_program(str(missing), "--quit-after-paint", QT_QPA_PLATFORM="offscreen", **plain)
    assert done.returncode == 1
    assert "Gone.scorecard" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_table_is_painted_before_anything_heavy_is_loaded(sample: Path, plain):
    code = (
        "import sys\n"
        "from ui.options import parse\nfrom ui.app import run\n"
        f"run(parse([{str(sample)!r}, '--quit-after-paint=table']))\n"
        "heavy = {'pandas', 'numpy', 'openpyxl', 'python_calamine', 'xlsxwriter'}\n"
        "heavy |= {'sqlalchemy', 'pyqtgraph'}\n"
        "print(*(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**plain, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "\n"), done.stderr
