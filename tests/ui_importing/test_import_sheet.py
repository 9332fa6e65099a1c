from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from wizard_room import READ_WITHIN, read

from scorecard.importing.grid import Grid, GridCell
from scorecard.importing.layout import Area
from scorecard.importing.readers import SheetHead
from ui import theme
from ui.importing.badges import gap, rows_for
from ui.importing.overlay import Frame, Look, Overlay, cell_at
from ui.importing.sheet_model import SheetModel, holds_numbers
from ui.importing.sheet_tabs import SheetTabs
from ui.importing.sheet_view import SheetView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("address", "cell"),
    [
        ("A1", (0, 0)),
        ("C12", (11, 2)),
        ("Z3", (2, 25)),
        ("AA10", (9, 26)),
        ("D4 and D9", (3, 3)),
        ("row 4", None),
    ],
)
def test_an_address_names_a_cell(address, cell):
    assert cell_at(address) == cell


def test_what_was_found_in_the_picture_s_sheet(ready):
    overlay = Overlay.of_layout(ready.sight.layout).with_plan(ready.sight.plan, ready.sight.sheet)
    assert [(frame.badge, frame.dashed) for frame in overlay.frames] == [
        ("", True),
        ("14 measures", False),
        ("10 months", False),
    ]
    assert overlay.look(0, 0) is Look.IGNORED
    assert overlay.look(5, 3) is Look.SECTION
    assert overlay.look(6, 0) is Look.FRAMED
    assert overlay.look(6, 2) is Look.PLAIN
    assert overlay.look(17, 4) is Look.IGNORED
    assert overlay.look(13, 3) is Look.SKIPPED
    assert {(6, 4), (6, 6), (12, 11), (15, 8)} == overlay.changed


def grid(*rows: str) -> Grid:
    cells = [
        [GridCell(float(text) if text.isdigit() else text or None) for text in row.split("|")] for row in rows
    ]
    return Grid.of("Sheet", cells)


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = SheetModel()
    sheet = grid("A title||", "Name|2025|2026", "Leads|10|x")
    model.show_sheet(sheet, Overlay(), {(2, 2): "“x” is no number"})
    qtmodeltester.check(model)
    assert model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole) == "x\n“x” is no number"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C"


def test_a_skipped_cell_has_an_amber_corner_and_a_changed_one_a_blue_one():
    model = SheetModel()
    model.show_sheet(
        grid("Leads|10|x"), Overlay(skipped=frozenset({(0, 2)}), changed=frozenset({(0, 1)})), {}
    )
    assert [model.corner(0, column) for column in range(3)] == ["", "accent", "warn"]


def test_a_year_in_the_headings_is_no_quantity():
    model = SheetModel()
    model.show_sheet(grid("Name|2026", "Leads|2026"), Overlay(strong_rows=frozenset({0})), {})
    assert [model.index(row, 1).data() for row in (0, 1)] == ["2026", "2,026"]


def test_numbers_stand_right_with_the_headings_above_them_and_texts_left():
    model = SheetModel()
    sheet = grid(
        "Stage|Amount|Created", "Won|6043.69|2026-01-02", "Lost|n/a|2026-01-03", "Won|$ 12|2026-01-04"
    )
    rows = Overlay(frames=(Frame(Area(1, 0, 3, 2), dashed=True),), strong_rows=frozenset({0}))
    model.show_sheet(sheet, rows, {})
    for column, side in enumerate(
        (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
    ):
        for row in range(4):
            assert model.index(row, column).data(Qt.ItemDataRole.TextAlignmentRole) & side.value


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1.234,50 €", "n/a", "(12)"], True),
        (["−5%", "3 h", ""], True),
        (["D-0000001", "D-0000002"], False),
        (["01/02/2026", "02/02/2026"], False),
        (["", ""], False),
    ],
)
def test_a_column_is_one_of_numbers_where_most_of_it_are(texts, expected):
    assert holds_numbers(GridCell(text or None) for text in texts) is expected


def test_a_badge_stands_beside_the_text_of_a_section():
    names = Frame(Area(6, 0, 20, 0), "14 measures")
    assert rows_for(names) == [5]
    assert gap(names, (0, 100), [(0, 75)], (0, 600)) == 75
    assert gap(names, (0, 100), [(0, 300)], (0, 600)) is None


def test_a_badge_of_wide_headings_stands_in_their_free_row_at_what_is_seen_of_their_end():
    months = Frame(Area(3, 2, 4, 11), "10 months")
    assert rows_for(months) == [3, 2]
    left = gap(months, (100, 900), [(100, 140)], (0, 600))
    assert left is not None
    assert 400 < left < 600


def test_where_every_cell_has_text_the_badges_stand_above_the_sheet(qtbot):
    frames = Frame(Area(1, 0, 2, 0), "2 measures"), Frame(Area(0, 1, 0, 2), "2 years")
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show_sheet(grid("Figures|2025|2026", "Leads|10|11", "Deals|12|13"), Overlay(frames=frames), {})
    alone = SheetView()
    qtbot.addWidget(alone)
    alone.show_sheet(grid("||", "Leads|10|11", "Deals|12|13"), Overlay(frames=frames[:1]), {})
    assert view.horizontalHeader().height() > alone.horizontalHeader().height()
    view.show()
    qtbot.waitExposed(view)
    strip = view.horizontalHeader().viewport().grab().toImage()
    accent = theme.current().accent
    assert any(strip.pixelColor(x, strip.height() - 4) == accent for x in range(strip.width()))


