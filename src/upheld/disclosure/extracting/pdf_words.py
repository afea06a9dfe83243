"""PDF: the words of its pages, its properties, notes, and words that are drawn but not seen."""

from __future__ import annotations

import ctypes
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from upheld.disclosure.refused import CannotRead

from .texts import Extracted, Piece, together

_INVISIBLE = 3
_WHITE = 250
_MOST_PAGES = 5_000
_LONGEST_DRAWN = 20 * 1024 * 1024
_DEEPEST = 15
_BY_PROGRAMS = frozenset(
    ["/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"]
)
_XML = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
# Spaces of names that tell of people and papers; those of programs and colours are left out.
_OF_PEOPLE = re.compile(r"purl\.org/dc/|/pdfx/|/photoshop/|iptc|prism|/rights/|xmp/1\.0/bj", re.I)
_PLAIN_FACTS = frozenset(["format", "date", "language", "type", "identifier", "SourceModified"])


def read(content: bytes, name: str) -> Extracted:
    """Read a PDF. One with a password, or without any words, is refused."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as no:
        locked = "password" in str(no).lower()
        why = "it has a password. Save it without one" if locked else "it is broken. Save it again"
        raise CannotRead(f"{name} cannot be read: {why}.") from no
    hidden: list[Piece] = []
    try:
        _require_sane(content, name)
        if len(document) > _MOST_PAGES:
            raise CannotRead(f"{name} has more than {_MOST_PAGES} pages.")
        pages = [_page(document, number, hidden) for number in range(len(document))]
    except pypdfium2.PdfiumError as no:
        raise CannotRead(f"{name} has a page that is broken.") from no
    finally:
        document.close()
    if not any(each.strip() for each in pages):
        raise CannotRead(
            f"{name} has no words that a machine can read: it seems to be scanned. "
            "Have its text recognised first."
        )
    return together("\n\n".join(pages), [*hidden, *_properties(content, name)], "pdf")


def _require_sane(content: bytes, name: str) -> None:
    """Refuse a bomb: what is drawn is unpacked up to a limit, to see how long it is."""
    with suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image":
                packed = each.read_raw_bytes()
                with suppress(zlib.error):
                    drawn = zlib.decompressobj().decompress(packed, _LONGEST_DRAWN + 1)
                    if len(drawn) > _LONGEST_DRAWN:
                        raise CannotRead(f"{name} has a page that is larger than 20 MB unpacked.")


def _page(document: pypdfium2.PdfDocument, number: int, hidden: list[Piece]) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        said = str(words.get_text_range()).replace("\r\n", "\n").replace("\ufffe", "-")
        unseen = "".join(_unseen(page, words))
        if unseen.strip() and len(unseen) < len(said):
            hidden.append(Piece(f"text that is not seen on page {number + 1}", unseen))
        return said
    finally:
        words.close()
        page.close()


def _unseen(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage) -> Iterator[str]:
    """Words drawn without ink or in white."""
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=3):
        red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, ink)
        white = min(red.value, green.value, blue.value) >= _WHITE or ink.value == 0
        if white or pdfium.FPDFTextObj_GetTextRenderMode(item.raw) == _INVISIBLE:
            size = pdfium.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
            held = ctypes.create_string_buffer(size)
            kept = ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FPDFTextObj_GetText(item.raw, words.raw, kept, size)
            yield held.raw[: max(0, size - 2)].decode("utf-16-le", errors="ignore") + " "


def _properties(content: bytes, name: str) -> list[Piece]:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return [*_told_of_itself(pdf), *_notes(pdf), *_further(pdf), *_bookmarks(pdf)]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as no:
        raise CannotRead(f"{name}: what it says of itself cannot be read: {no}.") from no


def _told_of_itself(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    said: set[str] = set()
    for key, value in pdf.docinfo.items():
        if key not in _BY_PROGRAMS:
            said.add(str(value))
            yield Piece(f"property {key[1:]}", str(value))
    for each in _packet(pdf):
        if each not in said:
            said.add(each)
            yield Piece("property", each)
    yield from (Piece("inner file", each) for each in pdf.attachments)


def _packet(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What the packet of properties (XMP) says of people and titles, and not of programs."""
    packet = pdf.Root.get("/Metadata")
    if packet is None:
        return
    try:
        tree = etree.fromstring(packet.read_bytes(), _XML)
    except (etree.XMLSyntaxError, ValueError):
        return
    for node in tree.iter(etree.Element):
        for tag, text in [(node.tag, node.text), *node.attrib.items()]:
            space, _, name = str(tag)[1:].rpartition("}")
            parent = node.getparent()
            held = name in {"li", "value"} and parent is not None and parent.getparent() is not None
            if held:
                space, _, name = str(parent.getparent().tag)[1:].rpartition("}")
            if _OF_PEOPLE.search(space) and name not in _PLAIN_FACTS and (text or "").strip():
                yield " ".join((text or "").split())


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """Titles of bookmarks, which stand beside the pages."""
    with pdf.open_outline(max_depth=_DEEPEST) as outline:
        waiting = list(outline.root)
        while waiting:
            each = waiting.pop(0)
            yield Piece("property title", str(each.title or ""))
            waiting += each.children


def _further(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """What screen readers hear of pictures, and what somebody wrote into a form."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary):
            if isinstance(each.get("/Alt"), pikepdf.String):
                yield Piece("description of a picture", str(each["/Alt"]))
            if "/FT" in each and isinstance(each.get("/V"), pikepdf.String):
                yield Piece("field of a form", str(each["/V"]))


def _notes(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            for key, what in (("/Contents", "comment"), ("/T", "author of a comment")):
                if note.get("/Subtype") != "/Link" and note.get(key) is not None:
                    yield Piece(what, str(note.get(key)))
