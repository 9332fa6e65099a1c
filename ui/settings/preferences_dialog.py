"""A person's settings at this computer. The looks change at once; Cancel brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from scorecard.periods import Cadence
from scorecard.units import Unit, format_value
from scorecard.writing import WRITINGS
from ui import theme
from ui.preferences import Preferences, system_format
from ui.settings.choices import LANGUAGES
from ui.widgets import Choice, Dialog, field, label

if TYPE_CHECKING:
    from ui.session import Session

_THEMES = (
    (theme.Choice.SYSTEM, "As the system"),
    (theme.Choice.LIGHT, "Light"),
    (theme.Choice.DARK, "Dark"),
)
_SIZES = tuple((size, f"{size}%") for size in theme.TEXT_SIZES)
_STARTS = ((True, "With the company opened last"), (False, "With the first page"))
_TABS = ((None, "First one with measures"), *((each, each.value.capitalize()) for each in Cadence))
_NOBODY = ("", "Not said")
_EXAMPLE = 1234.5
_NUDGE = "Say in the window which numbers are due"
_NAMES_HINT = (
    "Measures of the KPI library and of templates get these names. The program itself speaks English."
)
_ME_HINT = "“Mine” shows the numbers of this person where numbers are entered."


class PreferencesDialog(Dialog):
    """Looks, numbers, how the program starts, and who sits at this computer."""

    manual_page = "start"

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        appearance: theme.Appearance,
        parent: QWidget | None = None,
    ) -> None:
        """Shows what holds now."""
        super().__init__("Preferences", "Save", parent)
        self._session, self._preferences, self._appearance = session, preferences, appearance
        self._before = (appearance.choice, theme.text_size())
        self.theme_list = Choice(_THEMES)
        self.theme_list.set_value(appearance.choice)
        self.size_list = Choice(_SIZES)
        self.size_list.set_value(theme.text_size())
        self.format_list = Choice(_formats())
        self.format_list.set_value(preferences.number_format)
        self.names_list = Choice(LANGUAGES)
        self.names_list.set_value(preferences.names_language)
        self.start_list = Choice(_STARTS)
        self.start_list.set_value(preferences.opens_last)
        self.tab_list = Choice(_TABS)
        self.tab_list.set_value(preferences.start_tab)
        self.me_list = Choice([_NOBODY, *((name, name) for name in session.book.people)])
        self.nudge_box = QCheckBox(_NUDGE)
        self.nudge_box.setChecked(preferences.nudges)
        self.me_list.set_value(preferences.person)
        self.theme_list.chosen.connect(appearance.choose)
        self.size_list.chosen.connect(self._choose_size)
        self._arrange()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GROUP_GAP)
        grid.setVerticalSpacing(theme.GROUP_GAP)
        named: tuple[tuple[str, QWidget], ...] = (
            ("Theme", self.theme_list),
            ("Text size", self.size_list),
            ("Numbers", self.format_list),
            ("Names of new measures", self.names_list),
            ("Start", self.start_list),
            ("Tab at the start", self.tab_list),
            ("Who I am", self.me_list),
        )
        for place, (name, choice) in enumerate(named):
            grid.addLayout(field(name, choice), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.me_list.setEnabled(self._session.is_open)
        self.body.addLayout(grid)
        self.body.addWidget(label(_NAMES_HINT, "hint", wrap=True))
        self.body.addWidget(label(_ME_HINT, "hint", wrap=True))
        self.body.addWidget(self.nudge_box)
        self.body.addStretch(1)

    def _choose_size(self, size: int) -> None:
        """The list stays where the pointer is: the dialog grows around it."""
        before = self.size_list.mapToGlobal(QPoint())
        self._appearance.choose_size(size)
        if (layout := self.layout()) is not None:
            layout.activate()
        self.move(self.pos() + before - self.size_list.mapToGlobal(QPoint()))

    def accept(self) -> None:
        kept = self._preferences
        kept.theme, kept.text_size = self.theme_list.value(), self.size_list.value()
        kept.number_format = self.format_list.value()
        kept.names_language = self.names_list.value()
        kept.opens_last, kept.start_tab = self.start_list.value(), self.tab_list.value()
        kept.nudges = self.nudge_box.isChecked()
        if self._session.is_open:
            kept.person = self.me_list.value()
        kept.save()
        self._session.number_format = kept.writing
        self._session.names_language = kept.names_language
        super().accept()

    def reject(self) -> None:
        choice, size = self._before
        self._appearance.choose(choice)
        self._appearance.choose_size(size)
        super().reject()


def _formats() -> list[tuple[str, str]]:
    examples = {name: format_value(_EXAMPLE, Unit.COUNT, 1, writing) for name, writing in WRITINGS.items()}
    system = ("", f"As the system ({examples[system_format()]})")
    return [system, *examples.items()]
