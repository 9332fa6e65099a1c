"""Bars and fields that grow with the text: heights are said once, in the pixels of the design."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QProxyStyle, QWidget

from ui import theme

_HEIGHT = "heightOfDesign"
_LEAST = 12
"""Lower ones are lines and have no text."""


class GrowingStyle(QProxyStyle):
    """Qt's Fusion style, which gives every widget of fixed height the height for the text size in use.

    Widgets come by before they are first shown and whenever the style sheet changes. Those that are fixed in
    both directions paint themselves and see to their size.
    """

    def __init__(self) -> None:
        """Only where the text is not of the design's size: at that all heights are as they were said."""
        super().__init__("Fusion")

    def polish(self, what: Any) -> Any:
        if isinstance(what, QWidget):
            _grow(what)
        return super().polish(what)


def _grow(widget: QWidget) -> None:
    now = widget.minimumHeight()
    if widget.property(theme.OWN_HEIGHT):
        return
    if now != widget.maximumHeight() or now < _LEAST or widget.minimumWidth() == widget.maximumWidth():
        return
    said, made = widget.property(_HEIGHT) or (now, now)
    if made != now:
        said = now
    wanted = theme.px(said)
    widget.setProperty(_HEIGHT, (said, wanted))
    if wanted != now:
        widget.setFixedHeight(wanted)
