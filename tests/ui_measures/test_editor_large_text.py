"""The editor with text of every size."""

from __future__ import annotations

import pytest
from editor_room import PATIENCE_MS, open_editor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme
from ui.theme import Appearance, Choice


@pytest.fixture(params=theme.TEXT_SIZES)
def sized(request, qapp):
    made = Appearance(qapp, Choice.LIGHT)
    made.choose_size(request.param)
    yield request.param
    made.choose_size(100)
    made.deleteLater()


@pytest.fixture
def host(qtbot):
    """A window of the design's size."""
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opened(qtbot, session, sized, host):
    """The editor over the window."""
    found = open_editor(qtbot, session, host, "cost_per_lead")
    qtbot.waitUntil(lambda: found.dialog.preview.value.text() != "–", timeout=PATIENCE_MS)
    QTest.qWait(50)
    return found


def test_both_sides_fit_beside_each_other(opened):
    assert opened.dialog.width() <= 1280 - 2 * theme.MARGIN
    sides = opened.dialog.findChildren(QScrollArea)
    assert len(sides) == 2
    for side in sides:
        assert side.horizontalScrollBar().maximum() == 0
        assert side.widget().width() >= side.widget().minimumSizeHint().width()
