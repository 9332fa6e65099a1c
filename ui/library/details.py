"""What there is to know about one measure of the library."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from scorecard.templates.library import KnownMeasure, library, name_of
from scorecard.writing import Writing
from ui import theme
from ui.library import wording
from ui.widgets import Paragraph, label

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class KnownDetails(QScrollArea):
    """Name and what it tells, then fact by fact. Names of other measures lead to them."""

    measure_requested = Signal(str)
    """The short name of another measure that is to be shown."""

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        """``writing`` is how the company writes numbers."""
        super().__init__(parent)
        self.setObjectName("library-details")
        self.setAccessibleName("About the measure")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts: dict[str, str] = {}
        """What is told, by its heading."""
        self._writing = writing
        self._known: KnownMeasure | None = None
        self._name, self._tells, self._state = (
            label("", "panel", wrap=True),
            Paragraph(""),
            label("", "small"),
        )
        self._told: dict[str, QLabel] = {}
        self._places: dict[str, QWidget] = {}
        self._rows, self._page = QVBoxLayout(), QWidget()
        self._arrange()

    def show_known(self, known: KnownMeasure | None, state: str = "") -> None:
        """Show another measure, with how it stands in the company; None shows nothing."""
        self._known = known
        self._page.setVisible(known is not None)
        if known is None:
            return
        self._name.setText(known.measure.name)
        self._tells.say(known.measure.description)
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self._tell(known)
        self.verticalScrollBar().setValue(0)

    def _tell(self, known: KnownMeasure) -> None:
        facts, markup = wording.facts(known, self._writing), _markup(known)
        self.facts = {heading: words for heading, words in facts.items() if words}
        for heading, words in facts.items():
            said = self._told[heading]
            said.setTextFormat(Qt.TextFormat.RichText if heading in markup else Qt.TextFormat.PlainText)
            said.setText(markup.get(heading, words))
            said.setAccessibleName(f"{heading}: {words}")
            self._places[heading].setVisible(bool(words))

    def _fact(self, heading: str) -> QWidget:
        """A heading with what is told under it."""
        fact, said = QWidget(), label(wrap=True)
        said.setTextInteractionFlags(_LINKS)
        said.linkActivated.connect(self.measure_requested)
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
        for part in (self._name, self._tells, self._state, line):
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
        if event.type() is QEvent.Type.PaletteChange and self._known is not None:
            # Markup has the colours of the theme in it.
            self._tell(self._known)


def _markup(known: KnownMeasure) -> dict[str, str]:
    """What is more than plain words, by its heading."""
    found = {}
    if known.measure.formula:
        found[wording.FORMULA] = wording.formula_markup(known.measure.formula)
    if known.leads:
        found[wording.LEADS] = ", ".join(map(_link, known.leads))
    return {heading: f'<p style="line-height: 125%">{words}</p>' for heading, words in found.items()}


def _link(word: str) -> str:
    known = library().get(word)
    if known is None or not known.cadences:
        return escape(name_of(word))
    colour = theme.css(theme.current().accent)
    return f'<a href="{word}" style="color: {colour}">{escape(known.measure.name)}</a>'
