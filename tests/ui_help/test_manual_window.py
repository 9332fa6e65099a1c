"""The window of the manual, as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QPushButton

from ui.help.pages import Page, pages
from ui.theme import Choice

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def find(qtbot, manual, words: str) -> None:
    qtbot.keyClick(manual.page, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(manual.find_bar.field, words)


def text_found(manual) -> str:
    """What is marked as the current place."""
    marked = manual.page.extraSelections()
    cursor = manual.page.textCursor()
    current = next(each for each in marked if each.cursor.selectionStart() == cursor.position())
    return current.cursor.selectedText()


def test_it_begins_with_the_first_page_and_lists_all(manual):
    assert manual.shown == (next(iter(pages())), "")
    listed = [
        manual.contents.topLevelItem(place).text(0) for place in range(manual.contents.topLevelItemCount())
    ]
    assert listed == [page.title for page in pages().values()]


def test_the_contents_lead_to_pages_and_sections(qtbot, manual):
    item = manual.contents.topLevelItem(0).child(1)
    place = manual.contents.visualItemRect(item).center()
    qtbot.mouseClick(manual.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert manual.shown == ("start", "read-a-tab")
    assert manual.page.verticalScrollBar().value() > 0
    assert manual.page.cursorForPosition(QPoint(60, 30)).block().text() == "Read a tab"


def test_one_click_on_a_page_below_marks_that_page(qtbot, manual):
    item = manual.contents.topLevelItem(5)
    place = manual.contents.visualItemRect(item).center()
    qtbot.mouseClick(manual.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert manual.shown == (list(pages())[5], "")
    assert manual.contents.currentItem() is item
    assert manual.contents.selectedItems() == [item]


def test_back_and_forward_return_to_where_one_was(qtbot, manual):
    assert not manual.back.isEnabled()
    manual.page.verticalScrollBar().setValue(120)
    manual.go_to("keyboard")
    assert manual.back.isEnabled()
    qtbot.keyClick(manual.page, Qt.Key.Key_Left, ALT)
    assert manual.shown == ("start", "")
    assert manual.page.verticalScrollBar().value() == 120
    assert not manual.back.isEnabled()
    qtbot.keyClick(manual.page, Qt.Key.Key_Right, ALT)
    assert manual.shown == ("keyboard", "")


def test_words_are_found_on_all_pages_beginning_with_the_one_that_is_open(qtbot, manual):
    manual.go_to("keyboard")
    find(qtbot, manual, "Numbers")
    assert manual.shown[0] == "keyboard"
    assert text_found(manual).lower() == "numbers"
    shown = set()
    for _ in range(int(manual.find_bar.count.text().split()[-1])):
        qtbot.keyClick(manual.find_bar.field, Qt.Key.Key_Return)
        shown.add(manual.shown[0])
        assert text_found(manual).lower() == "numbers"
    assert len(shown) > 1
    assert manual.shown[0] == "keyboard"


def test_the_place_before_and_none_at_all(qtbot, manual):
    find(qtbot, manual, "number")
    total = manual.find_bar.count.text().split()[-1]
    qtbot.keyClick(manual.find_bar.field, Qt.Key.Key_Return, SHIFT)
    assert manual.find_bar.count.text() == f"{total} of {total}"
    qtbot.keyClick(manual.page, Qt.Key.Key_F3)
    assert manual.find_bar.count.text() == f"1 of {total}"
    qtbot.keyClick(manual.find_bar.field, Qt.Key.Key_Escape)
    assert manual.isVisible()
    assert not manual.page.extraSelections()
    find(qtbot, manual, "xyzzy")
    assert manual.find_bar.count.text() == "Not found"


def test_escape_closes_it(qtbot, manual):
    qtbot.keyClick(manual.page, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_a_link_to_a_page_is_followed(manual):
    manual.page.anchorClicked.emit(QUrl("keyboard.md#in-a-chart"))
    assert manual.shown == ("keyboard", "in-a-chart")


def test_a_link_out_of_the_manual_is_only_offered(qtbot, manual, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    manual.page.anchorClicked.emit(QUrl("https://example.org/x"))
    assert manual.shown == ("start", "")
    assert "https://example.org/x" in manual.messages.text
    assert opened == []
    buttons = {each.text(): each for each in manual.messages.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Copy link"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "https://example.org/x"
    assert opened == []
    manual.page.anchorClicked.emit(QUrl("https://example.org/x"))
    buttons = {each.text(): each for each in manual.messages.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Open"], Qt.MouseButton.LeftButton)
    assert opened == ["https://example.org/x"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"])
def test_a_link_to_anything_else_does_nothing(manual, address):
    manual.page.anchorClicked.emit(QUrl(address))
    assert not manual.messages.isVisible()
    assert manual.shown == ("start", "")


@pytest.mark.parametrize(
    "address", ["https://example.org/x.png", "file:///etc/passwd", "/etc/passwd", "../icons/bell.svg"]
)
def test_no_picture_comes_from_outside(manual, address):
    picture = QTextDocument.ResourceType.ImageResource.value
    assert manual.page.loadResource(picture, QUrl(address)) is None
    manual.page.show_page(Page("x", "X", f"# X\n\n![x]({address})\n", ()))
    assert manual.page.toPlainText().startswith("X")


def test_theme_and_text_size_are_followed_in_place(qtbot, manual, appearance):
    manual.go_to("start", "read-a-tab")
    heading = manual.page.document().begin()
    before = heading.charFormat().font().pixelSize() or _size(manual)
    appearance.choose(Choice.DARK)
    appearance.choose_size(150)
    qtbot.waitUntil(lambda: _size(manual) > before)
    assert manual.page.palette().base().color().lightness() < 60
    assert manual.page.verticalScrollBar().value() > 0


def _size(manual) -> int:
    part = manual.page.document().begin().begin().fragment()
    return part.charFormat().font().pixelSize()
