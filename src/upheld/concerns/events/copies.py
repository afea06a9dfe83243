"""What happened to files: copies made for reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCopyKept(SealedEvent):
    """A copy of a file without who made it was made, or could not be made."""

    name: ClassVar[str] = "concerns.reading-copy.kept"
    about: ClassVar[str] = "concern"
    concern: str
    original: str
    body: str
