"""The looks: colours of both themes, fonts, sizes, and the one style sheet filled with them.

Widgets that paint themselves ask :func:`current` while painting; a change of theme repaints them all and
sends each a ``PaletteChange``. Who keeps something made of colours listens to ``Appearance.changed``.
"""

# ruff: noqa: N815 - the tokens bear the names of the design

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.paths import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProxyStyle

MENU_BAR, TOOL_BAR, TABS, SUMMARY_LINE, STATUS_BAR, MESSAGE_BAR, DIALOG_FOOTER = 24, 48, 36, 36, 24, 40, 56
TABLE_HEADER, GROUP_ROW, MEASURE_ROW = 36, 24, 28
CONTROL, SMALL_CONTROL = 30, 26
MARGIN, DIALOG_PADDING, GAP, GROUP_GAP = 16, 24, 8, 16
RADIUS_CELL, RADIUS_CONTROL, RADIUS_CARD, RADIUS_DIALOG = 2, 5, 6, 8

OWN_HEIGHT = "ownHeight"
"""The property of a widget whose fixed height does not grow with the text."""
TEXT_SIZES = (100, 110, 125, 150)
"""In percent of the design's; what a person can choose."""
_PROPERTY, _TEXT_SIZE = "scorecardTheme", "scorecardTextSize"
_GROWING = re.compile(r"\b(font-size|min-height|max-height): (\d+)px")
"""What of the style sheet grows with the text."""
_MARK = 12
"""A check box's or arrow's width and height."""
_TRACKING = 98.5
"""Letter spacing of Inter: the −0.8 % of the font’s size is about 1.5 % of a letter’s width."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour tokens of one theme."""

    name: str
    window: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    selected: QColor
    border: QColor
    grid: QColor
    controlBorder: QColor
    borderStrong: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accentHover: QColor
    accentTint: QColor
    onAccent: QColor
    good: QColor
    goodTint: QColor
    bad: QColor
    badTint: QColor
    warn: QColor
    warnTint: QColor
    series: QColor
    lastYear: QColor
    goalLine: QColor
    band: QColor
    forecastBand: QColor
    heat2: QColor
    heatNegative: QColor
    scrim: QColor

    @classmethod
    def of(cls, name: str, tokens: str) -> Theme:
        """A theme from its colours in the order of the fields, ``#RRGGBB`` or ``#AARRGGBB``."""
        return cls(name, *(QColor(token) for token in tokens.split()))


LIGHT = Theme.of(
    "light",
    """#F5F6F8 #FFFFFF #EEF0F4 #F4F6FA #E6ECFA #E2E5EB #EBEDF2 #CDD2DB #868F9F #1A2130 #505B6D #5D6779
    #2F55C8 #2747AB #E6ECFA #FFFFFF #13704A #EAF5EF #B0351A #FCEAE4 #855300 #FBF1DA
    #2F55C8 #5D6779 #3D4757 #EAEEF5 #DFE7FA #9DB3EC #EADFCB #61141A28""",
)
DARK = Theme.of(
    "dark",
    """#14171D #1B1F27 #11141A #222732 #26345A #2D333F #272D38 #3B4352 #727D90 #E8EBF1 #AAB3C2 #98A2B3
    #8FACF8 #A9C0FA #26345A #10162A #6FCB9C #1A2E27 #FF9B80 #40251F #E8BC63 #3B2F17
    #8FACF8 #98A2B3 #C5CCD8 #262C38 #2A3657 #4A66AE #4D412B #73000000""",
)


class Choice(StrEnum):
    """What a person may choose under View > Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def current() -> Theme:
    """The theme in use; the light one until :func:`apply` was called."""
    app = QCoreApplication.instance()
    return LIGHT if app is None else named(app.property(_PROPERTY))


def named(name: str) -> Theme:
    """The theme that is called ``dark``; for any other name the light one."""
    return DARK if name == DARK.name else LIGHT


def text_size() -> int:
    """The size of all text in percent of the design's."""
    app = QCoreApplication.instance()
    return (app.property(_TEXT_SIZE) or 100) if app is not None else 100


def px(size: float) -> int:
    """A height of the design, or a width that words need, at the text size in use; in logical pixels."""
    return int(size * text_size() / 100 + 0.5)