def test_a_long_title_runs_on_over_empty_cells_and_a_long_name_does_not(qtbot):
    view = SheetView()
    qtbot.addWidget(view)
    title = "A title that is much longer than its column is wide"
    view.show_sheet(grid(f"{title}|||", "A name that is much too long for it|10|11|12"), Overlay(), {})
    assert view.texts.spilled(0, 0) > 0
    assert view.texts.may_spill(0, 0)
    assert not view.texts.may_spill(1, 0)


def test_frames_hatching_and_corners_are_painted(qtbot):
    overlay = Overlay(
        frames=(Frame(Area(1, 0, 2, 0), "2 measures"), Frame(Area(1, 1, 2, 2), dashed=True)),
        ignored_rows=frozenset({0}),
        skipped=frozenset({(2, 2)}),
    )
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show_sheet(grid("Title||", "Leads|10|11", "Deals|12|n/a"), overlay, {})
    view.show()
    qtbot.waitExposed(view)
    image = view.viewport().grab().toImage()
    colours = theme.current()
    cell = view.visualRect(view.model().index(2, 2))
    assert image.pixelColor(cell.right() - 2, cell.top() + 3) == colours.warn
    frame = view.visualRect(view.model().index(2, 0))
    assert image.pixelColor(frame.left() + 1, frame.bottom() - 4) == colours.accent
    ignored = view.visualRect(view.model().index(0, 2))
    assert len({image.pixel(x, ignored.center().y()) for x in range(ignored.left(), ignored.right())}) > 1


def test_a_table_far_down_is_scrolled_into_view(qtbot):
    rows = [f"note {row}||" for row in range(60)] + ["Name|2025|2026", "Leads|10|11"]
    overlay = Overlay(frames=(Frame(Area(61, 0, 61, 0), "1 measure"),))
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_sheet(grid(*rows), overlay, {})
    assert view.visualRect(view.model().index(61, 0)).intersects(view.viewport().rect())


def test_a_corrected_cell_shows_its_value_and_a_left_out_one_is_hatched():
    overlay = Overlay(skipped=frozenset({(0, 1)}), doubtful=frozenset({(0, 2)}))
    decided = {("Sheet", "B1"): "45", ("Sheet", "C1"): "", ("Other", "A1"): "7"}
    model = SheetModel()
    model.show_sheet(grid("Leads|approx 45|x"), overlay.with_decided(decided, "Sheet"), {})
    assert [model.index(0, column).data() for column in range(3)] == ["Leads", "45", "x"]
    assert [model.corner(0, column) for column in range(3)] == ["", "accent", ""]
    assert model.overlay.look(0, 2) is Look.IGNORED
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "approx 45"


def test_the_row_of_a_name_that_is_left_out_is_hatched_at_once(qtbot, checked):
    page = checked.check_page
    row = next(row for row, match in enumerate(checked.sight.matches) if match.name == "NPS")
    page.matches.table.setFocus()
    page.matches.table.setCurrentIndex(page.matches.table.matches.index(row, 0))
    with qtbot.waitSignal(checked.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(page.matches.table, Qt.Key.Key_Delete)
    assert page.sheet.model().overlay.look(int(checked.sight.matches[row].place) - 1, 3) is Look.IGNORED


def test_a_merged_heading_stands_in_the_middle_of_its_columns(qtbot, checked):
    view = checked.check_page.sheet
    assert view.model().merged_end(3, 2) == 11
    left, right = view.texts.span(3, 2)
    area = view.area_rect(Area(3, 2, 3, 11))
    assert abs((left + right) - (area.left() + area.right())) <= 3


def test_sheets_whose_tabs_have_no_room_are_chosen_from_a_list(qtbot):
    tabs = SheetTabs()
    qtbot.addWidget(tabs)
    tabs.resize(742, 32)
    tabs.show()
    tabs.show_sheets([SheetHead("Budget", 1, 4), SheetHead("Actual", 20, 14)], "Budget")
    assert not tabs.list_button.isVisible()
    heads = [SheetHead(f"Numbers of region {region}", 20, 14) for region in range(7)]
    tabs.show_sheets(heads, heads[0].name, {heads[5].name: "14 measures, months"})
    assert tabs.list_button.text() == "7 sheets"
    qtbot.mouseClick(tabs.list_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[5].text().endswith("\t14 measures, months · 20 rows × 14 columns")
    assert menu.actions()[6].text() == "Numbers of region 6\t20 rows × 14 columns"
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Up)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["Numbers of region 6"]


def test_the_list_of_sheets_stands_within_their_bar(qtbot, wizard, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for number in range(7):
        sheet = book.create_sheet(f"Region number {number}")
        for line in (["KPI", "Jan 2026", "Feb 2026"], [f"Leads {number}", 1, 2], [f"Calls {number}", 3, 4]):
            sheet.append(line)
    book.save(tmp_path / "regions.xlsx")
    read(qtbot, wizard, tmp_path / "regions.xlsx")
    sheets = wizard.check_page.pane.sheets
    qtbot.waitUntil(sheets.list_button.isVisible)
    assert sheets.rect().contains(sheets.list_button.geometry())


def test_names_of_all_sheets_are_counted_where_they_are_more_than_those_of_one(qtbot, wizard, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    names = ["Leads", "Calls", "Visits", "Deals"]
    for year, months, more in ((2025, ("Jan", "Feb", "Mar"), []), (2026, ("Jan", "Feb"), ["Refunds"])):
        sheet = book.create_sheet(str(year))
        sheet.append(["KPI", *(f"{month} {year}" for month in months)])
        for name in (*names, *more):
            sheet.append([name, *range(len(months))])
    del book["Sheet"]
    book.save(tmp_path / "years.xlsx")
    read(qtbot, wizard, tmp_path / "years.xlsx")
    assert len(wizard.sight.matches) == 5
    assert wizard.check_page.summary == "4 measures down, 3 months across; 5 in all 2 sheets"
