"""What happened around the cases examined: how they were chosen, and what followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFrameStated(Event):
    """It was stated how many cases there are, and how those to be read are chosen."""

    name: ClassVar[str] = "investigations.frame.stated"
    about: ClassVar[str] = "frame"
    frame: str
    investigation: str
    rule: str
    total: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDrawn(Event):
    """The log's root of the night after drew the cases to be read."""

    name: ClassVar[str] = "investigations.sample.drawn"
    about: ClassVar[str] = "frame"
    frame: str
    log_size: int
    log_root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReadingAsked(Event):
    """A second person was asked to read cases."""

    name: ClassVar[str] = "investigations.second-reading.asked"
    about: ClassVar[str] = "investigation"
    investigation: str
    person: str
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReadingAnswered(Event):
    """The second reader agreed or disagreed with the outcome of a case."""

    name: ClassVar[str] = "investigations.second-reading.answered"
    about: ClassVar[str] = "reading"
    reading: str
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyActionOpened(Event):
    """Something suggested a child at risk now, and whoever is on duty was told."""

    name: ClassVar[str] = "investigations.safety-action.opened"
    about: ClassVar[str] = "action"
    action: str
    investigation: str
    number: int
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyActionMailed(Event):
    """Duty contacts were told by mail, without content, that something waits."""

    name: ClassVar[str] = "investigations.safety.mailed"
    about: ClassVar[str] = "action"
    action: str
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyActionAnswered(Event):
    """Somebody on duty said what was done for a child."""

    name: ClassVar[str] = "investigations.safety-action.answered"
    about: ClassVar[str] = "action"
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesHandedOver(Event):
    """Cases were handed to a reviewer outside the named line, who follows each child up."""

    name: ClassVar[str] = "investigations.follow-up.handed-over"
    about: ClassVar[str] = "investigation"
    investigation: str
    person: str
    cases: int
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFollowedUp(Event):
    """A reviewer recorded what became of one child, and who was told."""

    name: ClassVar[str] = "investigations.follow-up.answered"
    about: ClassVar[str] = "follow_up"
    follow_up: str
    changed: str
