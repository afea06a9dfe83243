"""What a Word document says outside its paragraphs: authors of changes, links, fields, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .packed import Packed
from .texts import Piece

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = re.compile(r"^word/(?:charts/chart|diagrams/data)\d*\.xml$")
LINKS = re.compile(r"^word/_rels/[\w.]+\.rels$")
INNER = re.compile(r"vbaProject|/embeddings/|afchunk|\.(?:mht|mhtml|rtf|html?|bin)$", re.IGNORECASE)
_CHANGED = tuple(f"{_W}{each}" for each in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
# A link to a mailbox or to somebody's own disk, and a field that fetches or names somebody.
_PRIVATE = re.compile(r"^(?:mailto|file|tel):|^\\\\|^[A-Z]:[\\/]", re.IGNORECASE)
_FIELD = re.compile(
    r"@|\\\\|[A-Z]:\\|^\s*(?:INCLUDE|AUTHOR|LASTSAVEDBY|USERNAME|COMMENTS|DOCVARIABLE)"
)


def changes(tree: etree._Element) -> Iterator[Piece]:
    """Who tracked changes, each once, and fields that name a person or a place on a disk."""
    authors = {node.get(f"{_W}author", "") for node in tree.iter(*_CHANGED)}
    yield from (Piece("author of a change", each) for each in sorted(authors))
    for node in tree.iter(f"{_W}instrText"):
        if _FIELD.search(node.text or ""):
            yield Piece("field", node.text or "")


def elsewhere(held: Packed) -> Iterator[Piece]:
    """Files within the file, and private targets of its links."""
    for part in sorted(held.names):
        if INNER.search(part):
            yield Piece("inner file", part)
        elif LINKS.match(part):
            yield from links(held.tree(part))


def drawings(held: Packed) -> Iterator[str]:
    """The words of every chart and drawing, each in lines of its own."""
    for part in sorted(held.names):
        if DRAWN.match(part):
            yield "\n" + drawn(held.tree(part))


def links(tree: etree._Element) -> Iterator[Piece]:
    """Where links go that are no public address."""
    for node in tree.iter(etree.Element):
        target = node.get("Target", "")
        if node.get("TargetMode") == "External" and _PRIVATE.search(target):
            yield Piece("target of a link", target)


def drawn(tree: etree._Element) -> str:
    """The words and numbers of a chart or a drawing, which a reader sees."""
    said = (node.text or "" for node in tree.iter(f"{_A}t", f"{_C}v"))
    return "\n".join(each for each in said if each.strip())


def hiding_styles(tree: etree._Element) -> frozenset[str]:
    """Styles whose text is hidden."""
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in tree.iter(f"{_W}style")
        if any(_is_on(mark) for mark in style.findall(f"{_W}rPr/{_W}vanish"))
    )


def styled(run: etree._Element) -> set[str]:
    """The styles that a run stands in: its own, and that of its paragraph."""
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    marks = [run.find(f"{_W}rPr/{_W}rStyle")]
    marks += [paragraph.find(f"{_W}pPr/{_W}pStyle")] if paragraph is not None else []
    return {mark.get(f"{_W}val", "") for mark in marks if mark is not None}


def _is_on(mark: etree._Element) -> bool:
    return mark.get(f"{_W}val", "true") not in {"0", "false"}
