"""Requests under the law as their keepers open them, and their clocks. Pages may not import it.

Legal notes here are recalled and need a lawyer's check: one month for a subject-access request
and two more where it is complex (UK GDPR, article 12(3)); a day that is no working day moves to
the next one; courts and statutes give days of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of, is_working_day, months_after
from upheld.kernel.decision import NotPossible
from upheld.people import holders as posts
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import desk, opening, routing
from .models import Concern, LegalRequest
from .opening import Opened
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
    first = _first(held)
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


def after_hand_over(
    *, actor: Actor, keys: Keyring, request: LegalRequest, at: date | datetime
) -> tuple[str, ...] | None:
    """Who keeps a request from now on: those who receive its concern. None where nothing changes.

    Whoever may no longer read the concern can only bring others in, and does so only where
    nobody else of those who keep the request receives.
    """
    first = _first(vault.bodies(actor=actor, keys=keys, compartment=request.compartment_id))
    about = first["concern"] if first else ""
    row = Concern.objects.filter(id=about).first() if about else None
    if first is None or row is None or _is_erased(actor, row):
        return None
    held = vault.holders_of(actor=actor, keys=keys, compartment=request.compartment_id)
    found = opening.one(actor=actor, keys=keys, concern=row, today=day_of(at))
    after = (
        _brought_in(actor, first, row, held, at)
        if found is None
        else _who_read(actor, keys, found, held, at)
    )
    return None if set(after) == set(held) else tuple(dict.fromkeys(after))


def _who_read(
    actor: Actor, keys: Keyring, found: Opened, held: list[str], at: date | datetime
) -> list[str]:
    place = found.concern.compartment_id
    reading = vault.holders_of(actor=actor, keys=keys, compartment=place)
    receive = desk.receivers(reading, on=day_of(at))
    free = [each for each in receive if each not in found.excluded]
    if not found.hides_from(actor):
        return [actor.id, *free]
    return held if set(free) & set(held) else [*held, *free]


def _brought_in(
    actor: Actor, first: dict[str, Any], row: Concern, held: list[str], at: date | datetime
) -> list[str]:
    """Whom somebody brings in whom the reporter has taken out: by what stood when it came."""
    if "named_posts" not in first:  # nobody could say who is in conflict
        return held
    named, on = [UUID(each) for each in first["named_posts"]], day_of(at)
    away = routing.excluded(named, received_on=row.received_on, today=on)
    others = [each for each in held if each != actor.id and each not in away]
    if desk.receivers(others, on=on):
        return held
    own = {each.post for each in posts.posts_of(actor.id, on=on)}
    struck = {UUID(each) for each in {*first.get("struck", ()), *own}}
    try:
        coming = routing.readers(named_posts=named, somebody_else=False, struck=struck, at=at)
    except NotPossible:  # nobody is left, and it stays where it is
        return held
    return [*held, *(each.person for each in coming)]


def _first(held: Iterable[object]) -> dict[str, Any] | None:
    kind = Kind.LEGAL_REQUEST
    return next((e.content for e in held if isinstance(e, Body) and e.kind == kind), None)


def _may_see(actor: Actor, keys: Keyring, first: dict[str, Any], today: date) -> bool:
    if not first["concern"]:
        return True
    row = Concern.objects.filter(id=first["concern"]).first()
    found = opening.one(actor=actor, keys=keys, concern=row, today=today) if row else None
    if found is not None:
        return not found.hides_from(actor)
    # What was erased is in conflict with nobody any more; the register of it stays.
    return row is not None and _is_erased(actor, row)


def _is_erased(actor: Actor, row: Concern) -> bool:
    place = vault.compartment(actor=actor, id=row.compartment_id)
    return place is not None and place.shredded_on is not None
