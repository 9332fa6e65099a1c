"""The library's page: found, ticked and added by keys and by mouse, and nothing is doubled."""

from __future__ import annotations

import pytest
from company_fixtures import PATIENCE_MS
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scorecard.language import Language
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence
from ui.library import LibraryDialog

WEEKLY, MONTHLY, QUARTERLY = Cadence
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(qtbot, session):
    def show(cadence=MONTHLY):
        made = LibraryDialog(session, cadence)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        # A shortcut works only in the window in use.
        qtbot.waitUntil(made.isActiveWindow, timeout=PATIENCE_MS)
        return made

    return show


@pytest.fixture
def library(opened):
    return opened()


def find(library, text):
    library.browser.filters.search.setFocus()
    library.browser.filters.search.clear()
    QTest.keyClicks(library.browser.filters.search, text)


def tick(library, *names):
    for name in names:
        find(library, name)
        assert library.browser.known.short_name == name
        QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Return)


def click(library, row, x=25, modifiers=Qt.KeyboardModifier.NoModifier):
    area = library.list.visualRect(library.list.model().index(row, 0))
    QTest.mouseClick(library.list.viewport(), LEFT, modifiers, QPoint(area.left() + x, area.center().y()))


def add(qtbot, library):
    with qtbot.waitSignal(library.added, timeout=PATIENCE_MS) as told:
        QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Return, CONTROL)
    return told.args[0]


def listed(session, cadence=MONTHLY):
    book = session.book
    return [book.by_id[each].short_name for each in book.scorecard(cadence).measure_ids]


class TestTicking:
    def test_enter_in_the_field_ticks_what_was_found(self, library):
        tick(library, "churn_rate", "nps")
        assert library.list.ticked == ("churn_rate", "nps")
        assert library.confirm_button.text() == "Add 2 measures"
        assert library.browser.filters.search.selectedText() == "nps"

    def test_space_and_shift_with_the_arrows(self, library):
        library.list.setFocus()
        QTest.keyClick(library.list, Qt.Key.Key_Down)
        QTest.keyClick(library.list, Qt.Key.Key_Space)
        for _ in range(2):
            QTest.keyClick(library.list, Qt.Key.Key_Down, SHIFT)
        assert library.list.ticked == ("new_leads", "mqls", "sals")
        QTest.keyClick(library.list, Qt.Key.Key_Space)
        assert library.list.ticked == ("new_leads", "mqls")

    def test_shift_with_an_arrow_alone_ticks_both(self, library):
        library.list.setFocus()
        QTest.keyClick(library.list, Qt.Key.Key_Down, SHIFT)
        assert library.list.ticked == ("website_visitors", "new_leads")

    def test_a_click_on_the_box_ticks_and_beside_it_only_shows(self, library):
        click(library, 2)
        assert library.list.ticked == ("mqls",)
        click(library, 3, x=300)
        assert library.list.ticked == ("mqls",)
        assert library.browser.known.short_name == "sals"
        click(library, 2)
        assert library.list.ticked == ()
        assert not library.confirm_button.isEnabled()

    def test_shift_with_a_click_ticks_all_on_the_way(self, library):
        click(library, 1)
        click(library, 4, x=300, modifiers=SHIFT)
        assert library.list.ticked == ("new_leads", "mqls", "sals", "sqls")
        click(library, 4)
        click(library, 3, modifiers=SHIFT)
        assert library.list.ticked == ("new_leads", "mqls")

    def test_a_double_click_beside_the_box_ticks_too(self, library):
        area = library.list.visualRect(library.list.model().index(2, 0))
        QTest.mouseClick(library.list.viewport(), LEFT, pos=area.center())
        QTest.mouseDClick(library.list.viewport(), LEFT, pos=area.center())
        assert library.list.ticked == ("mqls",)

    def test_a_screen_reader_hears_the_tick(self, library):
        click(library, 2)
        assert library.list.rows[2].spoken.startswith("Marketing-qualified leads (MQL), ticked, Leading")

    def test_ctrl_a_ticks_what_is_shown(self, library):
        find(library, "invoices")
        library.list.setFocus()
        QTest.keyClick(library.list, Qt.Key.Key_A, CONTROL)
        assert library.list.ticked == ("invoices_overdue",)

    def test_ticks_outlive_a_search(self, library):
        tick(library, "churn_rate")
        find(library, "zzz")
        assert library.list.ticked == ("churn_rate",)
        assert library.confirm_button.isEnabled()


