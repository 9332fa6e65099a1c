"""A chart on its own, as large as there is room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.trend import Trend
from ui import theme
from ui.trends.chart import TrendChart
from ui.trends.flags import MOST_TEXTS
from ui.trends.marking import Marking
from ui.widgets import Segmented, button, label

Fetch = Callable[[int | None], Trend]
"""A trend of so many periods; None for all there are."""


class ChartDialog(QDialog):
    """The same chart large; Esc closes it."""

    manual_page = "trends"

    def __init__(
        self,
        trend: Trend,
        parent: QWidget | None = None,
        *,
        fetch: Fetch | None = None,
        marking: Marking | None = None,
    ) -> None:
        """``fetch`` lets a person choose how far back the chart goes, ``marking`` mark and note in it."""
        super().__init__(parent)
        self.setWindowTitle(trend.name)
        self._fetch = fetch
        self._chart = TrendChart()
        self._subtitle = label(trend.subtitle, "small")
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(label(trend.name, "panel"))
        head.addWidget(self._subtitle)
        head.addStretch(1)
        if fetch is not None:
            self.switch = Segmented(((13, "13"), (25, "25"), (None, "All")))
            self.switch.chosen.connect(self._choose)
            head.addWidget(self.switch)
        copy = button("Copy chart", kind="quiet")
        copy.setAutoDefault(False)
        copy.clicked.connect(self._chart.copy_chart)
        head.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.MARGIN,) * 4)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self._chart, 1)
        self.listed = label("", "hint", wrap=True)
        column.addWidget(self.listed)
        column.addWidget(label(trend.body or trend.headline, "second", wrap=True))
        self.resize(1120, 560)
        self._chart.shown.connect(self._list_flags)
        self._chart.show_trend(trend)
        self._chart.setFocus()
        self._marking = marking
        if marking is not None:
            marking.attend(self._chart)
            marking.written.connect(self._refill)

    @property
    def chart(self) -> TrendChart:
        """The chart in it."""
        return self._chart

    @classmethod
    def show_large(
        cls, parent: QWidget, trend: Trend, marking: Marking | None, save: Callable[[Trend], object]
    ) -> None:
        """Show ``trend`` large until it is closed; ``save`` asks where to save its picture."""
        dialog = cls(trend, parent.window(), marking=marking)
        dialog.chart.picture_requested.connect(save)
        dialog.exec()
        dialog.deleteLater()

    def _list_flags(self, trend: Trend) -> None:
        """The flags that the chart only numbers, in words."""
        numbered = len(trend.flags) > MOST_TEXTS
        told = [f"{number}\u2002{flag.told}" for number, flag in enumerate(trend.flags, 1) if numbered]
        self.listed.setText("   ".join(told))
        self.listed.setVisible(numbered)

    def _refill(self) -> None:
        if self._marking is not None:
            self._marking.refill(self._chart)

    def _choose(self, count: int | None) -> None:
        if self._fetch is not None:
            trend = self._fetch(count)
            self._subtitle.setText(trend.subtitle)
            self._chart.show_trend(trend)
