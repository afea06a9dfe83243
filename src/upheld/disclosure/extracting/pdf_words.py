"""PDF: the words of its pages, its properties, notes, and words that are drawn but not seen."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from upheld.disclosure.refused import CannotRead

from .texts import Extracted, Piece, together

_INVISIBLE = 3
_WHITE = 250
_MOST_PAGES = 5_000


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
            return [*_told_of_itself(pdf), *_notes(pdf)]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as no:
        raise CannotRead(f"{name}: what it says of itself cannot be read: {no}.") from no


def _told_of_itself(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    for key in ("/Author", "/Title", "/Subject", "/Keywords", "/Company", "/Manager"):
        if key in pdf.docinfo:
            yield Piece(f"property {key[1:]}", str(pdf.docinfo[key]))
    yield from (Piece("inner file", each) for each in pdf.attachments)


def _notes(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            for key, what in (("/Contents", "comment"), ("/T", "author of a comment")):
                if note.get("/Subtype") != "/Link" and note.get(key) is not None:
                    yield Piece(what, str(note.get(key)))
