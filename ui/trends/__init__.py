"""Trends: the 13-month chart, the small charts of a tab, and the panel under the table.

Importing this package loads no chart library; the first chart that is shown does.
"""

from ui.trends.chart import TrendChart
from ui.trends.panel import TrendPanel
from ui.trends.tiles import TrendTiles

__all__ = ["TrendChart", "TrendPanel", "TrendTiles"]
