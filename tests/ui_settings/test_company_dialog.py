"""A new company's settings in the real dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scorecard.measures import Company
from ui import theme
from ui.settings.company_dialog import CompanyDialog


@pytest.mark.parametrize("size", [100, 125, 150])
def test_large_text_has_its_gaps(qtbot, appearance, size):
    appearance.choose_size(size)
    dialog = CompanyDialog(Company(), None, "Revenue team")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClicks(dialog._name, "Bright Co")
    QApplication.processEvents()
    name_ends = dialog._name.mapTo(dialog, QPoint(0, dialog._name.height())).y()
    below = dialog._currency.mapTo(dialog, QPoint()).y()
    words = dialog._currency.fontMetrics().height()
    assert below - name_ends >= theme.GROUP_GAP + words
    assert dialog.beginning.height() >= dialog.beginning.heightForWidth(dialog.beginning.width())
