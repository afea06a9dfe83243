"""What happened to a step that takes two people: asked for, agreed to or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.concerns.seconding import Step
from upheld.ledger.events import SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAsked(SealedEvent):
    """A receiver asked a second keeper to agree to closing, to no further action, or to lifting."""

    name: ClassVar[str] = "concerns.step.asked"
    about: ClassVar[str] = "request"
    request: str
    concern: str
    step: Step
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAgreed(SealedEvent):
    """A second keeper agreed, with a reason: the step can be taken, once."""

    name: ClassVar[str] = "concerns.step.agreed"
    about: ClassVar[str] = "request"
    request: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRefused(SealedEvent):
    """A second keeper did not agree, with a reason."""

    name: ClassVar[str] = "concerns.step.refused"
    about: ClassVar[str] = "request"
    request: str
    body: str
