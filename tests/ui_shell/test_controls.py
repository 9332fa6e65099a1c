"""How controls look, in the style of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Appearance
from ui.widgets import Choice, button
from ui.widgets.pair_button import PairButton


@pytest.mark.parametrize("kind", ["", "primary", "small", "quiet", "link"])
def test_a_button_with_the_keyboard_has_one_frame(qtbot: QtBot, appearance: Appearance, kind):
    made = button("", kind=kind)
    made.setFixedWidth(90)
    qtbot.addWidget(made)
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    picture = made.grab().toImage()
    inside = {
        picture.pixelColor(x, y).name()
        for x in range(6, picture.width() - 6)
        for y in range(3, picture.height() - 3)
    }
    edge = picture.pixelColor(picture.width() // 2, 0).name()
    assert edge == (theme.LIGHT.text if kind == "primary" else theme.LIGHT.accent).name()
    assert len(inside) == 1, "no second frame in it"


def shown_words(choice: Choice[str]) -> str:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    return str(option.currentText)


@pytest.mark.parametrize("words", ["Customer service", "Marketing and public relations"])
def test_what_is_chosen_ends_in_dots_only_where_it_has_no_room(qtbot: QtBot, appearance: Appearance, words):
    choice = Choice([("", words)])
    qtbot.addWidget(choice)
    choice.show()
    choice.resize(choice.sizeHint())
    assert shown_words(choice) == words
    choice.resize(choice.fontMetrics().horizontalAdvance(words), choice.height())
    assert shown_words(choice).endswith("…")
    assert words.startswith(shown_words(choice)[:-1])


def test_a_company_whose_name_runs_from_the_right_is_read_from_there(qtbot: QtBot):
    made = [PairButton(badge=True) for _ in range(2)]
    name = "شرکت Larkfield (ایران)"
    for each, text in zip(made, (name, f"\u200e\u2068{name}\u2069"), strict=True):
        qtbot.addWidget(each)
        each.set_texts(text)
        each.resize(each.sizeHint())
    one, other = (each.grab(each.rect().adjusted(30, 0, 0, 0)) for each in made)
    assert one.toImage() == other.toImage()
