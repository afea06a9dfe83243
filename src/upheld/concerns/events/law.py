"""What happened to a request under the law. All of it is sealed with the request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRequestRecorded(SealedEvent):
    """Somebody with a right to ask has asked, and an answer is due."""

    name: ClassVar[str] = "concerns.legal-request.recorded"
    about: ClassVar[str] = "request"
    request: str
    body: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionNoted(SealedEvent):
    """What is kept back from an answer, and why, was written down."""

    name: ClassVar[str] = "concerns.legal-request.exemption-noted"
    about: ClassVar[str] = "request"
    request: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRequestExtended(SealedEvent):
    """The time for an answer was extended, once, with a reason."""

    name: ClassVar[str] = "concerns.legal-request.extended"
    about: ClassVar[str] = "request"
    request: str
    body: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRequestAnswered(SealedEvent):
    """A request under the law was answered."""

    name: ClassVar[str] = "concerns.legal-request.answered"
    about: ClassVar[str] = "request"
    request: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRequestHandedOver(SealedEvent):
    """A request under the law went over to those who receive its concern now."""

    name: ClassVar[str] = "concerns.legal-request.handed-over"
    about: ClassVar[str] = "request"
    request: str
    kept_by: int
