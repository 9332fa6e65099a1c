"""What the manual holds: its pages, and the sections of the one that is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from ui import theme
from ui.help.pages import Page, slug

_WIDTH, _INDENT, _LINE = 232, 16, 26
_NAME = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """One page is open at a time."""

    chosen = Signal(str, str)
    """The name of a page and a section's slug, which is empty for the page itself."""

    def __init__(self, pages: Iterable[Page], parent: QWidget | None = None) -> None:
        """Lists ``pages``; none is open."""
        super().__init__(parent)
        self.setObjectName("contents")
        self.setAccessibleName("Contents")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sections: dict[tuple[str, str], QTreeWidgetItem] = {}
        self._pages = {page.name: self._add(page) for page in pages}
        self.take_width()
        self.currentItemChanged.connect(self._choose)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        # The lines move while a page opens: Qt would mark what is under the pointer now.
        if (current := self.currentItem()) is not None:
            self.clearSelection()
            current.setSelected(True)

    def take_width(self) -> None:
        """As wide, and with lines as high, as the text size in use needs."""
        self.setFixedWidth(theme.px(_WIDTH))
        for item in (*self._pages.values(), *self._sections.values()):
            item.setSizeHint(0, QSize(0, theme.px(_LINE)))

    def show_page(self, name: str, section: str = "") -> None:
        """Mark what is shown, and tell nobody."""
        page = self._pages[name]
        self.blockSignals(True)
        for other in self._pages.values():
            other.setExpanded(other is page)
        self.setCurrentItem(self._sections.get((name, section), page))
        self.blockSignals(False)

    def _add(self, page: Page) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [page.title])
        item.setData(0, _NAME, (page.name, ""))
        for title in page.sections:
            section = QTreeWidgetItem(item, [title])
            section.setToolTip(0, title)
            section.setData(0, _NAME, place := (page.name, slug(title)))
            self._sections[place] = section
        return item

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(*item.data(0, _NAME))
