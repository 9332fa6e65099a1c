"""The window of the manual: contents at the left, the page at the right, a way back and words to find."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.help.contents import Contents
from ui.help.find_bar import FindBar
from ui.help.finding import Finder, Hit
from ui.help.page_view import PageView
from ui.help.pages import pages
from ui.messages import MessageBar
from ui.widgets import button

_SIZE = QSize(1080, 720)
_OUTSIDE = ("https", "http", "mailto")
"""Links that the system may open, once it is asked to."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person was."""

    page: str
    section: str
    scrolled: int = 0


class ManualWindow(QWidget):
    """Stays open beside the app."""

    def __init__(self) -> None:
        """Shows the first page."""
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("manual")
        self.setWindowTitle("Scorecard manual")
        self._pages = pages()
        self._finder = Finder(self._pages.values())
        self._hits: list[Hit] = []
        self._hit = -1
        self._here = _Place(next(iter(self._pages)), "")
        self._behind: list[_Place] = []
        self._ahead: list[_Place] = []
        self.back = _arrow("chevron-left", "Back (Alt+Left)")
        self.forward = _arrow("chevron-right", "Forward (Alt+Right)")
        self.find_bar = FindBar()
        self.contents = Contents(self._pages.values())
        self.page = PageView()
        self.messages = MessageBar()
        self._arrange()
        self._connect()
        self.resize(_SIZE)
        self.page.setFocus()
        self._show(self._here)

    @property
    def shown(self) -> tuple[str, str]:
        """The name of the page and the slug of the section."""
        return self._here.page, self._here.section

    def go_to(self, page: str, section: str = "") -> None:
        """Show a page, or a section of it. The way back leads to what was shown before."""
        if (page, section) == self.shown:
            self.page.go_to(section)
            return
        self._behind.append(self._left())
        self._ahead.clear()
        self._show(_Place(page, section))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.contents.take_width()

    def _arrange(self) -> None:
        bar = QFrame()
        bar.setObjectName("toolbar")
        bar.setFixedHeight(theme.TOOL_BAR)
        top = QHBoxLayout(bar)
        top.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        top.setSpacing(theme.GAP)
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addStretch(1)
        top.addWidget(self.find_bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.contents)
        middle.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(middle, 1)
        column.addWidget(self.messages)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._walk(self._behind, self._ahead))
        self.forward.clicked.connect(lambda: self._walk(self._ahead, self._behind))
        self.contents.chosen.connect(self.go_to)
        self.page.page_requested.connect(self.go_to)
        self.page.outside_requested.connect(self._offer)
        self.messages.left.connect(self.page.setFocus)
        self.find_bar.text_changed.connect(self._find)
        self.find_bar.step_requested.connect(self._step)
        for keys, act in (
            ("Ctrl+F", self.find_bar.begin),
            ("F3", lambda: self._step(1)),
            ("Shift+F3", lambda: self._step(-1)),
            ("Alt+Left", self.back.click),
            ("Alt+Right", self.forward.click),
            ("Esc", self._leave),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _leave(self) -> None:
        """End the search first."""
        if self.find_bar.field.text():
            self.find_bar.field.clear()
            self.page.setFocus()
        else:
            self.close()

    def _left(self) -> _Place:
        return _Place(self._here.page, self._here.section, self.page.verticalScrollBar().value())

    def _walk(self, origin: list[_Place], other: list[_Place]) -> None:
        if origin:
            other.append(self._left())
            place = origin.pop()
            self._show(place)
            self.page.verticalScrollBar().setValue(place.scrolled)

    def _show(self, place: _Place) -> None:
        self._here = place
        self.page.show_page(self._pages[place.page], place.section)
        self.contents.show_page(place.page, place.section)
        self.back.setEnabled(bool(self._behind))
        self.forward.setEnabled(bool(self._ahead))
        self._mark()

    def _find(self, words: str) -> None:
        """Begin with the page that is open, so that nobody is led away from what is there."""
        self._hits = self._finder.find(words)
        here = (place for place, hit in enumerate(self._hits) if hit.page == self._here.page)
        self._hit = next(here, 0 if self._hits else -1)
        self._go_to_hit(bool(words.strip()))

    def _step(self, step: int) -> None:
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._go_to_hit(True)

    def _go_to_hit(self, is_asked: bool) -> None:
        count = len(self._hits)
        nothing = "Not found" if is_asked else ""
        self.find_bar.say(f"{self._hit + 1} of {count}" if count else nothing, count)
        if count and self._hits[self._hit].page != self._here.page:
            self.go_to(self._hits[self._hit].page)
        else:
            self._mark()

    def _mark(self) -> None:
        here = [(place, hit) for place, hit in enumerate(self._hits) if hit.page == self._here.page]
        current = next((line for line, (place, _) in enumerate(here) if place == self._hit), -1)
        self.page.mark([(hit.begin, hit.length) for _, hit in here], current)

    def _offer(self, url: QUrl) -> None:
        """Nothing is opened by a click on a link alone."""
        if url.scheme() in _OUTSIDE:
            address = url.toString()
            self.messages.ask(
                f"This link leads out of the manual: {address}",
                ("Copy link", lambda: QGuiApplication.clipboard().setText(address)),
                ("Open", lambda: QDesktopServices.openUrl(url)),
            )


def _arrow(name: str, tip: str) -> QPushButton:
    made = button("", kind="quiet", tip=tip)
    made.setIcon(icons.icon(name))
    made.setAccessibleName(tip)
    return made
