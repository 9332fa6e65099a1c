"""Runs in the built app before all else: pyqtgraph asks for Qt's OpenGL, of which no chart here makes use."""

import sys
from types import ModuleType


class _Widgets(ModuleType):
    """Has the one class that pyqtgraph derives from; Qt is not loaded before that."""

    def __getattr__(self, name: str) -> object:
        if name != "QOpenGLWidget":
            raise AttributeError(name)
        from PySide6.QtWidgets import QWidget

        return QWidget


for made in (ModuleType("PySide6.QtOpenGL"), _Widgets("PySide6.QtOpenGLWidgets")):
    sys.modules[made.__name__] = made
