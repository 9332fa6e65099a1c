"""What stands where the table has nothing to show: one sentence and a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import button, label


class EmptyPage(QWidget):
    """No measures at all, or none that the filters let through."""

    import_requested = Signal()
    new_measure_requested = Signal()
    add_requested = Signal()
    below_requested = Signal()
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says nothing until told why it is shown."""
        super().__init__(parent)
        self.text = label("", "lead")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._import = button("Import…", icon="import", kind="primary")
        self._new = button("New measure…")
        self._add = button("Add measures…")
        self.below = button("", kind="link")
        self.reset = button("Show all measures", kind="link")
        self._import.clicked.connect(self.import_requested)
        self._new.clicked.connect(self.new_measure_requested)
        self._add.clicked.connect(self.add_requested)
        self.below.clicked.connect(self.below_requested)
        self.reset.clicked.connect(self.reset_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        for part in (self._import, self._new, self._add, self.below, self.reset):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GROUP_GAP)
        column.addStretch(1)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(2)

    def say_no_measures(self, tab: str, below: int = 0) -> None:
        """The scorecard has no measures; ``below`` weekly ones can be shown rolled up."""
        self.below.setText(f"Show the weekly measures, rolled up ({below})" if below else "")
        self._say(f"No measures on the {tab} tab yet.", filtered=False)

    def say_no_match(self, sentence: str) -> None:
        """The filters let nothing through."""
        self._say(sentence, filtered=True)

    def _say(self, sentence: str, *, filtered: bool) -> None:
        self.text.setText(sentence)
        self._import.setVisible(not filtered)
        self._new.setVisible(not filtered)
        self._add.setVisible(not filtered)
        self.setFocusProxy(self.reset if filtered else self._add)
        self.below.setVisible(not filtered and bool(self.below.text()))
        self.reset.setVisible(filtered)


class NothingEnteredBar(QFrame):
    """The slim line above a table whose newest period has no numbers."""

    enter_requested = Signal()
    import_requested = Signal()
    newest_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is a need."""
        super().__init__(parent)
        self.text = label("", "second")
        self.setObjectName("nothing-entered")
        self.setFixedHeight(theme.MESSAGE_BAR)
        entered, asked = button("Enter numbers", kind="small"), button("Import…", kind="small")
        entered.clicked.connect(self.enter_requested)
        asked.clicked.connect(self.import_requested)
        self.newest = button("", kind="link")
        self.newest.clicked.connect(self.newest_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.addWidget(self.text)
        for part in (entered, asked):
            row.addSpacing(theme.GAP)
            row.addWidget(part)
        row.addSpacing(theme.GAP)
        row.addWidget(self.newest)
        row.addStretch(1)
        self.hide()

    def say(self, period: str) -> None:
        """Name the period without numbers: ``week 47``."""
        self.text.setText(f"Nothing entered for {period} yet.")
        self.newest.hide()
        self.show()

    def offer(self, period: str) -> None:
        """Offer the newest period that has numbers: ``December 2021``."""
        self.newest.setText(f"Go to {period}")
        self.newest.show()
