"""What receivers did with a concern besides answering it. Sealed to those who hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.concerns.states import GrievanceStep, Link, Obligation, Route
from upheld.ledger.events import Discharges, Event, Opens, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteDecidedAgain(SealedEvent):
    """Things changed, and a receiver added a decision to the one before."""

    name: ClassVar[str] = "concerns.route.decided-again"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.UPDATE.value, about="concern", due="update_by"),
        Opens(Obligation.GRIEVANCE_MEETING.value, about="concern", due="meeting_by"),
        Opens(Obligation.GRIEVANCE_OUTCOME.value, about="concern", due="outcome_by"),
    )
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.UPDATE.value, about="concern"),
    )
    concern: str
    route: Route
    body: str
    update_by: date | None = None
    meeting_by: date | None = None
    outcome_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DetrimentAskedAbout(SealedEvent):
    """Those who raised it were asked whether anything bad has happened to them since."""

    name: ClassVar[str] = "concerns.detriment.asked-about"
    about: ClassVar[str] = "concern"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.DETRIMENT_CHECK.value, about="concern", due="next_by"),
    )
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.DETRIMENT_CHECK.value, about="concern"),
    )
    concern: str
    body: str
    next_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(SealedEvent):
    """A receiver wrote a note for receivers, or corrected one by adding another."""

    name: ClassVar[str] = "concerns.note.written"
    about: ClassVar[str] = "concern"
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLinked(SealedEvent):
    """A receiver linked a concern with another. Sealed for the receivers of this one."""

    name: ClassVar[str] = "concerns.concern.linked"
    about: ClassVar[str] = "concern"
    concern: str
    link: Link
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNamed(SealedEvent):
    """A receiver recorded that a concern is also about another post."""

    name: ClassVar[str] = "concerns.post.named"
    about: ClassVar[str] = "concern"
    concern: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersRenewed(SealedEvent):
    """Who can read a concern was worked out again. What was read before stays read."""

    name: ClassVar[str] = "concerns.readers.renewed"
    about: ClassVar[str] = "concern"
    concern: str
    left_out: int
    brought_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GrievanceHandled(SealedEvent):
    """A step of the grievance procedure was taken."""

    name: ClassVar[str] = "concerns.grievance.handled"
    about: ClassVar[str] = "concern"
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.GRIEVANCE_MEETING.value, about="met"),
        Discharges(Obligation.GRIEVANCE_OUTCOME.value, about="decided"),
    )
    concern: str
    step: GrievanceStep
    body: str
    met: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrievanceShared(SealedEvent):
    """Human resources were given what they need to know of a grievance, and no more."""

    name: ClassVar[str] = "concerns.grievance.shared"
    about: ClassVar[str] = "concern"
    concern: str
    person: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EverybodyTold(Event):
    """Everybody with keys was told, under seal, from which matters they must keep away."""

    name: ClassVar[str] = "concerns.everybody.told"
    about: ClassVar[str] = "on"
    on: date
    persons: int
