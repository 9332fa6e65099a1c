"""The parts of zipped workbooks, and how they point to one another."""

from __future__ import annotations

import codecs
import posixpath
from collections.abc import Mapping

from scorecard.importing.readers.container import Container
from scorecard.safe_xml import EntitiesError, named, read_xml

_LINE_END = b"\r\n"
_SPACES = bytes.maketrans(b"\t\n\r", b"   ")


def main_part(parts: Container) -> str:
    """The part that holds the workbook itself."""
    for relation in named(read_xml(parts.read("_rels/.rels")), "Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def related(parts: Container, part: str) -> Mapping[str, tuple[str, str]]:
    """By id the kind and the name of each part that a part points to."""
    folder, name = posixpath.split(part)
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in named(read_xml(parts.read(f"{folder}/_rels/{name}.rels")), "Relationship")
    }


def as_utf8(data: bytes) -> bytes:
    """A part that may be of another encoding, with spaces for all white space. Raises EntitiesError."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16").encode()
    if b"<!DOCTYPE" in data:
        raise EntitiesError("DOCTYPE")
    declaration = data.find(b">") + 1
    if any(data.find(space, declaration + len(_LINE_END)) >= 0 for space in (b"\t", b"\n", b"\r")):
        return data.translate(_SPACES)
    return data
