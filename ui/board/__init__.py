"""The scorecard as a table."""

from ui.board.view import BoardView

__all__ = ["BoardView"]
