"""What somebody did with a concern after it was sent. Sealed to their own part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.concerns.questions import Question
from upheld.concerns.states import KnownAs, Obligation, Since
from upheld.ledger.events import Discharges, Opens, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(SealedEvent):
    """A reporter answered a question, or changed an answer by adding another."""

    name: ClassVar[str] = "concerns.question.answered"
    about: ClassVar[str] = "concern"
    concern: str
    question: Question
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAdded(SealedEvent):
    """A reporter added words or files."""

    name: ClassVar[str] = "concerns.evidence.added"
    about: ClassVar[str] = "concern"
    concern: str
    body: str
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForOneself(SealedEvent):
    """Somebody kept something in their own part that nobody else can open."""

    name: ClassVar[str] = "concerns.own.kept"
    about: ClassVar[str] = "concern"
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDisclosed(SealedEvent):
    """A reporter said later who they are."""

    name: ClassVar[str] = "concerns.identity.disclosed"
    about: ClassVar[str] = "concern"
    concern: str
    known_as: KnownAs
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderExcluded(SealedEvent):
    """A reporter took a reader out. What that reader has read stays read."""

    name: ClassVar[str] = "concerns.reader.excluded"
    about: ClassVar[str] = "concern"
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernWithdrawn(SealedEvent):
    """A reporter withdrew a concern, or a signatory their own part. It is still kept."""

    name: ClassVar[str] = "concerns.concern.withdrawn"
    about: ClassVar[str] = "concern"
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetrimentReported(SealedEvent):
    """Somebody is treated badly for having spoken up. They are owed an answer by this day."""

    name: ClassVar[str] = "concerns.detriment.reported"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.DETRIMENT.value, about="concern", due="answer_by"),
    )
    concern: str
    body: str
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceTold(SealedEvent):
    """A reporter answered whether anything bad has happened to them since."""

    name: ClassVar[str] = "concerns.since.told"
    about: ClassVar[str] = "concern"
    concern: str
    since: Since
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetrimentAnswered(SealedEvent):
    """Somebody who is treated badly was told what is done about it."""

    name: ClassVar[str] = "concerns.detriment.answered"
    about: ClassVar[str] = "concern"
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.DETRIMENT.value, about="concern"),
    )
    concern: str
    body: str
