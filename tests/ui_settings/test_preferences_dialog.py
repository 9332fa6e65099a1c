"""A person's settings: looks change at once, numbers are written and read as chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from settings_room import PATIENCE_MS, choose

from scorecard.language import Language
from scorecard.periods import Cadence
from scorecard.report_choices import ReportChoices
from scorecard.writing import COMMA, PLAIN
from ui import theme
from ui.preferences import Preferences
from ui.settings.preferences_dialog import PreferencesDialog
from ui.widgets import Dialog


@pytest.fixture
def dialog(qtbot, session, filled, preferences, appearance):
    made = PreferencesDialog(session, preferences, appearance)
    qtbot.addWidget(made)
    made.show()
    return made


def save(dialog):
    QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def text_of(ask, cadence=Cadence.WEEKLY):
    return ask(
        lambda workspace: (
            workspace.board(cadence, workspace.book.calendar.parse("2026-W45")).rows[0].cell.text
        )
    )


def test_text_grows_at_once_and_cancel_brings_it_back(qapp, dialog):
    before = dialog.size_list.height()
    choose(dialog.size_list, "150%")
    assert theme.text_size() == 150
    assert qapp.font().pixelSize() == 20
    assert theme.px(theme.MEASURE_ROW) == 42
    assert dialog.size_list.height() == before * 3 // 2 - 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert theme.text_size() == 100
    assert qapp.font().pixelSize() == 13


def test_keys_that_follow_fast_stay_in_the_list_of_sizes(qtbot, dialog):
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.size_list.setFocus()
    before = [each.currentIndex() for each in dialog.findChildren(QComboBox)]
    for _ in range(dialog.size_list.count()):
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is dialog.size_list
    after = [each.currentIndex() for each in dialog.findChildren(QComboBox)]
    assert [place for place, pair in enumerate(zip(before, after, strict=True)) if len({*pair}) > 1] == [1]
    assert dialog.size_list.currentIndex() == dialog.size_list.count() - 1


def test_the_list_of_sizes_stays_under_the_pointer_while_the_dialog_grows(qtbot, dialog):
    qtbot.waitExposed(dialog)
    dialog.move(300, 200)
    before, width = dialog.size_list.mapToGlobal(QPoint()), dialog.width()
    choose(dialog.size_list, "150%")
    assert dialog.width() > width
    assert dialog.size_list.mapToGlobal(QPoint()) == before


def test_a_theme_shows_at_once_and_is_kept(dialog, preferences):
    choose(dialog.theme_list, "Dark")
    assert theme.current() is theme.DARK
    save(dialog)
    assert preferences.theme is theme.Choice.DARK


def test_numbers_are_written_as_chosen_and_exported_plainly(ask, session, dialog, tmp_path):
    assert text_of(ask) == "1,003"
    choose(dialog.format_list, "1.234,5")
    save(dialog)
    assert session.number_format == COMMA
    assert text_of(ask) == "1.003"
    report = ask(lambda workspace: workspace.reporting.report(ReportChoices(cadences=(Cadence.WEEKLY,))))
    assert report.book.writing == PLAIN
    assert text_of(ask) == "1.003"


def test_every_choice_is_kept_in_the_file(qtbot, ask, dialog, preferences, tmp_path):
    choose(dialog.format_list, "۱٬۲۳۴٫۵")
    choose(dialog.size_list, "125%")
    choose(dialog.start_list, "With the first page")
    choose(dialog.tab_list, "Monthly")
    choose(dialog.me_list, "Ben")
    QTest.mouseClick(dialog.nudge_box, Qt.MouseButton.LeftButton)
    save(dialog)
    again = Preferences(tmp_path / "settings.ini")
    assert (again.number_format, again.text_size, again.opens_last) == ("persian", 125, False)
    assert (again.start_tab, again.person, again.nudges) == (Cadence.MONTHLY, "Ben", False)


def test_the_program_starts_with_the_company_opened_last_unless_told_otherwise(preferences, tmp_path):
    path = tmp_path / "Acme.scorecard"
    preferences.add_recent(path)
    assert preferences.company_to_open is None
    path.touch()
    assert preferences.company_to_open == path
    preferences.opens_last = False
    assert preferences.company_to_open is None


def test_what_cannot_be_read_counts_as_not_set(tmp_path):
    (tmp_path / "settings.ini").write_text(
        "[General]\ntext-size=huge\nnumber-format=runic\nstart-tab=daily\n"
    )
    kept = Preferences(tmp_path / "settings.ini")
    assert (kept.text_size, kept.number_format, kept.start_tab) == (100, "", None)


def test_a_new_window_opens_in_the_size_that_is_kept(qtbot, appearance):
    appearance.choose_size(125)
    made = Dialog("Later", "Save")
    field = QLineEdit()
    made.body.addWidget(field)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.confirm_button.height() == 37, timeout=PATIENCE_MS)
    assert made._foot.height() == 70


def test_the_language_of_new_names_is_kept_and_holds_at_once(session, dialog, preferences):
    assert dialog.names_list.accessibleName() == "Names of new measures"
    choose(dialog.names_list, "فارسی")
    assert preferences.names_language is Language.ENGLISH
    save(dialog)
    assert preferences.names_language is session.names_language is Language.PERSIAN


@pytest.mark.parametrize(
    ("system", "language"), [("fa_IR", "fa"), ("ar_EG", "ar"), ("id_ID", "id"), ("de_DE", "en"), ("C", "en")]
)
def test_at_first_names_are_in_the_systems_language_or_english(monkeypatch, preferences, system, language):
    monkeypatch.setattr("ui.preferences.QLocale.system", lambda: QLocale(system))
    assert preferences.names_language == language
