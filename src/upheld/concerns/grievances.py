"""Grievances opened with somebody's keys: a sum of the house; pages may not import it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.people import holders as posts
from upheld.people.holders import PostHolder
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .models import Grievance
from .opening import Opened
from .sealing import Kind


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A grievance that these keys open, with everything that was said about it."""

    row: Grievance
    bodies: tuple[Body, ...]
    words: str
    concern: UUID
    matter: UUID


def advisers(found: Opened, *, on: date) -> list[PostHolder]:
    """Everybody in human resources without a conflict in this concern."""
    everybody = posts.with_role(Role.HUMAN_RESOURCES, on=on)
    return [each for each in everybody if each.person not in found.excluded]


def one(*, actor: Actor, keys: Keyring, row: Grievance) -> Found | None:
    """One grievance; None without a grant, or where a conflict keeps the actor away."""
    found = opened(actor=actor, keys=keys, rows=[row])
    return found[0] if found else None


def opened(*, actor: Actor, keys: Keyring, rows: Iterable[Grievance]) -> list[Found]:
    """Those of these grievances that the keys open and no conflict hides."""
    asked = list(rows)
    mine = vault.openable(actor=actor, keys=keys, ids=[row.compartment_id for row in asked])
    asked = [row for row in asked if row.compartment_id in mine]
    held = vault.bodies_in(
        actor=actor, keys=keys, compartments=[row.compartment_id for row in asked]
    )
    found = (_found(row, held.get(row.compartment_id, [])) for row in asked)
    return [each for each in found if each and not actor.is_excluded_from(each.matter)]


def _found(row: Grievance, held: Iterable[object]) -> Found | None:
    bodies = tuple(each for each in held if isinstance(each, Body))
    said = next((each.content for each in bodies if each.kind == Kind.GRIEVANCE), None)
    if said is None:
        return None
    return Found(row, bodies, said["words"], UUID(said["concern"]), UUID(said["matter"]))
