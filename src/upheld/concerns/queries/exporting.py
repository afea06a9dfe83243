"""Before a concern goes to a regulator: what is in the bundle, and what stays out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import bundling, gathering, opening
from upheld.concerns.models import Concern
from upheld.concerns.policy import HANDLES
from upheld.concerns.sealing import Kind
from upheld.concerns.states import KnownAs
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body


@dataclass(frozen=True, slots=True)
class Exported:
    """That a concern went to a regulator, and by which post. The reason is for receivers."""

    day: date
    by: str
    to: str
    reason: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """What would go in and what would not, shown before anything is made."""

    messages: int
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    may_name: bool
    exported: tuple[Exported, ...]


def bundle_plan(*, actor: Actor, keys: Keyring, concern: Concern, today: date) -> BundlePlan | None:
    """The plan; None for whoever may not export."""
    if not actor.has(*HANDLES):
        return None
    found = opening.one(actor=actor, keys=keys, concern=concern, today=today)
    if found is None or found.hides_from(actor):
        return None
    held = gathering.contents(actor=actor, keys=keys, found=found, with_name=False, today=today)
    return BundlePlan(
        messages=len(held.messages),
        files=tuple(name for name, _content in held.files),
        left_out=held.left_out,
        may_name=found.content["known_as"] == KnownAs.NAMED and bool(found.content.get("identity")),
        exported=exported(actor=actor, keys=keys, compartment=concern.compartment_id),
    )


def exported(*, actor: Actor, keys: Keyring, compartment: UUID) -> tuple[Exported, ...]:
    """Where a concern went, for whoever holds it, its reporter too."""
    held = vault.bodies(actor=actor, keys=keys, compartment=compartment, kind=Kind.EXPORTED.value)
    return tuple(
        Exported(
            day=each.day,
            by=each.content.get("post", ""),
            to=each.content["to"],
            reason=each.content["words"],
            fingerprint=each.content["fingerprint"],
        )
        for each in held
        if isinstance(each, Body)
    )


def recipient_fingerprint(*, recipient: str) -> str | None:
    """What to compare over the telephone; None for what is no public key. It is nobody's secret."""
    try:
        return bundling.fingerprint(recipient)
    except NotPossible:
        return None
