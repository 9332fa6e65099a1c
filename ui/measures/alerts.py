"""When a measure raises an alert."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.measures import ALERT_STREAK, MOST_STREAK, Measure
from ui.widgets import Choice, label


class AlertRules(QWidget):
    """Off track so many periods in a row, and outside the expected range."""

    edited = Signal()

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        """As they are for ``measure``."""
        super().__init__(parent)
        self._streak = QCheckBox("Off track")
        self._count = Choice([(count, str(count)) for count in range(2, MOST_STREAK + 1)])
        self._count.setAccessibleName("Periods in a row")
        self._range = QCheckBox("Outside its expected range")
        self._streak.setChecked(measure.alert_streak > 0)
        self._count.set_value(measure.alert_streak or ALERT_STREAK)
        self._count.setEnabled(measure.alert_streak > 0)
        self._range.setChecked(measure.alert_range)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._streak, self._count, label("periods in a row")):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Alerts", "strong"))
        column.addLayout(row)
        column.addWidget(self._range)
        self._streak.toggled.connect(self._count.setEnabled)
        for signal in (self._streak.toggled, self._range.toggled, self._count.chosen):
            signal.connect(lambda _: self.edited.emit())

    @property
    def streak(self) -> int:
        """Periods in a row; 0 for none."""
        return self._count.value() if self._streak.isChecked() else 0

    @property
    def range(self) -> bool:
        """Whether the expected range counts."""
        return self._range.isChecked()
