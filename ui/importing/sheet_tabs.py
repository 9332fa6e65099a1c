"""The sheets of a file as tabs; a list of all of them where the tabs have no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QWidget

from scorecard.importing.readers import SheetHead
from ui.icons import icon
from ui.importing.done_page import counted
from ui.importing.legend import Legend
from ui.importing.panes import Pane
from ui.widgets import button


class SheetTabs(Pane):
    """A tab a sheet, the legend at the end."""

    chosen = Signal(str)
    """The sheet that a person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sheets`."""
        super().__init__("window", Qt.Edge.TopEdge | Qt.Edge.BottomEdge, parent)
        self.setFixedHeight(32)
        self._heads: tuple[SheetHead, ...] = ()
        self._contents: Mapping[str, str] = {}
        self.tabs = QTabBar(expanding=False, drawBase=False, elideMode=Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName("Sheets")
        self.tabs.currentChanged.connect(lambda index: self.chosen.emit(self.tabs.tabText(index)))
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.list_button = button("", kind="small-quiet", tip="All sheets")
        self.list_button.setObjectName("sheet-list")
        self.list_button.setIcon(icon("chevron-down", "text2"))
        self.list_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.list_button.clicked.connect(self._open_list)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 7, 8, 1)
        row.addWidget(self.tabs, 100)
        row.addWidget(self.list_button)
        row.addStretch(1)
        row.addWidget(Legend())

    @property
    def names(self) -> list[str]:
        """The sheets, in their order."""
        return [self.tabs.tabText(index) for index in range(self.tabs.count())]

    def show_sheets(
        self, heads: Sequence[SheetHead], chosen: str, contents: Mapping[str, str] | None = None
    ) -> None:
        """Show these sheets and which of them is seen; nobody is told. ``contents`` goes into the list."""
        self._heads, self._contents = tuple(heads), contents or {}
        names = [head.name for head in heads]
        self.tabs.blockSignals(True)
        if self.names != names:
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in names:
                self.tabs.setTabToolTip(self.tabs.addTab(name), name)
        self.tabs.setVisible(any(names))
        self.tabs.setCurrentIndex(names.index(chosen))
        self.tabs.blockSignals(False)
        self.list_button.setText(f"{len(names):,} sheets")
        self._offer_list()

    def go_to(self, name: str) -> None:
        """See another sheet, as a press on its tab does."""
        self.tabs.setCurrentIndex(self.names.index(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_list()

    def _offer_list(self) -> None:
        """The list is there only where not all tabs have room beside the legend."""
        beside = self.width() - self.tabs.sizeHint().width()
        needed = sum(each.sizeHint().width() for each in self.findChildren(Legend)) + 48
        self.list_button.setVisible(len(self._heads) > 1 and beside < needed)

    def _open_list(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for head in self._heads:
            found = self._contents.get(head.name)
            told = " · ".join([*([found] if found else []), _size(head)])
            words = head.name.replace("&", "&&") + f"\t{told}"
            action = menu.addAction(words, partial(self.go_to, head.name))
            action.setCheckable(True)
            action.setChecked(head.name == self.tabs.tabText(self.tabs.currentIndex()))
        menu.popup(self.list_button.mapToGlobal(self.list_button.rect().topLeft()))


def _size(head: SheetHead) -> str:
    """``about 1,200 rows × 14 columns``."""
    about = "" if head.is_exact else "about "
    size = f"{counted(head.row_count, 'row')} × {counted(head.column_count, 'column')}"
    return f"{about}{size}" if head.row_count else "empty"
