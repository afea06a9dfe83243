"""The full report: what was settled of its passages, and to whom it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesClassified(Event):
    """Somebody settled what passages of the report would give away. Which, is sealed."""

    name: ClassVar[str] = "investigations.passages.classified"
    about: ClassVar[str] = "classification"
    classification: str
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIssued(Event):
    """A version of the full report was issued to named recipients."""

    name: ClassVar[str] = "investigations.report.issued"
    about: ClassVar[str] = "report"
    report: str
    investigation: str
    version: int
    recipients: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOpened(Event):
    """A named recipient opened the full report, or two versions of it side by side."""

    name: ClassVar[str] = "investigations.report.opened"
    about: ClassVar[str] = "report"
    report: str
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRenewed(Event):
    """The full report is opened for a recipient until a later day."""

    name: ClassVar[str] = "investigations.report.renewed"
    about: ClassVar[str] = "report"
    report: str
    recipient: str
    until: str
