"""The menus that say what part of a board is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from scorecard.board import Board
from scorecard.measures import Kind
from scorecard.status import Status
from ui.board.filters import NO_OWNER, Filter

ALL_DEPARTMENTS = "All departments"

Choose = Callable[[Filter], object]
"""What takes the filter that the person wants."""


def department_menu(
    parent: QWidget, board: Board, shown: Filter, choose: Choose, edit: Callable[[], object]
) -> QMenu:
    """One department or all of them, and what is off track; ``edit`` is for changing the departments."""
    menu = _menu(parent)
    offers = [(ALL_DEPARTMENTS, replace(shown, department=None))]
    offers += [(group.title, replace(shown, department=group.department)) for group in board.groups]
    _offer(menu, offers, shown, choose)
    menu.addSeparator()
    only = menu.addAction("Only off track")
    only.setCheckable(True)
    only.setChecked(Status.OFF_TRACK in shown.statuses)
    only.triggered.connect(lambda: choose(shown.toggled(Status.OFF_TRACK)))
    menu.addSeparator()
    menu.addAction("Edit departments…", edit)
    return menu


def filter_menu(parent: QWidget, board: Board, shown: Filter, choose: Choose) -> QMenu:
    """By owner, by status, leading or lagging; and all again."""
    menu = _menu(parent)
    owners = sorted({row.measure.owner for row in board.rows}, key=lambda name: (not name, name.casefold()))
    by_owner = [(name or NO_OWNER, replace(shown, owner=name)) for name in owners]
    _offer(menu.addMenu("Owner"), [("Anybody", replace(shown, owner=None)), *by_owner], shown, choose)
    statuses = [status for status in Status if board.summary[status]]
    by_status = [(each.word, replace(shown, statuses=frozenset({each}))) for each in statuses]
    anything = ("Any status", replace(shown, statuses=frozenset()))
    _offer(menu.addMenu("Status"), [anything, *by_status], shown, choose)
    by_kind = [(each.value.capitalize(), replace(shown, kind=each)) for each in Kind]
    either = ("Leading and lagging", replace(shown, kind=None))
    _offer(menu.addMenu("Leading or lagging"), [either, *by_kind], shown, choose)
    menu.addSeparator()
    everything = menu.addAction("Show all measures\tEsc", lambda: choose(Filter()))
    everything.setEnabled(shown != Filter())
    return menu


def _offer(menu: QMenu, offers: Iterable[tuple[str, Filter]], shown: Filter, choose: Choose) -> None:
    group = QActionGroup(menu)
    for words, wanted in offers:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(wanted == shown)
        action.triggered.connect(lambda _=False, wanted=wanted: choose(wanted))
        group.addAction(action)


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
