"""The list of imports; each can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from scorecard.changes import Changes
from scorecard.measures import ImportRecord
from scorecard.periods import format_day
from ui.session import Session
from ui.widgets import Dialog, button, label

_COLUMNS = ("Imported", "File", "Sheet", "New", "Changed", "By", "")


class ImportsDialog(Dialog):
    """Newest first. What was changed since an import stays as it is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Asks the session for the imports."""
        super().__init__("Imports", "Close", parent, cancel="")
        self.resize(760, 420)
        self._session = session
        self._records: list[ImportRecord] = []
        self._hint = label("", "hint", wrap=True)
        self._table = QTableWidget(0, len(_COLUMNS))
        self._table.setHorizontalHeaderLabels(_COLUMNS)
        self._table.setAccessibleName("Imports")
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._undo = button("Take this import back", icon="undo")
        self._undo.setAutoDefault(False)
        self.footer.insertWidget(0, self._undo)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._hint)
        self._table.itemSelectionChanged.connect(self._show_choice)
        self._undo.clicked.connect(self._take_back)
        self._refresh()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        """Show the list until it is closed."""
        dialog = cls(session, parent)
        dialog.exec()
        dialog.deleteLater()

    def _refresh(self) -> None:
        self._session.run(lambda workspace: workspace.imports(), self._show)

    def _show(self, records: list[ImportRecord]) -> None:
        self._records = records
        self._table.setRowCount(len(records))
        for row, record in enumerate(records):
            for column, text in enumerate(_texts(record)):
                item = QTableWidgetItem(text)
                if column in (3, 4):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(row, column, item)
        self._table.resizeColumnsToContents()
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if records:
            self._table.selectRow(0)
        else:
            self._hint.setText("Nothing was imported yet.")
        self._show_choice()

    def _chosen(self) -> ImportRecord | None:
        row = self._table.currentRow()
        return self._records[row] if 0 <= row < len(self._records) else None

    def _show_choice(self) -> None:
        record = self._chosen()
        self._undo.setEnabled(record is not None and not record.undone)

    def _take_back(self) -> None:
        if (record := self._chosen()) is not None:
            self._undo.setEnabled(False)
            self._session.write(lambda workspace: workspace.undo_import(record.id), self._tell)

    def _tell(self, result: tuple[Changes, tuple[str, ...]]) -> None:
        _, kept = result
        self._hint.setText(
            "Taken back." if not kept else "Taken back. Kept as changed since: " + ", ".join(kept)
        )
        self._refresh()


def _texts(record: ImportRecord) -> tuple[str, ...]:
    when = f"{format_day(record.made_at.date())} {record.made_at:%H:%M}"
    state = "taken back" if record.undone else ""
    return (
        when,
        record.file,
        record.sheet,
        f"{record.added:,}",
        f"{record.changed:,}",
        record.made_by,
        state,
    )
