"""XML as a stream, with everything switched off that a hostile file could use.

No entity is replaced, no document type read, nothing fetched; a file that declares entities is
refused before its first element.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.sources import Part

DOCTYPE = (
    "{} declares a document type or entities, which no census file needs and which can be used to "
    "attack a reader. It was not read. Export it again from the case system."
)
BROKEN = "{} is no complete XML: {}. It may have been cut off. Export it again."

HARDENED: dict[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def local(tag: Any) -> str:
    """The name of an element without its namespace; a comment has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(part: Part, *names: str) -> Iterator[Any]:
    """Yield elements by name as they end, and forget each after it has been used."""
    root(part)
    wanted = [f"{{*}}{name}" for name in names]
    with part.open() as file:
        try:
            for _, element in etree.iterparse(file, events=("end",), tag=wanted, **HARDENED):
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError as broken:
            raise NotReadable(BROKEN.format(part.name, _why(broken))) from broken


def root(part: Part) -> str:
    """The name of the outermost element, once it is sure that no entity is declared."""
    with part.open() as file:
        try:
            _, element = next(iter(etree.iterparse(file, events=("start",), **HARDENED)))
        except (etree.XMLSyntaxError, StopIteration) as broken:
            raise NotReadable(BROKEN.format(part.name, _why(broken))) from broken
        info = element.getroottree().docinfo
        if info.doctype or info.internalDTD is not None:
            raise NotReadable(DOCTYPE.format(part.name))
        return local(element.tag)


def facts(part: Part, name: str) -> dict[str, str]:
    """The words of the first element of a name, by the names of those inside it."""
    for element in elements(part, name):
        return {local(each.tag): each.text for each in element.iter() if each.text}
    return {}


def _why(broken: Exception) -> str:
    line = getattr(broken, "lineno", None)
    return f"it breaks off or is damaged at line {line}" if line else "it is damaged"
