"""What happened to a concern. Every opening is sealed to the concern's own compartment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.concerns.states import Again, Obligation, Outcome, Route, Taken
from upheld.ledger.events import Discharges, Event, Opens, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBegun(SealedEvent):
    """Somebody began to write a concern; only they can open it."""

    name: ClassVar[str] = "concerns.draft.begun"
    about: ClassVar[str] = "draft"
    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKept(SealedEvent):
    """A reporter went on to the next page."""

    name: ClassVar[str] = "concerns.draft.kept"
    about: ClassVar[str] = "draft"
    draft: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsForgotten(Event):
    """Drafts that nobody sent were forgotten."""

    name: ClassVar[str] = "concerns.drafts.forgotten"
    about: ClassVar[str] = "on"
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReceived(SealedEvent):
    """A concern was raised. What is owed for it is due on these days."""

    name: ClassVar[str] = "concerns.concern.received"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.ACKNOWLEDGE.value, about="concern", due="acknowledge_by"),
        Opens(Obligation.DECIDE.value, about="concern", due="decide_by"),
        Opens(Obligation.FEEDBACK.value, about="concern", due="answer_by"),
    )
    concern: str
    matter: str
    body: str
    acknowledge_by: date
    decide_by: date
    answer_by: date
    attested: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensIssued(SealedEvent):
    """A convener was given joining words to hand out."""

    name: ClassVar[str] = "concerns.tokens.issued"
    about: ClassVar[str] = "concern"
    concern: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryJoined(SealedEvent):
    """Somebody joined a collective concern; sealed to their own compartment."""

    name: ClassVar[str] = "concerns.signatory.joined"
    about: ClassVar[str] = "signatory"
    signatory: str
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedCounted(Event):
    """The numbers of those who joined were brought up to date."""

    name: ClassVar[str] = "concerns.joined.counted"
    about: ClassVar[str] = "on"
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsChecked(SealedEvent):
    """Before a receiver did anything, the house looked again at who is in conflict."""

    name: ClassVar[str] = "concerns.conflicts.checked"
    about: ClassVar[str] = "concern"
    concern: str
    excluded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernAcknowledged(SealedEvent):
    """A receiver has read the concern and said so."""

    name: ClassVar[str] = "concerns.concern.acknowledged"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.UPDATE.value, about="concern", due="update_by"),
        Opens(Obligation.DETRIMENT_CHECK.value, about="concern", due="check_by"),
    )
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.ACKNOWLEDGE.value, about="concern"),
    )
    concern: str
    body: str
    update_by: date | None = None
    check_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernTriaged(SealedEvent):
    """A receiver decided what happens with the concern, with reasons."""

    name: ClassVar[str] = "concerns.concern.triaged"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.UPDATE.value, about="concern", due="update_by"),
        Opens(Obligation.GRIEVANCE_MEETING.value, about="concern", due="meeting_by"),
        Opens(Obligation.GRIEVANCE_OUTCOME.value, about="concern", due="outcome_by"),
    )
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.DECIDE.value, about="concern"),
        Discharges(Obligation.UPDATE.value, about="concern"),
    )
    concern: str
    route: Route
    body: str
    update_by: date | None = None
    meeting_by: date | None = None
    outcome_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernShared(SealedEvent):
    """An investigator without a conflict was given access."""

    name: ClassVar[str] = "concerns.concern.shared"
    about: ClassVar[str] = "concern"
    concern: str
    person: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWritten(SealedEvent):
    """Somebody wrote in the thread of a concern, or of a signatory.

    `updated` is the concern whose reporters a receiver has told something, or nothing.
    """

    name: ClassVar[str] = "concerns.message.written"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.UPDATE.value, about="updated", due="update_by"),
    )
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.UPDATE.value, about="updated"),
    )
    concern: str
    body: str
    updated: str = ""
    update_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalOpened(SealedEvent):
    """Somebody opened a file as it was sent."""

    name: ClassVar[str] = "concerns.original.opened"
    about: ClassVar[str] = "concern"
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackGiven(SealedEvent):
    """Those who raised the concern were told what came of it."""

    name: ClassVar[str] = "concerns.feedback.given"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.UPDATE.value, about="concern", due="update_by"),
    )
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.FEEDBACK.value, about="concern"),
        Discharges(Obligation.UPDATE.value, about="concern"),
    )
    concern: str
    outcome: Outcome
    body: str
    update_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernClosed(SealedEvent):
    """Nothing more is to be done with the concern."""

    name: ClassVar[str] = "concerns.concern.closed"
    about: ClassVar[str] = "concern"
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.UPDATE.value, about="concern"),
    )
    concern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceTold(SealedEvent):
    """A reporter said how the concern was taken."""

    name: ClassVar[str] = "concerns.experience.told"
    about: ClassVar[str] = "concern"
    concern: str
    taken: Taken
    body: str
    again: Again | None = None
