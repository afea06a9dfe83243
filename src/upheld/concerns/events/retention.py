"""What happened to the keeping of a concern: held, released, erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced(SealedEvent):
    """A concern must be kept until the hold is lifted."""

    name: ClassVar[str] = "concerns.hold.placed"
    about: ClassVar[str] = "concern"
    concern: str
    hold: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLifted(SealedEvent):
    """A concern no longer has to be kept for the law's sake."""

    name: ClassVar[str] = "concerns.hold.lifted"
    about: ClassVar[str] = "concern"
    concern: str
    hold: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureAsked(SealedEvent):
    """A receiver asked that a concern be erased, whose time of keeping is over."""

    name: ClassVar[str] = "concerns.erasure.asked"
    about: ClassVar[str] = "erasure"
    erasure: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRefused(SealedEvent):
    """A keeper did not carry out an erasure, with a reason."""

    name: ClassVar[str] = "concerns.erasure.refused"
    about: ClassVar[str] = "erasure"
    erasure: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureDone(Event):
    """The keys of a concern were destroyed by a second person. It says so in the clear."""

    name: ClassVar[str] = "concerns.erasure.done"
    about: ClassVar[str] = "erasure"
    erasure: str
    compartments: int
