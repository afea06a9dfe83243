"""What a file says of itself, for whoever decides what it is: its title, its days, its parties.

All of it is a proposal. A program writes most of it by itself, and anybody can write anything.
"""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

import pikepdf
from lxml import etree

from upheld.disclosure.dates import days_in

_MOST = 5
_FIRST = 4_000  # letters of a text in which a paper usually says its day
_LONGEST = 200
_WRITTEN = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_PARTS = ("docProps/core.xml", "meta.xml")
_BY = {"creator", "initial-creator", "lastModifiedBy"}
_ON = {"created", "modified", "creation-date", "date"}


def about(content: bytes, text: str) -> dict[str, object]:
    """The title, the days (as ISO says them) and the parties that a file gives; macros or none."""
    told = list(_told(content))
    days = [each for kind, said in told if kind == "day" and (each := _day(said))]
    days += [f"{each.year:04}-{each.month:02}-{each.day:02}" for each in _in_text(text)]
    return {
        "title": next((said for kind, said in told if kind == "title"), "")[:_LONGEST],
        "days": list(dict.fromkeys(days))[:_MOST],
        "parties": list(dict.fromkeys(said for kind, said in told if kind == "party"))[:_MOST],
        "macros": ("macros", "") in told,
    }


def _told(content: bytes) -> Iterator[tuple[str, str]]:
    """What stands in the file beside its words. A part that is broken tells nothing."""
    ways = {b"%PDF-": _of_pdf, b"PK\x03\x04": _of_package}
    tell = next((way for magic, way in ways.items() if content.startswith(magic)), _of_mail)
    with suppress(pikepdf.PdfError, zipfile.BadZipFile, etree.LxmlError, LookupError, ValueError,
                  TypeError, AttributeError, RuntimeError):  # fmt: skip
        for kind, said in tell(content):
            if kind == "macros" or said.strip():
                yield kind, " ".join(said.split())[:_LONGEST]


def _of_mail(content: bytes) -> Iterator[tuple[str, str]]:
    mail = email.message_from_bytes(content[:65_536], EmailMessage, policy=email.policy.default)
    if not mail["From"] or not mail["Date"]:
        return
    yield "title", str(mail["Subject"] or "")
    yield "day", parsedate_to_datetime(str(mail["Date"])).date().isoformat()
    for name, address in getaddresses([str(mail[each] or "") for each in ("From", "To", "Cc")]):
        yield "party", name or address


def _of_pdf(content: bytes) -> Iterator[tuple[str, str]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = {str(key): str(value) for key, value in pdf.docinfo.items()}
    yield "title", said.get("/Title", "")
    yield "party", said.get("/Author", "")
    yield "day", said.get("/CreationDate", "").removeprefix("D:")


def _of_package(content: bytes) -> Iterator[tuple[str, str]]:
    """Of Word, Excel and OpenDocument. How large it is unpacked was looked at before."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if any("vbaProject" in each or each.startswith("Basic/") for each in names):
            yield "macros", ""
        for part in _PARTS:
            if part in names:
                for node in etree.fromstring(archive.read(part), parser).iter():
                    yield from _of_node(str(node.tag).rpartition("}")[2], node.text or "")


def _of_node(tag: str, said: str) -> Iterator[tuple[str, str]]:
    if tag == "title":
        yield "title", said
    elif tag in _BY:
        yield "party", said
    elif tag in _ON:
        yield "day", said


def _day(said: str) -> str:
    found = _WRITTEN.match(said)
    with suppress(ValueError):
        return date(*map(int, found.groups())).isoformat() if found else ""
    return ""


def _in_text(text: str) -> Iterator[date]:
    for each in days_in(text[:_FIRST]):
        with suppress(ValueError):
            if each.year:
                yield date(each.year, each.month, each.day)
