"""Packed folders (zip): what is in them, piece by piece, and why a piece is left out.

Run as a program it takes a packed folder on standard input and writes, for each piece, one line of
JSON and its bytes. It gives up memory, time and files first, since what it reads was sent by
anybody. No piece is written anywhere under the name that it carries.
"""

from __future__ import annotations

import io
import json
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from .cleaning import LARGEST, limited
from .refused import CannotRead

MEGABYTE = 1024 * 1024
MOST_PIECES = 200
MOST_UNPACKED = 200 * MEGABYTE
_LEFT_BY_PROGRAMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ARCHIVES = frozenset([".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".iso", ".cab"])
_OFFICE = ("[Content_Types].xml", "mimetype")
_PROGRAMS = frozenset(
    [".exe", ".dll", ".bat", ".cmd", ".com", ".scr", ".js", ".vbs", ".ps1", ".msi"]
)


@dataclass(frozen=True, slots=True, repr=False)
class Unpacked:
    """One piece: its bytes, or in a sentence why it was left out."""

    name: str
    content: bytes = b""
    why: str = ""


def pieces(content: bytes) -> Iterator[Unpacked]:
    """What is in a packed folder. Raises `CannotRead` where it cannot be opened at all."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError) as no:
        raise CannotRead("This packed folder is broken. Pack it again as a zip file.") from no
    left = MOST_UNPACKED
    found = [each for each in archive.infolist() if not _is_no_paper(each)]
    for number, each in enumerate(found):
        if number == MOST_PIECES:
            yield Unpacked(
                "", why=f"There are more than {MOST_PIECES} papers. Send the rest apart."
            )
            return
        piece = _piece(archive, each, left)
        left -= len(piece.content)
        yield piece


def _is_no_paper(each: zipfile.ZipInfo) -> bool:
    return each.is_dir() or any(name in each.filename for name in _LEFT_BY_PROGRAMS)


def _piece(archive: zipfile.ZipFile, each: zipfile.ZipInfo, left: int) -> Unpacked:
    path = PurePosixPath(each.filename.replace("\\", "/"))
    if why := _why_not(each, path):
        return Unpacked(path.name, why=why)
    try:
        with archive.open(each) as file:
            most = min(left, LARGEST)
            content = file.read(most + 1)  # whatever size the folder says that it has
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError):
        return Unpacked(path.name, why="It is broken.")
    if len(content) > most:
        return Unpacked(path.name, why="It is too large once it is unpacked. Send it by itself.")
    if not content:
        return Unpacked(path.name, why="It is empty.")
    if _is_archive(content, path):
        return Unpacked(path.name, why="It is a packed folder in a packed folder. Unpack it first.")
    return Unpacked(path.name, content)


def _why_not(each: zipfile.ZipInfo, path: PurePosixPath) -> str:
    """Why a piece is not even opened; empty where it may be."""
    if each.flag_bits & 1:
        return "It has a password. Pack it again without one."
    if path.is_absolute() or ".." in path.parts or ":" in each.filename:
        return "Its name leads out of the folder, so it was not opened. Give it a plain name."
    if stat.S_ISLNK(each.external_attr >> 16):
        return "It is a link to another file, and not a paper."
    if path.suffix.lower() in _PROGRAMS:
        return "It is a program, and not a paper."
    return ""


def _is_archive(content: bytes, path: PurePosixPath) -> bool:
    """Whether it is a folder once more. Word, Excel and OpenDocument files are packed as well."""
    if not content.startswith(b"PK\x03\x04"):
        return path.suffix.lower() in _ARCHIVES or content[:6] in {
            b"Rar!\x1a\x07",
            b"7z\xbc\xaf\x27\x1c",
        }
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as inner:
            return not any(name in _OFFICE for name in inner.namelist())
    except (zipfile.BadZipFile, ValueError):
        return False


def from_frames(given: bytes) -> Iterator[Unpacked]:
    """Undo what `main` writes. Raises `CannotRead`."""
    at = 0
    while at < len(given):
        end = given.index(b"\n", at)
        said = json.loads(given[at:end])
        if "no" in said:
            raise CannotRead(str(said["no"]))
        at = end + 1 + int(said["size"])
        yield Unpacked(str(said["name"]), given[end + 1 : at], str(said["why"]))


def main() -> int:
    """Unpack what stands on standard input."""
    limited()
    out = sys.stdout.buffer
    try:
        for each in pieces(sys.stdin.buffer.read()):
            said = {"name": each.name, "why": each.why, "size": len(each.content)}
            out.write(json.dumps(said).encode() + b"\n" + each.content)
    except CannotRead as no:
        out.write(json.dumps({"no": str(no)}).encode() + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
