"""What is said of where passages come from. Ids, codes and counts only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageTraced(Event):
    """The author said where a passage comes from, or why it is written anew. It is sealed."""

    name: ClassVar[str] = "learning.passage.traced"
    about: ClassVar[str] = "report"
    report: str
    passage: str
    body: str
    anew: str
    revision: int
    approvals_voided: int
