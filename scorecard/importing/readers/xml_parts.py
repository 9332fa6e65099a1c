"""XML parts of workbooks. No workbook needs to define entities, so none that does is read any further."""

from __future__ import annotations

import codecs
import posixpath
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from scorecard.importing.readers.container import Container

ENTITIES = "{name} defines XML entities, which could fetch other files, and is not opened."


_LINE_END = b"\r\n"
_SPACES = bytes.maketrans(b"\t\n\r", b"   ")


class EntitiesError(Exception):
    """A part has a document type, in which entities can be defined."""


class _NoEntities(ElementTree.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise EntitiesError(name)


def read_xml(data: bytes) -> ElementTree.Element:
    """The root of a part. Raises EntitiesError, or ValueError where it is no XML."""
    parser = ElementTree.XMLParser(target=_NoEntities())
    try:
        parser.feed(data)
        root: ElementTree.Element = parser.close()
    except (ElementTree.ParseError, LookupError) as error:
        raise ValueError(str(error)) from None
    return root


def named(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The elements of a name, whatever their namespace."""
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == name)


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
