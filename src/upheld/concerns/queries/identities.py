"""Requests to open a name: for the receiver, the second keeper, and the reporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.concerns import house_periods as periods
from upheld.concerns import identity, opening
from upheld.concerns.models import Concern, IdentityRequest, Signatory
from upheld.concerns.policy import HANDLES
from upheld.concerns.requests import part_of, wanted
from upheld.concerns.states import Asked, KnownAs
from upheld.kernel import actor as acting
from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring


@dataclass(frozen=True, slots=True)
class NameAsked:
    """One request to open a name, without the name."""

    id: UUID
    asked_on: date
    due_on: date
    late: bool
    post: str
    reason: str
    state: Asked
    answer: str
    answered_on: date | None
    opened_on: tuple[date, ...]
    has_lapsed: bool  # whoever asked can no longer read what was said
    may_open: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class NameKept:
    """How the name of a concern's reporter is kept, as a receiver reads it."""

    known_as: KnownAs
    takes_two: bool
    with_reporter_alone: bool
    may_ask: bool
    asked: tuple[NameAsked, ...]


def name_kept(
    *,
    actor: Actor,
    keys: Keyring,
    concern: Concern,
    at: datetime,
    signatory: Signatory | None = None,
) -> NameKept | None:
    """What can be done to learn who spoke; None for whoever handles it not.

    That is the reporter, or one of those who joined.
    """
    if not actor.has(*HANDLES):
        return None
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    if found is None or found.hides_from(actor) or found.convened_by(actor):
        return None
    part = part_of(actor=actor, keys=keys, found=found, signatory=signatory)
    if part is None:
        return None
    kept = identity.kept(actor=actor, keys=keys, compartment=part.name)
    asked = _asked(actor, keys, part.place, at)
    takes_two = bool(kept and kept.inner and not kept.words)
    return NameKept(
        known_as=part.known_as,
        takes_two=takes_two,
        with_reporter_alone=bool(part.name) and kept is None,
        may_ask=takes_two and all(each.state is not Asked.WAITING for each in asked),
        asked=asked,
    )


def told_of_name(*, actor: Actor, keys: Keyring, place: UUID, today: date) -> tuple[NameAsked, ...]:
    """What a reporter is told: who asked for their name, why, and what was answered."""
    if actor.kind is not acting.Kind.REPORTER:
        return ()
    return _asked(actor, keys, place, today)


def identity_requests(*, actor: Actor, keys: Keyring, today: date) -> list[NameAsked]:
    """What second keepers have been asked, what waits first. Others see nothing."""
    if not actor.has(Role.IDENTITY_KEEPER):
        return []
    rows = list(IdentityRequest.objects.order_by("asked_on", "id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[each.compartment_id for each in rows])
    found = [_line(actor, keys, row, today) for row in rows if row.compartment_id in mine]
    lines = [each for each in found if each is not None and not each.mine]
    return sorted(lines, key=lambda each: each.state is not Asked.WAITING)


def identity_request_page(
    *, actor: Actor, keys: Keyring, id: UUID, today: date
) -> NameAsked | None:
    """One request, for a second keeper who may answer it."""
    found = identity_requests(actor=actor, keys=keys, today=today)
    return next((each for each in found if each.id == id), None)


def identity_request(*, actor: Actor, id: UUID) -> IdentityRequest | None:
    """The row to hand to a command; ask for a page of it first, with keys."""
    if not actor.has(*HANDLES, Role.IDENTITY_KEEPER):
        return None
    return IdentityRequest.objects.filter(id=id).first()


def _asked(
    actor: Actor, keys: Keyring, compartment: UUID, at: date | datetime
) -> tuple[NameAsked, ...]:
    ids = identity.requests_of(actor=actor, keys=keys, compartment=compartment)
    rows = IdentityRequest.objects.filter(id__in=ids).order_by("asked_on", "id")
    found = (_line(actor, keys, row, at) for row in rows)
    return tuple(each for each in found if each is not None)


def _line(
    actor: Actor, keys: Keyring, row: IdentityRequest, at: date | datetime
) -> NameAsked | None:
    found = wanted(actor=actor, keys=keys, request=row)
    if found is None:
        return None
    mine = found.asked_by == actor.id
    in_time = isinstance(at, datetime) and found.until is not None and at <= found.until
    due = periods.house().second_answer.after(row.asked_on)
    return NameAsked(
        id=row.id,
        asked_on=row.asked_on,
        due_on=due,
        late=row.state == Asked.WAITING.value and day_of(at) > due,
        post=found.post,
        reason=found.reason,
        state=Asked(row.state),
        answer=found.answer,
        answered_on=found.answered_on,
        opened_on=found.opened_on,
        has_lapsed=row.state == Asked.REFUSED.value and found.answered_on is None,
        may_open=mine and in_time,
        mine=mine,
    )
