"""One measure of the library is chosen by typing, with the arrows or with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scorecard.book import Book
from scorecard.language import Language
from scorecard.measures import Kind, Measure
from ui.library import LibraryPicker

BOOK = Book(measures=(Measure(1, "churn_rate", "Churn"), Measure(2, "nps", "NPS", archived=True)))


@pytest.fixture
def picker(qtbot):
    made = LibraryPicker(BOOK)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(picker):
    return [row.title for row in picker.list.rows]


class TestPicker:
    def test_typing_narrows_and_the_first_that_fits_is_chosen(self, picker):
        QTest.keyClicks(picker.browser.filters.search, "cost per lead")
        assert names(picker)[0] == "Cost per lead (CPL)"
        assert picker.browser.known.short_name == "cost_per_lead"
        assert picker.browser.details.facts["How it is worked out"] == "Marketing spend ÷ Leads"

    def test_arrows_move_from_the_field_and_enter_chooses(self, picker):
        field = picker.browser.filters.search
        QTest.keyClicks(field, "customers leave")
        QTest.keyClick(field, Qt.Key.Key_Down)
        chosen = picker.browser.known
        assert chosen.measure.name == names(picker)[1]
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert picker.result() == LibraryPicker.DialogCode.Accepted

    def test_a_double_click_chooses(self, picker):
        row = picker.list.visualRect(picker.list.model().index(2, 0)).center()
        QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
        QTest.mouseDClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
        assert picker.browser.known.short_name == "mqls"
        assert picker.result() == LibraryPicker.DialogCode.Accepted

    def test_escape_empties_the_field_and_then_leaves(self, picker):
        field = picker.browser.filters.search
        QTest.keyClicks(field, "churn")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert len(names(picker)) == 77
        assert picker.isVisible()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not picker.isVisible()

    def test_nothing_fits(self, picker):
        QTest.keyClicks(picker.browser.filters.search, "zzz")
        assert not picker.confirm_button.isEnabled()
        assert picker.browser.nothing.text() == "No measure fits “zzz”."
        QTest.mouseClick(picker.browser.show_all, Qt.MouseButton.LeftButton)
        assert len(names(picker)) == 77
        assert picker.confirm_button.isEnabled()

    def test_what_is_there_says_so(self, picker):
        states = {row.key: row.state for row in picker.list.rows}
        assert (states["churn_rate"], states["nps"], states["csat"]) == ("There already", "Archived", "")

    def test_switches_narrow_by_the_mouse(self, picker):
        leading = next(
            part for part in picker.browser.filters.kind.findChildren(QWidget) if part.text() == "Leading"
        )
        QTest.mouseClick(leading, Qt.MouseButton.LeftButton)
        assert {row.item.measure.kind for row in picker.list.rows} == {Kind.LEADING}

    def test_what_it_leads_is_a_way_there(self, picker):
        picker.browser.go_to("lead_velocity_rate")
        details = picker.browser.details
        assert details.facts["Leads"] == "Monthly recurring revenue (MRR), Revenue"
        details.measure_requested.emit("revenue")
        assert picker.browser.known.short_name == "revenue"
        assert "Leads" not in details.facts

    def test_asking_gives_the_measure_or_none(self, qtbot):
        window = QWidget()
        qtbot.addWidget(window)

        def press(key):
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, LibraryPicker) and dialog.confirm_button.isVisible():
                QTest.keyClick(dialog, key)
            else:
                QTimer.singleShot(10, lambda: press(key))

        press(Qt.Key.Key_Return)
        assert LibraryPicker.ask(window, BOOK, Language.ENGLISH).short_name == "website_visitors"
        press(Qt.Key.Key_Escape)
        assert LibraryPicker.ask(window, BOOK, Language.ENGLISH) is None
