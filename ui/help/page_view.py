"""One page of the manual: text and pictures that ship with the app, and nothing from anywhere else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCursor, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ui import theme
from ui.help.pages import Page, folder, slug
from ui.help.styling import blocks, dress, set_margins, stretches

_COLUMN, _SIDE, _TOP = 820, 32, 24
"""The widest that lines get, and the room around them, in pixels."""
_DRESSED_ANEW = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange)


class PageView(QTextBrowser):
    """Shows a page. Follows no link itself."""

    page_requested = Signal(str, str)
    """A link to a page of the manual: its name and the section, which may be empty."""
    outside_requested = Signal(QUrl)
    """A link that leads out of the manual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_page`."""
        super().__init__(parent)
        self._page: Page | None = None
        self.setObjectName("manual-page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: Page, section: str = "") -> None:
        """Show a page from its top, or from one of its sections (by its slug)."""
        if page is not self._page:
            self._page = page
            self.setAccessibleName(page.title)
            self._render()
        self.go_to(section)

    def go_to(self, section: str) -> None:
        """Bring a section to the top."""
        heading = next((each for each in blocks(self.document()) if slug(each.text()) == section), None)
        top = 0.0
        if heading is not None and heading.blockFormat().headingLevel() > 1:
            top = self.document().documentLayout().blockBoundingRect(heading).top() - theme.px(12)
        self.verticalScrollBar().setValue(int(top))

    def mark(self, found: list[tuple[int, int]], current: int) -> None:
        """Show what was found, as begin and length; bring the one at ``current`` into sight (-1: none)."""
        self.setExtraSelections(
            [self._selection(begin, size, place == current) for place, (begin, size) in enumerate(found)]
        )
        if current >= 0:
            cursor = QTextCursor(self.document())
            cursor.setPosition(found[current][0])
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """A picture of the manual's folder; nothing else is ever loaded."""
        name = url.toString() if isinstance(url, QUrl) else url
        path = folder() / name
        if kind == QTextDocument.ResourceType.ImageResource.value and path.parent == folder():
            return QImage(str(path))
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED_ANEW and self._page is not None:
            place = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
            self._render()
            self.verticalScrollBar().setValue(round(place * self.verticalScrollBar().maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _render(self) -> None:
        if self._page is not None:
            self.setExtraSelections([])
            self.setMarkdown(self._page.text)
            dress(self.document())
            self._fit()

    def _fit(self) -> None:
        """Hold the lines to a width that reads well, and pictures to that of the lines."""
        room = self.viewport().width()
        side = max(_SIDE, (room - theme.px(_COLUMN)) // 2)
        set_margins(self.document(), side, theme.px(_TOP))
        cursor = QTextCursor(self.document())
        for block in blocks(self.document()):
            for part in list(stretches(block)):
                if part.format.isImageFormat():
                    cursor.setPosition(part.begin)
                    cursor.setPosition(part.end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(self._fitting(part.format.toImageFormat(), room - 2 * side))

    def _fitting(self, picture: QTextImageFormat, room: int) -> QTextImageFormat:
        size = QImage(str(folder() / picture.name())).size()
        if not size.isEmpty():
            width = min(room, size.width())
            picture.setWidth(width)
            picture.setHeight(size.height() * width / size.width())
        return picture

    def _selection(self, begin: int, size: int, is_current: bool) -> QTextEdit.ExtraSelection:
        colours = theme.current()
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(begin + size, QTextCursor.MoveMode.KeepAnchor)
        # Both are values of their own in Qt's structure, so they are set and not changed in place.
        found.cursor = cursor
        shown = found.format
        shown.setBackground(colours.accent if is_current else QColor(colours.warnTint))
        shown.setForeground(colours.onAccent if is_current else colours.text)
        found.format = shown
        return found

    def _follow(self, url: QUrl) -> None:
        if url.isRelative():
            name = url.path().removesuffix(".md") or (self._page.name if self._page else "")
            self.page_requested.emit(name, url.fragment())
        else:
            self.outside_requested.emit(url)