class TestByKeysAlone:
    def test_down_in_the_field_enters_the_list_where_space_ticks(self, library):
        find(library, "customers leave")
        QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Down)
        assert library.focusWidget() is library.list
        QTest.keyClick(library.focusWidget(), Qt.Key.Key_Space)
        assert library.list.ticked == (library.browser.known.short_name,)

    def test_tab_and_shift_tab_pass_the_facts_in_one_stop(self, library):
        find(library, "health_score")
        assert 'href="mrr"' in library.browser.details._told["Leads"].text()
        ways = []
        for key, modifiers in ((Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Backtab, SHIFT)):
            library.list.setFocus()
            stops = []
            for _ in range(40):
                QTest.keyClick(library.focusWidget(), key, modifiers)
                stops.append(library.focusWidget())
            assert library.list in stops
            inside = stops[: stops.index(library.list)]
            assert inside.count(library.browser.details) == 1
            assert sum(map(library.browser.details.isAncestorOf, inside)) == 1, "none of its labels is a stop"
            ways.append(inside)
        assert set(ways[0]) == set(ways[1])

    def test_a_link_is_followed_and_there_is_a_way_back(self, library):
        find(library, "health_score")
        details = library.browser.details
        details.setFocus()
        QTest.keyClick(details, Qt.Key.Key_Right)
        QTest.keyClick(details, Qt.Key.Key_Return)
        assert library.browser.known.short_name == "revenue"
        assert "Back to Customer health score" in details._back.text()
        QTest.keyClick(library.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert library.browser.known.short_name == "health_score"
        assert not details._back.isVisible()

    def test_enter_on_back_leads_back_too(self, library):
        find(library, "health_score")
        details = library.browser.details
        details.setFocus()
        QTest.keyClick(details, Qt.Key.Key_Return)
        assert library.browser.known.short_name == "mrr"
        details.setFocus()
        QTest.keyClick(details, Qt.Key.Key_Return)
        assert library.browser.known.short_name == "health_score"

    def test_another_choice_ends_the_way_back(self, library):
        find(library, "health_score")
        library.browser.details.setFocus()
        QTest.keyClick(library.browser.details, Qt.Key.Key_Return)
        QTest.keyClick(library.focusWidget(), Qt.Key.Key_Down)
        assert not library.browser.details._back.isVisible()


class TestAdding:
    def test_all_in_one_step_with_owner_tab_inputs_and_goals(self, qtbot, session, ask, library):
        tick(library, "cost_per_lead", "nrr")
        library.options.owner.setFocus()
        QTest.keyClicks(library.options.owner, "Ana Lima")
        assert library.options.news.text().startswith(
            "6 inputs come along, shown on no tab: Marketing spend,"
        )
        assert add(qtbot, library) == "2 measures added"
        assert not library.isVisible()
        assert listed(session) == ["cost_per_lead", "nrr"]
        book = session.book
        assert len(book.measures) == 8
        assert {measure.owner for measure in book.measures} == {"Ana Lima"}
        (goal,) = book.goals
        assert (goal.measure_id, goal.kind, goal.low) == (
            book.by_short_name["nrr"].id,
            Direction.AT_LEAST,
            110,
        )
        ask(lambda workspace: workspace.undo())
        assert session.book.measures == ()

    def test_benchmarks_are_goals_only_where_wanted(self, qtbot, session, library):
        tick(library, "nrr")
        assert library.list.rows[0].state == "First goal ≥ 110.0%"
        QTest.mouseClick(library.options.goals, LEFT, pos=QPoint(8, library.options.goals.height() // 2))
        assert library.list.rows[0].state == ""
        add(qtbot, library)
        assert session.book.goals == ()

    def test_on_several_tabs_each_where_it_makes_sense(self, qtbot, session, opened):
        library = opened(WEEKLY)
        QTest.keyClick(library.options.tabs.boxes[MONTHLY], Qt.Key.Key_Space)
        tick(library, "new_leads", "close_rate", "top10_keywords")
        add(qtbot, library)
        assert listed(session, WEEKLY) == ["new_leads"]
        assert listed(session, MONTHLY) == ["new_leads", "close_rate", "top10_keywords"]

    def test_what_makes_no_sense_there_is_told(self, opened):
        library = opened(WEEKLY)
        tick(library, "close_rate")
        assert "Close rate goes to the monthly tab: weekly makes no sense." in library.options.news.text()

    def test_a_full_tab_is_told(self, library):
        library.list.setFocus()
        for _ in range(16):
            QTest.keyClick(library.list, Qt.Key.Key_Down, SHIFT)
        assert "The monthly tab will have 17 numbers; 8 to 15 read best." in library.options.news.text()
        assert library.confirm_button.isEnabled()

    def test_enter_in_the_list_adds_too(self, qtbot, session, library):
        click(library, 0)
        with qtbot.waitSignal(library.added, timeout=PATIENCE_MS):
            QTest.keyClick(library.list, Qt.Key.Key_Return)
        assert listed(session) == ["website_visitors"]

    def test_nothing_ticked_adds_nothing(self, library):
        QTest.keyClick(library.list, Qt.Key.Key_Return)
        QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Return, CONTROL)
        assert library.isVisible()

    def test_what_cannot_be_kept_is_told_and_nothing_is_lost(self, qtbot, session, ask, library):
        tick(library, "nps")
        session.changed.disconnect(library._look_again)
        ask(lambda workspace: workspace.defining.save_measure(Measure(7, "nps", "NPS")))
        ask(lambda workspace: workspace.defining.archive_measure(7))
        ask(lambda workspace: workspace.defining.save_measure(Measure(8, "m8", "NPS")))
        library.confirm_button.click()
        qtbot.waitUntil(library.message.isVisible, timeout=PATIENCE_MS)
        assert library.message.text() == "There is a measure called NPS already."
        assert library.list.ticked == ("nps",)


class TestWhatIsThere:
    @pytest.fixture
    def library(self, ask, opened):
        ask(lambda work: work.defining.save_measure(Measure(1, "m1", "Churn rate"), None, {MONTHLY}))
        ask(lambda work: work.defining.save_measure(Measure(2, "orders", "Orders")))
        ask(lambda work: work.defining.save_measure(Measure(3, "nps", "NPS"), None, {MONTHLY}))
        ask(lambda work: work.defining.archive_measure(3))
        return opened()

    def test_it_is_marked(self, library):
        states = {row.key: row.state for row in library.list.rows}
        assert states["churn_rate"] == "On the scorecard"
        assert states["orders"] == "Not on this scorecard"
        assert states["nps"] == "Archived"

    def test_it_cannot_be_ticked_twice(self, library):
        find(library, "churn rate")
        QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Return)
        assert library.list.ticked == ()

    def test_an_archived_one_comes_back_and_an_input_is_shown(self, qtbot, session, library):
        tick(library, "nps", "orders")
        add(qtbot, library)
        assert len(session.book.measures) == 3
        assert not session.book.by_id[3].archived
        assert listed(session) == ["m1", "nps", "orders"]

    def test_what_another_window_adds_is_seen(self, ask, library):
        tick(library, "csat")
        ask(lambda work: work.defining.save_measure(Measure(9, "csat", "CSAT"), None, {MONTHLY}))
        assert library.list.ticked == ()


def test_a_measure_of_one_s_own_is_a_click_away(qtbot, library):
    QTest.keyClicks(library.browser.filters.search, " Visits  to the shop ")
    with qtbot.waitSignal(library.own_requested) as asked:
        QTest.mouseClick(library.own_button, LEFT)
    assert asked.args == ["Visits to the shop"]
    assert not library.isVisible()


def test_the_owner_can_be_one_of_the_people(qtbot, session, ask, opened):
    ask(lambda work: work.defining.save_measure(Measure(1, "won", "Won", owner="Maya Keller")))
    library = opened()
    QTest.keyClick(library.options.owner, Qt.Key.Key_Down)
    assert library.options.owner.owner == "Maya Keller"


class TestLanguage:
    def test_names_are_shown_found_and_added_in_the_persons_language(self, qtbot, session, opened):
        session.names_language = Language.ARABIC
        library = opened()
        for words in ("Churn rate", "نرخ ریزش", "معدل التسرب", "Tingkat churn"):
            # Key events of the test library know Latin letters alone.
            library.browser.filters.search.clear()
            library.browser.filters.search.insert(words)
            assert library.browser.known.short_name == "churn_rate"
        assert library.list.rows[0].title == "معدل التسرب"
        assert "Churn rate" in library.browser.details.facts["Elsewhere called"]
        QTest.keyClick(library.browser.filters.search, Qt.Key.Key_Return)
        add(qtbot, library)
        made = session.book.by_short_name["churn_rate"]
        assert made.name == "معدل التسرب"
        assert session.book.by_short_name["customers_lost"].name == "العملاء المفقودون"
