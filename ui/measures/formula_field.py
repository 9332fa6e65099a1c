"""The field in which a formula is written: measures are chips, and names are completed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from scorecard.formulas import FUNCTIONS, plain_signs
from scorecard.formulas.checking import Fault, with_short_names
from scorecard.measures import Measure
from ui import theme
from ui.measures import formula_text
from ui.measures.chips import CHIP_HEIGHT, Chips
from ui.measures.name_list import NameList, Offer
from ui.widgets import IconLabel, clipboard_data

_TYPED = re.compile(r"[^\W\d][\w ]*$")
"""The words before the cursor that may become a name."""
_ENDS_NAME = "+-*/×÷−·(),"
_LEAST_HEIGHT, _MOST_HEIGHT, _ICON_ROOM = 38, 110, 26
_EDGES = 8
"""What lies between the field's height and that of its text: edge and padding, above and below."""
_HINT = "Typed or imported. To work it out: Marketing spend / New leads"


class FormulaField(QTextEdit):
    """One formula. Tab leaves the field; Esc closes the names, then leaves it to the dialog."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty; knows no measures until :meth:`set_measures`."""
        super().__init__(parent)
        self._measures: tuple[Measure, ...] = ()
        self._offers: list[Offer] = []
        self._fault: Fault | None = None
        self._names: NameList | None = None
        self._silent = False
        self._chips = Chips(self)
        self.document().documentLayout().registerHandler(formula_text.CHIP, self._chips)
        self.document().setDocumentMargin(2)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setPlaceholderText(_HINT)
        self.setObjectName("formula")
        self._icon = IconLabel("fx", "text2", 16, self)
        self.textChanged.connect(self._after_change)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._fit_height()

    @property
    def formula(self) -> str:
        """What is written, with short names and the signs ``+ - * /``."""
        return with_short_names(self.text, self._measures).strip()

    @property
    def text(self) -> str:
        """What is written, letter by letter: the places of a fault are those of this text."""
        return plain_signs(formula_text.written(self.document()).text)

    def set_measures(self, measures: Sequence[Measure]) -> None:
        """The measures that a formula can use."""
        self._measures = tuple(measures)
        listed = sorted(measures, key=lambda measure: measure.name.casefold())
        self._offers = [Offer(each.name, each.short_name, each.short_name) for each in listed]
        self._offers += [Offer(f"{name}(…)", name, f"{name}(") for name in FUNCTIONS]

    def set_formula(self, text: str) -> None:
        """Write another formula, and tell nobody."""
        self._silent = True
        self.clear()
        by_name = {measure.short_name: measure for measure in self._measures}
        formula_text.write(self.textCursor(), text, by_name, QTextCharFormat())
        self._silent = False
        self._describe()

    def show_fault(self, fault: Fault | None) -> None:
        """Underline what is to blame; None for nothing."""
        self._fault = fault
        self.viewport().update()

    def replace_fault(self, fault: Fault, measure: Measure) -> None:
        """Put a measure where the fault is."""
        text = self.formula
        self.set_formula(text[: fault.begin] + measure.short_name + text[fault.end :])
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.edited.emit()

    def turn_names(self, *, but_open: bool = False) -> None:
        """Make chips of all names that are known; with ``but_open`` not while a longer one may come."""
        if but_open and self._may_go_on():
            return
        cursor = self.textCursor()
        self._silent = True
        place = formula_text.rewrite(self.document(), cursor.position(), self._measures, QTextCharFormat())
        self._silent = False
        if place is not None:
            cursor.setPosition(place)
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(QTextCharFormat())
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._names is not None and self._names.take_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            # Enter confirms the dialog, Esc leaves it.
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text() and event.text() in _ENDS_NAME:
            self.turn_names()
        if event.text():
            self._offer_names()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab takes the name that is offered first."""
        if self._names is not None and self._names.isVisible():
            return False
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._names is not None:
            self._names.hide()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.turn_names()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))
        self.turn_names()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        found = formula_text.written(self.document())
        inside = [
            piece
            for piece, place in zip(found.text, found.places, strict=False)
            if cursor.selectionStart() <= place < cursor.selectionEnd()
        ]
        data = clipboard_data()
        data.setText("".join(inside).strip())
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.move(self.width() - 26, (self.height() - self._icon.height()) // 2)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._fault is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.current().bad, 2))
        area = self._area(self._fault)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.end()

    def _area(self, fault: Fault) -> QRect:
        """Where the stretch that is to blame stands."""
        places = formula_text.written(self.document()).places
        cursor = self.textCursor()
        first, last = (min(max(place, 0), len(places) - 1) for place in (fault.begin, fault.end))
        cursor.setPosition(places[first])
        begin = self.cursorRect(cursor)
        cursor.setPosition(max(places[last], places[first] + 1) if fault.end > fault.begin else places[last])
        end = self.cursorRect(cursor)
        right = end.left() if end.top() == begin.top() and end.left() > begin.left() else begin.left() + 10
        middle = begin.center().y() + theme.px(CHIP_HEIGHT) // 2 + 1
        return QRect(begin.left(), begin.top(), right - begin.left(), middle - begin.top())

    def _after_change(self) -> None:
        if not self._silent:
            self._fault = None
            self._describe()
            self.edited.emit()

    def _describe(self) -> None:
        """A screen reader reads names, not the objects that stand for them."""
        text = self.formula
        for measure in self._measures:
            if measure.short_name in text:
                text = re.sub(rf"\b{measure.short_name}\b", measure.name, text)
        self.setAccessibleDescription(text)

    def _may_go_on(self) -> bool:
        """Whether what stands before the cursor begins more than one name."""
        typed = self._typed().casefold()
        starts = (name.casefold().startswith(typed) for name in (each.shown for each in self._offers))
        return bool(typed) and self.hasFocus() and sum(starts) > 1

    def _typed(self) -> str:
        """The words before the cursor that may become a name."""
        cursor = self.textCursor()
        found = _TYPED.search(cursor.block().text()[: cursor.positionInBlock()])
        return found[0] if found is not None and not cursor.hasSelection() else ""

    def _offer_names(self) -> None:
        typed = self._typed()
        if not typed:
            if self._names is not None:
                self._names.hide()
            return
        where = self.cursorRect()
        where.moveTopLeft(self.viewport().mapTo(self.window(), where.topLeft()))
        self._list().offer(typed, self._offers, where)

    def _list(self) -> NameList:
        if self._names is None:
            self._names = NameList(self.window())
            self._names.chosen.connect(self._take_name)
        return self._names

    def _take_name(self, inserted: str) -> None:
        cursor, typed = self.textCursor(), self._typed()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed))
        cursor.insertText(inserted if inserted.endswith("(") else f"{inserted} ", QTextCharFormat())
        self.setTextCursor(cursor)
        self.turn_names()

    def _fit_height(self, *_: object) -> None:
        inside = round(self.document().size().height()) + _EDGES
        height = min(max(inside, theme.px(_LEAST_HEIGHT)), theme.px(_MOST_HEIGHT))
        self.setViewportMargins(0, max(0, height - inside) // 2, _ICON_ROOM, 0)
        self.setFixedHeight(height)
