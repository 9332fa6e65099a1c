"""What the program remembers for the person: theme, window, recent companies, the state of each tab."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import Choice

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
        try:
            return json.loads(self._text("table") or "null")
        except ValueError:
            return None

    @table_state.setter
    def table_state(self, state: object) -> None:
        self._kept.setValue("table", json.dumps(state))

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

    def _text(self, key: str) -> str:
        found = self._kept.value(key, "")
        return found if isinstance(found, str) else ""
