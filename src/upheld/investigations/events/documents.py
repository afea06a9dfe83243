"""What happened to documents after they were kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyRecorded(Event):
    """Somebody did something with a document: one link of its chain of custody."""

    name: ClassVar[str] = "investigations.custody.recorded"
    about: ClassVar[str] = "document"
    document: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCopyKept(Event):
    """A copy without what a file says of its maker was kept beside the original."""

    name: ClassVar[str] = "investigations.reading-copy.kept"
    about: ClassVar[str] = "document"
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead(Event):
    """The words of a document were sealed beside it, some time after it was kept."""

    name: ClassVar[str] = "investigations.document.read"
    about: ClassVar[str] = "document"
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersProposed(Event):
    """Existing papers were brought in: so many wait, and so many could not be taken in."""

    name: ClassVar[str] = "investigations.papers.proposed"
    about: ClassVar[str] = "investigation"
    investigation: str
    papers: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAccepted(Event):
    """Somebody said what a paper is, and it became a document of the file."""

    name: ClassVar[str] = "investigations.paper.accepted"
    about: ClassVar[str] = "document"
    document: str
    paper: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersLeftOut(Event):
    """Somebody said that papers are no documents of the file."""

    name: ClassVar[str] = "investigations.papers.left-out"
    about: ClassVar[str] = "investigation"
    investigation: str
    papers: tuple[str, ...]
