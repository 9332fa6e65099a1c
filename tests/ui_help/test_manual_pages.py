"""What the pages say of the app is so: links, pictures, menus, words, keys and commands."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QTextDocument

from scorecard.cli.parser import build_parser
from ui.actions import SEPARATOR, TABLE
from ui.help.filling import fill
from ui.help.pages import folder, pages, slug
from ui.help.styling import blocks

ROOT = Path(__file__).parents[2]
NAMES = list(pages())
MOST_BYTES = 1_500_000
LINK, PICTURE = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)"), re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
BOLD, CODE = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"`([^`]+)`")
KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z]|F\d+|(?:[A-Z][a-z]+)+)")
STANDARD = re.compile(r"\bStandardKey\.(\w+)")
FENCED = re.compile(r"```\n(.+?)```", re.DOTALL)
COMMAND = re.compile(r'\bscorecard (?!with)\w.+?(?="?$)', re.MULTILINE)
OWN_WORDS = {
    # What begins a paragraph, and what a list of kinds of files calls its lines.
    "A week belongs to the month, quarter and year in which its fourth day falls.",
    "Measures down, periods across",
    "Periods down, measures across",
    "One number a row",
    "One deal, order, lead or visit a row",
    "Start from a template",
    "Windows",
    "macOS",
    "Linux",
}


def written(name: str) -> str:
    """A page as it stands in its file."""
    return (folder() / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def words_of_the_app() -> set[str]:
    found = set()
    for path in (*ROOT.glob("ui/**/*.py"), *ROOT.glob("scorecard/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value.replace("&", ""))
    return found | {word.capitalize() for word in found}


def test_every_page_is_listed_and_begins_with_its_title():
    assert {path.stem for path in folder().glob("*.md")} == set(NAMES)
    assert all(page.text.startswith(f"# {page.title}\n") for page in pages().values())


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name):
    for target in LINK.findall(pages()[name].text):
        page, _, section = target.partition("#")
        assert page.removesuffix(".md") in pages(), target
        sections = {slug(title) for title in pages()[page.removesuffix(".md")].sections}
        assert not section or section in sections, target


@pytest.mark.parametrize("name", NAMES)
def test_sections_are_found_in_the_text_that_qt_reads(qapp, name):
    document = QTextDocument()
    document.setMarkdown(pages()[name].text)
    headings = [block.text() for block in blocks(document) if block.blockFormat().headingLevel() == 2]
    assert tuple(headings) == pages()[name].sections
    assert len({slug(title) for title in headings}) == len(headings)


def test_pictures_are_there_described_and_small():
    named = [match for page in pages().values() for match in PICTURE.findall(page.text)]
    assert all(text for text, _ in named)
    assert {file for _, file in named} == {path.name for path in folder().glob("*.png")}
    assert sum(path.stat().st_size for path in folder().iterdir()) < MOST_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_words_in_bold_are_words_of_the_app(name, words_of_the_app):
    named = {word for word in BOLD.findall(written(name)) if word not in OWN_WORDS}
    assert named <= words_of_the_app


@pytest.mark.parametrize("name", NAMES)
def test_menus_are_named_by_their_action(name):
    paths = {one.path for one in TABLE if one.name != SEPARATOR}
    assert {word for word in BOLD.findall(pages()[name].text) if " > " in word} <= paths
    assert " > " not in "".join(BOLD.findall(written(name)))
    assert "[[" not in pages()[name].text
    assert "``" not in pages()[name].text.replace("```", ""), "an action without keys"


def test_an_action_that_is_not_there_is_no_menu():
    with pytest.raises(KeyError):
        fill("[[menu teleport]]")


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_keys_that_something_listens_to(name, words_of_the_app):
    sources = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("ui/**/*.py"))
    listened = {QKeySequence(text) for text in re.findall(r'QKeySequence\("([^"]+)"\)', sources)}
    listened |= {QKeySequence(QKeySequence.StandardKey[name]) for name in STANDARD.findall(sources)}
    shortcuts = {one.shortcut for one in TABLE}
    for key in CODE.findall(pages()[name].text):
        if not KEYS.fullmatch(key) or key in shortcuts or key in words_of_the_app:
            continue
        last = QKeySequence(key)[0].key().name
        assert re.search(rf"\bKey\.{last}\b", sources) or QKeySequence(key) in listened, key


def test_keys_of_two_words_are_looked_at_as_well():
    keys = CODE.findall(written("keyboard"))
    assert {"PgUp", "PgDown", "Ctrl+S", "Ctrl+Shift+D"} <= {key for key in keys if KEYS.fullmatch(key)}


def test_the_keyboard_page_has_every_shortcut():
    text = pages()["keyboard"].text
    for one in TABLE:
        if one.shortcut:
            assert f"| {one.words} | `{one.shortcut}` |" in text


def commands() -> list[str]:
    found = set()
    for name in NAMES:
        fenced = FENCED.findall(written(name))
        spans = CODE.findall(FENCED.sub("", written(name)))
        found.update(command for code in (*fenced, *spans) for command in COMMAND.findall(code))
    return sorted(found)


@pytest.mark.parametrize("command", commands())
def test_commands_can_be_typed(command, capsys):
    arguments = shlex.split(command.replace('\\"', '"').replace("\\", "/"))[1:]
    if arguments[-1] == "--help":
        with pytest.raises(SystemExit, match="0"):
            build_parser().parse_args(arguments)
        assert "usage" in capsys.readouterr().out
    else:
        assert build_parser().parse_args(arguments).command == arguments[0]


@pytest.mark.parametrize("row", re.findall(r"^\| `(--[^`]+)` \|", written("command-line"), re.MULTILINE))
def test_options_of_export_can_be_typed(row):
    build_parser().parse_args(["export", "x.xlsx", "--store", "x.scorecard", *row.split()])
