"""The chart's scene. This is the one module that loads pyqtgraph; import it when a chart is needed."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QVBoxLayout, QWidget

from scorecard.trend import Trend
from ui import theme
from ui.trends.layers import Layer
from ui.trends.picture import LARGE_LAYERS, large_plot
from ui.trends.plot import Plot


class LayerItem(QGraphicsItem):
    """One layer of the chart, painted in the scene's pixels."""

    def __init__(self, layer: Layer, depth: int) -> None:
        """Layers of greater ``depth`` lie on top."""
        super().__init__()
        self._layer = layer
        self._plot: Plot | None = None
        self._area = QRectF()
        self.setZValue(depth)

    def show_plot(self, plot: Plot | None, area: QRectF) -> None:
        """Paint another plot; ``area`` is that of the whole chart."""
        self.prepareGeometryChange()
        self._plot, self._area = plot, area
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._plot is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._layer(painter, self._plot)


class Canvas(QWidget):
    """A plot without menus, axes or panning of its own; its layers are those of the design."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Takes no mouse and no focus: the chart around it does."""
        super().__init__(parent)
        self._view = pg.PlotWidget(self, background=None)
        self._view.setAntialiasing(True)
        # A background that is kept would stay light when the theme turns dark.
        self._view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.hideAxis("left")
        self._view.hideAxis("bottom")
        self._view.hideButtons()
        self._view.setMenuEnabled(False)
        # Made all the same, and else left behind with each chart, to be styled with every other theme.
        self._view.getPlotItem().ctrlMenu.setParent(self._view, Qt.WindowType.Popup)
        self._view.getPlotItem().layout.setSpacing(0)
        self._guide = pg.InfiniteLine(angle=90)
        self._guide.hide()
        self._view.addItem(self._guide, ignoreBounds=True)
        self._layers = [
            LayerItem(layer, depth) for depth, layer in enumerate(LARGE_LAYERS, -len(LARGE_LAYERS))
        ]
        for item in self._layers:
            self._view.scene().addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_trend(self, trend: Trend, area: QRectF) -> Plot:
        """Lay ``trend`` out in ``area``, which begins at 0, 0; returns where everything lies."""
        plot = large_plot(trend, area)
        inside = plot.rect
        margins = (
            inside.left(),
            inside.top(),
            area.right() - inside.right(),
            area.bottom() - inside.bottom(),
        )
        self._view.getPlotItem().layout.setContentsMargins(*margins)
        self._view.setRange(
            xRange=(-0.5, len(trend.points) - 0.5), yRange=(plot.scale.low, plot.scale.high), padding=0
        )
        self._guide.setPen(pg.mkPen(theme.current().borderStrong, width=1))
        for item in self._layers:
            item.show_plot(plot, area)
        return plot

    def show_guide(self, index: int | None) -> None:
        """Put the guide on a point; None hides it."""
        self._guide.setVisible(index is not None)
        if index is not None:
            self._guide.setValue(index)

    @property
    def guide(self) -> int | None:
        """The point on which the guide stands."""
        return round(self._guide.value()) if self._guide.isVisible() else None
