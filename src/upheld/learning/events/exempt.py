"""What is decided about passages that are not published. Ids and codes only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageExempted(Event):
    """The receiver weighed whether a passage is withheld. The reasons are sealed."""

    name: ClassVar[str] = "learning.exemption.decided"
    about: ClassVar[str] = "report"
    report: str
    passage: str
    body: str
    paragraph: int
    balance: str
    remains: str
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingExempted(Event):
    """The receiver weighed whether a finding that no passage tells is withheld. It is sealed."""

    name: ClassVar[str] = "learning.finding.exempted"
    about: ClassVar[str] = "report"
    report: str
    finding: str
    body: str
    paragraph: int
    balance: str
    remains: str
    revision: int
    approvals_voided: int
