"""The first page: import a file, look at the sample company, or start from a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorecard.measures import Company
from ui import theme
from ui.dropping import pasted_table
from ui.firstrun.drop_zone import DropZone
from ui.firstrun.quiet_choice import QuietChoice
from ui.firstrun.template_card import TemplateCard
from ui.settings.choices import CURRENCIES, LANGUAGES, WEEK_STARTS, company_of_this_computer
from ui.widgets import ElidedLabel, IconLabel, Paragraph, button, label

if TYPE_CHECKING:
    from scorecard.templates import TemplateInfo

_WIDTH, _WAYS_HEIGHT, _CARD_WIDTH, _CARD_HEIGHT = 992, 184, 232, 216
_CARDS = 4
_NAMES_IN = tuple((each, f"Names in {own_name}") for each, own_name in LANGUAGES)
_PROMISE = "See each week which numbers are on track. Everything stays on this computer; there is no account."
_NO_TABLE = "There is no table on the clipboard. Copy cells in your spreadsheet first."


class FirstRunPage(QScrollArea):
    """Says what the person wants; the window does it."""

    import_requested = Signal(object)
    """A Path, or the text of a pasted table."""
    choose_requested = Signal()
    sample_requested = Signal()
    template_requested = Signal(str)
    """The key of a template; empty to start empty."""
    language_chosen = Signal(object)
    """The language in which a new company's measures are to be named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without templates until :meth:`show_templates`."""
        super().__init__(parent)
        self._drop = DropZone()
        self._system = company_of_this_computer()
        self.language = QuietChoice(_NAMES_IN)
        self._currency = QuietChoice(CURRENCIES)
        self._week_start = QuietChoice(WEEK_STARTS)
        self._empty = button("Start empty", kind="link")
        self._cards: list[TemplateCard] = []
        self._columns = _CARDS
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.MARGIN)
        self._page = QWidget()
        inner = QWidget()
        inner.setObjectName("first-run")
        self._arrange(inner, self._page)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What can be seen to have the focus has it: Tab stops at no frame, and begins at the first way.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._drop.choose_button)
        self.language.chosen.connect(self.language_chosen)
        self._drop.choose_requested.connect(self.choose_requested)
        self._drop.file_dropped.connect(self.import_requested)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    @property
    def company(self) -> Company:
        """What the lists at the foot say about a new company."""
        return replace(self._system, currency=self._currency.value(), week_start=self._week_start.value())

    def show_templates(self, templates: Sequence[TemplateInfo]) -> None:
        """Offer the first four templates, in place of those that are offered."""
        while self._cards:
            self._grid.removeWidget(card := self._cards.pop())
            card.deleteLater()
        for template in templates[:_CARDS]:
            card = TemplateCard(template)
            card.clicked.connect(lambda _, key=template.key: self.template_requested.emit(key))
            card.stepped.connect(partial(self._step, len(self._cards)))
            self._cards.append(card)
        self._fit()
        # They come late, but stand above the lists at the foot.
        for before, after in pairwise((self._empty, *self._cards, self.language)):
            self.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Give everything its size for the text; large text has two cards in a row."""
        room = self.viewport().width() - 2 * theme.MARGIN
        width = min(theme.px(_WIDTH), room)
        self._page.setFixedWidth(width)
        each = theme.px(_CARD_WIDTH) + theme.MARGIN
        columns = self._columns = _CARDS if each * _CARDS - theme.MARGIN <= width else _CARDS // 2
        for place, card in enumerate(self._cards):
            card.setMinimumHeight(theme.px(_CARD_HEIGHT))
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(_CARDS):
            self._grid.setColumnStretch(column, int(column < columns))

    def _step(self, place: int, key: Qt.Key) -> None:
        """Go from one card to that beside, above or below it."""
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        if 0 <= (wanted := place + steps[key]) < len(self._cards):
            self._cards[wanted].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._cards[wanted])

    def paste(self) -> None:
        """Go on with a copied table as with a file."""
        if text := pasted_table(QGuiApplication.clipboard().mimeData()):
            self.import_requested.emit(text)
        else:
            self._drop.refuse(_NO_TABLE)

    def _arrange(self, inner: QWidget, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label("Start your scorecard", "title"))
        column.addSpacing(8)
        column.addWidget(label(_PROMISE, "lead", wrap=True))
        column.addSpacing(34)
        column.addLayout(self._ways())
        column.addSpacing(31)
        column.addLayout(self._template_head())
        column.addSpacing(11)
        column.addLayout(self._grid)
        column.addSpacing(32)
        column.addLayout(self._foot())
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(theme.MARGIN, 24, theme.MARGIN, 24)
        outer.addStretch(1)
        outer.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        self._drop.setMinimumHeight(_WAYS_HEIGHT)
        row.addWidget(self._drop, 656)
        row.addWidget(self._sample_card(), 320)
        return row

    def _sample_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        column.addWidget(label("Just looking?", "panel"))
        about = "Larkfield Interiors is a made-up company with 26 months of numbers. Change what you like."
        column.addWidget(Paragraph(about))
        column.addSpacing(12)
        column.addStretch(1)
        sample = button("Open sample company", icon="building")
        sample.clicked.connect(self.sample_requested)
        column.addWidget(sample)
        return card

    def _template_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label("Start from a template", "panel"))
        row.addWidget(
            ElidedLabel("measures and roll-up rules are filled in; you can change all of them", "small"),
            1,
        )
        self._empty.clicked.connect(lambda: self.template_requested.emit(""))
        row.addWidget(self._empty)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(IconLabel("lock"))
        row.addWidget(ElidedLabel("Nothing is sent anywhere. Works without the internet.", "small"), 1)
        for name, choice in (
            ("Names of measures", self.language),
            ("Currency", self._currency),
            ("First day of the week", self._week_start),
        ):
            choice.setAccessibleName(name)
            choice.setToolTip(name)
            row.addWidget(choice)
        self._currency.set_value(self._system.currency)
        self._week_start.set_value(self._system.week_start)
        return row
