"""One import: where it came from, what it changed, and the cells that were problems."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.commands.import_details import ImportDetails
from scorecard.measures import ImportRecord
from ui import theme
from ui.imports import wording
from ui.widgets import ElidedLabel, label
from ui.widgets.line_table import LineTable
from ui.widgets.list_dialog import Row, RowsModel, line_list

_NOTHING = ("This import changed no numbers.", "No number that was there already was changed.")


class DetailsView(QWidget):
    """Facts and counts above, the three lists below as tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_record`."""
        super().__init__(parent)
        self._title = ElidedLabel("", "panel")
        self._when = label("", "second")
        self._facts = {name: ElidedLabel("", "small") for name in ("File", "Sheet", "Layout", "Recipe")}
        self._form = QFormLayout()
        self._numbers = {name: (label("", "heading"), label("", "small")) for name in _COUNTS}
        self.tabs = QTabBar()
        self.tabs.setObjectName("import-lists")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFixedHeight(theme.SMALL_CONTROL)
        self.tabs.setAccessibleName("What is listed")
        self.measures = line_list(("Measure", "New", "Changed", "Removed"), right=(1, 2, 3))
        self.changed = line_list(("Measure", "Period", "Before", "After", "Cell"), right=(2, 3))
        self.problems = line_list(("Reason", "In the file", "What was done", "Cell"))
        self._lists = (self.measures, self.changed, self.problems)
        self._notes = [label("", "hint", wrap=True) for _ in self._lists]
        self._stack = QStackedWidget()
        self._arrange()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def show_record(self, record: ImportRecord) -> None:
        """Show what the list knows at once; the rest comes with :meth:`show_details`."""
        self._title.setText(record.file)
        undone = " · taken back" if record.undone else ""
        self._when.setText(f"{wording.moment(record.made_at)} by {record.made_by}{undone}")
        facts = (record.path, record.sheet, wording.layout_name(record), record.recipe)
        for words, text in zip(self._facts.values(), facts, strict=True):
            words.setText(text)
            self._form.setRowVisible(words, bool(text))
        for name, (number, word) in self._numbers.items():
            count = getattr(record, name)
            number.setText(f"+{count:,}" if name == "added" and count else f"{count:,}")
            word.setText(_COUNTS[name][count != 1])

    def show_details(self, details: ImportDetails, book: Book) -> None:
        """Fill the lists."""
        record = details.record
        self.show_record(record)
        changed = wording.changed_rows(details, book.calendar, book.writing)
        lists = (wording.measure_rows(details), changed, wording.problem_rows(record))
        totals = (len(details.measures), details.changed_total, record.problems)
        names = ("Measures", "Changed numbers", "Problems")
        notes = (
            *map(_note, _NOTHING, lists[:2], totals[:2]),
            wording.problem_note(record),
        )
        for number, (rows, total, name) in enumerate(zip(lists, totals, names, strict=True)):
            self.tabs.setTabText(number, f"{name} {total:,}")
            self._fill(number, rows, notes[number])

    def _fill(self, number: int, rows: list[Row], words: str) -> None:
        table, note = self._lists[number], self._notes[number]
        model = table.model()
        if isinstance(model, RowsModel):
            model.show_rows(rows)
        table.setVisible(bool(rows))
        note.setText(words)
        note.setVisible(bool(words))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.DIALOG_PADDING, 16, theme.DIALOG_PADDING, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._title)
        column.addWidget(self._when)
        self._arrange_facts()
        column.addLayout(self._form)
        column.addLayout(self._count_line())
        column.addSpacing(theme.GAP)
        column.addWidget(self.tabs)
        for table, note, name in zip(self._lists, self._notes, _LIST_NAMES, strict=True):
            table.setAccessibleName(name)
            self._stack.addWidget(_page(table, note))
            self.tabs.addTab(name)
        column.addWidget(self._stack, 1)

    def _arrange_facts(self) -> None:
        form = self._form
        form.setContentsMargins(0, 4, 0, 4)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, words in self._facts.items():
            form.addRow(label(name, "hint"), words)

    def _count_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.DIALOG_PADDING)
        for number, word in self._numbers.values():
            line.addLayout(_stacked(number, word))
        line.addStretch(1)
        return line


_LIST_NAMES = ("Measures", "Changed numbers", "Problems")
_COUNTS = {
    "added": ("new number", "new numbers"),
    "changed": ("changed", "changed"),
    "unchanged": ("as it was", "as they were"),
    "removed": ("removed", "removed"),
    "problems": ("problem", "problems"),
}


def _stacked(number: QLabel, word: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(number)
    column.addWidget(word)
    return column


def _note(nothing: str, rows: list[Row], total: int) -> str:
    """What is said above a list: that there is nothing in it, or that it has not all."""
    if not rows:
        return nothing
    return f"The first {len(rows):,} of {total:,} are listed." if total > len(rows) else ""


def _page(table: LineTable, note: QLabel) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(4)
    column.addWidget(note)
    column.addWidget(table, 1)
    column.setAlignment(note, Qt.AlignmentFlag.AlignTop)
    return page