def font(size: int, weight: int = 400) -> QFont:
    """The interface font: ``size`` of the design, ``weight`` 400 to 700, figures of equal width."""
    return picture_font(px(size), weight)


def picture_font(size: int, weight: int = 400) -> QFont:
    """The same where a picture is made larger as a whole: ``size`` in logical pixels."""
    found = QFont(_base_font())
    found.setPixelSize(size)
    found.setWeight(QFont.Weight(weight))
    return found


def paper_font(size: int, weight: int = 400) -> QFont:
    """The same for pages and files of lines and words, whose text a reader is to find and copy.

    Shapes that stand for others, such as figures of equal width, have no text there.
    """
    found = picture_font(size, weight)
    found.unsetFeature(QFont.Tag("tnum"))
    for feature in ("calt", "liga"):
        found.setFeature(QFont.Tag(feature), 0)
    return found


@lru_cache(maxsize=1)
def _base_font() -> QFont:
    found = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    found.setFamilies(["Inter", found.family()])
    found.setFeature(QFont.Tag("tnum"), 1)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if QFontInfo(found).family() == "Inter":
        found.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TRACKING)
    return found


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: font, palette and style sheet, over Qt's Fusion style."""
    tint(app, theme)
    app.setStyleSheet(style_sheet(theme))


def tint(app: QApplication, theme: Theme) -> None:
    """Font and palette alone, from which widgets can be made; the style sheet is still to come."""
    if app.font() != font(13):
        app.setFont(font(13))
    app.setProperty(_PROPERTY, theme.name)
    app.setPalette(palette(theme))


def palette(theme: Theme) -> QPalette:
    """Qt's own colour roles from the tokens."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.text3,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.onAccent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
    }
    made = QPalette(theme.window)
    for role, colour in roles.items():
        made.setColor(role, colour)
        if role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, role, theme.text3)
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet with ``@token`` replaced by colours, ``@icons`` and ``@theme`` by where icons lie.

    ``@mark`` is the size of a box to tick, ``@round`` what makes a circle of it.
    """
    words = {field.name: css(getattr(theme, field.name)) for field in fields(theme) if field.name != "name"}
    words |= {"icons": resource("icons").as_posix(), "theme": theme.name}
    # Qt draws corners that are rounder than half of the whole as if they were not round at all.
    words |= {"mark": f"{px(_MARK)}px", "round": f"{px(_MARK) // 2 + 1}px"}
    text = resource("style.qss").read_text(encoding="utf-8")
    text = re.sub(r"@(\w+)", lambda match: words[match[1]], text)
    return _GROWING.sub(lambda match: f"{match[1]}: {px(int(match[2]))}px", text)


def css(colour: QColor) -> str:
    """A colour as a style sheet writes it."""
    if colour.alpha() == 255:
        return colour.name()
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alphaF():.3f})"


class Appearance(QObject):
    """Keeps theme and text size as the person chose them; the theme else as the system has it."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: Choice = Choice.SYSTEM,
        size: int = 100,
        *,
        dressed: bool = True,
    ) -> None:
        """Applies both at once; with ``dressed`` False the style sheet waits for :meth:`dress`."""
        super().__init__(app)
        self._app = app
        self.choice = choice
        self._growing: QProxyStyle | None = None
        self._grow(size)
        if dressed:
            self.dress()
        else:
            tint(app, self._wanted())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    def dress(self) -> None:
        """Apply the theme to all that is there."""
        apply(self._app, self._wanted())

    def choose(self, choice: Choice) -> None:
        """Follow the system, or stay light or dark."""
        self.choice = choice
        self._refresh()

    def choose_size(self, size: int) -> None:
        """Show all text in ``size`` percent of the design's, now and in what is still to come."""
        if size != text_size():
            self._grow(size)
            self.dress()
            self.changed.emit()

    def _grow(self, size: int) -> None:
        if size == text_size():
            return
        from ui.growing import GrowingStyle

        self._app.setProperty(_TEXT_SIZE, size)
        if self._growing is None:
            self._growing = GrowingStyle()
            self._app.setStyle(self._growing)

    def _refresh(self) -> None:
        if self._wanted() is not current():
            self.dress()
            self.changed.emit()

    def _wanted(self) -> Theme:
        if self.choice is Choice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self.choice is Choice.DARK
        return DARK if dark else LIGHT
