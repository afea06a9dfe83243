"""What can have happened to children's data: what came in, and what somebody took away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRecorded(Event):
    """A file of children's data was loaded; its fingerprint and its counts stand in the log."""

    name: ClassVar[str] = "practice.load.recorded"
    about: ClassVar[str] = "load"
    load: str
    source: str
    as_of: date
    sha256: str
    used: int
    rejected: int
    doubted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutTaken(Event):
    """An analyst downloaded the rows or the values that a load could not use."""

    name: ClassVar[str] = "practice.load.left-out-taken"
    about: ClassVar[str] = "load"
    load: str
    kind: str
    lines: int
