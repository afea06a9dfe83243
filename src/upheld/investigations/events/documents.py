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
