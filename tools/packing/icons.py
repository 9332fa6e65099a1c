"""The program's icons, made from the drawings in ``resources/app`` in the formats of each system."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).parents[2] / "resources" / "app"
APP, COMPANY = DRAWINGS / "scorecard.svg", DRAWINGS / "company.svg"
"""The program, and a company's file."""
WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)
LINUX_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
MAC_KINDS = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
}
"""The kinds of picture in an ``.icns`` that hold a PNG, and their sides in pixels."""


def png(drawing: Path, side: int) -> bytes:
    """A drawing as a PNG of ``side`` by ``side`` pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """PNGs by their sides as one ``.ico``: a table of where each is, then the pictures."""
    place = 6 + 16 * len(pictures)
    table = struct.pack("<HHH", 0, 1, len(pictures))
    for side, picture in pictures.items():
        # A side of 256 is written as 0.
        table += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return table + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """PNGs by their sides as one ``.icns``: each picture behind its kind and its length."""
    parts = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[side])) + pictures[side] for kind, side in MAC_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def write_ico(drawing: Path, target: Path) -> str:
    """Write a drawing as ``.ico`` and give the file's name."""
    return _write(target, ico({side: png(drawing, side) for side in WINDOWS_SIZES}))


def write_icns(drawing: Path, target: Path) -> str:
    """Write a drawing as ``.icns`` and give the file's name."""
    return _write(target, icns({side: png(drawing, side) for side in sorted(set(MAC_KINDS.values()))}))


def _write(target: Path, data: bytes) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return str(target)
