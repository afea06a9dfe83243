"""What happened to a name: asked for, released, refused or lapsed, opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityAsked(SealedEvent):
    """A receiver asked a second keeper to open who a reporter is, with a reason."""

    name: ClassVar[str] = "concerns.identity.asked"
    about: ClassVar[str] = "request"
    request: str
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityReleased(SealedEvent):
    """A second keeper agreed, with a reason: the receiver may open the name for one day."""

    name: ClassVar[str] = "concerns.identity.released"
    about: ClassVar[str] = "request"
    request: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRefused(SealedEvent):
    """A second keeper did not agree, with a reason."""

    name: ClassVar[str] = "concerns.identity.refused"
    about: ClassVar[str] = "request"
    request: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityLapsed(SealedEvent):
    """A request for a name came to nothing: whoever asked can no longer read what was said."""

    name: ClassVar[str] = "concerns.identity.lapsed"
    about: ClassVar[str] = "request"
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityOpened(SealedEvent):
    """The receiver who had asked opened who a reporter is."""

    name: ClassVar[str] = "concerns.identity.opened"
    about: ClassVar[str] = "concern"
    concern: str
    request: str
