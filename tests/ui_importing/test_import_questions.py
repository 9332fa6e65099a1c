"""What few files leave open: numbers in thousands, real dates that may be exchanged, the year."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from wizard_room import READ_WITHIN, read, settle

from scorecard.importing.foreign import Foreign
from scorecard.importing.readings import Scaling
from scorecard.periods import format_day
from ui.importing import ImportWizard
from ui.importing.steps import Step

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def choose(qtbot, wizard, choice, value) -> None:
    """Choose in a list as a person does."""
    choice.set_value(value)
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        choice.activated.emit(choice.currentIndex())


@pytest.fixture
def lists(wizard):
    return wizard.check_page.readings.open


def test_no_list_is_shown_that_does_not_matter(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan 2026\tFeb 2026\nLeads\t5\t6\n")
    assert not lists.isVisibleTo(wizard)


def test_each_order_of_dates_is_named_by_an_example_and_offered_only_where_it_matters(qtbot, wizard):
    dates = wizard.check_page.readings.dates
    read(qtbot, wizard, "Date\tLeads\n2026-11-02\t5\n2026-11-03\t6\n")
    assert not dates.isEnabled()
    assert dates.currentText() == ""
    assert dates.placeholderText() == "As written"
    read(qtbot, wizard, "Date\tLeads\n2026/11/02\t5\n2026/11/03\t6\n")
    assert dates.currentText() == "2026-12-31, year first"
    read(qtbot, wizard, "Date\tLeads\n25/11/2026\t5\n26/11/2026\t6\n")
    assert dates.currentText() == "31/12/2026, day first"
    assert dates.isEnabled()
    assert [dates.itemText(n) for n in range(dates.count())][1] == "12/31/2026, month first"


def test_numbers_in_thousands_can_be_left_as_written(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan 2026\tFeb 2026\nMoney in (k$)\t12.5\t13\n")
    assert [each.isVisibleTo(wizard) for each in lists.lists] == [True, False, False]
    choices = lists.scaling.choice
    assert [choices.itemText(n) for n in range(choices.count())] == [
        "Take 12.50 as 12,500",
        "Take 12.50 as 12.50",
    ]
    assert lists.scaling.example == "“Money in (k$)”: 12.50 is taken as 12,500"
    choose(qtbot, wizard, lists.scaling.choice, Scaling.AS_WRITTEN)
    assert lists.scaling.example == "“Money in (k$)”: 12.50 stays as it is"


def test_the_year_is_asked_for(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan\tFeb\nMoney in\t5\t6\n")
    assert wizard.check_page.readings.questions.endswith("Choose under Year.")
    assert wizard.footer.import_button.text() == "1 question to answer"
    choose(qtbot, wizard, lists.year.choice, 2025)
    assert wizard.check_page.readings.questions == ""
    assert wizard.sight.plan.first.begin == date(2025, 1, 1)
    assert lists.year.example == "“Jan” is of 2025"


def test_dates_that_may_be_exchanged_are_asked_for(qtbot, wizard, lists, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Date", "Money in"])
    for day in range(1, 13):
        book.active.append([date(2026, day, 1), day])
    for day in range(13, 32):
        book.active.append([f"{day}/01/2026", day])
    book.save(tmp_path / "daily.xlsx")
    read(qtbot, wizard, tmp_path / "daily.xlsx")
    assert wizard.check_page.readings.questions.endswith("Choose under Real dates.")
    choose(qtbot, wizard, lists.exchanged.choice, True)
    assert wizard.check_page.readings.questions == ""
    assert lists.exchanged.example == "1 Feb 2026 is 2 Jan 2026"
    assert wizard.sight.plan.last.begin == date(2026, 1, 31)


def test_another_currency_is_asked_for(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan 2026\tFeb 2026\nMoney in\t€5.50\t€6.50\n")
    readings = wizard.check_page.readings
    assert readings.currency == "EUR: yours is USD"
    assert readings.questions.endswith("Choose under Other currency.")
    assert not wizard.footer.import_button.isEnabled() or "question" in wizard.footer.import_button.text()
    choose(qtbot, wizard, lists.foreign.choice, Foreign.AS_WRITTEN)
    assert readings.questions == ""
    assert lists.foreign.example == "5.50 EUR is taken as 5.50 USD"


def test_another_currency_is_converted_at_a_typed_rate(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan 2026\tFeb 2026\nMoney in\t€5\t€6\n")
    choose(qtbot, wizard, lists.foreign.choice, Foreign.CONVERTED)
    assert wizard.check_page.readings.questions.startswith("At which rate is EUR converted?")
    qtbot.keyClicks(lists.foreign.rate, "1.5")
    qtbot.keyClick(lists.foreign.rate, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.sight.rate == 1.5, timeout=READ_WITHIN)
    assert wizard.check_page.readings.questions == ""
    assert lists.foreign.example == "5 EUR is 7.50 USD"


def test_a_rate_counts_while_it_is_typed(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan 2026\tFeb 2026\nMoney in\t€5\t€6\n")
    choose(qtbot, wizard, lists.foreign.choice, Foreign.CONVERTED)
    rate = lists.foreign.rate
    assert wizard.focusWidget() is rate
    for typed, told in (("1.5", 1.5), ("q", None)):
        qtbot.keyClicks(rate, typed)
        qtbot.waitUntil(lambda told=told: wizard.sight.rate == told, timeout=READ_WITHIN)
    assert "At which rate" in wizard.check_page.readings.questions
    qtbot.keyClick(rate, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: wizard.sight.rate == 1.5, timeout=READ_WITHIN)
    assert rate.text() == "1.5"
    assert lists.foreign.example == "5 EUR is 7.50 USD"


def press_enter(qtbot, foreign) -> None:
    foreign.rate.setFocus()
    qtbot.keyClick(foreign.rate, Qt.Key.Key_Return)


def leave_the_field(qtbot, foreign) -> None:
    foreign.rate.setFocus()
    qtbot.keyClick(foreign.rate, Qt.Key.Key_Tab)


def press_the_button(qtbot, foreign) -> None:
    qtbot.mouseClick(foreign.use_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("take", [press_enter, leave_the_field, press_the_button])
def test_the_rate_of_the_file_before_is_proposed_and_taken(qtbot, wizard, lists, company, take):
    table = "KPI\tJan 2026\tFeb 2026\nMoney in\t€5\t€6\n"
    read(qtbot, wizard, table)
    choose(qtbot, wizard, lists.foreign.choice, Foreign.CONVERTED)
    qtbot.keyClicks(lists.foreign.rate, "1.1")
    settle(qtbot, wizard)
    qtbot.waitUntil(lambda: wizard.sight.rate == 1.1 and not wizard.draft.is_working, timeout=READ_WITHIN)
    with qtbot.waitSignal(wizard.draft.committed, timeout=READ_WITHIN):
        wizard.footer.import_button.click()
    day = wizard.sight.plan.record.made_at.date()
    again = ImportWizard(company)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    read(qtbot, again, table.replace("€6", "€7"))
    foreign = again.check_page.readings.open.foreign
    assert foreign.rate.text() == "1.1"
    assert foreign.example == f"last: 1.10, as on {format_day(day)}"
    assert again.footer.import_button.text() == "1 question to answer"
    assert again.check_page.readings.questions.endswith("Enter the rate.")
    assert foreign.use_button.text() == "Use 1.10"
    take(qtbot, foreign)
    qtbot.waitUntil(lambda: again.sight.rate == 1.1, timeout=READ_WITHIN)
    assert not foreign.use_button.isVisible()
    assert again.step is Step.CHECK
    assert again.sight.plan.changed == 1


def test_a_click_on_what_is_to_answer_leads_to_the_question(qtbot, wizard, lists):
    read(qtbot, wizard, "KPI\tJan 2026\tFeb 2026\nMoney in\t€5\t€6\n")
    for match in wizard.sight.matches:
        with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
            wizard.check_page.matches.chosen.emit(match.index, match.choice)
    button = wizard.footer.import_button
    assert (button.text(), button.isEnabled()) == ("1 question to answer", False)
    wizard.check_page.sheet.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wizard.focusWidget() is lists.foreign.choice
    choose(qtbot, wizard, lists.foreign.choice, Foreign.CONVERTED)
    wizard.check_page.sheet.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wizard.focusWidget() is lists.foreign.rate
