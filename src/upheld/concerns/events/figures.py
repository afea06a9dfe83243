"""That somebody else's number was noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNoted(SealedEvent):
    """A number that somebody else gave was noted beside the attested one."""

    name: ClassVar[str] = "concerns.figure.noted"
    about: ClassVar[str] = "concern"
    concern: str
    body: str
