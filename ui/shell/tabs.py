"""The tabs: one for each cadence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from scorecard.periods import Cadence
from ui import theme


class Tabs(QFrame):
    """Weekly, Monthly, Quarterly."""

    chosen = Signal(object)
    """The Cadence that the person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Opens on Weekly."""
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setFixedHeight(theme.TABS)
        self._bar = _Bar()
        self._bar.setAccessibleName("Scorecards")
        for cadence in Cadence:
            self._bar.addTab(cadence.value.capitalize())
        self.setFocusProxy(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.addWidget(self._bar)
        row.addStretch(1)
        self._bar.currentChanged.connect(lambda index: self.chosen.emit(list(Cadence)[index]))

    @property
    def cadence(self) -> Cadence:
        """The tab in front."""
        return list(Cadence)[self._bar.currentIndex()]

    def show_cadence(self, cadence: Cadence) -> None:
        """Bring a tab to the front."""
        self._bar.setCurrentIndex(list(Cadence).index(cadence))


class _Bar(QTabBar):
    """Tabs as wide as their words in the weight of the chosen one, so that none moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)

    def tabSizeHint(self, index: int) -> QSize:
        words = QFontMetrics(theme.font(13, 600)).horizontalAdvance(self.tabText(index))
        return QSize(words + 27, theme.px(theme.TABS) - 1)
