"""Everything that can be asked of the window, declared once: words, shortcut and place in the menus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

SEPARATOR = ""
_TITLES = {"Templates": "Template&s"}
"""How menus are called whose first letter is not the one underlined."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One action. ``group`` joins checkable actions of which one is in use.

    A ``menu`` with a slash is one in another: ``Scorecard/Templates``.
    """

    name: str
    menu: str
    text: str = ""
    shortcut: str = ""
    checkable: bool = False
    group: str = ""
    needs_company: bool = True

    @property
    def words(self) -> str:
        """What it is called where no menu is: without the underlined letter and the dots."""
        return self.text.replace("&", "").rstrip("…")

    @property
    def path(self) -> str:
        """Where it stands: ``File > Import…``."""
        return " > ".join((*self.menu.split("/"), self.text.replace("&", "")))


def _rule(menu: str) -> Declared:
    return Declared(SEPARATOR, menu)


TABLE = (
    Declared("new_company", "File", "&New company…", "Ctrl+N", needs_company=False),
    Declared("open_company", "File", "&Open company…", "Ctrl+O", needs_company=False),
    Declared("open_sample", "File", "Open sample compan&y", needs_company=False),
    Declared("save_copy", "File", "&Save a copy…", "Ctrl+Shift+S"),
    Declared("close_company", "File", "&Close company", "Ctrl+W"),
    _rule("File"),
    Declared("import", "File", "&Import…", "Ctrl+I"),
    Declared("imports", "File", "I&mports…", "Ctrl+Shift+I"),
    Declared("recipes", "File", "Recipes and &linked files…"),
    Declared("export", "File", "&Export to Excel…", "Ctrl+Shift+E"),
    Declared("export_pdf", "File", "Export to P&DF…"),
    Declared("save_tab", "File", "S&ave tab as picture…"),
    Declared("fill_in", "File", "Fill-in &workbook…"),
    Declared("hand_out", "File", "&Hand-out…"),
    Declared("preview", "File", "Print pre&view…"),
    Declared("print", "File", "&Print…", "Ctrl+Shift+P"),
    _rule("File"),
    Declared("back_up", "File", "&Back up now…"),
    Declared("restore", "File", "Res&tore…", needs_company=False),
    _rule("File"),
    Declared("quit", "File", "&Quit", "Ctrl+Q", needs_company=False),
    Declared("undo", "Edit", "&Undo", "Ctrl+Z"),
    Declared("redo", "Edit", "&Redo", "Ctrl+Y"),
    _rule("Edit"),
    Declared("copy", "Edit", "&Copy table", "Ctrl+C"),
    Declared("copy_for_mail", "Edit", "Copy tab for &e-mail", "Ctrl+Shift+C"),
    Declared("save_chart", "Edit", "Save c&hart as picture…"),
    Declared("find", "Edit", "&Find…", "Ctrl+F"),
    _rule("Edit"),
    Declared("company_settings", "Edit", "Company &settings…"),
    Declared("preferences", "Edit", "&Preferences…", "Ctrl+,", needs_company=False),
    Declared("table", "View", "&Table", checkable=True, group="mode"),
    Declared("trends", "View", "T&rends", checkable=True, group="mode"),
    _rule("View"),
    Declared("panel", "View", "&Panel", "Ctrl+P", checkable=True),
    Declared("to_date", "View", "P&eriod to date", checkable=True),
    Declared("next_pane", "View", "&Next pane", "F6"),
    Declared("previous_pane", "View", "Previous p&ane", "Shift+F6"),
    _rule("View"),
    Declared(
        "theme_system", "View", "Theme as the &system", checkable=True, group="theme", needs_company=False
    ),
    Declared("theme_light", "View", "&Light theme", checkable=True, group="theme", needs_company=False),
    Declared("theme_dark", "View", "&Dark theme", checkable=True, group="theme", needs_company=False),
    Declared("tab_weekly", "Scorecard", "&Weekly", "Ctrl+1"),
    Declared("tab_monthly", "Scorecard", "&Monthly", "Ctrl+2"),
    Declared("tab_quarterly", "Scorecard", "&Quarterly", "Ctrl+3"),
    _rule("Scorecard"),
    Declared("previous_period", "Scorecard", "&Previous period", "Alt+Left"),
    Declared("next_period", "Scorecard", "Ne&xt period", "Alt+Right"),
    Declared("today", "Scorecard", "&Today", "Ctrl+T"),
    _rule("Scorecard"),
    Declared("enter", "Scorecard", "&Enter numbers", "Ctrl+E"),
    Declared("history", "Scorecard", "&History of the number…", "Ctrl+H"),
    Declared("apply_template", "Scorecard/Templates", "&Apply a template…"),
    Declared("save_template", "Scorecard/Templates", "&Save as a template…"),
    _rule("Scorecard"),
    Declared("new_measure", "Scorecard", "&New measure…"),
    Declared("library", "Scorecard", "KPI &library…", "Ctrl+L"),
    Declared("archive", "Scorecard", "A&rchived measures…"),
    Declared("edit_measure", "Scorecard", "E&dit measure…", "F4"),
    Declared("goals", "Scorecard", "&Goals…", "Ctrl+G"),
    Declared("add_measures", "Scorecard", "&Add measures to this tab…"),
    Declared("new_scorecard", "Scorecard", "New s&corecard…"),
    Declared("manual", "Help", "&Manual", "F1", needs_company=False),
    Declared("keyboard", "Help", "&Keyboard", needs_company=False),
    Declared("about", "Help", "&About Scorecard", needs_company=False),
)


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget, declared: Iterable[Declared] = TABLE) -> None:
        """Makes each action and adds it to ``window``, so that its shortcut works there."""
        self._declared = tuple(declared)
        self._made: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for one in self._declared:
            if one.name != SEPARATOR:
                self._made[one.name] = action = _make(one, window)
                if one.group:
                    groups.setdefault(one.group, QActionGroup(window)).addAction(action)
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus in the order of the declarations."""
        menus: dict[str, QMenu] = {}
        for one in self._declared:
            if one.menu not in menus:
                above, _, title = one.menu.rpartition("/")
                menus[one.menu] = menu = (menus[above] if above else bar).addMenu(
                    _TITLES.get(title, f"&{title}")
                )
                menu.setObjectName(title)
            if one.name == SEPARATOR:
                menus[one.menu].addSeparator()
            else:
                menus[one.menu].addAction(self._made[one.name])

    def set_company_open(self, is_open: bool) -> None:
        """Enable what needs a company only while one is open."""
        for one in self._declared:
            if one.needs_company and one.name != SEPARATOR:
                self._made[one.name].setEnabled(is_open)


def _make(one: Declared, window: QWidget) -> QAction:
    action = QAction(one.text, window)
    action.setObjectName(one.name)
    action.setCheckable(one.checkable)
    if one.shortcut:
        action.setShortcut(QKeySequence(one.shortcut))
    return action
