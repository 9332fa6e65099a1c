"""All goals of a scorecard in one grid, and goals for a whole year."""

from ui.goals.dialog import GoalsDialog

__all__ = ["GoalsDialog"]
