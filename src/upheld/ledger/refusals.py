"""An attempt that the house refused, kept after everything else was rolled back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Protocol, runtime_checkable

from django.db import models, transaction

from upheld.kernel.actor import Actor

from . import entries
from .events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRefused(Event):
    """Somebody tried what they may not do."""

    name: ClassVar[str] = "ledger.attempt.refused"
    about: ClassVar[str] = "row"
    command: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAttemptRefused(SealedEvent):
    """Somebody tried what they may not do with something sealed."""

    name: ClassVar[str] = "ledger.sealed-attempt.refused"
    command: str
    row: str


@runtime_checkable
class SealsRefusals(Protocol):
    """A row whose refusals are for the holders of its compartment alone."""

    def refusals_sealed_to(self) -> str:
        """The recipient of the compartment."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was tried, on which rows."""

    command: str
    rows: tuple[models.Model, ...]


def write(attempt: Attempt, *, actor: Actor, at: datetime | date) -> None:
    """Write the entry, in a transaction of its own, after the refused one is undone."""
    row = str(attempt.rows[0].pk) if attempt.rows else ""
    sealed = tuple(r.refusals_sealed_to() for r in attempt.rows if isinstance(r, SealsRefusals))
    event: Event
    if sealed:
        event = SealedAttemptRefused(command=attempt.command, row=row, seal_to=sealed)
    else:
        event = AttemptRefused(command=attempt.command, row=row)
    with transaction.atomic(durable=True):
        entries.write(event, actor=actor, at=at)
