"""A new company's settings in the real dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from settings_room import PATIENCE_MS

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
    words = dialog._currency.fontMetrics().height()

    def gap():
        return dialog._currency.mapTo(dialog, QPoint()).y() - dialog._name.mapTo(dialog, QPoint()).y()

    wanted = dialog._name.height() + theme.GROUP_GAP + words
    qtbot.waitUntil(lambda: gap() >= wanted, timeout=PATIENCE_MS)
    assert dialog.beginning.height() >= dialog.beginning.heightForWidth(dialog.beginning.width())
