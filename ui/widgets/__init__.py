"""Small parts used on more than one page."""

from ui.widgets.buttons import PushButton, Segmented, button
from ui.widgets.clipboard import clipboard_data
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Choice, field, mark_refused
from ui.widgets.icon_label import IconLabel
from ui.widgets.labels import ElidedLabel, Paragraph, label
from ui.widgets.marks import StatusMark, paint_mark, paint_owner
from ui.widgets.owner_field import OwnerField
from ui.widgets.pair_button import PairButton
from ui.widgets.words import group_summary

__all__ = [
    "Choice",
    "Dialog",
    "ElidedLabel",
    "IconLabel",
    "OwnerField",
    "PairButton",
    "Paragraph",
    "PushButton",
    "Segmented",
    "StatusMark",
    "button",
    "clipboard_data",
    "field",
    "group_summary",
    "label",
    "mark_refused",
    "paint_mark",
    "paint_owner",
]
