"""How long a concern is kept, and where everything of it lies. A sum of the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import months_after
from upheld.people import holders as posts
from upheld.vault import holders
from upheld.vault import queries as vault
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import desk, identity, opening
from .models import Concern, Erasure, Grievance, IdentityRequest, LegalHold, LegalRequest
from .opening import Opened
from .sealing import Kind
from .states import Risk, State, Stays

MOST_KEEPERS = 6
OVER = frozenset({State.CLOSED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Term:
    """Until when a concern is kept, and why until then."""

    outcome: str
    since: date
    until: date


@dataclass(frozen=True, slots=True, repr=False)
class Destroying:
    """What was asked to be destroyed, as its two people read it."""

    concern: UUID
    compartments: tuple[UUID, ...]
    asked_by: str
    post: str
    reason: str
    term: Term
    answer: str
    answered_by: str


def term_of(*, actor: Actor, keys: Keyring, found: Opened) -> Term:
    """By what came of it, counted from the last answer, or from when it came."""
    held = vault.bodies(actor=actor, keys=keys, compartment=found.concern.compartment_id)
    answers = [e for e in held if isinstance(e, Body) and e.kind == Kind.FEEDBACK]
    outcome = answers[-1].content["outcome"] if answers else ""
    since = answers[-1].day if answers else found.concern.received_on
    months = settings.UPHELD_RETENTION_MONTHS[outcome]
    return Term(outcome, since, months_after(since, months))


def is_held(concern: Concern) -> bool:
    """Whether a legal hold stops every erasure."""
    return LegalHold.objects.filter(concern=concern, lifted_on=None).exists()


def placed_by(*, actor: Actor, keys: Keyring, found: Opened) -> str | None:
    """Who placed the legal hold that is in force; None where nothing says so."""
    held = vault.bodies(
        actor=actor,
        keys=keys,
        compartment=found.concern.compartment_id,
        kind=Kind.LEGAL_HOLD.value,
    )
    steps = [each for each in held if isinstance(each, Body)]
    placed = [each.author for each in steps if each.content["step"] == "placed"]
    return placed[-1] if placed else None


def keepers(found: Opened, *, at: datetime, on: date, but: str) -> tuple[Holder, ...]:
    """Who could carry an erasure out: keepers of recovery without a conflict."""
    persons = {each.person for each in posts.with_role(Role.KEEPER, on=on)}
    free = sorted(persons - found.excluded.keys() - {but})
    return tuple(holders.of_persons(free, at)[:MOST_KEEPERS])


def places(*, actor: Actor, keys: Keyring, found: Opened) -> tuple[UUID, ...]:
    """Every compartment of a concern: its own, the desk, names, those who joined, grievances.

    Only such as the keys open, so that nobody asks for the destruction of somebody else's. A
    name that its reporter alone can open goes with it all the same: we said ourselves, when
    it was sealed, that it belongs to this concern.
    """
    own = found.concern.compartment_id
    joined = opening.signatories_of(actor=actor, keys=keys, concern=found.concern.id)
    theirs = [each.signatory.compartment_id for each in joined]
    held = vault.bodies_in(actor=actor, keys=keys, compartments=[own, *theirs])
    bodies = {id: [e for e in each if isinstance(e, Body)] for id, each in held.items()}
    links = [
        link
        for id in (own, *theirs)
        for link in identity.requests_of(actor=actor, keys=keys, compartment=id)
    ]
    links += [UUID(each) for each in _seconded(actor, keys, found, bodies.get(own, []))]
    asked = IdentityRequest.objects.filter(id__in=links).values_list("compartment_id", flat=True)
    shared = grievances_of(actor=actor, keys=keys, held=bodies.get(own, []), found=found)
    named = [
        own,
        *desk.compartments(bodies.get(own, []), found),
        *theirs,
        *asked,
        *(each.compartment_id for each in shared),
    ]
    whole = {place for each in named for place in vault.before(actor=actor, compartment=each)}
    mine = vault.openable(actor=actor, keys=keys, ids=whole)
    return tuple(sorted({*mine, *_names(bodies.values())}, key=str))


def grievances_of(
    *, actor: Actor, keys: Keyring, held: Iterable[Body], found: Opened
) -> list[Grievance]:
    """The grievances that its receivers shared with human resources, as its desk says."""
    lying = desk.bodies(actor=actor, keys=keys, held=held, found=found)
    links = [e for e in lying if isinstance(e, Body) and e.kind == Kind.GRIEVANCE_LINK]
    ids = {each.content["grievance"] for each in links}
    return list(Grievance.objects.filter(id__in=ids).order_by("shared_on", "id"))


def _seconded(actor: Actor, keys: Keyring, found: Opened, held: Iterable[Body]) -> Iterable[str]:
    """What second keepers were asked about it: what they read of it goes too."""
    lying = desk.bodies(actor=actor, keys=keys, held=held, found=found)
    links = [e for e in lying if isinstance(e, Body) and e.kind == Kind.STEP_LINK]
    return {each.content["request"] for each in links}


def staying(*, actor: Actor, keys: Keyring, found: Opened) -> tuple[Stays, ...]:
    """What hangs on a concern and is not destroyed with it, and so why."""
    own = found.concern.compartment_id
    held = [e for e in vault.bodies(actor=actor, keys=keys, compartment=own) if isinstance(e, Body)]
    reached = set(places(actor=actor, keys=keys, found=found))
    shared = grievances_of(actor=actor, keys=keys, held=held, found=found)
    kinds = {each.kind for each in held}
    stays = [
        (Stays.GRIEVANCE, any(each.compartment_id not in reached for each in shared)),
        (Stays.EXPORTED, Kind.EXPORTED.value in kinds),
        (Stays.ALERT, found.content["risk"] == Risk.YES),
        (Stays.LAW, _is_in_register(actor, keys, found)),
    ]
    return tuple(each for each, does in stays if does)


def _is_in_register(actor: Actor, keys: Keyring, found: Opened) -> bool:
    rows = list(LegalRequest.objects.values_list("compartment_id", flat=True))
    mine = vault.openable(actor=actor, keys=keys, ids=rows)
    held = vault.bodies_in(actor=actor, keys=keys, compartments=mine)
    bodies = [each for found_in in held.values() for each in found_in if isinstance(each, Body)]
    requests = [each.content for each in bodies if each.kind == Kind.LEGAL_REQUEST]
    return any(each["concern"] == str(found.concern.id) for each in requests)


def _names(held: Iterable[Iterable[Body]]) -> set[UUID]:
    """Each place where a name was ever kept: of the reporter, and of those who joined."""
    where = {Kind.CONCERN.value: "identity", Kind.COMMON.value: "who"}
    said = (each.content.get(where[each.kind]) for b in held for each in b if each.kind in where)
    return {UUID(each) for each in said if each}


def destroying(*, actor: Actor, keys: Keyring, erasure: Erasure) -> Destroying | None:
    """An erasure that these keys open; None for everybody else."""
    held = [
        each
        for each in vault.bodies(actor=actor, keys=keys, compartment=erasure.compartment_id)
        if isinstance(each, Body)
    ]
    asked = next((each.content for each in held if each.kind == Kind.ERASURE), None)
    if asked is None or UUID(asked["concern"]) != erasure.concern_id:
        return None
    answer = next((each for each in held if each.kind == Kind.ERASURE_ANSWER), None)
    return Destroying(
        concern=UUID(asked["concern"]),
        compartments=tuple(UUID(each) for each in asked["compartments"]),
        asked_by=asked["asked_by"],
        post=asked["post"],
        reason=asked["words"],
        term=_term_from(asked),
        answer=answer.content["words"] if answer else "",
        answered_by=answer.author if answer else "",
    )


def term_as_text(term: Term) -> dict[str, str]:
    """A term as a sealed body says it."""
    return {
        "outcome": term.outcome,
        "since": term.since.isoformat(),
        "until": term.until.isoformat(),
    }


def _term_from(said: dict[str, Any]) -> Term:
    return Term(
        said["outcome"], date.fromisoformat(said["since"]), date.fromisoformat(said["until"])
    )
