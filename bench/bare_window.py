"""The baseline of the start: a bare window with a table of 15 by 20 cells that leaves once it is painted."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem


class LeaveAfterPaint(QObject):
    """Ends the program after the first paint of what it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> int:
    """Show the table and leave."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    cells = QTableWidget(15, 20)
    for row in range(15):
        for column in range(20):
            cells.setItem(row, column, QTableWidgetItem(str(row * column)))
    leave = LeaveAfterPaint(app)
    cells.viewport().installEventFilter(leave)
    window.setCentralWidget(cells)
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    # As the app does, so that taking Python apart is in neither figure.
    os._exit(main())
