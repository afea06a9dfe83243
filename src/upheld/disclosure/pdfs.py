"""PDF: written anew without who, when, scripts, inner files and earlier versions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from .refused import CannotClean

MAGIC = b"%PDF-"
_OF_DOCUMENT = (
    *("/Metadata", "/OpenAction", "/AA", "/PieceInfo", "/Collection", "/AF", "/URI"),
    *("/Perms", "/DSS", "/SpiderInfo", "/Legal"),
)
_OF_PAGE = ("/AA", "/PieceInfo", "/Metadata", "/AF", "/LastModified", "/Thumb")
_DANGEROUS = {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/Sound", "/3D"}
_OF_NOTE = ("/T", "/M", "/CreationDate", "/NM", "/A", "/AA", "/RC", "/Popup")
_START, _MARK, _POINTS = b"\xff\xd8", 0xFF, 0xDA
_NOTES = {0xFE, *range(0xE1, 0xF0)} - {0xEE}  # comments, and all that programs write but colour


def clean(content: bytes) -> bytes:
    """Write a PDF anew. Raises `CannotClean` for a broken one, or one with a password."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise CannotClean("locked")
            _clean_document(pdf)
            for page in pdf.pages:
                _clean_page(page.obj)
            for each in _streams(pdf):
                _clean_stream(each)
            out = io.BytesIO()
            pdf.remove_unreferenced_resources()
            pdf.save(out, deterministic_id=True, linearize=False)
    except pikepdf.PasswordError as no:
        raise CannotClean("locked") from no
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError, TypeError) as no:
        raise CannotClean("broken") from no
    return out.getvalue()


def _clean_document(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    for name in _OF_DOCUMENT:
        _drop(root, name)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    names = root.get("/Names")
    if names is not None:
        for name in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"):
            _drop(names, name)
    form = root.get("/AcroForm")
    if form is not None:
        for name in ("/XFA", "/CO"):
            _drop(form, name)


def _clean_page(page: Any) -> None:
    for name in _OF_PAGE:
        _drop(page, name)
    notes = page.get("/Annots")
    if notes is None:
        return
    kept = [each for each in notes if str(each.get("/Subtype")) not in _DANGEROUS]
    for each in kept:
        for name in _OF_NOTE:
            _drop(each, name)
    page["/Annots"] = pikepdf.Array(kept)


def _streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (each for each in pdf.objects if isinstance(each, pikepdf.Stream))


def _clean_stream(stream: Any) -> None:
    for name in ("/Metadata", "/PieceInfo", "/LastModified", "/OPI"):
        _drop(stream, name)
    if stream.get("/Filter") == pikepdf.Name("/DCTDecode"):
        plain = _without_notes(bytes(stream.read_raw_bytes()))
        stream.write(plain, filter=pikepdf.Name("/DCTDecode"))


def _without_notes(jpeg: bytes) -> bytes:
    """A JPEG picture without its notes (APP1 to APP13, APP15 and comments)."""
    if not jpeg.startswith(_START):
        return jpeg
    kept, place = bytearray(_START), 2
    while place + 4 <= len(jpeg) and jpeg[place] == _MARK:
        kind = jpeg[place + 1]
        if kind == _POINTS:
            break
        after = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if kind not in _NOTES:
            kept += jpeg[place:after]
        place = after
    return bytes(kept) + jpeg[place:]


def _drop(held: Any, name: str) -> None:
    if name in held:
        del held[name]
