"""The tool bar: the company, the period, find, import and export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget

from ui import theme
from ui.icons import icon
from ui.shell.period_navigator import PeriodNavigator
from ui.widgets import PairButton, button, label

_NARROW = 1200
"""Below this width Today goes, which Ctrl+T stands for, and the field gets shorter."""
_FIND, _FIND_NARROW = 176, 128


class ToolBar(QFrame):
    """The row under the menus."""

    enter_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    today_requested = Signal()
    find_changed = Signal(str)
    """What the person looks for; empty when done."""

    def __init__(self, company_menu: QMenu, parent: QWidget | None = None) -> None:
        """``company_menu`` opens under the company's name."""
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setFixedHeight(theme.TOOL_BAR)
        self.setAccessibleName("Tool bar")
        self.company = PairButton(badge=True)
        self.company.setProperty("kind", "quiet")
        self.company.setMenu(company_menu)
        self.periods = PeriodNavigator()
        self.today = button("Today", kind="quiet", tip="The newest period that has ended (Ctrl+T)")
        self.find_field = FindField()
        self.enter_button = button("Enter numbers", icon="keyboard", tip="Type or paste numbers (Ctrl+E)")
        self.import_button = button("Import…", icon="import")
        self.export_button = button("Export to Excel", icon="export")
        self._arrange()
        self.today.clicked.connect(self.today_requested)
        self.find_field.textChanged.connect(self.find_changed)
        self.enter_button.clicked.connect(self.enter_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.export_button.clicked.connect(self.export_requested)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(theme.GAP)
        line = QFrame()
        line.setObjectName("upright")
        line.setFixedSize(1, 20)
        row.addWidget(self.company)
        row.addSpacing(12)
        row.addWidget(line)
        row.addSpacing(4)
        row.addWidget(self.periods)
        row.addWidget(self.today)
        row.addStretch(1)
        for part in (self.find_field, self.enter_button, self.import_button, self.export_button):
            row.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.px(_NARROW)
        self.today.setVisible(not is_narrow)
        self.export_button.setText("Export" if is_narrow and theme.text_size() > 100 else "Export to Excel")
        self.find_field.set_narrow(is_narrow)

    def show_entering(self, is_open: bool) -> None:
        """Show whether numbers are being entered."""
        made = self.enter_button
        made.setProperty("inUse", is_open)
        made.setIcon(icon("keyboard", "accent" if is_open else "text2"))
        made.style().unpolish(made)
        made.style().polish(made)


class FindField(QLineEdit):
    """Find a measure by its name; Esc empties it."""

    left = Signal()
    """Esc or Enter: back to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """176 wide, with its key shown while it is empty."""
        super().__init__(parent)
        self.setPlaceholderText("Find a measure")
        self.setAccessibleName("Find a measure")
        self.setFixedWidth(theme.px(176))
        self.setObjectName("find")
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._key: QLabel = label("Ctrl F", "key")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 5, 0)
        row.addStretch(1)
        row.addWidget(self._key)
        self._is_narrow = False
        self.textChanged.connect(self._show_key)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room, without the key."""
        self._is_narrow = is_narrow
        self.setFixedWidth(_FIND_NARROW if is_narrow else theme.px(_FIND))
        self.setPlaceholderText("Find" if is_narrow and theme.text_size() > 100 else "Find a measure")
        self._show_key()

    def _show_key(self) -> None:
        self._key.setVisible(not self.text() and not self._is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
