"""What happened before the work began, and who commissions it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredPaperGiven(Event):
    """A paper that a commission needs was laid, or somebody signed why there is none."""

    name: ClassVar[str] = "investigations.required-paper.given"
    about: ClassVar[str] = "investigation"
    investigation: str
    kind: str
    version: int
    reasoned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateCommissionerAppointed(Event):
    """Somebody without a conflict commissions from now on, in the place of who did."""

    name: ClassVar[str] = "investigations.commissioner.replaced"
    about: ClassVar[str] = "investigation"
    investigation: str
    before: str
    commissioner: str
