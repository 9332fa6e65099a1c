"""What may be chosen, dropped on the window or pasted into it to be imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from scorecard.importing.watching import SUFFIXES

IMPORT_FILTER = f"Excel and CSV files ({' '.join(f'*{suffix}' for suffix in sorted(SUFFIXES))})"
"""What a dialog that asks for a file to import shows."""
_KINDS = {
    ".pdf": "a PDF",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".png": "a picture",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".ppt": "a presentation",
    ".pptx": "a presentation",
    ".zip": "an archive",
    ".numbers": "a Numbers document; export it to Excel first",
}


def dropped_file(data: QMimeData) -> Path | None:
    """The first file on this computer among what is dropped."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None


def pasted_table(data: QMimeData | None) -> str:
    """The text of a copied table: lines of cells; empty where it is none."""
    text = data.text() if data is not None and data.hasText() else ""
    return text if "\t" in text or text.strip().count("\n") > 0 else ""


def refusal(path: Path) -> str:
    """Why a file cannot be imported; empty where it can be tried."""
    if path.is_dir():
        return "Scorecard reads Excel and CSV files. This is a folder."
    if path.suffix.lower() in SUFFIXES:
        return ""
    kind = _KINDS.get(path.suffix.lower(), f"{path.name[:60]}")
    return f"Scorecard reads Excel and CSV files. This is {kind}."
