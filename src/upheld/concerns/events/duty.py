"""What happened to alerts about a child at risk, to the duty contacts and to notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.concerns.states import Obligation
from upheld.ledger.events import Discharges, Event, Opens, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRaised(SealedEvent):
    """Somebody said that a child is at risk now; sealed to the duty contacts."""

    name: ClassVar[str] = "concerns.alert.raised"
    about: ClassVar[str] = "alert"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(Obligation.REVIEW_ALERT.value, about="alert", due="review_by"),
    )
    alert: str
    body: str
    review_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertMailed(SealedEvent):
    """Duty contacts were told by mail, without content, that something waits."""

    name: ClassVar[str] = "concerns.alert.mailed"
    about: ClassVar[str] = "alert"
    alert: str
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAcknowledged(SealedEvent):
    """A duty contact has read an alert and said so."""

    name: ClassVar[str] = "concerns.alert.acknowledged"
    about: ClassVar[str] = "alert"
    alert: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertReviewed(SealedEvent):
    """A duty contact said what was done."""

    name: ClassVar[str] = "concerns.alert.reviewed"
    about: ClassVar[str] = "alert"
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(Obligation.REVIEW_ALERT.value, about="alert"),
    )
    alert: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTestSent(Event):
    """A test was sent to a duty contact."""

    name: ClassVar[str] = "concerns.duty-test.sent"
    about: ClassVar[str] = "test"
    test: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTestAnswered(Event):
    """A duty contact opened a test and answered it."""

    name: ClassVar[str] = "concerns.duty-test.answered"
    about: ClassVar[str] = "test"
    test: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyNumberSet(Event):
    """The number on which a duty contact is rung was set or changed."""

    name: ClassVar[str] = "concerns.duty-number.set"
    about: ClassVar[str] = "post"
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesSent(Event):
    """The day's notice, which is the same for everybody, went out by mail."""

    name: ClassVar[str] = "concerns.notices.sent"
    about: ClassVar[str] = "on"
    on: date
    count: int
