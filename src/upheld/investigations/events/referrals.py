"""What was referred to a body outside: nothing of it stands in the log in the clear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKeyRegistered(Event):
    """The public key of a body outside was registered, once its fingerprint had been compared."""

    name: ClassVar[str] = "investigations.body-key.registered"
    about: ClassVar[str] = "key"
    key: str
    body: str
    fingerprint: str
    compared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMade(SealedEvent):
    """Something found was sealed to a body's key. `digest` is of what stands inside."""

    name: ClassVar[str] = "investigations.referral.made"
    about: ClassVar[str] = "referral"
    referral: str
    key: str
    digest: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralTaken(SealedEvent):
    """Somebody took the sealed file of a referral, to hand it over."""

    name: ClassVar[str] = "investigations.referral.taken"
    about: ClassVar[str] = "referral"
    referral: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralCameBack(SealedEvent):
    """Somebody recorded what came back about a referral."""

    name: ClassVar[str] = "investigations.referral.came-back"
    about: ClassVar[str] = "referral"
    referral: str
    body: str
