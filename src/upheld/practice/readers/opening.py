"""What lies behind a path: a file, a folder of files, or a zip of them, made safe to read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.sources import Part

OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK\x03\x04"
PARQUET = b"PAR1"
WHOLE_LIMIT = 2_000_000_000  # bytes that a zip file may hold in all
BOOK_LIMIT = 500_000_000  # and a workbook, which is read into memory
RATIO_LIMIT = 500  # a spreadsheet shrinks to a fiftieth at best, a bomb to a thousandth
RATIO_FROM = 50_000_000

NOT_THERE = "There is no file or folder {}."
NOT_ALLOWED = "{} cannot be opened: this account may not read it."
EMPTY_FILE = "{} is empty. Nothing was loaded."
EMPTY_FOLDER = "The folder {} holds no file. Nothing was loaded."
CUT_OFF = "{} is a zip file or a workbook that is cut off or damaged. Copy it or export it again."
LOCKED = (
    "{} is protected with a password. Save it without one, into a place that only you can read."
)
OLD = "{} is a workbook of Excel 97 to 2003. Save it as .xlsx and load that."
WEB_PAGE = (
    "{} is a web page, though a system may call it a spreadsheet. Open it in a spreadsheet "
    "program, save it as .xlsx and load that."
)
OLD_XML = "{} is a workbook of Excel 2003 in XML. Save it as .xlsx and load that."
TOO_BIG = (
    "{} would unpack to {} GB, more than the {} GB that are read. It was not opened: a file like "
    "this can be made to stop a computer."
)


def parts(path: Path) -> list[Part]:
    """Every file behind a path, fingerprinted. Raises `NotReadable`."""
    try:
        if not path.exists():
            raise NotReadable(NOT_THERE.format(path))
        found = list(_parts(path))
        for part in found:
            part.examine()
    except PermissionError as no:
        raise NotReadable(NOT_ALLOWED.format(no.filename or path)) from no
    return found


def _parts(path: Path) -> Iterator[Part]:
    if path.is_file():
        yield from _of_file(path, path.name)
        return
    files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
    if not files:
        raise NotReadable(EMPTY_FOLDER.format(path.name or path))
    for file in files:
        yield from _of_file(file, file.relative_to(path).as_posix())


def _hidden(file: Path, folder: Path) -> bool:
    """What systems put into folders: .DS_Store, and Excel's own lock files."""
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


def _of_file(path: Path, name: str) -> Iterator[Part]:
    part = Part(name, path)
    start = part.start(8)
    if not start:
        raise NotReadable(EMPTY_FILE.format(name))
    if start.startswith(OLE):
        raise NotReadable((LOCKED if _encrypted_ole(path) else OLD).format(name))
    if not start.startswith(ZIP):
        yield part
        return
    try:
        with zipfile.ZipFile(path) as archive:
            check(archive, name)
            members = [each for each in archive.infolist() if not each.is_dir()]
            if is_workbook(member.filename for member in members):
                yield part
                return
            for member in members:
                yield _member(f"{name}/{member.filename}", archive.read(member))
    except (zipfile.BadZipFile, EOFError, OSError) as broken:
        if isinstance(broken, PermissionError):
            raise
        raise NotReadable(CUT_OFF.format(name)) from broken


def _member(name: str, content: bytes) -> Part:
    if content.startswith(OLE):
        raise NotReadable((LOCKED if ENCRYPTED in content[: 1 << 20] else OLD).format(name))
    return Part(name, content=content)


def is_workbook(names: Iterator[str]) -> bool:
    """Say whether the members of a zip file make a workbook."""
    there = set(names)
    return "[Content_Types].xml" in there or {"mimetype", "content.xml"} <= there


def disguised(start: bytes) -> str | None:
    """What to say of a web page or an XML sheet that a system hands out as a spreadsheet."""
    begin = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<style")):
        return WEB_PAGE
    return OLD_XML if b"urn:schemas-microsoft-com:office:spreadsheet" in begin else None


def _encrypted_ole(path: Path) -> bool:
    with path.open("rb") as file:
        return ENCRYPTED in file.read(1 << 20)


def check(archive: zipfile.ZipFile, name: str, limit: int = WHOLE_LIMIT) -> None:
    """Refuse what is locked, and what would unpack to far more than it is."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise NotReadable(LOCKED.format(name))
    whole = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if whole > limit or (whole > RATIO_FROM and whole / packed > RATIO_LIMIT):
        told = f"{whole / 1e9:.1f}", f"{limit / 1e9:g}"
        raise NotReadable(TOO_BIG.format(name, *told))
