"""OpenDocument texts (odt): the text of the pages, and what the file hides behind them."""

from __future__ import annotations

import re

from lxml import etree

from .packed import Packed
from .texts import Extracted, Piece, together

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_INNER = re.compile(r"^Object \d+/content\.xml$|^(?:Basic|Scripts)/.+\.(?:xml|py|js|bsh)$")
_TELLING = frozenset(
    [
        "creator",
        "initial-creator",
        "printed-by",
        "title",
        "subject",
        "description",
        "keyword",
        "user-defined",
    ]
)


def read(held: Packed, name: str) -> Extracted:
    """Read an OpenDocument text."""
    hidden: list[Piece] = []
    tree = held.tree("content.xml")
    unseen = _unseen_styles(tree)
    lines: list[str] = []
    for body in tree.iter(f"{_OFFICE}text"):
        for tracked in body.findall(f"{_TEXT}tracked-changes"):
            hidden += [_deleted(each) for each in tracked.iter(f"{_TEXT}deletion")]
            if tracked.find(f".//{_TEXT}insertion") is not None:
                hidden.append(Piece("tracked insertion", "(this document has tracked insertions)"))
            authors = {_plain(each) for each in tracked.iter(f"{_DC}creator")}
            hidden += [Piece("author of a change", each) for each in sorted(authors)]
            body.remove(tracked)
        lines += _lines(body, hidden, unseen)
    lines += _margins(held, hidden, unseen)
    hidden += [Piece("inner file", each) for each in sorted(held.names) if _INNER.match(each)]
    if "meta.xml" in held.names:
        for node in held.tree("meta.xml").iter():
            if isinstance(node.tag, str) and node.tag.rpartition("}")[2] in _TELLING:
                hidden.append(Piece(f"property {node.tag.rpartition('}')[2]}", node.text or ""))
    return together("\n".join(lines).strip("\n"), hidden, "odt")


def _margins(held: Packed, hidden: list[Piece], unseen: dict[str, str]) -> list[str]:
    """What stands at the head and the foot of pages."""
    styles = held.tree("styles.xml") if "styles.xml" in held.names else None
    parts = styles.iter(f"{_STYLE}header", f"{_STYLE}footer") if styles is not None else ()
    return [line for part in parts for line in _lines(part, hidden, unseen)]


def _deleted(deletion: etree._Element) -> Piece:
    said = " ".join(_plain(each) for each in deletion.iter(f"{_TEXT}p", f"{_TEXT}h"))
    return Piece("tracked deletion", said)


def _unseen_styles(tree: etree._Element) -> dict[str, str]:
    """Styles that hide their text or write it white."""
    found = {}
    for style in tree.iter(f"{_STYLE}style"):
        for node in style.iter(f"{_STYLE}text-properties"):
            values = {str(key).rpartition("}")[2]: value for key, value in node.attrib.items()}
            if values.get("display") == "none":
                found[style.get(f"{_STYLE}name", "")] = "hidden text"
            elif str(values.get("color", "")).lower() == "#ffffff":
                found[style.get(f"{_STYLE}name", "")] = "white text"
    return found


def _lines(body: etree._Element, hidden: list[Piece], unseen: dict[str, str]) -> list[str]:
    lines: list[str] = []
    for element in body.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"):
        within = next(element.iterancestors(f"{_TABLE}table-row"), None)
        note = next(element.iterancestors(f"{_OFFICE}annotation"), None)
        if within is not None or note is not None:
            continue
        hiding = unseen.get(element.get(f"{_TEXT}style-name", "")) or _hiding_section(element)
        if hiding and element.tag != f"{_TABLE}table-row":
            hidden.append(Piece(hiding, _plain(element)))
            continue
        if element.tag == f"{_TABLE}table-row":
            cells = (
                " ".join(_words(each, hidden, unseen) for each in cell.iter(f"{_TEXT}p"))
                for cell in element.iter(f"{_TABLE}table-cell")
            )
            lines.append("\t".join(cells))
        else:
            lines += [_words(element, hidden, unseen), ""]
    return lines


def _hiding_section(element: etree._Element) -> str:
    """Whether a section is not shown."""
    sections = element.iterancestors(f"{_TEXT}section")
    return "hidden text" if any(each.get(f"{_TEXT}display") == "none" for each in sections) else ""


def _plain(element: etree._Element) -> str:
    return "".join(str(each) for each in element.itertext())


def _words(element: etree._Element, hidden: list[Piece], unseen: dict[str, str]) -> str:
    """The words of a paragraph that are seen; the others are noted as hidden."""
    said: list[str] = [element.text or ""]
    for node in element:
        tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        style = unseen.get(node.get(f"{_TEXT}style-name", "")) if tag == "span" else None
        if tag == "annotation":
            hidden.append(Piece("comment", " ".join(str(each) for each in node.itertext())))
        elif tag in {"hidden-text", "hidden-paragraph"} or style:
            words = _plain(node) or node.get(f"{_TEXT}string-value", "")
            hidden.append(Piece(style or "hidden text", words))
        elif tag in {"tab", "s"}:
            said.append(" ")
        elif tag == "line-break":
            said.append("\n")
        elif tag in {"desc", "title"} and str(node.tag).startswith(_SVG):
            hidden.append(Piece("description of a picture", _plain(node)))
        elif tag:
            said.append(_words(node, hidden, unseen))
        said.append(node.tail or "")
    return "".join(said)
