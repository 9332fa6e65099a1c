"""The scorecards of a company: which is in front, new ones, their names and order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from ui.messages import MessageBar
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.undo_news import UndoNews

_REMOVE = "Remove the scorecard “{}”? Its measures and all their numbers stay, and Undo brings it back."


class Scorecards(QObject):
    """Fills the menu under the company's name, and does what it offers."""

    def __init__(self, session: Session, bar: MessageBar, page: CompanyPage, menu: QMenu) -> None:
        """The scorecards stand at the top of ``menu``, before what is in it already."""
        super().__init__(page)
        self._session, self._page, self._menu = session, page, menu
        self._news = UndoNews(session, bar, self)
        self._first = menu.actions()[0]
        self._made: list[QAction] = []
        menu.aboutToShow.connect(self._fill)

    def new(self) -> None:
        """Ask for a name and whether to begin with the measures of the one in front; then bring it there."""
        from ui.scorecards import NewScorecardDialog

        front = self._page.scorecard
        dialog = NewScorecardDialog(self._session.book.scorecard_names, front, self._window)
        confirmed = dialog.exec()
        dialog.deleteLater()
        if confirmed:
            name, measures_of = dialog.name, front if dialog.same.isChecked() else None
            self._session.write(
                lambda workspace: workspace.defining.add_scorecard(name, measures_of),
                lambda _: self._page.show_scorecard(name),
            )

    def rename(self) -> None:
        """Give the one in front another name."""
        from ui.scorecards import ask_name

        old = self._page.scorecard
        if new := ask_name(self._window, old, self._session.book.scorecard_names):
            self._session.write(
                lambda workspace: workspace.defining.rename_scorecard(old, new),
                lambda _: self._page.show_scorecard(new),
            )

    def remove(self) -> None:
        """Take the one in front away, after saying what stays."""
        name = self._page.scorecard
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, "Remove the scorecard", _REMOVE.format(name), parent=self._window
        )
        yes = box.addButton("Remove", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            self._session.write(
                lambda workspace: workspace.defining.remove_scorecard(name),
                lambda _: self._news.tell(
                    f"The scorecard “{name}” is removed. Its measures and numbers stay."
                ),
            )

    def order(self) -> None:
        """Ask for another order."""
        from ui.scorecards import OrderDialog

        dialog = OrderDialog(self._session.book.scorecard_names, self._window)
        confirmed = dialog.exec()
        dialog.deleteLater()
        if confirmed:
            names = dialog.names
            self._session.write(lambda workspace: workspace.defining.order_scorecards(names))

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    def _fill(self) -> None:
        for made in self._made:
            self._menu.removeAction(made)
            made.deleteLater()
        self._made.clear()
        if not self._session.is_open:
            return
        names, front = self._session.book.scorecard_names, self._page.scorecard
        for name in names:
            action = self._offer(
                name.replace("&", "&&") or "Scorecard", partial(self._page.show_scorecard, name)
            )
            action.setCheckable(True)
            action.setChecked(name == front)
        self._add_rule()
        self._offer("New scorecard…", self.new)
        self._offer("Rename…", self.rename)
        if len(names) > 1:
            self._offer("Remove…", self.remove)
            self._offer("Order…", self.order)
        self._add_rule()

    def _offer(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._menu)
        action.triggered.connect(lambda: act())
        self._menu.insertAction(self._first, action)
        self._made.append(action)
        return action

    def _add_rule(self) -> None:
        self._made.append(self._menu.insertSeparator(self._first))
