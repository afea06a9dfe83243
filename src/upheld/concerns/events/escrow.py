"""What happens to a concern that waits for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowTokensIssued(Event):
    """A convener was given sheets of words for people who want to wait for others."""

    name: ClassVar[str] = "concerns.escrow.tokens-issued"
    about: ClassVar[str] = "on"
    on: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernHeld(SealedEvent):
    """Somebody holds a concern until others have named the same post."""

    name: ClassVar[str] = "concerns.escrow.held"
    about: ClassVar[str] = "held"
    held: str
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowAsked(SealedEvent):
    """A custodian asked those who had named the same post whether they will send it now."""

    name: ClassVar[str] = "concerns.escrow.asked"
    about: ClassVar[str] = "tags"
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowDeclined(SealedEvent):
    """A reporter answered that they do not want to send it, or not yet."""

    name: ClassVar[str] = "concerns.escrow.declined"
    about: ClassVar[str] = "held"
    held: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowAgreed(SealedEvent):
    """A reporter agreed, and the concern was sent as any other."""

    name: ClassVar[str] = "concerns.escrow.agreed"
    about: ClassVar[str] = "held"
    held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowTakenBack(SealedEvent):
    """A reporter took back what they held. It counts no longer."""

    name: ClassVar[str] = "concerns.escrow.taken-back"
    about: ClassVar[str] = "held"
    held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowForgotten(Event):
    """What was held past its last day was forgotten."""

    name: ClassVar[str] = "concerns.escrow.forgotten"
    about: ClassVar[str] = "on"
    on: date
