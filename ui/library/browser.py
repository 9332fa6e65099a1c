"""The library to look through: what narrows it, the list, and all about the chosen measure beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scorecard.language import Language
from scorecard.templates.library import KnownMeasure, library, to_choose_from
from scorecard.templates.search import search
from scorecard.writing import Writing
from ui import theme
from ui.library.details import KnownDetails
from ui.library.filters import Filters
from ui.widgets import button, label
from ui.widgets.pair_list import PairList, PairRow

_DETAILS_WIDTH, _MOST_DETAILS = 384, 38
"""In pixels at the design's text size, and at most so many percent of the page."""


class Browser(QWidget):
    """Shows what fits the query; the first that fits is chosen."""

    chosen = Signal(object)
    """The known measure that is chosen; None where nothing fits."""

    def __init__(
        self,
        rows: PairList,
        writing: Writing,
        language: Language,
        row_of: Callable[[KnownMeasure], PairRow],
        sentence_of: Callable[[KnownMeasure], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        """``rows`` is the list, empty; names are shown in ``language``.

        ``row_of`` makes the row of a measure, ``sentence_of`` says how it stands in the company.
        """
        super().__init__(parent)
        self.list, self._row_of, self._sentence_of = rows, row_of, sentence_of
        self._found: list[KnownMeasure] = []
        self._way: tuple[str, ...] = ()
        """The measures from which links led to the one that is shown."""
        self.filters = Filters(rows)
        self.details = KnownDetails(writing, language)
        self.nothing = label("", "second", wrap=True)
        self.show_all = button("Show all")
        self._pages, self._side = QStackedWidget(), QFrame()
        self._count = label("", "hint")
        self._arrange()
        self.filters.changed.connect(self.refresh)
        self.list.chosen.connect(self._show)
        self.details.measure_requested.connect(self._follow)
        self.details.back_requested.connect(self.go_back)
        self._back_keys = QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        self._back_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.show_all.clicked.connect(self._begin_anew)
        self.setFocusProxy(self.filters.search)
        self.refresh()

    @property
    def known(self) -> KnownMeasure | None:
        """The measure that is chosen."""
        found: KnownMeasure | None = self.list.item
        return found

    def refresh(self) -> None:
        """Look again for what fits, and how it stands in the company."""
        query = self.filters.query
        found = search(to_choose_from(), query)
        self._found = found
        self.list.show_rows(self._rows())
        if found and query.text.strip():
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._pages.setCurrentIndex(0 if found else 1)
        words = f"No measure fits “{query.text.strip()}”." if query.text.strip() else "No measure fits."
        self.nothing.setText(words)
        self._count.setText(f"{len(found)} of {len(to_choose_from())} measures")

    def say_rows(self) -> None:
        """Say anew what the rows that are shown say."""
        self.list.change_rows(self._rows())

    def _rows(self) -> list[PairRow]:
        return [self._row_of(known) for known in self._found]

    def go_to(self, short_name: str) -> None:
        """Choose another measure; filters that hide it go."""
        names = [row.key for row in self.list.rows]
        if short_name not in names:
            self.filters.clear()
            names = [row.key for row in self.list.rows]
        if short_name in library() and short_name in names:
            self.list.setCurrentIndex(self.list.model().index(names.index(short_name), 0))
            self.list.setFocus()

    def go_back(self) -> None:
        """Show the measure again from which a link led to this one."""
        if self._way:
            *way, last = self._way
            self._go_along(last, tuple(way))

    def _follow(self, short_name: str) -> None:
        here = self.known
        self._go_along(short_name, (*self._way, here.short_name) if here is not None else self._way)

    def _go_along(self, short_name: str, way: tuple[str, ...]) -> None:
        """Choose a measure that a link leads to, and keep the way back; any other choice ends it."""
        self.go_to(short_name)
        self._way = way
        if self.known is not None:
            self._tell(self.known)

    def _show(self, known: KnownMeasure | None) -> None:
        self._way = ()
        self._tell(known)

    def _tell(self, known: KnownMeasure | None) -> None:
        back_to = self._way[-1] if self._way else ""
        self.details.show_known(known, self._sentence_of(known) if known is not None else "", back_to)
        self.chosen.emit(known)

    def _begin_anew(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(theme.px(_DETAILS_WIDTH), self.width() * _MOST_DETAILS // 100))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty_page())
        self._count.setContentsMargins(theme.MARGIN, 6, theme.MARGIN, 6)
        for part in (self.filters, _line(), self._pages, _line(), self._count):
            left.addWidget(part, 1 if part is self._pages else 0)
        side = self._side
        side.setObjectName("library-side")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(1, 0, 0, 0)
        beside.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
        column.addWidget(self.nothing)
        column.addWidget(self.show_all)
        column.addStretch(1)
        return page


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
