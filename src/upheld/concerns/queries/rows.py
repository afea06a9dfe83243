"""Rows to hand to commands. What a row is about stays sealed."""

from __future__ import annotations

from uuid import UUID

from upheld.concerns.models import Concern, Draft, Signatory
from upheld.kernel.actor import Actor, Kind, Role
from upheld.ledger.prepared import Prepared

WORKS_ON_CONCERNS = (
    Role.RECEIVER,
    Role.INDEPENDENT_HOLDER,
    Role.CONVENER,
    Role.INVESTIGATOR,
    Role.COMMISSIONER,
)

_DRAFT = Prepared(lambda id: Draft.objects.filter(id=id))


def concern(*, actor: Actor, id: UUID) -> Concern | None:
    """A concern: for its reporter, and for posts that work on concerns.

    The row says nothing of its own; ask `concern_page` first, with keys.
    """
    if not _is_own(actor, id) and not actor.has(*WORKS_ON_CONCERNS):
        return None
    return Concern.objects.filter(id=id).first()


def signatory(*, actor: Actor, id: UUID) -> Signatory | None:
    """A signatory's place: for the signatory, and for posts that work on concerns."""
    if not _is_own(actor, id) and not actor.has(*WORKS_ON_CONCERNS):
        return None
    return Signatory.objects.filter(id=id).first()


def own_thread(*, actor: Actor) -> Concern | Signatory | None:
    """What a reporter came back to: the concern, or a place in a collective one."""
    if actor.kind is not Kind.REPORTER:
        return None
    id = UUID(actor.id)
    return concern(actor=actor, id=id) or signatory(actor=actor, id=id)


def draft(*, actor: Actor) -> Draft | None:
    """The draft that a reporter has begun."""
    if actor.kind is not Kind.REPORTER:
        return None
    return _DRAFT.first(UUID(actor.id))


def _is_own(actor: Actor, id: UUID) -> bool:
    return actor.kind is Kind.REPORTER and actor.id == str(id)
