"""Dialogs about scorecards: their names and order, the measures on their tabs, goals of segments."""

from ui.scorecards.add_dialog import AddMeasuresDialog
from ui.scorecards.name_dialog import NewScorecardDialog, ask_name
from ui.scorecards.order_dialog import OrderDialog
from ui.scorecards.segment_goal import SegmentGoalDialog

__all__ = ["AddMeasuresDialog", "NewScorecardDialog", "OrderDialog", "SegmentGoalDialog", "ask_name"]
