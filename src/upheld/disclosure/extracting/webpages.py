"""Web pages: what a browser shows, and what stands in the file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from upheld.disclosure import lexicon
from upheld.disclosure.refused import CannotRead

from .texts import Extracted, Piece, together

_BLOCKS = lexicon.word_set("blocks.txt")
_SKIPPED = frozenset(["script", "style", "template", "noscript", "head"])
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*[01]?(?:px|pt)?\s*(?:;|$)|"
    r"(?<!-)color\s*:\s*(?:#fff(?:fff)?|white)\b|left\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_TOLD = ("alt", "title", "aria-label", "data-author", "data-name")
_META = re.compile(
    r"author|creator|contributor|publisher|description|keywords|subject|owner|reviewer|modified|"
    r"person|byline|contact",
    re.I,
)
_ADDRESS = re.compile(r"mailto:|tel:|file:", re.I)


def read(text: str, name: str) -> Extracted:
    """Read a web page."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as no:
        raise CannotRead(f"{name} is no web page that can be read: {no}.") from no
    if any("depth" in each.message for each in parser.error_log):
        raise CannotRead(f"{name} is nested so deeply that parts of it cannot be read.")
    hidden = [
        Piece(f"property {node.get('name', 'meta')}", node.get("content", ""))
        for node in tree.iter("meta")
        if _META.search(node.get("name", "") + node.get("property", ""))
    ]
    hidden += [Piece("title of the page", node.text or "") for node in tree.iter("title")]
    said: list[str] = []
    _walk(tree, said, hidden)
    body = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(said))
    return together(re.sub(r"\n{3,}", "\n\n", body).strip(), hidden, "html")


def _walk(node: etree._Element, said: list[str], hidden: list[Piece]) -> None:
    """Go through a page without recursing deeper than its reader allows."""
    if node.tag is etree.Comment:
        hidden.append(Piece("comment", node.text or ""))
        return
    tag = node.tag if isinstance(node.tag, str) else ""
    if not tag or tag in _SKIPPED:
        hidden.extend(_skipped(node))
        return
    hidden.extend(_attributes(node))
    if kind := _unseen(node):
        hidden.append(Piece(kind, " ".join(str(each) for each in node.itertext())))
        return
    block = tag in _BLOCKS
    said.append(
        "\n\n" if block else "\n" if tag in {"br", "tr"} else "\t" if _further(node) else ""
    )
    said.append(_squeezed(node.text))
    for child in node:
        _walk(child, said, hidden)
        said.append(_squeezed(child.tail))
    if block:
        said.append("\n\n")


def _skipped(node: etree._Element) -> Iterator[Piece]:
    """What no browser shows of an element: remarks, templates, data that often name an author."""
    yield from (Piece("comment", each.text or "") for each in node.iter(etree.Comment))
    for each in node.iter("script"):
        if "json" in each.get("type", ""):
            yield Piece("data beside the page", each.text or "")
    if node.tag in {"template", "noscript"}:
        yield Piece("hidden text", " ".join(str(each) for each in node.itertext()))


def _attributes(node: etree._Element) -> Iterator[Piece]:
    """What an element says and a browser does not show."""
    for key in _TOLD:
        what = "description of a picture" if key == "alt" else f"attribute {key}"
        yield Piece(what, node.get(key, ""))
    if _ADDRESS.match(node.get("href", "")):
        yield Piece("target of a link", node.get("href", ""))
    if node.tag == "input" and node.get("type") == "hidden":
        yield Piece("hidden field", node.get("value", ""))


def _unseen(node: etree._Element) -> str:
    """Whether a browser leaves an element out, or crosses it out."""
    if node.get("hidden") is not None or _HIDDEN_STYLE.search(node.get("style", "")):
        return "hidden text"
    return "text struck out" if node.tag in {"del", "s", "strike"} else ""


def _further(node: etree._Element) -> bool:
    """A cell after the first of its row."""
    return node.tag in {"td", "th"} and any(
        each.tag in {"td", "th"} for each in node.itersiblings(preceding=True)
    )


def _squeezed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")
