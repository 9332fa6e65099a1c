"""Files of other kinds with a workbook's or a table's name: told by their first bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from scorecard.errors import ScorecardError

_OPEN = "Open it and copy its table into Excel, or save it as .xlsx or .csv."
_BY_MARK = {
    b"%PDF-": f"a PDF, not a workbook. {_OPEN}",
    b"\x89PNG": "a picture, not a workbook. Import the file that the picture was taken of.",
    b"\xff\xd8\xff": "a picture, not a workbook. Import the file that the picture was taken of.",
    b"GIF8": "a picture, not a workbook. Import the file that the picture was taken of.",
    b"{\\rtf": f"a text document, not a workbook. {_OPEN}",
    b"Rar!": "an archive, not a workbook. Unpack it and import the file within.",
    b"7z\xbc\xaf": "an archive, not a workbook. Unpack it and import the file within.",
    b"\x1f\x8b": "an archive, not a workbook. Unpack it and import the file within.",
}
_BY_PART = {
    "word/": f"a Word document, not a workbook. {_OPEN}",
    "ppt/": f"a PowerPoint presentation, not a workbook. {_OPEN}",
    "Index/Document.iwa": "a Numbers document. Open it in Numbers and export it as .xlsx.",
}
_WORKBOOK_PARTS = ("xl/", "content.xml", "[Content_Types].xml", "_rels/")
_ARCHIVE = "an archive, not a workbook. Unpack it and import the file within."
_TEXTS = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.presentation")
_LONGEST_KIND = 200
_PAGES = (b"<!doctype html", b"<html")


def refuse_other_kinds(path: Path, head: bytes, suffix: str) -> None:
    """Raise ScorecardError that says what a file is where it is plainly none that can be read."""
    known = next((words for mark, words in _BY_MARK.items() if head.startswith(mark)), "")
    if not known and head.startswith(b"PK\x03\x04"):
        known = _in_archive(path)
    if not known and suffix in (".xlsx", ".xlsm", ".xlsb", ".ods") and _is_page(head):
        known = f"a web page, not a workbook. {_OPEN}"
    if known:
        raise ScorecardError(f"{path.name} is {known}")


def _is_page(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES)


def _declared(archive: zipfile.ZipFile) -> str:
    """What an archive says that it is; of a bomb no more is unpacked than such a line is long."""
    with archive.open("mimetype") as part:
        return part.read(_LONGEST_KIND).decode("ascii")


def _in_archive(path: Path) -> str:
    """What an archive is that is no workbook; empty for a workbook, or where it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = _declared(archive) if names[:1] == ["mimetype"] else ""
    # All that zipfile raises for what is damaged, encrypted or packed in a way that it does not know.
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return ""
    if kind in _TEXTS:
        return f"a document, not a workbook. {_OPEN}"
    for part, words in _BY_PART.items():
        if any(name.startswith(part) for name in names) and not any(n.startswith("xl/") for n in names):
            return words
    return "" if not names or any(name.startswith(_WORKBOOK_PARTS) for name in names) else _ARCHIVE
