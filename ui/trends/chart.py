"""The 13-month chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from scorecard.trend import Trend
from ui import theme
from ui.trends import picture
from ui.trends.flags import Spot, spot_at
from ui.trends.menu import point_menu
from ui.trends.plot import Plot

if TYPE_CHECKING:
    from ui.trends.canvas import Canvas

_TIP_OFFSET = QPoint(12, 12)


class TrendChart(QWidget):
    """One measure's rolling window, drawn large. The chart library is loaded with the first trend."""

    large_requested = Signal()
    """A double-click, or Enter while the chart has the focus."""
    mark_requested = Signal(int, object)
    """Measure id and the period in which a day is to be marked: M, or the menu."""
    note_requested = Signal(int, object, object)
    """Measure id, the period whose number is to have a note, and the note that it has or None."""
    shown = Signal(object)
    """The trend that is shown from now on."""
    flag_opened = Signal(object)
    """The flag that was clicked or chosen in the menu."""
    picture_requested = Signal(object)
    """The trend whose chart is to be saved as a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until there is a trend."""
        super().__init__(parent)
        self._trend: Trend | None = None
        self._plot: Plot | None = None
        self._canvas: Canvas | None = None
        self._guide: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 96)

    @property
    def trend(self) -> Trend | None:
        """What is shown."""
        return self._trend

    @property
    def guide(self) -> int | None:
        """The point under the guide."""
        return self._guide

    def show_trend(self, trend: Trend | None) -> None:
        """Show another trend; None empties the chart."""
        self._trend = trend
        self._place_guide(None)
        self.setAccessibleName(f"Trend of {trend.name}" if trend else "Trend")
        self.setAccessibleDescription(f"{trend.headline}. {trend.body}".strip() if trend else "")
        self._lay_out()
        if trend is not None:
            self.shown.emit(trend)

    def copy_chart(self) -> None:
        """Put the picture and its numbers on the clipboard."""
        if self._trend is not None:
            QGuiApplication.clipboard().setMimeData(picture.for_clipboard(self._trend))

    def to_image(self, size: QSize) -> QImage:
        """The chart as a picture of ``size`` logical pixels."""
        return picture.to_image(self._trend, size)

    def sizeHint(self) -> QSize:
        return QSize(808, 171)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._lay_out()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        plot = self._plot
        if plot is not None and self._trend is not None:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            guided = plot.last if self._guide is None else self._guide
            index = guided if by_key else plot.index_at(event.pos().x())
            place = QPointF(plot.x(index), plot.rect.center().y()).toPoint()
            self.menu(index).popup(self.mapToGlobal(place) if by_key else event.globalPos())

    def menu(self, index: int) -> QMenu:
        """What can be done at a point. It deletes itself when it is closed."""
        return point_menu(self, self._trend, index) if self._trend is not None else QMenu(self)

    def request_mark(self, index: int | None = None) -> None:
        """Wish for a mark at a point; without ``index`` at the guide, else at the newest point."""
        if self._trend is not None:
            place = index if index is not None else self._guide if self._guide is not None else -1
            self.mark_requested.emit(self._trend.measure.id, self._trend.points[place].period)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.flag_opened.emit(spot.flag)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor)
        if spot is not None:
            self._place_guide(None)
            tip_at = event.globalPosition().toPoint() + _TIP_OFFSET
            QToolTip.showText(tip_at, f"{spot.flag.told}\nClick to change", self)
            return
        inside = self._plot is not None and self._plot.rect.adjusted(0, -20, 0, 20).contains(event.position())
        index = self._plot.index_at(event.position().x()) if self._plot is not None and inside else None
        self._place_guide(index, event.globalPosition().toPoint() + _TIP_OFFSET)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._place_guide(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._place_guide(None)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._plot is not None:
            self.large_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._plot is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if event.key() == Qt.Key.Key_Left else 1, self._plot)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.large_requested.emit()
        elif event.key() == Qt.Key.Key_M and not event.modifiers():
            self.request_mark()
        elif event.key() == Qt.Key.Key_Escape and self._guide is not None:
            self._place_guide(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._plot is None and self._trend is not None:
            painter.setFont(theme.font(13))
            painter.setPen(theme.current().text2)
            text = picture.empty_text(self._trend)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _spot(self, point: QPointF) -> Spot | None:
        return None if self._plot is None else spot_at(self._plot, point)

    def _lay_out(self) -> None:
        self._plot = None
        trend = self._trend
        if trend is not None and picture.has_values(trend):
            canvas = self._canvas or self._make_canvas()
            canvas.setGeometry(self.rect())
            self._plot = canvas.show_trend(trend, QRectF(0, 0, self.width(), self.height()))
            canvas.show()
        elif self._canvas is not None:
            self._canvas.hide()
        self.update()

    def _make_canvas(self) -> Canvas:
        from ui.trends.canvas import Canvas

        self._canvas = Canvas(self)
        return self._canvas

    def _step(self, by: int, plot: Plot) -> None:
        start = plot.last if self._guide is None else self._guide + by
        index = min(max(start, 0), plot.last)
        place = QPointF(plot.x(index), plot.rect.top()).toPoint()
        self._place_guide(index, self.mapToGlobal(place) + _TIP_OFFSET)

    def _place_guide(self, index: int | None, tip_at: QPoint | None = None) -> None:
        if index is None and self._guide is not None:
            QToolTip.hideText()
        self._guide = index
        if self._canvas is not None:
            self._canvas.show_guide(index)
        if index is not None and self._trend is not None and tip_at is not None:
            tip = picture.point_tip(self._trend, index)
            self.setAccessibleDescription(tip)
            QToolTip.showText(tip_at, tip, self)
