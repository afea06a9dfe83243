"""Which reader a file goes to. Every refusal names the file and the reason."""

from __future__ import annotations

import re
from pathlib import PurePath

from upheld.disclosure.refused import CannotRead

from . import mails, opendocument, openxml, packed, pdf_words, sheets, webpages
from .texts import Extracted, Hidden, Piece, together

LARGEST = 200 * 1024 * 1024
_TEXTS = frozenset(["txt", "md", "markdown", "text", "csv", "tsv", "log"])
_HTML = re.compile(rb"^\s*(?:<!doctype html|<html|<head|<body|<!--)", re.IGNORECASE)
_MAIL = re.compile(
    rb"^(?:(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):[^\n]*\n)",
    re.I,
)
_NOT_READ = (
    (
        b"\xd0\xcf\x11\xe0",
        "is in the old format of Microsoft Office, or has a password. Save it as docx.",
    ),
    (b"{\\rtf", "is rich text (RTF). Save it as docx, odt or plain text."),
)
_UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u180e\ufeff]|[\U000e0000-\U000e007f]"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_REMARK = re.compile(r"^\[(?://|comment)\]:[ \t]*#[ \t]*\([^\n]*\)[ \t]*$", re.MULTILINE)


def extract(content: bytes, name: str) -> Extracted:
    """Take the words out of a file. Raises `CannotRead` with a sentence."""
    if len(content) > LARGEST:
        raise CannotRead(f"{name} is larger than {LARGEST // 1024 // 1024} MB.")
    ending = PurePath(name).suffix.lower().lstrip(".")
    for magic, reader in ((b"%PDF-", pdf_words.read), (b"PK\x03\x04", _packed)):
        if content.startswith(magic):
            return reader(content, name)
    return _text(content, name, ending)


def _text(content: bytes, name: str, ending: str) -> Extracted:
    """A file that is text of some kind, as its ending or its first line says."""
    for magic, why in _NOT_READ:
        if content.startswith(magic):
            raise CannotRead(f"{name} {why}")
    if ending in {"html", "htm", "xhtml"} or (ending not in _TEXTS and _HTML.match(content)):
        return webpages.read(decoded(content, name), name)
    if ending == "eml" or (ending not in _TEXTS and _MAIL.match(content)):
        return mails.read(content, name)
    if ending in {"docx", "odt", "pdf", "xlsx"}:
        raise CannotRead(f"{name} ends in .{ending} and is no such file.")
    return _plain(decoded(content, name), ending or "txt")


NO_TEXT = "{} is no text, nor a kind of file that can be read here."


def decoded(content: bytes, name: str) -> str:
    """The characters of a text file: UTF-8, UTF-16 with its mark, or Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as no:
            raise CannotRead(f"{name} says that it is UTF-16, and is not: {no.reason}.") from no
        if "\0" in text:
            raise CannotRead(NO_TEXT.format(name))
        return text
    if b"\0" in content:
        raise CannotRead(NO_TEXT.format(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _packed(content: bytes, name: str) -> Extracted:
    held = packed.opened(content, name)
    if "word/document.xml" in held.names:
        return openxml.read(held, name)
    if "content.xml" in held.names:
        return opendocument.read(held, name)
    if "xl/workbook.xml" in held.names:
        return sheets.read(held, content, name)
    raise CannotRead(f"{name} is a packed file, and neither docx, odt nor xlsx.")


def _plain(text: str, ending: str) -> Extracted:
    """A text file is its own text, so that places are those of the file."""
    # Only up to the last end of a comment: what is never closed would be sought for hours.
    closed = text.rfind("-->") + len("-->")
    may = "]: #" in text or "]:#" in text
    found = [*_COMMENT.finditer(text, 0, closed), *(_REMARK.finditer(text) if may else ())]
    hidden = [Hidden("comment", *each.span()) for each in found]
    return Extracted(text, (*hidden, *unseen(text)), ending)


def unseen(text: str) -> list[Hidden]:
    """The first of the characters that nobody sees: they can mark whose copy it was."""
    found = _UNSEEN.search(text)
    return [Hidden("characters that nobody sees", found.start(), found.end())] if found else []


__all__ = ["Piece", "decoded", "extract", "together", "unseen"]
