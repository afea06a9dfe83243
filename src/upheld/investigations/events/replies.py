"""What happened in the right of reply. Nothing here says who is criticised, or who replied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticismDrafted(Event):
    """A passage about somebody was written, or written again."""

    name: ClassVar[str] = "investigations.criticism.drafted"
    about: ClassVar[str] = "criticism"
    criticism: str
    investigation: str
    number: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticismWithdrawn(Event):
    """A passage was withdrawn before anybody was served with it."""

    name: ClassVar[str] = "investigations.criticism.withdrawn"
    about: ClassVar[str] = "criticism"
    criticism: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagDecided(Event):
    """The investigator left something in a passage that the disclosure check had flagged."""

    name: ClassVar[str] = "investigations.flag.decided"
    about: ClassVar[str] = "criticism"
    criticism: str
    decision: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchListKept(Event):
    """The investigator kept a list of names that no packet may give away."""

    name: ClassVar[str] = "investigations.watch-list.kept"
    about: ClassVar[str] = "investigation"
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticismServed(Event):
    """Everybody of whom something new is said was served on one day."""

    name: ClassVar[str] = "investigations.criticism.served"
    about: ClassVar[str] = "investigation"
    investigation: str
    packets: int
    passages: int
    reply_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyExtended(Event):
    """Somebody was given more time for a reply, once."""

    name: ClassVar[str] = "investigations.reply.extended"
    about: ClassVar[str] = "packet"
    packet: str
    reply_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketOpened(SealedEvent):
    """Somebody opened the packet that was served on them."""

    name: ClassVar[str] = "investigations.packet.opened"
    about: ClassVar[str] = "packet"
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyGiven(SealedEvent):
    """Somebody replied to what is said of them."""

    name: ClassVar[str] = "investigations.reply.given"
    about: ClassVar[str] = "reply"
    reply: str
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyConsidered(Event):
    """The investigator said what was done about the replies to a packet, or that none came."""

    name: ClassVar[str] = "investigations.reply.considered"
    about: ClassVar[str] = "packet"
    packet: str
    considered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliesWereClosed(Event):
    """The investigator said that everybody criticised could reply, or why somebody could not."""

    name: ClassVar[str] = "investigations.replies.closed"
    about: ClassVar[str] = "investigation"
    investigation: str
    packets: int
    not_served: int
