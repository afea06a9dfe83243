"""What a reader is handed: parts of a file or a folder, their fingerprint, what they yield."""

from __future__ import annotations

import codecs
import datetime
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

CHUNK = 1 << 20


class Source(StrEnum):
    """The kinds of file that the practice lens reads."""

    SSD = "ssd"
    CIN = "cin"
    SSDA903 = "903"
    ANNEX_A = "annex-a"
    CSWW = "csww"
    OWN = "own"


WORDS = {
    Source.SSD: "Standard Safeguarding Dataset",
    Source.CIN: "children in need census",
    Source.SSDA903: "SSDA903 return",
    Source.ANNEX_A: "Annex A workbook",
    Source.CSWW: "workforce census",
    Source.OWN: "local records",
}


@dataclass
class Part:
    """One file, or one member of a zip file, as bytes that can be opened again."""

    name: str
    path: Path | None = None
    content: bytes | None = None
    encoding: str = "utf-8"
    sha256: str = ""

    def open(self) -> BinaryIO:
        """Open it for reading bytes."""
        return io.BytesIO(self.content or b"") if self.path is None else self.path.open("rb")

    def start(self, size: int = 65536) -> bytes:
        """Its first bytes."""
        with self.open() as file:
            return file.read(size)

    def examine(self) -> None:
        """Fingerprint it, and find out in which encoding its words are."""
        digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
        whole = True
        with self.open() as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                if whole:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError:
                        whole = False
        self.sha256 = digest.hexdigest()
        begin = self.start(2)
        if begin in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            self.encoding = "utf-16"
        elif not whole:
            self.encoding = "cp1252"  # what Excel on Windows writes as "CSV"


@dataclass
class Batch:
    """Some rows of one standard table, with what could not be used on the way."""

    table: str
    rows: pa.Table  # some fields of the table, and `source_file` and `source_row`
    rejects: pa.Table | None = None
    doubts: pa.Table | None = None


@dataclass
class Found:
    """What a path holds: its kind, and a way to read it."""

    source: Source
    parts: tuple[Part, ...]
    read: Callable[[], Iterator[Batch]]
    as_of: datetime.date | None = None  # what the file itself says, where it does
    council: str | None = None  # the code of the council, where the file says it
    notes: list[str] = field(default_factory=list)  # what was left aside, in sentences

    @property
    def sha256(self) -> str:
        """One fingerprint of all content, whatever the files are called."""
        return hashlib.sha256("".join(sorted(p.sha256 for p in self.parts)).encode()).hexdigest()
