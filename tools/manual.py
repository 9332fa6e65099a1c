"""Takes the pictures that the pages of the manual name and makes them small: ``python -m tools.manual``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tools.screens.__main__ import asked, main
from ui.help.pages import folder, pages
from ui.theme import LIGHT

_SCENES = "first-run,weekly,import,entry,measure,lists,notes,exports"
_LOOK = ("--theme", "light", "--width", "1280", "--text", "125")
_TAKEN = "light-1280x800"
_WIDTH = 900
_COLOURS = 256
_PICTURE = re.compile(r"!\[[^\]]*\]\(([\w-]+)\.png\)")


def take_pictures() -> None:
    """Write each picture that a page names into the manual's folder. Raises OSError for one not taken."""
    names = {name for page in pages().values() for name in _PICTURE.findall(page.text)}
    with TemporaryDirectory() as taken:
        main(asked([taken, "--only", _SCENES, *_LOOK]))
        for name in sorted(names):
            small = _framed(QImage(str(Path(taken) / f"{name}-{_TAKEN}.png")))
            target = folder() / f"{name}.png"
            if small.isNull() or not _few_colours(small).save(str(target), quality=0):
                raise OSError(f"{target} could not be made: no scene takes a picture of that name.")
            print(f"{target.name}: {target.stat().st_size // 1024} kB")


def _framed(picture: QImage) -> QImage:
    """As wide as a page shows it at most, with a line around it that parts it from the page."""
    width = min(_WIDTH, picture.width())
    small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGB32)
    if not small.isNull():
        painter = QPainter(small)
        painter.setPen(QColor(LIGHT.controlBorder))
        painter.drawRect(small.rect().adjusted(0, 0, -1, -1))
        painter.end()
    return small


def _few_colours(picture: QImage) -> QImage:
    """With a table of the colours seen most: a third of the size, and no eye sees it."""
    seen = np.frombuffer(picture.constBits(), np.uint32) & 0x00F8F8F8
    exact = np.frombuffer(picture.constBits(), np.uint32)
    _, first, counts = np.unique(seen, return_index=True, return_counts=True)
    chosen = exact[first[np.argsort(counts)[::-1][:_COLOURS]]]
    table = [int(colour) for colour in chosen]
    return picture.convertToFormat(
        QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither
    )


if __name__ == "__main__":
    take_pictures()
    sys.exit(0)
