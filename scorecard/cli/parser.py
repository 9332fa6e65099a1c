"""What can be typed: the program's options and sub-commands. Imports nothing that takes time."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from scorecard import __version__
from scorecard.cli.export_parser import CADENCES, PERIOD, add_export_options, add_fill_in_options
from scorecard.cli.recipe_parser import Add, add_link_actions, add_recipe_actions
from scorecard.language import Language

_USAGE = """scorecard [STORE]            open the window
       scorecard COMMAND ...        do one thing without a window; “scorecard COMMAND -h” tells more"""
TODAY_VARIABLE = "SCORECARD_TODAY"


def build_parser() -> argparse.ArgumentParser:
    """The parser of all sub-commands. It leaves the program with status 2 on wrong usage."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--today", type=day, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="scorecard",
        usage=_USAGE,
        description="Weekly, monthly and quarterly scorecards from your own spreadsheets, offline.",
        epilog="Exit status: 0 done, 1 could not be done (nothing was changed), 2 wrong usage.",
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Scorecard {__version__}")
    commands = parser.add_subparsers(prog="scorecard", dest="command", metavar="COMMAND", required=True)
    _Commands(commands, common).add_all()
    return parser


def day(text: str) -> date:
    """A day written as 2026-11-23. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write 2026-11-23") from None


def today_of(arguments: argparse.Namespace) -> date | None:
    """The day that is to count as today, where one was named. Raises ArgumentTypeError."""
    named: date | None = getattr(arguments, "today", None)
    if named is None and (text := os.environ.get(TODAY_VARIABLE)):
        return day(text)
    return named


class _Commands:
    """Adds the sub-commands, which share the hidden options."""

    def __init__(
        self, commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
    ) -> None:
        self._commands = commands
        self._common = common

    def add_all(self) -> None:
        """Add all of them, in the order in which the help lists them."""
        command = self._command("sample", "make the sample company, to look around in")
        self._positional_store(command)
        _language(command, "the language in which measures and departments are named")
        self._add_imports()
        self._add_with_store("recipes", "keep, change and share how files are imported", add_recipe_actions)
        self._add_with_store("links", "import files whenever they were saved", add_link_actions)
        self._add_show()
        self._add_definitions()
        self._add_export()
        self._add_template()
        self._add_upkeep()

    def _command(self, name: str, text: str) -> argparse.ArgumentParser:
        return self._commands.add_parser(
            name,
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            parents=[self._common],
            allow_abbrev=False,
        )

    def _add_imports(self) -> None:
        command = self._command("import", "import Excel, OpenDocument or CSV files")
        command.add_argument("files", nargs="+", type=Path, metavar="FILE")
        _store(command, "the company's file; it is made where there is none")
        command.add_argument(
            "--sheet", metavar="NAME", help="the sheet to import; else the one that fits best"
        )
        command.add_argument("--year", type=int, metavar="YYYY", help="the year of a file that names none")
        text = (
            "what to do with amounts in another currency than the company's; RATE: how much 1 of it is there"
        )
        command.add_argument("--currency", metavar="as-is|leave-out|RATE", help=text)
        command.add_argument("--goals", action="store_true", help="take over the goals in the files, too")
        by = command.add_mutually_exclusive_group()
        text = "the recipe to import by, by name or file; else the one of the file's shape"
        by.add_argument("--recipe", metavar="NAME|FILE.toml", help=text)
        by.add_argument("--no-recipe", action="store_true", help="import without a recipe")
        _language(command, "the language in which a new company's departments are named")
        command.add_argument(
            "--dry-run", action="store_true", help="tell what would change, and change nothing"
        )
        _json(command)
        command = self._command("undo-import", "take one import back")
        command.add_argument("id", type=int, metavar="ID", help="its number, as “imports” lists it")
        _store(command)
        command = self._command("redo-import", "make an import again that was taken back")
        command.add_argument("id", type=int, metavar="ID", help="its number, as “imports” lists it")
        _store(command)
        command = self._command("imports", "list the imports, or tell what one of them changed")
        command.add_argument("id", nargs="?", type=int, metavar="ID", help="tell of this import only")
        _store(command)
        _json(command)

    def _add_with_store(self, name: str, text: str, add_actions: Callable[[Add], None]) -> None:
        """A sub-command all of whose actions are about one company."""
        actions = self._command(name, text).add_subparsers(dest="action", metavar="ACTION", required=True)

        def add(action: str, about: str) -> argparse.ArgumentParser:
            parser = actions.add_parser(action, help=about, parents=[self._common], allow_abbrev=False)
            _store(parser)
            return parser

        add_actions(add)

    def _add_show(self) -> None:
        command = self._command("show", "show a scorecard")
        command.add_argument("cadence", choices=CADENCES)
        _store(command)
        _scorecard(command)
        command.add_argument("--period", metavar="PERIOD", help=PERIOD)
        _json(command)

    def _add_definitions(self) -> None:
        for name, text in (
            ("measures", "list the measures"),
            ("goals", "list the goals as they were entered"),
        ):
            command = self._command(name, text)
            _store(command)
            _json(command)
        command = self._command("set", "enter, change or remove one number")
        command.add_argument("measure", metavar="MEASURE", help="its name, or its name in formulas")
        command.add_argument("period", metavar="PERIOD", help="2026-11-16, 2026-W47, 2026-11 or 2026-Q4")
        command.add_argument(
            "value", metavar="VALUE", help="as people write it: 12,500, $12.5k, 48.6%%, 1:30, y; - removes it"
        )
        _store(command)
        command.add_argument(
            "--segment", metavar="NAME", default="", help="a part of it, such as a lead source"
        )

    def _add_export(self) -> None:
        command = self._command("export", "export the scorecards to Excel, CSV, PDF, pictures or HTML")
        _store(command)
        _scorecard(command)
        add_export_options(command)
        command = self._command("fill-in", "write a workbook in which somebody fills in what is due")
        command.add_argument("target", type=Path, metavar="OUT.xlsx", help="read back with “import”")
        add_fill_in_options(command)
        command.add_argument("--tab", choices=CADENCES, default=CADENCES[0], help="weekly if left out")
        _store(command)

    def _add_template(self) -> None:
        command = self._command("template", "list, apply and save templates")
        actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
        actions.add_parser("list", help="the templates that the product ships", parents=[self._common])
        text = "add a template's measures, goals and scorecards"
        action = actions.add_parser("apply", help=text, parents=[self._common])
        action.add_argument("template", metavar="NAME|FILE.toml")
        _store(action)
        _language(action, "the language in which a shipped template's measures and departments are named")
        text = "write this company's definitions as a template"
        action = actions.add_parser("save", help=text, parents=[self._common])
        action.add_argument("target", type=Path, metavar="FILE.toml")
        _store(action)

    def _add_upkeep(self) -> None:
        self._positional_store(self._command("check", "verify a company's file"))
        command = self._command("backup", "write a copy of a company's file")
        self._positional_store(command)
        command.add_argument(
            "target", nargs="?", type=Path, metavar="OUT", help="else beside the file, dated"
        )
        command = self._command("restore", "put a backup in a company's place")
        command.add_argument("backup", type=Path, metavar="BACKUP")
        self._positional_store(command)

    @staticmethod
    def _positional_store(command: argparse.ArgumentParser) -> None:
        command.add_argument("store", type=Path, metavar="STORE")


def _store(command: argparse.ArgumentParser, text: str = "the company's file") -> None:
    command.add_argument("--store", required=True, type=Path, metavar="STORE", help=text)


def _scorecard(command: argparse.ArgumentParser) -> None:
    command.add_argument("--scorecard", default="", metavar="NAME", help="which one; else the first")


def _language(command: argparse.ArgumentParser, text: str) -> None:
    codes = tuple(each.value for each in Language)
    command.add_argument("--language", choices=codes, default=codes[0], metavar="|".join(codes), help=text)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="write JSON")
