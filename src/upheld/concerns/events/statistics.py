"""Numbers that were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPublished(Event):
    """Numbers were computed on their fixed day and published, once."""

    name: ClassVar[str] = "concerns.statistics.published"
    about: ClassVar[str] = "on"
    on: date
    periods: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeparturesEntered(Event):
    """Human resources entered who left in a quarter, as numbers."""

    name: ClassVar[str] = "concerns.statistics.departures"
    about: ClassVar[str] = "quarter"
    quarter: date
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCodeSealed(SealedEvent):
    """A code for the yearly return was sealed to the independent holders."""

    name: ClassVar[str] = "concerns.statistics.code-sealed"
    about: ClassVar[str] = "year"
    year: date
    concern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesCounted(Event):
    """An independent holder counted the codes of a year."""

    name: ClassVar[str] = "concerns.statistics.codes-counted"
    about: ClassVar[str] = "year"
    year: date
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnWritten(Event):
    """The words of a yearly return were written."""

    name: ClassVar[str] = "concerns.statistics.return-written"
    about: ClassVar[str] = "year"
    year: date
    digest: str
