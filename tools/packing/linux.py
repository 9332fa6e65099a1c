"""What a Linux desktop is told of the program: laid beside it as the tree below ``share`` of a prefix."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

from tools.packing.icons import APP, COMPANY, LINUX_SIZES, png
from tools.packing.identity import APP_ID, MEDIA_TYPE

TEXTS = Path(__file__).parents[2] / "packaging" / "linux"
_PLACES = {
    f"{APP_ID}.desktop": "applications",
    f"{APP_ID}.metainfo.xml": "metainfo",
    f"{APP_ID}.xml": "mime/packages",
}
_WITH_SYMBOLS = ("libpython*", "python3*/lib-dynload/*.so", "sqlalchemy/**/*.so")
"""What comes with names that only a debugger reads. Others come without, or must not be touched any more."""


def strip(folder: Path) -> None:
    """Take out of the app in ``folder`` what only a debugger reads."""
    found = [file for pattern in _WITH_SYMBOLS for file in (folder / "_internal").glob(pattern)]
    subprocess.run(["strip", "--strip-unneeded", *found], check=True)


def write_share(folder: Path, version: str, today: date) -> None:
    """Write ``install.sh`` and ``share`` (desktop entry, metainfo, media type, icons) into ``folder``."""
    for name, place in _PLACES.items():
        text = (TEXTS / name).read_text(encoding="utf-8")
        target = folder / "share" / place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled(text, version, today), encoding="utf-8")
    icons = folder / "share" / "icons" / "hicolor"
    _write_icons(icons, APP, f"apps/{APP_ID}")
    _write_icons(icons, COMPANY, f"mimetypes/{MEDIA_TYPE.replace('/', '-')}")
    shutil.copy(TEXTS / "install.sh", folder)


def _filled(text: str, version: str, today: date) -> str:
    return text.replace("@VERSION@", version).replace("@DATE@", today.isoformat())


def _write_icons(icons: Path, drawing: Path, name: str) -> None:
    pictures = {f"{side}x{side}": (".png", png(drawing, side)) for side in LINUX_SIZES}
    pictures["scalable"] = (".svg", drawing.read_bytes())
    for folder, (suffix, data) in pictures.items():
        target = icons / folder / f"{name}{suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
