"""What can have happened to children's data: what came in, and what somebody took away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTaken(Event):
    """A file of children's data was taken in and waits to be read."""

    name: ClassVar[str] = "practice.file.taken"
    about: ClassVar[str] = "arrival"
    arrival: str
    origin: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBegun(Event):
    """The clock began to read a file; a number above one says that it was stopped before."""

    name: ClassVar[str] = "practice.load.begun"
    about: ClassVar[str] = "arrival"
    arrival: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadEnded(Event):
    """A file was read: it brought so many loads, or none because its content was there."""

    name: ClassVar[str] = "practice.load.ended"
    about: ClassVar[str] = "arrival"
    arrival: str
    loads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRefused(Event):
    """A file could not be read; its page says why, and nothing of it is in the store."""

    name: ClassVar[str] = "practice.load.refused"
    about: ClassVar[str] = "arrival"
    arrival: str
    tries: int


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
    mapping: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutTaken(Event):
    """An analyst downloaded the rows or the values that a load could not use."""

    name: ClassVar[str] = "practice.load.left-out-taken"
    about: ClassVar[str] = "load"
    load: str
    kind: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingConfirmed(Event):
    """An analyst decided what headings and spellings stand for; the earlier version stays."""

    name: ClassVar[str] = "practice.mapping.confirmed"
    about: ClassVar[str] = "mapping"
    mapping: str
    number: int
    load: str
    headings: int
    codes: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildrenListed(Event):
    """An analyst opened a list of children behind a measure and said why; no id stands here."""

    name: ClassVar[str] = "practice.children.listed"
    about: ClassVar[str] = "opened"
    opened: str
    measure: str
    which: str
    ends: date
    children: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildrenTaken(Event):
    """An analyst downloaded a list of children that they had opened with a reason."""

    name: ClassVar[str] = "practice.children.taken"
    about: ClassVar[str] = "opened"
    opened: str
    children: int
