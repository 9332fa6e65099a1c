"""Raw rows: what is counted is chosen beside the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from wizard_room import READ_WITHIN, read

from scorecard.importing.rows.rules import Filter, Ratio, RowKind, RowMeasure
from scorecard.periods import Grain
from ui.importing.rules.measure_dialog import MeasureDialog
from ui.importing.rules.ratio_dialog import RatioDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CLICK = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def deals(qtbot, wizard, tmp_path):
    """The wizard over 60 deals of two months, every third of them won."""
    path = tmp_path / "deals.csv"
    lines = [
        f"D-{number},2026-{5 + number // 30:02d}-{number % 28 + 1:02d},"
        f"{'Lost' if number % 3 else 'Won'},{'North' if number % 2 else 'South'},{number * 37 % 500 + 100}.50"
        for number in range(60)
    ]
    path.write_text("\n".join(["Deal ID,Created,Stage,Region,Amount", *lines]) + "\n")
    read(qtbot, wizard, path)
    return wizard


@pytest.fixture
def rules(deals):
    return deals.check_page.rules


def lines(rules) -> list[tuple[str, str]]:
    model = rules.table.model()
    return [tuple(model.index(row, column).data() for column in (0, 1)) for row in range(model.rowCount())]


def answer_dialog(qtbot, kind, fill) -> None:
    """Have the next dialog filled in and confirmed."""

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            fill(dialog)
            qtbot.mouseClick(dialog.confirm_button, CLICK)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, go_on)


def test_rows_are_counted_and_money_added_up(rules):
    assert rules.isVisible()
    assert rules.dates.value() == "Created"
    assert lines(rules) == [("Deals", "Count of rows"), ("Amount", "Sum of Amount")]


def test_only_what_is_used_is_not_hatched(deals):
    ignored = deals.sight.faces[0].layout.ignored_columns
    assert set(ignored) == {0, 2, 3}


def test_rows_are_gathered_by_month(qtbot, deals, rules):
    with qtbot.waitSignal(deals.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mouseClick(rules.grains.children()[-1], CLICK)
    assert deals.sight.rules.grain is Grain.MONTH
    assert deals.check_page.summary == "60 rows, May 2026 to June 2026"
    assert deals.sight.plan.grain is Grain.MONTH


def test_a_count_of_some_rows_is_added(qtbot, deals, rules):
    def fill(dialog) -> None:
        dialog.name.setText("Won deals")
        qtbot.mouseClick(dialog.add_button, CLICK)
        row = dialog.rows[0]
        row.column.set_value("Stage")
        row.column.chosen.emit("Stage")
        won = next(each for each in row.values_button.menu().actions() if each.text().startswith("Won"))
        assert won.text() == "Won  (20)"
        won.trigger()
        dialog.split.set_value("Region")

    answer_dialog(qtbot, MeasureDialog, fill)
    with qtbot.waitSignal(deals.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mouseClick(rules.add_button, CLICK)
    made = RowMeasure("Won deals", RowKind.COUNT, "", (Filter("Stage", ("Won",)),), "Region")
    assert deals.sight.rules.measures[-1] == made
    assert lines(rules)[-1] == ("Won deals", "Count of rows where Stage is Won, by Region")
    assert "Won deals" in [match.name for match in deals.sight.matches]


def test_a_ratio_is_made_of_two_and_goes_with_them(qtbot, deals, rules):
    answer_dialog(qtbot, RatioDialog, lambda dialog: dialog.in_percent.setChecked(False))
    with qtbot.waitSignal(deals.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mouseClick(rules.ratio_button, CLICK)
    assert deals.sight.rules.ratios == (Ratio("Amount per Deals", "Amount", "Deals"),)
    rules.table.setFocus()
    rules.table.setCurrentIndex(rules.table.model().index(1, 0))
    with qtbot.waitSignal(deals.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(rules.table, Qt.Key.Key_Delete)
    assert lines(rules) == [("Deals", "Count of rows")]
    assert deals.sight.rules.ratios == ()


def test_a_measure_is_changed_from_the_keyboard(qtbot, deals, rules):
    def fill(dialog) -> None:
        dialog.name.setText("Average deal")
        dialog.kind.set_value(RowKind.AVERAGE)

    rules.table.setFocus()
    rules.table.setCurrentIndex(rules.table.model().index(1, 0))
    answer_dialog(qtbot, MeasureDialog, fill)
    with qtbot.waitSignal(deals.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(rules.table, ENTER)
    assert lines(rules)[1] == ("Average deal", "Average of Amount")


def test_two_measures_of_one_name_are_refused(qtbot, deals, rules):
    answer_dialog(qtbot, MeasureDialog, lambda dialog: dialog.name.setText("Deals"))
    with qtbot.assertNotEmitted(deals.draft.started):
        qtbot.mouseClick(rules.add_button, CLICK)
    assert rules.error == "Two measures are called “Deals”. Give each a name of its own."
    assert len(lines(rules)) == 2


def shown_dialog(qtbot, deals) -> MeasureDialog:
    dialog = MeasureDialog(deals.sight.profile, None, deals)
    dialog.show()
    qtbot.waitUntil(dialog.confirm_button.isVisible)
    return dialog


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_in_a_field_adds_the_measure(qtbot, deals, modifier):
    dialog = shown_dialog(qtbot, deals)
    dialog.name.setFocus()
    qtbot.keyClicks(dialog.name, "All deals")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name, ENTER, modifier)
    assert dialog.rows == []
    assert dialog.measure.name == "All deals"


def test_the_dialog_is_as_before_once_a_condition_is_removed(qtbot, deals):
    dialog = shown_dialog(qtbot, deals)
    before = dialog.height(), dialog.split.y()
    row = dialog.add_filter(None)
    qtbot.waitUntil(lambda: dialog.height() > before[0])
    row.removed.emit()
    qtbot.waitUntil(lambda: (dialog.height(), dialog.split.y()) == before)
