"""What the program remembers for the person: theme, window, recent companies, the state of each tab."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from scorecard.language import Language
from scorecard.periods import Cadence
from scorecard.report_choices import Paper, Way
from scorecard.writing import COMMA, PERSIAN, WRITINGS, Writing
from ui.theme import TEXT_SIZES, Choice

MOST_RECENT = 8


class Preferences:
    """The person's settings in one small file. What cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        """``file`` need not exist."""
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        """The theme chosen under View."""
        word = self._text("theme")
        return Choice(word) if word in set(Choice) else Choice.SYSTEM

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._kept.setValue("theme", choice.value)

    @property
    def text_size(self) -> int:
        """In percent of the design's."""
        word = self._text("text-size")
        return int(word) if word in {str(size) for size in TEXT_SIZES} else 100

    @text_size.setter
    def text_size(self, size: int) -> None:
        self._kept.setValue("text-size", str(size))

    @property
    def number_format(self) -> str:
        """The name of a writing; empty to write as the system does."""
        word = self._text("number-format")
        return word if word in WRITINGS else ""

    @number_format.setter
    def number_format(self, name: str) -> None:
        self._kept.setValue("number-format", name)

    @property
    def writing(self) -> Writing:
        """How numbers are written."""
        return WRITINGS[self.number_format or system_format()]

    @property
    def names_language(self) -> Language:
        """In which what the program puts into a company is named; the system's if it is one of ours."""
        word = self._text("names-language")
        return Language(word) if word in set(Language) else system_language()

    @names_language.setter
    def names_language(self, language: Language) -> None:
        self._kept.setValue("names-language", language.value)

    @property
    def start_tab(self) -> Cadence | None:
        """The tab on which a company opens; None for its first."""
        word = self._text("start-tab")
        return Cadence(word) if word in set(Cadence) else None

    @start_tab.setter
    def start_tab(self, cadence: Cadence | None) -> None:
        self._kept.setValue("start-tab", cadence.value if cadence is not None else "")

    @property
    def person(self) -> str:
        """Which of those who own measures the person is; empty until said."""
        return self._text("person")

    @person.setter
    def person(self, name: str) -> None:
        self._kept.setValue("person", name)

    @property
    def opens_last(self) -> bool:
        """Whether the program starts with the company opened last, and not with the first page."""
        return self.flag("opens-last", True)

    @opens_last.setter
    def opens_last(self, value: bool) -> None:
        self.keep_flag("opens-last", value)

    @property
    def company_to_open(self) -> Path | None:
        """The company opened last, where its file is still there and the person wants to begin with it."""
        last = self.recent[:1] if self.opens_last else ()
        return next((path for path in last if path.exists()), None)

    @property
    def nudges(self) -> bool:
        """Whether the window says which numbers are due."""
        return self.flag("nudges", True)

    @nudges.setter
    def nudges(self, value: bool) -> None:
        self.keep_flag("nudges", value)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The companies opened last, newest first."""
        return tuple(Path(line) for line in self._text("recent").split("\n") if line)

    def add_recent(self, path: Path) -> None:
        """``path`` was opened now."""
        others = [known for known in self.recent if known != path]
        self._keep_recent([path, *others][:MOST_RECENT])

    def forget_recent(self, path: Path) -> None:
        """``path`` is gone."""
        self._keep_recent([known for known in self.recent if known != path])

    @property
    def own_templates(self) -> tuple[Path, ...]:
        """Files of templates that were saved or applied last, newest first."""
        return tuple(Path(line) for line in self._text("templates").split("\n") if line)

    def add_template(self, path: Path) -> None:
        """``path`` was saved or applied now."""
        others = [known for known in self.own_templates if known != path]
        self._kept.setValue("templates", "\n".join(map(str, [path, *others][:MOST_RECENT])))

    def state(self, name: str) -> QByteArray:
        """What Qt saved under ``name``: a window's geometry, a splitter. Empty where nothing was."""
        found = self._kept.value(f"state/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember what Qt saved."""
        self._kept.setValue(f"state/{name}", state)

    @property
    def table_state(self) -> object:
        """What the table kept of its columns; None where nothing can be read."""
        return self._value("table")

    @table_state.setter
    def table_state(self, state: object) -> None:
        self._kept.setValue("table", json.dumps(state))

    @property
    def export_state(self) -> object:
        """What was chosen for the last export; None where nothing can be read."""
        return self._value("export")

    @export_state.setter
    def export_state(self, state: object) -> None:
        self._kept.setValue("export", json.dumps(state))

    @property
    def paper(self) -> Paper:
        """What is printed on; until it is chosen, Letter where inches are used and A4 elsewhere."""
        word = self._text("paper")
        return Paper(word) if word in set(Paper) else system_paper()

    @paper.setter
    def paper(self, paper: Paper) -> None:
        self._kept.setValue("paper", paper.value)

    def way(self, pages: str) -> Way | None:
        """How ``pages`` lie; None until it is chosen."""
        word = self._text(f"way/{pages}")
        return Way(word) if word in set(Way) else None

    def keep_way(self, pages: str, way: Way) -> None:
        """Remember how ``pages`` lie."""
        self._kept.setValue(f"way/{pages}", way.value)

    def flag(self, name: str, default: bool) -> bool:
        """A yes or no kept under ``name``."""
        word = self._text(f"flag/{name}")
        return word == "yes" if word in ("yes", "no") else default

    def keep_flag(self, name: str, value: bool) -> None:
        """Remember a yes or no."""
        self._kept.setValue(f"flag/{name}", "yes" if value else "no")

    def save(self) -> None:
        """Write the file now."""
        self._kept.sync()

    def _keep_recent(self, paths: list[Path]) -> None:
        self._kept.setValue("recent", "\n".join(str(path) for path in paths))

    def _value(self, key: str) -> object:
        try:
            return json.loads(self._text(key) or "null")
        except ValueError:
            return None

    def _text(self, key: str) -> str:
        found = self._kept.value(key, "")
        return found if isinstance(found, str) else ""


def system_language() -> Language:
    """The language of the system where names can be had in it, else English."""
    code = QLocale.system().name().partition("_")[0]
    return Language(code) if code in set(Language) else Language.ENGLISH


def system_paper() -> Paper:
    """The paper of the system's country."""
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return Paper.A4 if metric else Paper.LETTER


def system_format() -> str:
    """The name of the writing that comes closest to the system's."""
    locale = QLocale.system()
    if locale.zeroDigit() in (PERSIAN.digits[0], "٠"):
        return "persian"
    if locale.decimalPoint() != COMMA.decimal:
        return "point"
    return "comma" if locale.groupSeparator() == COMMA.group else "space"
