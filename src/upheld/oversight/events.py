"""What can have happened at a body that oversees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Discharges, Event, Opens


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySetUp(Event):
    """A panel or board was entered in the register."""

    name: ClassVar[str] = "oversight.body.set-up"
    about: ClassVar[str] = "body"
    body: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalled(Event):
    """A meeting was called."""

    name: ClassVar[str] = "oversight.meeting.called"
    about: ClassVar[str] = "meeting"
    meeting: str
    body: str
    held_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTaken(Event):
    """What a meeting noted was recorded."""

    name: ClassVar[str] = "oversight.note.taken"
    about: ClassVar[str] = "meeting"
    meeting: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRecorded(Event):
    """A meeting resolved to ask for something; an answer is owed by its date."""

    name: ClassVar[str] = "oversight.ask.recorded"
    about: ClassVar[str] = "ask"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("answer-ask", "ask", "due"),)
    ask: str
    meeting: str
    kind: str
    addressed_to: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFellDue(Event):
    """A standing ask fell due again, at another meeting."""

    name: ClassVar[str] = "oversight.ask.fell-due"
    about: ClassVar[str] = "ask"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("answer-ask", "ask", "due"),)
    ask: str
    meeting: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAnswered(Event):
    """The post that was asked gave an answer."""

    name: ClassVar[str] = "oversight.ask.answered"
    about: ClassVar[str] = "ask"
    discharges: ClassVar[tuple[Discharges, ...]] = (Discharges("answer-ask", "ask"),)
    ask: str
    answer: str
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDecided(Event):
    """The panel accepted an answer, or did not; where `due` is given, another is owed by then."""

    name: ClassVar[str] = "oversight.answer.decided"
    about: ClassVar[str] = "ask"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("answer-ask", "ask", "due"),)
    ask: str
    answer: str
    verdict: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStoodDown(Event):
    """The panel decided that an ask need not be answered any more."""

    name: ClassVar[str] = "oversight.ask.stood-down"
    about: ClassVar[str] = "ask"
    discharges: ClassVar[tuple[Discharges, ...]] = (Discharges("answer-ask", "ask"),)
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecorded(Event):
    """What became better or worse for children was recorded, with its source."""

    name: ClassVar[str] = "oversight.change.recorded"
    about: ClassVar[str] = "change"
    change: str
    direction: str
    as_at: date
