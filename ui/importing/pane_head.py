"""The line above a sheet: what was found in it, and what can be done about that."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorecard.importing.layout import LayoutKind
from ui.importing.preview import Preview
from ui.widgets import Choice, ElidedLabel, button, label

_MARKING_TIP = "Drag over names, periods and numbers, or hold Shift and press arrows; Enter takes the area."


class PaneHead(QWidget):
    """Buttons and lists that are there only where they make sense; the pane below does what they say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_layouts`."""
        super().__init__(parent)
        self._summary = ElidedLabel("", "small")
        self.layouts: Choice[LayoutKind] = Choice([(kind, kind.label) for kind in LayoutKind])
        self.layouts.setAccessibleName("How the sheet is laid out")
        self.layouts.setProperty("kind", "quiet")
        self.area_button = button("Adjust the areas…", kind="quiet", tip=_MARKING_TIP)
        self.area_button.setCheckable(True)
        self.everywhere_button = button(
            "Look everywhere", kind="quiet", tip="Forget the area that was marked"
        )
        self.everywhere_button.hide()
        self.top_button = button("Back to the first rows", kind="quiet")
        self.top_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(label("What we found in the sheet", "strong"))
        row.addWidget(self._summary, 1)
        for each in (self.layouts, self.everywhere_button, self.area_button, self.top_button):
            row.addWidget(each)

    @property
    def summary(self) -> str:
        """``14 measures down, 10 months across``."""
        return self._summary.text()

    def say(self, words: str) -> None:
        """Say what is seen below."""
        self._summary.setText(words)

    def show_layouts(self, shown: Preview) -> None:
        """Offer the layouts in which a sheet can be read."""
        self.layouts.set_choices([(kind, kind.label) for kind in shown.layouts])
        if shown.layout is not None:
            self.layouts.set_value(shown.layout.kind)

    def offer(self, *, is_whole: bool, has_area: bool, is_marking: bool) -> None:
        """Offer what makes sense; while an area is marked its hint needs the room."""
        self.top_button.setVisible(not is_whole)
        self.area_button.setVisible(is_whole)
        self.everywhere_button.setVisible(is_whole and has_area)
        self.layouts.setVisible(self.layouts.count() > 1 and not is_marking)
