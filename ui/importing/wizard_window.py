"""The wizard's window: three pages between a header and a footer."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from ui.importing.check_page import CheckPage
from ui.importing.choose_page import ChoosePage
from ui.importing.done_page import DonePage
from ui.importing.frame import Footer, Header
from ui.importing.steps import Step

_SIZE, _SMALLEST = QSize(1280, 768), QSize(960, 600)


class WizardWindow(QDialog):
    """Shows one step at a time; what the steps do is another's."""

    manual_page = "import"

    def __init__(self, check_page: CheckPage, parent: QWidget | None = None) -> None:
        """As large as its parent's window, or as fits the screen."""
        super().__init__(parent)
        self.setWindowTitle("Import numbers")
        self.setAccessibleName("Import numbers")
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self.header, self.footer = Header(), Footer()
        self.choose_page, self.check_page, self.done_page = ChoosePage(), check_page, DonePage()
        self._pages = QStackedWidget()
        for page in (self.choose_page, self.check_page, self.done_page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        column.addWidget(self.footer)
        self.resize(self._fitting_size())

    @property
    def remember(self) -> bool:
        """Whether the choices are kept for files of this shape."""
        return self.footer.remember_box.isChecked()

    @property
    def step(self) -> Step:
        """The page shown."""
        return Step(self._pages.currentIndex())

    def go_to(self, step: Step) -> None:
        """Show a page."""
        self._pages.setCurrentIndex(step)
        self.header.show_step(step)
        self.footer.show_step(step)

    def _fitting_size(self) -> QSize:
        parent = self.parentWidget()
        if parent is not None:
            return parent.window().size().expandedTo(_SMALLEST)
        return _SIZE.boundedTo(self.screen().availableSize()).expandedTo(_SMALLEST)
