"""What there is to know about one measure of the library."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from scorecard.language import Language
from scorecard.templates.library import KnownMeasure, library, name_of
from scorecard.writing import Writing
from ui import theme
from ui.library import wording
from ui.widgets import Paragraph, label

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BACK = "back"


class KnownDetails(QScrollArea):
    """Name and what it tells, then fact by fact. Names of other measures lead to them.

    One stop of the Tab key: Up and Down scroll, Left and Right choose a link, Enter follows it.
    """

    measure_requested = Signal(str)
    """The short name of another measure that is to be shown."""
    back_requested = Signal()
    """The measure from which a link led here is to be shown again."""

    def __init__(self, writing: Writing, language: Language, parent: QWidget | None = None) -> None:
        """``writing`` is how the company writes numbers; names are shown in ``language``."""
        super().__init__(parent)
        self.setObjectName("library-details")
        self.setAccessibleName("About the measure")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts: dict[str, str] = {}
        """What is told, by its heading."""
        self._writing, self._language = writing, language
        self._known: KnownMeasure | None = None
        self._link, self._back_to = 0, ""
        self._back = label("", "small")
        self._back.setToolTip("Alt+Left")
        self._name, self._tells, self._state = (
            label("", "panel", wrap=True),
            Paragraph(""),
            label("", "small"),
        )
        self._told: dict[str, QLabel] = {}
        self._places: dict[str, QWidget] = {}
        self._rows, self._page = QVBoxLayout(), QWidget()
        self._arrange()

    def show_known(self, known: KnownMeasure | None, state: str = "", back_to: str = "") -> None:
        """Show another measure, with how it stands in the company; None shows nothing.

        ``back_to`` is the short name of the measure from which a link led here.
        """
        self._known, self._link, self._back_to = known, 0, back_to
        self._page.setVisible(known is not None)
        if known is None:
            return
        self._name.setText(known.names[self._language])
        self._tells.say(known.measure.description)
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self._tell(known)
        self.verticalScrollBar().setValue(0)

    def _tell(self, known: KnownMeasure) -> None:
        chosen = self._links[self._link] if self.hasFocus() and self._links else ""
        facts, markup = wording.facts(known, self._writing, self._language), self._markup(known, chosen)
        self._back.setText(_anchor(_BACK, f"‹ Back to {name_of(self._back_to, self._language)}", chosen))
        self._back.setVisible(bool(self._back_to))
        self.facts = {heading: words for heading, words in facts.items() if words}
        for heading, words in facts.items():
            said = self._told[heading]
            said.setTextFormat(Qt.TextFormat.RichText if heading in markup else Qt.TextFormat.PlainText)
            said.setText(markup.get(heading, words))
            said.setAccessibleName(f"{heading}: {words}")
            self._places[heading].setVisible(bool(words))

    def _markup(self, known: KnownMeasure, chosen: str) -> dict[str, str]:
        """What is more than plain words, by its heading; ``chosen`` is the link on which the keys are."""
        found, language = {}, self._language
        if known.measure.formula:
            found[wording.FORMULA] = wording.formula_markup(known.measure.formula, language)
        if known.leads:
            names = ((word, name_of(word, language)) for word in known.leads)
            found[wording.LEADS] = ", ".join(
                _anchor(word, name, chosen) if _leads_on(word) else escape(name) for word, name in names
            )
        return {heading: f'<p style="line-height: 125%">{words}</p>' for heading, words in found.items()}

    @property
    def _links(self) -> list[str]:
        """Where the links lead, in the order in which they stand."""
        leads = self._known.leads if self._known is not None else ()
        return [*([_BACK] if self._back_to else []), *filter(_leads_on, leads)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, links = Qt.Key(event.key()), self._links
        if links and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(links[self._link])
        elif links and key in _STEPS and not event.modifiers():
            self._link = min(max(self._link + _STEPS[key], 0), len(links) - 1)
            self._tell_again()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_again()

    def _follow(self, link: str) -> None:
        if link == _BACK:
            self.back_requested.emit()
        else:
            self.measure_requested.emit(link)

    def _tell_again(self) -> None:
        if self._known is not None:
            self._tell(self._known)

    def _fact(self, heading: str) -> QWidget:
        """A heading with what is told under it."""
        fact, said = QWidget(), label(wrap=True)
        _follow_by_mouse(said, self._follow)
        self._told[heading], self._places[heading] = said, fact
        column = QVBoxLayout(fact)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(heading, "caption"))
        column.addWidget(said)
        return fact

    def _arrange(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(*(theme.DIALOG_PADDING,) * 4)
        column.setSpacing(theme.GAP)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        _follow_by_mouse(self._back, self._follow)
        for part in (self._back, self._name, self._tells, self._state, line):
            column.addWidget(part)
        self._rows.setSpacing(theme.GAP)
        for headings in wording.FACTS:
            row = QHBoxLayout()
            row.setSpacing(theme.GAP)
            for heading in headings:
                row.addWidget(self._fact(heading), 1, Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(row)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.setWidget(self._page)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            # Markup has the colours of the theme in it.
            self._tell_again()


def _follow_by_mouse(words: QLabel, follow: Callable[[str], None]) -> None:
    """Its links take a click alone; a label that takes keys would be a stop of its own."""
    words.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
    words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    words.linkActivated.connect(follow)


def _leads_on(word: str) -> bool:
    """Whether a measure of this short name can be shown."""
    known = library().get(word)
    return known is not None and bool(known.cadences)


def _anchor(link: str, words: str, chosen: str) -> str:
    colours = theme.current()
    ground = f"; background-color: {theme.css(colours.accentTint)}" if link == chosen else ""
    return f'<a href="{link}" style="color: {theme.css(colours.accent)}{ground}">{escape(words)}</a>'
