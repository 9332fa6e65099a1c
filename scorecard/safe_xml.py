"""XML parts of workbooks. No workbook needs to define entities, so none that does is read any further."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

ENTITIES = "{name} defines XML entities, which could fetch other files, and is not opened."


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
