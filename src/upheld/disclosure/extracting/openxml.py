"""Word documents (docx): the text of the pages, and what the file hides behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from . import openxml_beside
from .packed import Packed
from .texts import Extracted, Piece, together

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AFTER = re.compile(r"^word/(header|footer|footnotes|endnotes)\d*\.xml$")
_PROPERTIES = frozenset(
    [
        "creator",
        "lastModifiedBy",
        "title",
        "subject",
        "keywords",
        "description",
        "category",
        "manager",
        "company",
    ]
)
_NOT_TELLING = frozenset({"Microsoft Office Word", "Normal.dotm", "Normal", "python-docx"})


def read(held: Packed, name: str) -> Extracted:
    """Read a Word document."""
    hidden: list[Piece] = []
    document = held.tree("word/document.xml")
    _set_apart(held, document)
    body = _part(document, hidden)
    hidden += [*openxml_beside.changes(document), *openxml_beside.elsewhere(held)]
    for part in sorted(held.names):
        if _AFTER.match(part):
            body += "\n" + _part(held.tree(part), hidden)
        elif re.match(r"^word/comments\w*\.xml$", part):
            hidden += _comments(held.tree(part))
        elif re.match(r"^(docProps/(core|app|custom)\.xml)$", part):
            hidden += properties(held.tree(part))
    body += "".join(openxml_beside.drawings(held))
    if "word/people.xml" in held.names:
        hidden += _people(held.tree("word/people.xml"))
    return together(body.strip("\n"), hidden, "docx")


def _set_apart(held: Packed, document: etree._Element) -> None:
    """Mark runs as hidden whose style hides them, as a reader's program would."""
    if "word/styles.xml" not in held.names:
        return
    hiding = openxml_beside.hiding_styles(held.tree("word/styles.xml"))
    for run in document.iter(f"{_W}r") if hiding else ():
        if openxml_beside.styled(run) & hiding:
            own = run.find(f"{_W}rPr")
            own = etree.SubElement(run, f"{_W}rPr") if own is None else own
            if own.find(f"{_W}vanish") is None:
                etree.SubElement(own, f"{_W}vanish")


def _part(tree: etree._Element, hidden: list[Piece]) -> str:
    """The paragraphs and tables of a part, in order; cells of a row are parted by tabs."""
    lines: list[str] = []
    for element in tree.iter(f"{_W}p", f"{_W}tr"):
        within_row = next(element.iterancestors(f"{_W}tr"), None)
        if element.tag == f"{_W}tr":
            if within_row is None:
                cells = (" ".join(_paragraphs(cell, hidden)) for cell in element.iter(f"{_W}tc"))
                lines.append("\t".join(cells))
        elif within_row is None and next(element.iterancestors(f"{_W}p"), None) is None:
            lines.append(_words(element, hidden))
            following = element.getnext()
            if following is None or following.tag == f"{_W}p":
                lines.append("")
    return "\n".join(lines)


def _paragraphs(cell: etree._Element, hidden: list[Piece]) -> Iterator[str]:
    return (_words(each, hidden) for each in cell.iter(f"{_W}p"))


def _words(paragraph: etree._Element, hidden: list[Piece]) -> str:
    said: list[str] = []
    for node in paragraph.iter():
        if not isinstance(node.tag, str):
            continue
        tag = node.tag.rpartition("}")[2]
        if tag == "t" and node.tag.startswith(_W):
            _written(node, said, hidden)
        elif tag in {"delText", "delInstrText"}:
            hidden.append(Piece("tracked deletion", node.text or ""))
        elif tag in {"tab", "br", "cr"} and node.tag.startswith(_W) and _in_run(node):
            said.append("\n" if tag != "tab" else " ")
        elif tag == "noBreakHyphen":
            said.append("-")
        else:
            hidden += _described(node, tag)
    return "".join(said)


def _written(node: etree._Element, said: list[str], hidden: list[Piece]) -> None:
    """Words of a run: seen, or hidden, and perhaps inserted while changes were tracked."""
    words, kind = node.text or "", _unseen(node)
    if kind:
        hidden.append(Piece(kind, words))
    else:
        said.append(words)
    if _added(node):
        hidden.append(Piece("tracked insertion", words))


def _described(node: etree._Element, tag: str) -> list[Piece]:
    """What a picture is described as."""
    keys = ("descr", "title") if tag in {"docPr", "cNvPr"} else ()
    return [Piece("description of a picture", node.get(key, "")) for key in keys]


def _in_run(node: etree._Element) -> bool:
    above = node.getparent()
    return above is not None and above.tag == f"{_W}r"


def _added(node: etree._Element) -> bool:
    return next(node.iterancestors(f"{_W}ins", f"{_W}moveTo"), None) is not None


def _unseen(node: etree._Element) -> str:
    """Whether a run is hidden, moved away, white, or too small for the eye."""
    if next(node.iterancestors(f"{_W}moveFrom"), None) is not None:
        return "tracked deletion"
    run = next(node.iterancestors(f"{_W}r"), None)
    style = run.find(f"{_W}rPr") if run is not None else None
    if style is None:
        return ""
    for key in ("vanish", "webHidden"):
        mark = style.find(f"{_W}{key}")
        if mark is not None and mark.get(f"{_W}val", "true") not in {"0", "false"}:
            return "hidden text"
    colour, size = style.find(f"{_W}color"), style.find(f"{_W}sz")
    if colour is not None and colour.get(f"{_W}val", "").upper() == "FFFFFF":
        return "white text"
    if size is not None and size.get(f"{_W}val", "20") in {"1", "2", "3", "4"}:
        return "text too small to see"
    return ""


def _comments(tree: etree._Element) -> Iterator[Piece]:
    for comment in tree.iter(f"{_W}comment"):
        said = " ".join(node.text or "" for node in comment.iter(f"{_W}t"))
        yield Piece("comment", said)
        yield Piece("author of a comment", comment.get(f"{_W}author", ""))


def properties(tree: etree._Element) -> Iterator[Piece]:
    """What a file says of itself and of who wrote it."""
    for node in tree.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            tag = node.tag.rpartition("}")[2]
            own = node.getparent() is not None and "custom" in str(node.getparent().tag)
            telling = node.text.strip() not in _NOT_TELLING
            if (tag.casefold() in {each.casefold() for each in _PROPERTIES} or own) and telling:
                yield Piece(f"property {tag}", node.text)


def _people(tree: etree._Element) -> Iterator[Piece]:
    for node in tree.iter():
        if isinstance(node.tag, str) and node.tag.endswith("}person"):
            names = [value for key, value in node.attrib.items() if str(key).endswith("}author")]
            yield from (Piece("somebody who worked on the file", str(each)) for each in names)
