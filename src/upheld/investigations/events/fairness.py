"""What was given to whoever is named. No event says who, or how an allegation was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPersonNoted(Event):
    """Somebody who is named was put on the record, with whoever supports them."""

    name: ClassVar[str] = "investigations.subject.noted"
    about: ClassVar[str] = "subject"
    subject: str
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven(Event):
    """Somebody who is named was told so, and of what."""

    name: ClassVar[str] = "investigations.subject.given-notice"
    about: ClassVar[str] = "subject"
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesSent(Event):
    """Whoever is named was sent the written outcome of each allegation about them."""

    name: ClassVar[str] = "investigations.subject.sent-outcomes"
    about: ClassVar[str] = "subject"
    subject: str
    letters: int
