from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui import icons, theme
from ui.paths import resource
from ui.theme import DARK, LIGHT, Appearance, Choice, Theme

# Design, section 2: pairs of tokens with their contrast in the light and the dark theme.
PAIRS = [
    ("text", "surface", 16.1, 13.8),
    ("text", "window", 14.9, 15.0),
    ("text", "selected", 13.6, 10.2),
    ("text", "goodTint", 14.4, 12.0),
    ("text", "badTint", 13.8, 11.7),
    ("text", "warnTint", 14.3, 11.0),
    ("text", "heat2", 7.7, 4.6),
    ("text", "heatNegative", 12.2, 8.4),
    ("text2", "surface", 6.9, 7.8),
    ("text2", "window", 6.4, 8.5),
    ("text3", "sunken", 5.0, 7.2),
    ("text3", "selected", 4.8, 4.7),
    ("accent", "surface", 6.5, 7.4),
    ("accent", "accentTint", 5.5, 5.5),
    ("onAccent", "accent", 6.5, 8.1),
    ("onAccent", "accentHover", 8.2, 9.9),
    ("good", "surface", 6.1, 8.4),
    ("good", "goodTint", 5.5, 7.3),
    ("bad", "surface", 6.2, 8.1),
    ("bad", "badTint", 5.4, 6.8),
    ("bad", "band", 5.4, 6.8),
    ("warn", "warnTint", 5.8, 7.4),
    ("series", "forecastBand", 5.2, 5.3),
    ("lastYear", "accentTint", 4.8, 4.7),
    ("goalLine", "band", 8.1, 8.7),
    ("borderStrong", "surface", 3.3, 4.0),
    ("borderStrong", "window", 3.0, 4.3),
]


@pytest.mark.parametrize(("front", "back", "light", "dark"), PAIRS)
def test_pairs_keep_their_contrast(front, back, light, dark):
    for colours, expected in ((LIGHT, light), (DARK, dark)):
        assert contrast(getattr(colours, front), getattr(colours, back)) == pytest.approx(expected, abs=0.06)


def test_every_word_of_the_style_sheet_is_filled_in():
    for colours in (LIGHT, DARK):
        assert "@" not in theme.style_sheet(colours)


def test_the_scrim_is_see_through():
    assert theme.css(LIGHT.scrim).startswith("rgba(20, 26, 40, 0.38")
    assert theme.css(LIGHT.accent) == "#2f55c8"


def test_a_choice_is_applied_and_told(qtbot, qapp: QApplication, appearance: Appearance):
    with qtbot.waitSignal(appearance.changed):
        appearance.choose(Choice.DARK)
    assert theme.current() is DARK
    assert qapp.palette().window().color() == DARK.window
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose(Choice.DARK)


def test_figures_are_of_equal_width(qapp: QApplication):
    font = theme.font(13, 600)
    assert (font.pixelSize(), font.weight()) == (13, 600)
    widths = [QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"]
    assert max(widths) - min(widths) < 0.1


def test_changing_a_font_spoils_no_other(qapp: QApplication):
    theme.font(13).setPixelSize(40)
    assert theme.font(13).pixelSize() == 13


@pytest.mark.parametrize("name", sorted(file.stem for file in resource("icons").glob("*.svg")))
def test_every_icon_can_be_painted(qapp: QApplication, name: str):
    image = icons.icon(name, "bad").pixmap(16, 16).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))


def test_icons_follow_the_theme(qapp: QApplication, appearance: Appearance):
    icon = icons.icon("search", "text")
    before = icon.pixmap(16, 16).toImage()
    appearance.choose(Choice.DARK)
    assert icon.pixmap(16, 16).toImage() != before


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_both_themes_name_every_token():
    for colours in (LIGHT, DARK):
        assert all(getattr(colours, field.name) for field in fields(Theme))
