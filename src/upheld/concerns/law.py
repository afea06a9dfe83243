"""Requests under the law as their keepers open them, and their clocks. Pages may not import it.

Legal notes here are recalled and need a lawyer's check: one month for a subject-access request
and two more where it is complex (UK GDPR, article 12(3)); a day that is no working day moves to
the next one; courts and statutes give days of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import is_working_day, months_after
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import opening
from .models import Concern, LegalRequest
from .sealing import Kind
from .states import LegalKind

MONTHS, MORE_MONTHS = 1, 2


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One request, with what was noted and answered."""

    kind: LegalKind
    from_whom: str
    words: str
    concern: UUID | None
    notes: tuple[Body, ...]
    answer: Body | None

    @property
    def is_extended(self) -> bool:
        """Whether its time was extended already."""
        return any("extended" in each.content for each in self.notes)


def due(received: date, months: int) -> date:
    """The day by which a right of access is answered."""
    day = months_after(received, months)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def asked(*, actor: Actor, keys: Keyring, request: LegalRequest, today: date) -> Asked | None:
    """A request that these keys open, conflicts of its concern looked at again."""
    held = [
        each
        for each in vault.bodies(actor=actor, keys=keys, compartment=request.compartment_id)
        if isinstance(each, Body)
    ]
    first = next((each.content for each in held if each.kind == Kind.LEGAL_REQUEST), None)
    if first is None or not _may_see(actor, keys, first, today):
        return None
    return Asked(
        kind=LegalKind(first["kind"]),
        from_whom=first["from"],
        words=first["words"],
        concern=UUID(first["concern"]) if first["concern"] else None,
        notes=tuple(each for each in held if each.kind == Kind.LEGAL_NOTE),
        answer=next((each for each in held if each.kind == Kind.LEGAL_ANSWER), None),
    )


def _may_see(actor: Actor, keys: Keyring, first: dict[str, Any], today: date) -> bool:
    if not first["concern"]:
        return True
    row = Concern.objects.filter(id=first["concern"]).first()
    found = opening.one(actor=actor, keys=keys, concern=row, today=today) if row else None
    # What was erased is in conflict with nobody any more; the register of it stays.
    return found is None or not found.hides_from(actor)
