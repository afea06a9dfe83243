"""What was pinned to an allegation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePinned(Event):
    """Figures of the service were frozen beside an allegation."""

    name: ClassVar[str] = "investigations.measure.pinned"
    about: ClassVar[str] = "pinned"
    pinned: str
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePinned(Event):
    """The records of a child were frozen beside an allegation. The entry does not say which."""

    name: ClassVar[str] = "investigations.timeline.pinned"
    about: ClassVar[str] = "pinned"
    pinned: str
    investigation: str
    number: int
