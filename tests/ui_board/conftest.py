from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from boards import PICTURE, board_of

from ui import theme
from ui.board import BoardView


@pytest.fixture
def view(qtbot, qapp):
    """The table of the picture, with the keyboard in it."""
    theme.apply(qapp, theme.LIGHT)
    made = BoardView()
    qtbot.addWidget(made)
    made.resize(1280, 416)
    made.show_board(board_of(PICTURE))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made
