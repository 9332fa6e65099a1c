from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel

from scorecard.language import Language
from scorecard.periods import WeekStart
from scorecard.starting import shipped_templates
from ui import theme
from ui.dropping import pasted_table, refusal
from ui.firstrun import FirstRunPage
from ui.firstrun.template_card import TemplateCard


@pytest.fixture
def page(qtbot, qapp) -> FirstRunPage:
    theme.apply(qapp, theme.LIGHT)
    made = FirstRunPage()
    qtbot.addWidget(made)
    made.show_templates(shipped_templates())
    made.resize(1280, 776)
    made.show()
    return made


def words(page: FirstRunPage) -> str:
    return " ".join(each.accessibleName() or each.text() for each in page.findChildren(QLabel))


def test_four_templates_and_one_is_used(qtbot, page: FirstRunPage):
    cards = page.findChildren(TemplateCard)
    assert len(cards) == 4
    assert "Revenue team" in cards[0].accessibleName()
    with qtbot.waitSignal(page.template_requested) as wanted:
        qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    assert wanted.args == ["revenue-team"]
    with qtbot.waitSignal(page.template_requested):
        qtbot.mouseClick(cards[3], Qt.MouseButton.LeftButton)


def test_arrows_lead_from_card_to_card_and_enter_takes_one(qtbot, page: FirstRunPage):
    cards = page.findChildren(TemplateCard)
    cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    for key, place in (
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
    ):
        qtbot.keyClick(page.window().windowHandle(), key)
        assert cards[place].hasFocus()
    with qtbot.waitSignal(page.template_requested) as wanted:
        qtbot.keyClick(page.window().windowHandle(), Qt.Key.Key_Return)
    assert wanted.args == [cards[1].template.key]


def test_tab_goes_from_top_to_bottom(qtbot, page: FirstRunPage):
    page.setFocus()
    seen = [page.focusWidget()]
    while (after := _tab(qtbot, page)) not in seen:
        seen.append(after)
    words = [each.accessibleName() or each.text() for each in seen]
    assert words[:3] == ["Choose a file…", "Open sample company", "Start empty"]
    assert seen[3:7] == page.findChildren(TemplateCard)
    assert words[7:] == ["Names of measures", "Currency", "First day of the week"]


def _tab(qtbot, page: FirstRunPage):
    qtbot.keyClick(page.window().windowHandle(), Qt.Key.Key_Tab)
    return page.window().focusWidget()


def test_the_list_of_languages_says_what_it_is_of(page: FirstRunPage):
    assert page.language.currentText() == "Names in English"
    assert page.language.itemText(3) == "Names in Bahasa Indonesia"


def test_a_card_counts_its_inputs_until_it_offers_itself(qtbot, page: FirstRunPage):
    card = page.findChildren(TemplateCard)[3]
    shown = [each.text() for each in card.findChildren(QLabel) if each.isVisible()]
    assert "13 measures and 3 inputs" in shown
    card.setFocus(Qt.FocusReason.TabFocusReason)
    shown = [each.text() for each in card.findChildren(QLabel) if each.isVisible()]
    assert "Use this template" in shown
    assert "13 measures and 3 inputs" not in shown
    assert "measures and roll-up rules are filled in" in words(page)


def test_a_file_over_the_zone_lights_it_up(qtbot, page: FirstRunPage, tmp_path: Path):
    zone, data = page._drop, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "kpis.xlsx"))])
    zone.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *NO_KEYS))
    assert "Drop to import" in words(page)
    assert zone.property("over") is True
    zone.dragLeaveEvent(QDragLeaveEvent())
    assert "Import a file" in words(page)
    with qtbot.waitSignal(page.import_requested) as wanted:
        zone.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *NO_KEYS))
    assert wanted.args == [tmp_path / "kpis.xlsx"]


NO_KEYS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def test_a_wrong_file_is_named(qtbot, page: FirstRunPage):
    with qtbot.assertNotEmitted(page.import_requested):
        page._drop.take(Path("report.pdf"))
    assert "Scorecard reads Excel and CSV files. This is a PDF." in words(page)


def test_a_copied_table_is_pasted(qtbot, page: FirstRunPage):
    QGuiApplication.clipboard().setText("Measure\tJan\nLeads\t4\n")
    with qtbot.waitSignal(page.import_requested) as wanted:
        page.paste()
    assert wanted.args == ["Measure\tJan\nLeads\t4\n"]
    QGuiApplication.clipboard().setText("hello")
    with qtbot.assertNotEmitted(page.import_requested):
        page.paste()
    assert "no table on the clipboard" in words(page)


def test_the_lists_make_the_company(page: FirstRunPage):
    page._currency.set_value("EUR")
    page._week_start.set_value(WeekStart.SUNDAY)
    assert (page.company.currency, page.company.week_start) == ("EUR", WeekStart.SUNDAY)


@pytest.mark.parametrize(
    ("text", "expected"), [("a\tb", True), ("a\nb\nc", True), ("one line", False), ("", False)]
)
def test_what_counts_as_a_table(text: str, expected: bool):
    data = QMimeData()
    data.setText(text)
    assert bool(pasted_table(data)) is expected


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.XLSX", ""),
        ("a.csv", ""),
        ("a.docx", "a Word document"),
        ("notes.xyz", "notes.xyz"),
        ("", "a folder"),
    ],
)
def test_what_may_be_imported(tmp_path: Path, name: str, said: str):
    reason = refusal(tmp_path / name)
    assert said in reason
    assert bool(reason) == bool(said)


def test_the_first_list_is_the_language_and_the_cards_follow(qtbot, page: FirstRunPage):
    lists = sorted(page.findChildren(QComboBox), key=lambda each: each.mapTo(page, QPoint()).x())
    assert [each.accessibleName() for each in lists] == [
        "Names of measures",
        "Currency",
        "First day of the week",
    ]
    page.language.setFocus()
    with qtbot.waitSignal(page.language_chosen) as chosen:
        qtbot.keyClick(page.language, Qt.Key.Key_Down)
    assert chosen.args == [Language.PERSIAN]
    page.show_templates(shipped_templates(Language.PERSIAN))
    qtbot.waitUntil(lambda: len(page.findChildren(TemplateCard)) == 4)
    assert "بازدیدکنندگان" in words(page)
    assert "Website visitors" not in words(page)
