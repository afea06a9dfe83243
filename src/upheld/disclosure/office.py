"""Office documents (Open XML and OpenDocument): packed anew without who wrote them.

Nothing is parsed as XML, so nothing in it is followed or expanded: names of authors and
moments are emptied where they stand. What was deleted while changes were tracked is part of
the document and stays.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from . import pictures
from .refused import CannotClean

MAGIC = b"PK\x03\x04"
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5_000
_MOMENT = (1980, 1, 1, 0, 0, 0)

_KINDS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_GONE = re.compile(
    r"^(docProps/|customXml/|Thumbnails/|meta\.xml$|settings\.xml$|Configurations2/"
    r"|word/people\.xml$|xl/persons/|ppt/commentAuthors\.xml$|META-INF/documentsignatures)"
)
_RUNS = re.compile(r"(vbaProject|activeX|oleObject|/embeddings/|^Basic/|^Scripts/|^Object )", re.I)
_TEXT = (".xml", ".rels")
_ATTRIBUTES = re.compile(
    rb"\s(?:w:author|w:initials|w:date|w:rsid\w*|w14:paraId|w15:author|userId|displayName"
    rb"|providerId|lastModifiedBy|authorId|initials|userName|dT|personId)=\"[^\"]*\""
)
_ELEMENTS = re.compile(
    rb"<(dc:creator|dc:date|meta:creator-initials|cp:lastModifiedBy|author|loext:sender-initials)"
    rb"(?:\s[^>]*)?>[^<]*</\1>"
)
_REFERENCE = re.compile(rb"<(?:Relationship|Override|manifest:file-entry)\b[^>]*/>")
_TARGET = re.compile(rb"(?:Target|PartName|manifest:full-path)=\"/?([^\"]*)\"")


def clean(content: bytes) -> tuple[bytes, str]:
    """A document packed anew, and how its name ends. Raises `CannotClean`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            return _packed(held)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError) as no:
        raise CannotClean("broken") from no
    except NotImplementedError as no:
        raise CannotClean("unknown-kind") from no


def _packed(held: zipfile.ZipFile) -> tuple[bytes, str]:
    parts = held.infolist()
    _require_sane(parts)
    names = [each.filename for each in parts]
    ending = _ending(held, names)
    if any(_RUNS.search(each) for each in names):
        raise CannotClean("may-run")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in _in_order(names):
            if not _GONE.match(name) and not name.endswith("/"):
                _put(made, name, _part(name, held.read(name)))
    return out.getvalue(), ending


def _require_sane(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse a bomb before anything is unpacked, and parts that hide behind one name."""
    names = {each.filename for each in parts}
    if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
        raise CannotClean("too-large")
    if len(names) != len(parts):
        raise CannotClean("broken")
    if any(each.flag_bits & 1 for each in parts):
        raise CannotClean("locked")


def _ending(held: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" in names:
        ending = _OPEN.get(held.read("mimetype").strip())
    elif "[Content_Types].xml" in names:
        ending = next((end for start, end in _KINDS if any(n.startswith(start) for n in names)), "")
    else:
        ending = ""
    if not ending:
        raise CannotClean("unknown-kind")
    return ending


def _in_order(names: list[str]) -> list[str]:
    """An OpenDocument file begins with its mimetype; the rest always in the same order."""
    return sorted(names, key=lambda each: (each != "mimetype", each != "[Content_Types].xml", each))


def _part(name: str, content: bytes) -> bytes:
    if name.endswith(_TEXT):
        return _REFERENCE.sub(_kept, _ELEMENTS.sub(b"", _ATTRIBUTES.sub(b"", content)))
    if name == "mimetype":
        return content
    ending = pictures.ending_of(content)
    if not ending or not name.lower().endswith((f".{ending}", ".jpeg")):
        raise CannotClean("inner-file")
    return pictures.clean(content, ending)


def _kept(found: re.Match[bytes]) -> bytes:
    """A reference, unless it points at what was taken out."""
    target = _TARGET.search(found.group(0))
    path = target.group(1).decode(errors="ignore").removeprefix("../") if target else ""
    gone = _GONE.match(path) or any(
        _GONE.match(f"{folder}/{path}") for folder in ("word", "xl", "ppt")
    )
    return b"" if gone else found.group(0)


def _put(made: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, date_time=_MOMENT)
    info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    made.writestr(info, content)
