"""That somebody asked whether a child was one of those examined, and was answered. No more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildQuestionTaken(Event):
    """Somebody asked. The day by which they are owed an answer is in the entry."""

    name: ClassVar[str] = "investigations.child-question.taken"
    about: ClassVar[str] = "question"
    question: str
    investigation: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildQuestionLookedUp(Event):
    """The investigator answered, with reasons. The entry does not say what."""

    name: ClassVar[str] = "investigations.child-question.looked-up"
    about: ClassVar[str] = "question"
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskerTold(Event):
    """Whoever asked was told."""

    name: ClassVar[str] = "investigations.child-question.told"
    about: ClassVar[str] = "question"
    question: str
    told_on: date
