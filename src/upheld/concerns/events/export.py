"""That a concern went out of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleExported(SealedEvent):
    """A concern was sealed to a regulator's key. `digest` is of what stands inside."""

    name: ClassVar[str] = "concerns.bundle.exported"
    about: ClassVar[str] = "concern"
    concern: str
    body: str
    fingerprint: str
    digest: str
    names_reporter: bool
